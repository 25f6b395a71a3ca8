import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { openVote } from '#test/decisions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { remindVoters } from './reminding.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const convener = () => app.ctx(town.persons.convener);

async function change(person: keyof Town['persons'], to: { locale: string } | { email: null }): Promise<void> {
  await database.db.updateTable('persons').set(to).where('id', '=', town.persons[person]).execute();
}

/** To whom, and how it begins. */
async function letters(): Promise<[string, string | undefined][]> {
  const mails = await database.db.selectFrom('mails').select(['to_address', 'subject']).where('kind', '=', 'decision-reminder').orderBy('to_address').execute();
  return mails.map((mail) => [mail.to_address, mail.subject.split(':')[0]]);
}

test('it writes to those who have not voted, in their language, at most once a day', async () => {
  const {
    url,
    options: [option],
    id,
  } = await openVote(app, town);
  await change('advisor', { locale: 'es' });
  const core = await app.browser().signIn('core@example.org');
  await core.post(`${url}/ballots`, { [`mark-${option?.id}`]: 1, words: '', lang: 'en' });
  expect((await core.post(`${url}/reminders`)).status).toBe(403);
  const lead = await app.browser().signIn('convener@example.org');
  await lead.post(`${url}/reminders`);
  await lead.post(`${url}/reminders`);
  expect(await letters()).toEqual([
    ['advisor@example.org', 'Se pide su voto'],
    ['convener@example.org', 'Your vote is asked for'],
  ]);
  const { body } = await database.db.selectFrom('mails').select('body').limit(1).executeTakeFirstOrThrow();
  expect(body).toContain(`http://longtable.test/decisions/${id}`);
});

test('a day later it does so again; within the day it says so and writes nothing', async () => {
  const { id } = await openVote(app, town);
  expect(await remindVoters(convener(), id)).toEqual({ ok: true, value: { letters: 3 } });
  const before = convener().now.getTime();
  app.setNow(new Date(before + 19 * 3_600_000));
  expect(await remindVoters(convener(), id)).toEqual({ ok: false, reason: 'soon' });
  expect(await letters()).toHaveLength(3);
  app.setNow(new Date(before + 21 * 3_600_000));
  expect(await remindVoters(convener(), id)).toMatchObject({ ok: true });
});

test('nobody without an address is written to; whose language has no words reads English', async () => {
  const { id } = await openVote(app, town);
  await change('core', { email: null });
  await change('advisor', { locale: 'tlh' });
  expect(await remindVoters(convener(), id)).toEqual({ ok: true, value: { letters: 2 } });
  expect(await letters()).toEqual([
    ['advisor@example.org', 'Your vote is asked for'],
    ['convener@example.org', 'Your vote is asked for'],
  ]);
});
