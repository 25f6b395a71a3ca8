import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { mandateFor, waitsForAdult, type SpokenFor } from '../inputs/index.ts';
import { takeSeat, type Seat } from '../people/index.ts';
import { stateOf, type Conversation } from './conversation.ts';
import { lockConversation } from './conversations.ts';
import { likelyDuplicates } from './duplicates.ts';
import { keepStatement, nextNumber, type StatementSpeech } from './keeping.ts';
import { lockToLead } from './leading.ts';
import { canChange } from './policy.ts';
import { mostWaiting, type Statement } from './statement.ts';
import { statementsToCompare } from './statements.ts';

export interface NewStatement {
  readonly conversationId: string;
  readonly body: string;
  readonly lang: string;
  /** The author alone unless given. */
  readonly spokenFor?: { readonly speaks: 'self' } | Exclude<SpokenFor, { speaks: 'self' }>;
}

export interface Added {
  readonly inputId: string;
  readonly seat: Seat;
}

/** Statements that probably say the same, to be shown before a new one is kept. */
export async function findDuplicates(ctx: Ctx, conversation: Conversation, body: string): Promise<Statement[]> {
  return likelyDuplicates(body, await statementsToCompare(ctx, conversation)).map((one) => one.statement);
}

/**
 * Adds a participant's statement and counts its author as agreeing with it.
 * `closed`: it takes none now; `too-many`: five of theirs wait to be looked at. @throws NotFound; Denied for a group whose present mandate
 * is not the actor's
 */
export async function addStatement(ctx: Ctx, { spokenFor = { speaks: 'self' }, ...statement }: NewStatement): Promise<Result<Added, 'closed' | 'too-many'>> {
  return transact(ctx, async (ctx) => {
    const conversation = await lockConversation(ctx, statement.conversationId);
    if (stateOf(conversation, ctx.now) !== 'open') return no('closed');
    const speech = await speechUnder(ctx, conversation, spokenFor);
    const seat = await takeSeat(ctx, conversation.issueId);
    if ((await countWaiting(ctx, conversation.id, seat.participantId)) >= mostWaiting) return no('too-many');
    const inputId = await keepStatement(ctx, conversation, await nextNumber(ctx, conversation.id), { ...statement, participantId: seat.participantId, speech });
    await agreeAsAuthor(ctx, conversation, inputId, seat.participantId);
    await record(ctx, { kind: 'statement.added', issueId: conversation.issueId, participantId: seat.participantId, subjectId: inputId });
    ctx.happened.push(`conversation:${conversation.id}`);
    return ok({ inputId, seat });
  });
}

async function speechUnder(ctx: Ctx, conversation: Conversation, spokenFor: NonNullable<NewStatement['spokenFor']>): Promise<StatementSpeech> {
  const mandate = await mandateFor(ctx, conversation.issueId, spokenFor);
  const askedCount = spokenFor.speaks === 'asked' ? spokenFor.askedCount : null;
  return { speaks: spokenFor.speaks, groupId: mandate?.groupId ?? null, mandateId: mandate?.id ?? null, askedCount };
}

/** Statements by those who lead, one a line, to start people off. They are accepted at once. Returns how many. @throws NotFound, Denied */
export async function seedStatements(ctx: Ctx, conversationId: string, lang: string, bodies: readonly string[]): Promise<number> {
  return transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, conversationId, canChange);
    const first = await nextNumber(ctx, conversationId);
    for (const [at, body] of bodies.entries()) await keepStatement(ctx, conversation, first + at, { body, lang, participantId: null });
    await record(ctx, { kind: 'statements.seeded', issueId: conversation.issueId, subjectId: conversationId, particulars: { count: bodies.length } });
    ctx.happened.push(`conversation:${conversationId}`);
    return bodies.length;
  });
}

async function countWaiting(ctx: Ctx, conversationId: string, participantId: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from inputs i join statements s on s.id = i.id
    where i.participant_id = ${participantId} and s.conversation_id = ${conversationId} and (i.moderated = 0 or ${waitsForAdult('i')}) and i.withdrawn_at is null`.execute(
    ctx.db,
  );
  return rows[0]?.waiting ?? 0;
}

async function agreeAsAuthor(ctx: Ctx, conversation: Conversation, statementId: string, participantId: string): Promise<void> {
  const vote = { statement_id: statementId, participant_id: participantId, conversation_id: conversation.id, value: 1, at: ctx.now };
  await ctx.db.insertInto('votes').values(vote).execute();
  await ctx.db.insertInto('vote_casts').values(vote).execute();
}
