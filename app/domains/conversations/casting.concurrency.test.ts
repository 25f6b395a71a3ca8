import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { castVote, seedStatements, startConversation, withdrawVote, type VoteValue } from './index.ts';

/** Not inside one transaction, so that on a server each vote has a connection of its own. */
const database = useOwnDatabase();
let app: TestApp;
let town: Town;
let conversationId: string;
let statementId: string;

beforeAll(async () => {
  const { db } = database;
  app = await createTestApp(db);
  town = await buildTown(db);
  const ctx = app.ctx(town.persons.convener);
  const started = await startConversation(ctx, town.issue.id, {
    topic: 'Late buses',
    introduction: null,
    lang: 'en',
    opensAt: null,
    closesAt: null,
    reviewedFirst: false,
  });
  if (!started.ok) throw new Error(started.reason);
  conversationId = started.value;
  await seedStatements(ctx, conversationId, 'en', ['A message the night before.']);
  statementId = (await db.selectFrom('statements').select('id').executeTakeFirstOrThrow()).id;
});

async function newSeat(): Promise<Ctx> {
  const ctx = app.ctx();
  const participantId = newId();
  await ctx.db.insertInto('participants').values({ id: participantId, issue_id: town.issue.id, created_at: ctx.now }).execute();
  return { ...ctx, actor: { ...ctx.actor, participants: new Map([[town.issue.id, participantId]]) } satisfies Actor };
}

async function rowsOf(ctx: Ctx) {
  const participantId = ctx.actor.participants.get(town.issue.id) ?? '';
  const votes = await ctx.db.selectFrom('votes').select('value').where('participant_id', '=', participantId).execute();
  const casts = await ctx.db.selectFrom('vote_casts').select('value').where('participant_id', '=', participantId).orderBy('id').execute();
  return { votes: votes.map((row) => row.value), casts: casts.map((row) => row.value) };
}

const cast = (ctx: Ctx, value: VoteValue) => castVote(ctx, { conversationId, statementId, value });

describe('votes that come in the same moment', () => {
  test('the same value twenty times: one row, one cast', async () => {
    const ctx = await newSeat();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => cast(ctx, 1)));
    expect(outcomes.filter((one) => one.outcome === 'cast')).toHaveLength(1);
    expect(await rowsOf(ctx)).toEqual({ votes: [1], casts: [1] });
  });

  test('different values: one row, and history ends with what stands', async () => {
    const ctx = await newSeat();
    const values: VoteValue[] = [1, -1, 0, 1, -1, 0, 1, -1, 0, 1];
    await Promise.all(values.map((value) => cast(ctx, value)));
    const { votes, casts } = await rowsOf(ctx);
    expect(votes).toEqual([casts.at(-1)]);
    casts.forEach((value, at) => expect(value).not.toBe(casts[at - 1]));
  });

  test('casting and taking back: what stands is what history says last', async () => {
    const ctx = await newSeat();
    await Promise.all(Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? cast(ctx, 1) : withdrawVote(ctx, conversationId, statementId))));
    const { votes, casts } = await rowsOf(ctx);
    const last = casts.at(-1) ?? null;
    expect(votes).toEqual(last === null ? [] : [last]);
  });

  test('a person who votes in two windows for the first time is one participant', async () => {
    const ctx = app.ctx(town.persons.stranger);
    await Promise.all(Array.from({ length: 6 }, () => cast(ctx, 1)));
    const seats = await ctx.db.selectFrom('participants').select('id').where('person_id', '=', town.persons.stranger).execute();
    expect(seats).toHaveLength(1);
    expect(
      await ctx.db
        .selectFrom('vote_casts')
        .select('value')
        .where('participant_id', '=', seats[0]?.id ?? '')
        .execute(),
    ).toEqual([{ value: 1 }]);
  });
});
