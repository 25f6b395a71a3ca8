import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { reactions } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

const mails = () => database.db.selectFrom('mails').selectAll().where('kind', '<>', 'said').orderBy('id').execute();

async function said(locale: 'en' | 'es', address = 'rosa@example.com'): Promise<string> {
  const page = await app.browser({ locale }).post('/issues/late-buses/say', { body: 'Llega tarde.', lang: 'es', address });
  return (page.location ?? '').slice(6, 42);
}

const answer = (inputId: string, more: Record<string, string> = {}) =>
  convener.post('/issues/late-buses/answers', { verdict: 'not-used', reason: 'We cannot pay for it this year.', lang: 'en', 'input[]': inputId, ...more });

describe('an author who left an address', () => {
  test('is told in Spanish, with the reason in Spanish where it was written', async () => {
    const id = await said('es');
    await answer(id, { reason_es: 'Este año no podemos pagarlo.' });
    expect(await app.react()).toBe(1);
    const [mail] = await mails();
    expect(mail).toMatchObject({ to_address: 'rosa@example.com', locale: 'es' });
    expect(mail?.subject).toBe('La respuesta a lo que usted dijo: Buses come late');
    for (const words of ['«Llega tarde.»', 'No usado.', 'Este año no podemos pagarlo.', 'Respondió convener person', `http://longtable.test/said/${id}.`])
      expect(mail?.body).toContain(words);
    expect(mail?.body).not.toContain('La razón está en');
  });

  test('else gets the reason as it is, with its language named', async () => {
    await answer(await said('es'));
    await app.react();
    const [mail] = await mails();
    expect(mail?.body).toContain('No usado. (La razón está en inglés.)\nWe cannot pay for it this year.');
  });

  test('is told once, however often the job runs', async () => {
    await answer(await said('en'));
    await app.react();
    const event = await database.db.selectFrom('events').select(['id', 'subject_id']).where('kind', '=', 'answer.given').executeTakeFirstOrThrow();
    const again = reactions({ ...app.deps, db: database.db, origin: 'http://longtable.test' }).get('answer.given');
    await again?.({ eventId: String(event.id), subjectId: event.subject_id });
    expect(await app.react()).toBe(0);
    expect(await mails()).toHaveLength(1);
  });

  test('is told again when the answer is replaced', async () => {
    const id = await said('en');
    await answer(id);
    const first = await database.db.selectFrom('answers').select('id').executeTakeFirstOrThrow();
    await answer(id, { verdict: 'used', seen: first.id });
    await app.react();
    expect((await mails()).map((mail) => mail.subject)).toEqual([
      'The answer to what you said: Buses come late',
      'A new answer to what you said: Buses come late',
    ]);
  });

  test('is told why something is hidden, by which rule, and when it is shown again', async () => {
    const id = await said('es');
    await convener.post(`/inputs/${id}/moderations`, { verdict: 'hide', rule: 'spam', reason: 'This looks like an advert.', lang: 'en' });
    await app.react();
    await convener.post(`/inputs/${id}/moderations`, { verdict: 'undo' });
    await app.react();
    const [hidden, restored] = await mails();
    expect(hidden?.subject).toContain('Lo que usted dijo está oculto');
    expect(hidden?.body).toContain('(La razón está en inglés.)\nThis looks like an advert.');
    expect(restored?.subject).toContain('se muestra de nuevo');
  });

  test('is left in peace after taking it back; without an address nobody is written to', async () => {
    const page = await app.browser().post('/issues/late-buses/say', { body: 'No address.', lang: 'en' });
    await answer((page.location ?? '').slice(6, 42));
    const id = await said('en');
    await answer(id);
    await database.db.updateTable('inputs').set({ withdrawn_at: new Date() }).where('id', '=', id).execute();
    expect(await app.react()).toBe(2);
    expect(await mails()).toHaveLength(0);
  });
});

