import { beforeEach, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp } from '#test/app.ts';
import { buildCamps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import type { Conversation } from './conversation.ts';
import { getConversation } from './conversations.ts';
import { keepStatement, nextNumber } from './keeping.ts';

const database = useDatabase();
let town: Town;
let ctx: Ctx;
let conversation: Conversation;
let voter: string;
beforeEach(async () => {
  const app = await createTestApp(database.db);
  town = await buildTown(database.db);
  ctx = app.ctx(town.persons.convener);
  const camps = await buildCamps(database.db, town.issue.id, 1, 3);
  conversation = await getConversation(ctx, camps.conversationId);
  voter = camps.voters[0] ?? '';
});

const kept = (id: string) =>
  database.db
    .selectFrom('statements')
    .innerJoin('inputs', 'inputs.id', 'statements.id')
    .select(['number', 'is_seed', 'moderated', 'recorded_by', 'participant_id', 'author_locale'])
    .where('statements.id', '=', id)
    .executeTakeFirstOrThrow();

test('numbers go on after the highest, each conversation by itself', async () => {
  expect(await nextNumber(ctx, conversation.id)).toBe(3);
  await keepStatement(ctx, conversation, 7, { body: 'A letter.', lang: 'en', participantId: voter });
  expect(await nextNumber(ctx, conversation.id)).toBe(8);
  const other = await buildCamps(database.db, town.issue.id, 0, 1);
  expect(await nextNumber(ctx, other.conversationId)).toBe(1);
});

test('a first statement is accepted and names who gave it', async () => {
  const id = await keepStatement(ctx, conversation, 3, { body: 'A letter.', lang: 'en', participantId: null });
  expect(await kept(id)).toMatchObject({ is_seed: true, moderated: 1, recorded_by: town.persons.convener, participant_id: null });
});

test('that of a participant waits to be looked at, and no person is written beside it', async () => {
  const id = await keepStatement({ ...ctx, locale: 'es' }, conversation, 3, { body: 'Una carta.', lang: 'es', participantId: voter });
  expect(await kept(id)).toMatchObject({ is_seed: false, moderated: 0, recorded_by: null, participant_id: voter, author_locale: 'es' });
});
