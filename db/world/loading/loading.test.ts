import { describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { world } from '../index.ts';
import { idOf, loadWorld } from './index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));

describe('the demo world in the database', () => {
  test('everybody and everything of it is there', async () => {
    const { count } = await database.db
      .selectFrom('persons')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(count).toBe(world.persons.length + world.directory.doubles.length);
    const votes = await database.db
      .selectFrom('votes')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(votes.count).toBe(world.issues.flatMap((issue) => issue.conversations.flatMap((one) => one.votes)).length);
  });

  test('a secret ballot knows neither person nor time', async () => {
    const secret = world.issues.flatMap((issue) => issue.decisions).find((one) => one.secrecy === 'secret' && one.ballots.length > 0);
    const ballots = await database.db
      .selectFrom('ballots')
      .selectAll()
      .where('decision_id', '=', idOf(secret?.key ?? ''))
      .execute();
    expect(ballots).toHaveLength(secret?.ballots.length ?? -1);
    expect(ballots.every((one) => one.person_id === null && one.cast_at === null)).toBe(true);
  });

  test('nothing but closings, reviews and ends lies ahead', async () => {
    const late = await database.db.selectFrom('inputs').select('id').where('said_at', '>', now).execute();
    expect(late).toEqual([]);
  });
});
