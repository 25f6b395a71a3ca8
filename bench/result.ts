import { sql } from 'kysely';
import { readConfig } from '#app/config.ts';
import { staleConversations } from '#app/domains/opinions/index.ts';
import { start, type RunningServer } from '#app/main.ts';
import { operatorCtx } from '#app/command/operator-ctx.ts';
import { createLog } from '#app/platform/log.ts';
import { newId } from '#app/platform/ids.ts';
import { chances } from '#app/engines/opinion/index.ts';
import { fire } from './load/fire.ts';
import { prepareGround, type Ground } from './load/place.ts';
import { makeWorld, type BenchWorld } from './load/worlds.ts';

const people = 2000;
const statements = 200;
const votesEach = 50;
const rounds = 7;
const goalMs = 1000;

/**
 * How soon a result knows the last vote, in a conversation of 2,000 people with 50 votes each: from the answer to the vote until
 * nothing is stale any more, the wait for further votes included. Server and asker share one process. And how long its page takes.
 */
export async function bench(): Promise<void> {
  for (const engine of ['embedded', 'postgres'] as const) {
    const world = await makeWorld(engine);
    try {
      await measure(world);
    } finally {
      await world.remove();
    }
  }
}

async function measure(world: BenchWorld): Promise<void> {
  const config = { ...readConfig({ demo: true, data: world.folder, port: 0 }, {}), database: world.target, writesPerMinute: { person: 1e9, address: 1e9 } };
  const server = await start(config, createLog('error'));
  try {
    const ground = await fill(server);
    await untilFresh(server, ground.conversationId);
    const waits: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await cast(server, ground, round);
      const begun = performance.now();
      await untilFresh(server, ground.conversationId);
      waits.push(performance.now() - begun);
    }
    waits.sort((a, b) => a - b);
    const ms = (value = 0) => `${Math.round(value)} ms`;
    console.log(
      `${world.engine}: the result knows the last vote after ${ms(waits[Math.floor(rounds / 2)])} (median), ${ms(waits.at(-1))} (slowest of ${rounds}); goal ${ms(goalMs)}`,
    );
    const page = await fire({ url: `${server.listening}/conversations/${ground.conversationId}/result`, connections: 4, duration: 5 }, 200);
    console.log(`${world.engine}: result page, 4 at once: ${page.perSecond}/s, p50 ${page.p50} ms, p97.5 ${page.p95} ms, other answers ${page.wrong}`);
  } finally {
    await server.close();
  }
}

/** A conversation of its own beside that of the demo world, with voters whose cookies are known. */
export async function fill({ deps }: RunningServer): Promise<Ground> {
  const { db } = deps.database;
  const ground = await prepareGround(db, people);
  const { issue_id } = await db.selectFrom('conversations').select('issue_id').where('id', '=', ground.conversationId).executeTakeFirstOrThrow();
  const conversationId = newId();
  const ids = Array.from({ length: statements }, newId);
  const at = new Date(Date.now() - 86_400_000);
  await db
    .insertInto('conversations')
    .values({ id: conversationId, issue_id, topic: 'A conversation to measure', opens_at: at, created_at: at, results_shown: 'live' })
    .execute();
  await sql`insert into inputs (id, issue_id, kind, body, channel, speaks, moderated, said_at, created_at)
    select id, ${issue_id}, 'statement', 'A statement to measure ' || id, 'web', 'self', 1, ${at}, ${at} from unnest(${ids}::uuid[]) as id`.execute(db);
  await sql`insert into statements (id, conversation_id, number) select id, ${conversationId}, place from unnest(${ids}::uuid[]) with ordinality as one (id, place)`.execute(
    db,
  );
  const chance = chances(7);
  for (let from = 0; from < people; from += 100) {
    const votes = ground.voters.slice(from, from + 100).flatMap(({ participantId }, person) => {
      const start = Math.floor(chance() * statements);
      return Array.from({ length: votesEach }, (_, step) => {
        const number = (start + step * 3) % statements;
        const lean = (from + person + number) % 2 === 0 ? 0.75 : 0.25;
        return { statement: ids[number] ?? '', participantId, value: chance() < 0.2 ? 0 : chance() < lean ? 1 : -1 };
      });
    });
    const columns = sql`unnest(${votes.map((one) => one.statement)}::uuid[], ${votes.map((one) => one.participantId)}::uuid[], ${votes.map((one) => one.value)}::smallint[])`;
    for (const table of ['votes', 'vote_casts'])
      await sql`insert into ${sql.table(table)} (statement_id, participant_id, value, conversation_id, at)
        select s, p, v, ${conversationId}, ${at} from ${columns} as cast_votes (s, p, v) on conflict do nothing`.execute(db);
  }
  deps.live.announce(`conversation:${conversationId}`);
  return { conversationId, statementIds: ids, voters: ground.voters };
}

async function cast({ listening }: RunningServer, ground: Ground, round: number): Promise<void> {
  const voter = ground.voters[round];
  const body = new URLSearchParams({ _csrf: voter?.csrf ?? '', statement: ground.statementIds[round] ?? '', value: round % 2 ? '1' : '-1' });
  const headers = { cookie: voter?.cookie ?? '', origin: listening };
  const answer = await fetch(`${listening}/conversations/${ground.conversationId}/votes`, { method: 'POST', body, headers, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the vote was answered with ${answer.status}`);
}

/** Bounded: half a minute at most. */
export async function untilFresh({ deps }: RunningServer, conversationId: string): Promise<void> {
  const ctx = await operatorCtx({ config: deps.config, database: deps.database });
  for (let tries = 0; tries < 1200; tries += 1) {
    if ((await staleConversations(ctx, { conversationId })).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the result did not become fresh');
}
