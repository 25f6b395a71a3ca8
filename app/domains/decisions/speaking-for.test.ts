import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { openVote } from '#test/decisions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const ballotOf = (person_id: string) => database.db.selectFrom('ballots').selectAll().where('person_id', '=', person_id).executeTakeFirst();

async function mandate(until_on: string | null = null): Promise<string> {
  const id = newId();
  const given = { issue_id: town.issue.id, person_id: town.persons.advisor, group_id: town.groups.drivers, given_on: '2026-01-06' };
  await database.db
    .insertInto('mandates')
    .values({ ...given, id, until_on, created_at: new Date(), created_by: town.persons.convener })
    .execute();
  return id;
}

describe('a named ballot', () => {
  test('says for whom it speaks, to members only, and weighs the same', async () => {
    const id = await mandate();
    const vote = await openVote(app, town);
    const mark = `mark-${vote.options[0]?.id}`;
    const advisor = await as('advisor');
    expect((await advisor.get(vote.url)).text).toContain('For whom do you speak?');
    expect((await (await as('core')).get(vote.url)).text).not.toContain('For whom do you speak?');
    expect((await advisor.post(`${vote.url}/ballots`, { [mark]: '1', words: '', lang: 'en', for: `asked:${id}`, asked: '' })).status).toBe(422);
    expect(
      (
        await advisor.post(`${vote.url}/ballots`, {
          [mark]: '1',
          words: 'Only with a heated shelter',
          signed: '1',
          lang: 'en',
          for: `asked:${id}`,
          asked: '12',
        })
      ).status,
    ).toBe(303);
    expect(await ballotOf(town.persons.advisor)).toMatchObject({ speaks: 'asked', asked_count: 12, mandate_id: id, group_id: town.groups.drivers });
    expect((await advisor.get(vote.url)).text).toMatch(/value="asked:[0-9a-f-]+"[^>]*checked/);
    await (await as('core')).post(`${vote.url}/ballots`, { [mark]: '7', words: 'No', lang: 'en' });
    app.setNow(new Date(vote.closesAt.getTime() + 1000));
    const told = await (await as('core')).get(vote.url);
    expect(told.text.match(/after asking 12 people/g), 'beside the reservation, and in the list of ballots').toHaveLength(2);
    expect(told.text).toContain('every ballot counts once');
    expect(told.text).toContain('50%');
    expect((await app.browser().get(vote.url)).text).not.toContain('after asking');
  });

  test('speaks for nobody under a mandate of another, or one that is over, and can be changed back to oneself', async () => {
    const over = await mandate('2026-01-31');
    const vote = await openVote(app, town);
    const ballot = { [`mark-${vote.options[0]?.id}`]: '1', words: '', lang: 'en' };
    expect((await (await as('advisor')).post(`${vote.url}/ballots`, { ...ballot, for: `vote:${over}` })).status).toBe(403);
    await database.db.updateTable('mandates').set({ until_on: null }).execute();
    expect((await (await as('core')).post(`${vote.url}/ballots`, { ...ballot, for: `vote:${over}` })).status).toBe(403);
    await (await as('advisor')).post(`${vote.url}/ballots`, { ...ballot, for: `vote:${over}` });
    await (await as('advisor')).post(`${vote.url}/ballots`, { ...ballot, for: 'self' });
    expect(await ballotOf(town.persons.advisor)).toMatchObject({ speaks: 'self', asked_count: null, mandate_id: null, group_id: null });
  });
});

test('a secret ballot never says it: the voter is told so, a forged form is refused, and the database holds it to that', async () => {
  const id = await mandate();
  const vote = await openVote(app, town, { secrecy: 'secret' });
  const advisor = await as('advisor');
  const page = await advisor.get(vote.url);
  expect(page.text).toContain('it could tell who you are');
  expect(page.text).not.toContain(`vote:${id}`);
  const forged = { [`mark-${vote.options[0]?.id}`]: '1', words: '', lang: 'en', for: `vote:${id}`, _confirmed: '1' };
  expect((await advisor.post(`${vote.url}/ballots`, forged)).status).toBe(403);
  expect(await database.db.selectFrom('ballot_receipts').select('person_id').execute()).toEqual([]);
  const ballot = { id: newId(), decision_id: vote.id, ring: 'core', speaks: 'vote', mandate_id: id, group_id: town.groups.drivers };
  await expect(database.db.insertInto('ballots').values(ballot).execute()).rejects.toThrow('check');
});
