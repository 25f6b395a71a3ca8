import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const say = '/issues/late-buses/say';
const plain = { body: 'The bus came at 8:20 again.', lang: 'en' };
const inputs = () => database.db.selectFrom('inputs').selectAll().orderBy('id').execute();

async function giveMandate(personId: string, untilOn: string | null = null): Promise<string> {
  const id = newId();
  await database.db
    .insertInto('mandates')
    .values({
      id,
      issue_id: town.issue.id,
      person_id: personId,
      group_id: town.groups.drivers,
      given_on: '2026-01-05',
      until_on: untilOn,
      created_at: new Date('2026-01-05'),
      created_by: town.persons.convener,
    })
    .execute();
  return id;
}

/** Says it and returns the path of the private page. */
async function sayIt(browser: TestBrowser, fields: Record<string, string> = {}): Promise<string> {
  const page = await browser.post(say, { ...plain, ...fields });
  expect(page.status, page.text).toBe(303);
  return page.location ?? '';
}

describe('saying something', () => {
  test('a visitor says it without an account and gets a private page', async () => {
    const browser = app.browser();
    const path = await sayIt(browser);
    expect(path).toMatch(/^\/said\/[0-9a-f-]{36}\.[\w-]{22}\?new=1$/);
    const page = await browser.get(path);
    expect(page.text).toContain('Thank you. It arrived.');
    expect(page.text).toContain(`value="http://longtable.test${path.replace('?new=1', '')}"`);
    expect(page.text).toContain('The bus came at 8:20 again.');
    expect(browser.seats().get(town.issue.id)).toBe((await inputs())[0]?.participant_id);
  });

  test('in Spanish, in Arabic, and with markup that stays text', async () => {
    const browser = app.browser({ locale: 'es' });
    expect((await browser.get(say)).text).toContain('¿Qué quiere decir?');
    const path = await sayIt(browser, { body: '<script>alert(1)</script>', lang: 'es' });
    const page = await browser.get(path);
    expect(page.text).toContain('lang="es" dir="ltr"><p>&lt;script&gt;');
    expect(page.text).not.toContain('<script>alert');
    expect((await inputs())[0]).toMatchObject({ author_locale: 'es', lang: 'es' });
    expect((await app.browser({ locale: 'ar' }).get(say)).text).toContain('ماذا تريد أن تقول؟');
  });

  test('every problem at once, and what was typed is given back', async () => {
    const page = await app.browser().post(say, { body: '', lang: 'en', address: 'nowhere', group: 'x' });
    expect(page.status).toBe(422);
    for (const words of ['Fill this in.', 'Write an e-mail address', 'Choose one of these.', 'value="nowhere"']) expect(page.text).toContain(words);
    expect(await inputs()).toHaveLength(0);
  });

  test('a robot that fills the hidden field is told so and nothing is kept', async () => {
    const page = await app.browser().post(say, { ...plain, website: 'https://buy.example' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Please leave this field empty.');
    expect(await inputs()).toHaveLength(0);
  });

  test('a private issue is nowhere for strangers', async () => {
    await database.db.deleteFrom('issue_publications').execute();
    expect((await app.browser().get(say)).status).toBe(404);
    expect((await app.browser().post(say, plain)).status).toBe(404);
    const member = await app.browser().signIn('core@example.org');
    expect((await member.post(say, plain)).status).toBe(303);
  });

  test('somebody who names their group is counted to it; a group of elsewhere is not found', async () => {
    await sayIt(app.browser(), { group: town.groups.families });
    expect((await inputs())[0]).toMatchObject({ group_id: town.groups.families, speaks: 'self' });
    const elsewhere = newId();
    await database.db
      .insertInto('organizations')
      .values({ id: elsewhere, level: 'partner', name: 'Elsewhere', created_at: new Date(), parent_id: town.state })
      .execute();
    const group = newId();
    await database.db.insertInto('groups').values({ id: group, organization_id: elsewhere, name: 'Neighbours', created_at: new Date() }).execute();
    expect((await app.browser().post(say, { ...plain, group })).status).toBe(404);
  });
});

describe('speaking for a group', () => {
  interface Speaker {
    readonly holder: 'core' | 'advisor';
    readonly browser: () => Promise<TestBrowser>;
  }

  permissions(
    'who may',
    `
    who                        | speak for it | inputs kept
    a visitor                  | refused      | 0
    a member without a mandate | refused      | 0
    a member with one          | yes          | 1
  `,
    {
      rows: {
        'a visitor': { holder: 'core', browser: async () => app.browser() },
        'a member without a mandate': { holder: 'core', browser: () => app.browser().signIn('advisor@example.org') },
        'a member with one': { holder: 'advisor', browser: () => app.browser().signIn('advisor@example.org') },
      },
      columns: {
        'speak for it': async ({ holder, browser }: Speaker) => {
          const mandate = await giveMandate(town.persons[holder]);
          return (await browser()).post(say, { ...plain, for: `asked:${mandate}`, asked: 12 });
        },
        'inputs kept': async () => String((await inputs()).length),
      },
      ask: (speaker: Speaker, deed) => deed(speaker),
    },
  );

  test('after asking people needs the number; by a vote needs none', async () => {
    const mandate = await giveMandate(town.persons.advisor);
    const browser = await app.browser().signIn('advisor@example.org');
    expect((await browser.get(say)).text).toContain(`value="vote:${mandate}"`);
    const page = await browser.post(say, { ...plain, for: `asked:${mandate}`, asked: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Say how many people were asked.');
    await sayIt(browser, { for: `vote:${mandate}` });
    expect((await inputs())[0]).toMatchObject({ speaks: 'vote', group_id: town.groups.drivers, mandate_id: mandate, asked_count: null });
  });

  test('a mandate that ran out is none', async () => {
    const mandate = await giveMandate(town.persons.advisor, '2026-01-31');
    app.setNow(new Date('2026-02-02T12:00:00Z'));
    const browser = await app.browser().signIn('advisor@example.org');
    expect((await browser.post(say, { ...plain, for: `vote:${mandate}` })).status).toBe(403);
  });
});

describe('the private link', () => {
  test('is mailed in the reader’s language without repeating what was said', async () => {
    const path = await sayIt(app.browser({ locale: 'es' }), { address: 'Rosa@Example.com', body: 'Palabras mías' });
    const mail = await database.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ to_address: 'rosa@example.com', locale: 'es', kind: 'said' });
    expect(mail.subject).toContain('Su enlace a lo que usted dijo');
    expect(mail.body).toContain(`http://longtable.test${path.replace('?new=1', '')}`);
    expect(mail.body).not.toContain('Palabras mías');
  });

  test('cannot be guessed: another id, another purpose, or a cut one open nothing', async () => {
    const path = (await sayIt(app.browser())).replace('?new=1', '');
    const [, key = ''] = path.split('/said/');
    const [id, signature = ''] = key.split('.');
    const stranger = app.browser();
    expect((await stranger.get(path)).status).toBe(200);
    for (const wrong of [`${newId()}.${signature}`, `${id}.${'A'.repeat(22)}`, String(id), `${id}.`, 'x', `${key}x`]) {
      expect((await stranger.get(`/said/${wrong}`)).status, wrong).toBe(404);
      expect((await stranger.post(`/said/${wrong}/withdrawal`, { _confirmed: '1' })).status, wrong).toBe(404);
    }
  });

  test('takes the input back after asking once more, and brings it back; history stays', async () => {
    const browser = app.browser();
    const path = (await sayIt(browser)).replace('?new=1', '');
    const asked = await browser.post(`${path}/withdrawal`);
    expect(asked.text).toContain('Take back what you said?');
    expect((await inputs())[0]?.withdrawn_at).toBeNull();
    expect((await browser.post(`${path}/withdrawal`, { _confirmed: '1' })).status).toBe(303);
    expect((await browser.get(path)).text).toContain('You took this back.');
    const listener = await app.browser().signIn('listener@example.org');
    const [input] = await inputs();
    expect((await listener.get(`/inputs/${input?.id}`)).status).toBe(404);
    expect((await browser.delete(`${path}/withdrawal`)).status).toBe(303);
    expect((await listener.get(`/inputs/${input?.id}`)).status).toBe(200);
    const kinds = await database.db
      .selectFrom('events')
      .select('kind')
      .where('subject_id', '=', input?.id ?? '')
      .orderBy('id')
      .execute();
    expect(kinds.map((one) => one.kind)).toEqual(['input.said', 'input.withdrawn', 'input.brought-back']);
  });

  test('still opens for its author when the issue became private', async () => {
    const browser = app.browser();
    const path = await sayIt(browser);
    await database.db.deleteFrom('issue_publications').execute();
    expect((await browser.get(path)).status).toBe(200);
  });

  test('says when the promised days ran out', async () => {
    const browser = app.browser();
    app.setNow(new Date('2026-03-01T12:00:00Z'));
    const path = await sayIt(browser);
    expect((await browser.get(path)).text).toContain('It waits for an answer.');
    app.setNow(new Date('2026-03-11T12:00:01Z'));
    expect((await browser.get(path)).text).toContain('we are late');
  });
});
