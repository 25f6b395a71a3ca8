import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp } from '#test/app.ts';
import { buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';
import type { Conversation } from './conversation.ts';
import { getConversation } from './conversations.ts';
import { lastVote, progressOf } from './voting.ts';

const database = useDatabase();
let ctx: Ctx;
let camps: Camps;
let conversation: Conversation;
/** Has voted on all but one of six statements. */
let voter: string;
beforeEach(async () => {
  const app = await createTestApp(database.db);
  const town = await buildTown(database.db);
  ctx = app.ctx();
  camps = await buildCamps(database.db, town.issue.id, 2, 6);
  conversation = await getConversation(ctx, camps.conversationId);
  voter = camps.voters[0] ?? '';
});

const votes = () => database.db.selectFrom('votes').where('participant_id', '=', voter);
const numberOfLast = async () => (await lastVote(ctx, conversation, voter))?.number;
const castAt = (statement: string | undefined, at: Date | null) =>
  database.db
    .updateTable('votes')
    .set({ at })
    .where('participant_id', '=', voter)
    .where('statement_id', '=', statement ?? '')
    .execute();

async function take(statement: string | undefined, change: { moderated: number } | { withdrawn_at: Date }): Promise<void> {
  await database.db
    .updateTable('inputs')
    .set(change)
    .where('id', '=', statement ?? '')
    .execute();
}

describe('how far somebody is', () => {
  test('one’s own votes of all there are to give; somebody new has given none', async () => {
    expect(await progressOf(ctx, conversation, voter)).toEqual({ voted: 5, total: 6 });
    expect(await progressOf(ctx, conversation, null)).toEqual({ voted: 0, total: 6 });
  });

  test('a statement that nobody can vote on any more counts on neither side', async () => {
    const [voted] = await votes().select('statement_id').execute();
    await take(voted?.statement_id, { moderated: -1 });
    expect(await progressOf(ctx, conversation, voter)).toEqual({ voted: 4, total: 5 });
    expect(await progressOf(ctx, { ...conversation, reviewedFirst: true }, voter)).toEqual({ voted: 4, total: 5 });
  });
});

describe('the last vote', () => {
  test('is the one given last, with what it says', async () => {
    const [, some] = await votes().select(['statement_id', 'value']).orderBy('statement_id').execute();
    await castAt(some?.statement_id, new Date('2026-02-02T12:00:00Z'));
    expect(await lastVote(ctx, conversation, voter)).toMatchObject({ id: some?.statement_id, mine: some?.value });
  });

  test('is none of those whose time nobody knows, while there is another', async () => {
    const all = await votes().select('statement_id').orderBy('statement_id').execute();
    for (const { statement_id } of all.slice(1)) await castAt(statement_id, null);
    expect((await lastVote(ctx, conversation, voter))?.id).toBe(all[0]?.statement_id);
  });

  test('is nobody’s without votes, and none where its statement was taken back', async () => {
    expect(await lastVote(ctx, conversation, null)).toBeNull();
    const last = camps.statements.at((await numberOfLast()) ?? 0);
    await take(last, { withdrawn_at: ctx.now });
    expect(await lastVote(ctx, conversation, voter)).toBeNull();
  });
});
