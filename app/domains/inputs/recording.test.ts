import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(new Date('2026-03-02T15:00:00Z'));
});

const heard = { body: 'She called and said the stop is dark.', lang: 'es', channel: 'phone', speaks: 'self', on: '2026-02-27', authorLocale: 'es' };
const input = () => database.db.selectFrom('inputs').selectAll().executeTakeFirst();

describe('recording for somebody', () => {
  permissionsInTown(
    'who may',
    `
    who      | record  | open the form | inputs kept
    visitor  | sign-in | sign-in       | 0
    stranger | refused | refused       | 0
    listener | refused | refused       | 0
    core     | refused | refused       | 0
    convener | yes     | opens         | 1
    admin    | yes     | opens         | 1
  `,
    () => app,
    {
      record: (browser) => browser.post('/issues/late-buses/inputs', heard),
      'open the form': (browser) => browser.get('/issues/late-buses/desk/record'),
      'inputs kept': async () => String((await database.db.selectFrom('inputs').select('id').execute()).length),
    },
  );

  test('keeps who recorded it, on which day, and writes to its author in their language', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    const page = await browser.post('/issues/late-buses/inputs', { ...heard, address: 'marta@example.com' });
    const row = await input();
    expect(page.location).toBe(`/inputs/${row?.id}`);
    expect(row).toMatchObject({ recorded_by: town.persons.convener, channel: 'phone', author_locale: 'es', moderated: 1, participant_id: null });
    expect(row?.said_at.toISOString()).toBe('2026-02-27T17:00:00.000Z');
    const mail = await database.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
    expect(mail.subject).toContain('Anotamos lo que usted nos dijo');
    const shown = await browser.get(`/inputs/${row?.id}`);
    expect(shown.text).toContain('/said/');
    expect(shown.text).not.toContain('marta@example.com');
  });

  test('a day to come, a group without its number, a guess about nobody: each is told, nothing is kept', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.post('/issues/late-buses/inputs', { ...heard, on: '2026-03-03' })).text).toContain('This day is still to come.');
    expect((await browser.post('/issues/late-buses/inputs', { ...heard, speaks: 'asked', group: town.groups.drivers })).text).toContain(
      'Say how many people were asked.',
    );
    expect((await browser.post('/issues/late-buses/inputs', { ...heard, speaks: 'guess' })).text).toContain('Choose the group.');
    expect(await input()).toBeUndefined();
  });
});

describe('a guess', () => {
  async function guess(): Promise<string> {
    const browser = await app.browser().signIn('convener@example.org');
    await browser.post('/issues/late-buses/inputs', { ...heard, lang: 'en', speaks: 'guess', group: town.groups.drivers });
    const id = (await input())?.id ?? '';
    await database.db
      .insertInto('mandates')
      .values({
        id: newId(),
        issue_id: town.issue.id,
        person_id: town.persons.listener,
        group_id: town.groups.drivers,
        given_on: '2026-01-05',
        created_at: new Date(),
        created_by: town.persons.convener,
      })
      .execute();
    return id;
  }

  describe('is confirmed by who speaks for the group, or who leads', () => {
    let id: string;
    beforeEach(async () => {
      id = await guess();
    });

    permissionsInTown(
      'the listener speaks for it',
      `
      who      | confirm | confirmations
      visitor  | sign-in | 0
      stranger | refused | 0
      core     | refused | 0
      listener | yes     | 1
      convener | yes     | 1
      admin    | yes     | 1
    `,
      () => app,
      {
        confirm: (browser) => browser.post(`/inputs/${id}/confirmation`),
        confirmations: async () => String((await database.db.selectFrom('input_confirmations').selectAll().execute()).length),
      },
    );
  });

  test('is pencilled until confirmed, confirmed once, and can be made a guess again', async () => {
    const id = await guess();
    const browser = await app.browser().signIn('listener@example.org');
    expect((await browser.get(`/inputs/${id}`)).text).toContain('quote guess');
    await browser.post(`/inputs/${id}/confirmation`);
    await browser.post(`/inputs/${id}/confirmation`);
    const page = await browser.get(`/inputs/${id}`);
    expect(page.text).not.toContain('quote guess');
    expect(page.text).toContain('in our words, confirmed by them');
    await browser.delete(`/inputs/${id}/confirmation`);
    expect((await browser.get(`/inputs/${id}`)).text).toContain('quote guess');
    const kinds = await database.db.selectFrom('events').select('kind').where('subject_id', '=', id).orderBy('id').execute();
    expect(kinds.map((one) => one.kind)).toEqual(['input.recorded', 'input.confirmed', 'input.confirmation-undone']);
  });

  test('only a guess can be confirmed, and unknown ids are not found', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    await browser.post('/issues/late-buses/inputs', heard);
    expect((await browser.post(`/inputs/${(await input())?.id}/confirmation`)).status).toBe(404);
    for (const id of [newId(), 'x', '%00']) expect((await browser.post(`/inputs/${id}/confirmation`)).status).toBe(404);
  });
});
