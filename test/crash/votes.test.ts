import type { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openWorld } from '#app/main.ts';
import { readConfig } from '#app/config.ts';
import type { DB } from '#app/platform/db/schema.ts';
import { prepareGround, withDatabase, type Ground, type Voter } from '../../bench/load/place.ts';
import { crashRounds, crashServerUrl } from './rounds.ts';

/** Few where every change waits for them; the README's figure comes of ten. */
const rounds = Number(process.env['LONGTABLE_CRASH_ROUNDS'] ?? 4);
const votesEachRound = 1000;
const atOnce = 50;

/** A vote as the server acknowledged it: statement, participant, value. */
const written = (statement: string, voter: Voter, value: number) => `${statement} ${voter.participantId} ${value}`;

// Both at once: they share nothing, and each waits for its disk.
describe.concurrent.each(['embedded', 'postgres'] as const)('killed in the middle of votes, %s', (engine) => {
  test.skipIf(engine === 'postgres' && !crashServerUrl())(`${rounds} times, early and late: every acknowledged vote is there, none twice`, async () => {
    let ground: Ground | undefined;
    const { acknowledged } = await crashRounds({
      engine,
      rounds,
      world: async (target) => {
        const { database } = await openWorld({ ...readConfig({ demo: true }, {}), database: target });
        await database.close();
        ground = await withDatabase(target, (open) => prepareGround(open.db, 600));
      },
      env: { LONGTABLE_WRITES_PER_PERSON: '1000000', LONGTABLE_WRITES_PER_ADDRESS: '1000000', LONGTABLE_LOG: 'error' },
      write: (origin, round, acknowledge) => voteOn(origin, ground, round, acknowledge),
      check: (target, votes) => withDatabase(target, ({ db }) => everyVoteOnce(db, votes)),
    });
    expect(acknowledged).toBeGreaterThan(500);
  });
});

async function everyVoteOnce(db: Kysely<DB>, acknowledged: readonly string[]): Promise<void> {
  const rows = await db.selectFrom('votes').select(['statement_id', 'participant_id', 'value']).execute();
  const found = new Map(rows.map((row) => [`${row.statement_id} ${row.participant_id}`, row.value]));
  expect(found.size).toBe(rows.length);
  const kept = new Set([...found].map(([pair, value]) => `${pair} ${value}`));
  expect(acknowledged.filter((vote) => !kept.has(vote))).toEqual([]);
  const twice = await db
    .selectFrom('vote_casts')
    .select((eb) => ['statement_id', 'participant_id', eb.fn.countAll<number>().as('count')])
    .groupBy(['statement_id', 'participant_id'])
    .having((eb) => eb.fn.countAll<number>(), '>', 1)
    .execute();
  expect(twice).toEqual([]);
}

/** Each pair of voter and statement is used once over all rounds, so that a cast found twice was written twice. */
async function voteOn(origin: string, ground: Ground | undefined, round: number, acknowledge: (write: string) => void): Promise<void> {
  if (!ground) throw new Error('the world was not made');
  const { conversationId, statementIds, voters } = ground;
  const pairs = voters.flatMap((voter) => statementIds.map((statement) => ({ voter, statement })));
  const mine = pairs.slice((round * votesEachRound) % pairs.length, ((round * votesEachRound) % pairs.length) + votesEachRound);
  const next = mine.values();
  const worker = async () => {
    for (const { voter, statement } of next) {
      const body = new URLSearchParams({ _csrf: voter.csrf, statement, value: '1' });
      const answer = await fetch(`${origin}/conversations/${conversationId}/votes`, {
        method: 'POST',
        body,
        headers: { cookie: voter.cookie },
        redirect: 'manual',
      }).catch(() => null);
      if (answer === null) return;
      if (answer.status !== 303) throw new Error(`a vote was answered with ${answer.status}`);
      acknowledge(written(statement, voter, 1));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