describe('the outbox', () => {
  const letter = (kind: string, more: object = {}) =>
    database.db
      .insertInto('mails')
      .values({
        id: newId(),
        to_address: 'reader@example.com',
        subject: '123456 is your code',
        body: 'Code 123456',
        locale: 'en',
        kind,
        created_at: new Date('2026-03-01T12:00:00Z'),
        ...more,
      })
      .returning('id')
      .executeTakeFirstOrThrow();

  async function administrator(): Promise<TestBrowser> {
    await database.db
      .insertInto('staff')
      .values({ organization_id: town.state, person_id: town.persons.advisor, role: 'administrator', added_at: new Date() })
      .execute();
    app.setNow(new Date('2026-03-01T12:05:00Z'));
    return app.browser().signIn('advisor@example.org');
  }

  permissionsInTown(
    'is not for the district',
    `
    who      | read the list | read a letter
    stranger | refused       | refused
    convener | refused       | refused
    admin    | refused       | refused
  `,
    () => app,
    {
      'read the list': (browser) => browser.get(`/organizations/${town.state}/outbox`),
      'read a letter': async (browser) => browser.get(`/organizations/${town.state}/outbox/${(await letter('sign-in')).id}`),
    },
  );

  test('is offered where it can be read: to the topmost administrators, and in a demo to every administrator', async () => {
    const link = `href="/organizations/${town.state}/outbox"`;
    const district = await app.browser().signIn('admin@example.org');
    expect((await district.get(`/organizations/${town.district}`)).text).not.toMatch(/\/outbox"/);
    const top = await administrator();
    expect((await top.get(`/organizations/${town.state}`)).text).toContain(link);
    const demo = await createTestApp(database.db, { demo: true });
    const visitor = await demo.browser().signIn('admin@example.org');
    expect((await visitor.get(`/organizations/${town.district}`)).text).toContain(link);
    expect((await visitor.get(`/organizations/${town.state}/outbox`)).status).toBe(200);
    expect((await (await demo.browser().signIn('convener@example.org')).get(`/organizations/${town.state}/outbox`)).status).toBe(403);
  });

  test('is for administrators of the topmost organization, at its own address only', async () => {
    const browser = await administrator();
    expect((await browser.get(`/organizations/${town.state}/outbox`)).text).toContain('No letter was written yet');
    expect((await browser.get(`/organizations/${town.district}/outbox`)).status).toBe(404);
    expect((await browser.get(`/organizations/${town.state}/outbox/${newId()}`)).status).toBe(404);
    expect((await browser.get(`/organizations/${town.state}/outbox/x`)).status).toBe(404);
  });

  test('hides codes and shortens addresses where mail is carried', async () => {
    const browser = await administrator();
    const { id } = await letter('sign-in', { sent_at: new Date('2026-03-01T12:00:01Z') });
    const waiting = await letter('sign-in');
    const list = await browser.get(`/organizations/${town.state}/outbox`);
    expect(list.text).not.toContain('123456');
    expect(list.text).toContain('r…@example.com');
    for (const one of [id, waiting.id]) {
      const page = await browser.get(`/organizations/${town.state}/outbox/${one}`);
      expect(page.text).not.toContain('123456');
      expect(page.text).not.toContain('reader@');
    }
  });

  test('shows a waiting code with a warning where nobody carries mail: it is the only way', async () => {
    const browser = await administrator();
    const { id } = await letter('sign-in');
    const page = await browser.get(`/organizations/${town.state}/outbox/${id}`);
    expect(page.text).toContain('Code 123456');
    expect(page.text).toContain('This code signs in whoever types it.');
    app.setNow(new Date('2026-03-01T12:00:05Z'));
    expect((await browser.get(`/organizations/${town.state}/outbox/${id}`)).text).not.toContain('123456');
  });

  test('tells why a letter failed', async () => {
    const browser = await administrator();
    const { id } = await letter('answer:1', { failed_at: new Date('2026-03-01T12:00:02Z'), failure: 'mailbox full' });
    expect((await browser.get(`/organizations/${town.state}/outbox/${id}`)).text).toContain('mailbox full');
  });
});
