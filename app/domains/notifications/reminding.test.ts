import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { setTerm, sayValue } from '../members/index.ts';
import { remind } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let mandateId: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  mandateId = newId();
  await database.db
    .insertInto('mandates')
    .values({
      id: mandateId,
      issue_id: town.issue.id,
      person_id: town.persons.advisor,
      group_id: town.groups.drivers,
      given_on: '2026-03-01',
      until_on: '2026-06-30',
      every_days: 30,
      created_at: new Date('2026-03-01T15:00:00Z'),
      created_by: town.persons.convener,
    })
    .execute();
});

const on = async (day: string) => {
  app.setNow(new Date(`${day}T15:00:00Z`));
  return remind(app.ctx());
};
const reported = (direction: 'out' | 'back', reported_on: string) =>
  database.db
    .insertInto('mandate_reports')
    .values({ id: newId(), mandate_id: mandateId, direction, reported_on, created_at: new Date(), created_by: town.persons.advisor })
    .execute();
const letters = () => database.db.selectFrom('mails').select(['kind', 'to_address', 'subject', 'body']).orderBy('created_at').orderBy('kind').execute();

test('a mandate is reminded of once for each due day, in its own rhythm, and once of its end', async () => {
  expect(await on('2026-03-31')).toBe(0);
  expect(await on('2026-04-01')).toBe(1);
  expect(await on('2026-04-02')).toBe(0);
  await reported('back', '2026-04-03');
  expect(await on('2026-05-03')).toBe(0);
  expect(await on('2026-05-04')).toBe(1);
  expect(await on('2026-06-01')).toBe(1);
  expect(await on('2026-06-20')).toBe(0);
  expect(await on('2026-07-01')).toBe(0);
  expect((await letters()).map((one) => one.kind)).toEqual([
    `mandate-due:${mandateId}:2026-03-31`,
    `mandate-due:${mandateId}:2026-05-03`,
    `mandate-ends:${mandateId}:2026-06-30`,
  ]);
  expect((await letters())[0]).toMatchObject({ to_address: 'advisor@example.org', subject: 'Word to and from Bus drivers is due' });
});

test('word to carry out is reminded of too, by itself where word came back on another day', async () => {
  await reported('back', '2026-03-20');
  await reported('out', '2026-03-10');
  expect(await on('2026-04-09')).toBe(0);
  expect(await on('2026-04-10')).toBe(1);
  expect(await on('2026-04-19')).toBe(0);
  expect(await on('2026-04-20')).toBe(1);
  expect((await letters()).map((one) => one.subject)).toEqual(['Word to Bus drivers is due', 'Word from Bus drivers is due']);
});

test('whoever holds mandates for groups that were merged gets one letter', async () => {
  const mandate = await database.db.selectFrom('mandates').selectAll().executeTakeFirstOrThrow();
  await database.db
    .insertInto('mandates')
    .values({ ...mandate, id: newId(), group_id: town.groups.families })
    .execute();
  const advisor = await app.browser().signIn('advisor@example.org');
  app.setNow(new Date('2026-04-01T15:00:00Z'));
  expect((await advisor.get('/me')).text.match(/Carry word out to, and bring word back from:/g)).toHaveLength(2);
  const merging = { kind: 'groups', kept: town.groups.drivers, merged: town.groups.families };
  const admin = await app.browser().signIn('admin@example.org');
  expect((await admin.post(`/organizations/${town.district}/merges`, merging)).status).toBe(303);
  expect((await advisor.get('/me')).text.match(/Carry word out to, and bring word back from:/g)).toHaveLength(1);
  expect(await on('2026-04-01')).toBe(1);
  expect((await letters()).map((one) => one.kind)).toEqual([expect.stringContaining('mandate-due:')]);
  await advisor.delete(`/issues/late-buses/mandates/${mandateId}`, { _confirmed: '1' });
  expect((await advisor.get('/me')).text).not.toContain('Carry word out to');
});

test('after a long silence of the program old due days are let go', async () => {
  expect(await on('2026-05-15')).toBe(0);
});

test('a term is reminded of 30 days before, a value 90 days after, without a word of what was said', async () => {
  await database.db.deleteFrom('mandates').execute();
  const { id } = await database.db.selectFrom('memberships').select('id').where('person_id', '=', town.persons.listener).executeTakeFirstOrThrow();
  app.setNow(new Date('2026-03-01T15:00:00Z'));
  await setTerm(app.ctx(town.persons.convener), town.issue.id, id, { untilOn: '2026-09-30', reason: null, lang: 'en', over: 0 });
  const value = { professional: null, personal: 'A thing nobody should read', cost: null, lang: 'en', shown: false };
  await sayValue(app.ctx(town.persons.listener), town.issue.id, id, value);
  expect(await on('2026-05-29')).toBe(0);
  expect(await on('2026-05-30')).toBe(1);
  expect(await on('2026-05-31')).toBe(0);
  expect(await on('2026-08-30')).toBe(0);
  expect(await on('2026-08-31')).toBe(1);
  const written = await letters();
  expect(written.map((one) => one.subject)).toEqual(['Is it still what you get?', 'Your term ends on September 30, 2026']);
  expect(written.map((one) => one.body).join()).not.toContain('A thing nobody should read');
});

test('nobody is written to whose place has ended', async () => {
  await database.db.updateTable('mandates').set({ ended_at: new Date() }).execute();
  expect(await on('2026-04-01')).toBe(0);
});
