import { openVote } from '#test/decisions.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { beforeAll, expect, test } from 'vitest';
import { castBallot } from './voting.ts';

// Two transactions at once need a database that is not inside one: this file has its own.
const database = useOwnDatabase();
let app: TestApp;
let town: Town;
beforeAll(async () => {
  const { db } = database;
  app = await createTestApp(db);
  town = await buildTown(db);
});
test('six ballots of one person at the same moment are one ballot', async () => {
  const { db } = database;
  const secret = await openVote(app, town, { secrecy: 'secret' });
  const named = await openVote(app, town);
  const cast = async (vote: typeof secret, mark: number) => {
    const ballot = { marks: { [vote.options[0]?.id ?? '']: mark }, words: null, lang: 'en', signed: false };
    return castBallot(app.ctx(town.persons.core), vote.id, ballot).then(
      () => 'in',
      () => 'refused',
    );
  };
  const marks = [1, 2, 3, 4, 5, 6];
  const outcomes = await Promise.all(marks.map((mark) => cast(secret, mark)));
  expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength(1);
  expect(await Promise.all(marks.map((mark) => cast(named, mark)))).toEqual(marks.map(() => 'in'));
  for (const { id } of [secret, named]) {
    const rows = await db
      .selectFrom('ballots')
      .innerJoin('ballot_marks', 'ballot_marks.ballot_id', 'ballots.id')
      .select('mark')
      .where('decision_id', '=', id)
      .execute();
    expect(rows).toHaveLength(1);
  }
});
