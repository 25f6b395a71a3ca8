import type { Ctx } from '../../platform/ctx.ts';
import type { Conversation } from './conversation.ts';
import type { StatementWithVote, VoteValue } from './statement.ts';
import { findStatement, votableStatements } from './statements.ts';

/** How far a participant is: how many statements there are to vote on, and on how many of them they did. */
export interface Progress {
  readonly voted: number;
  readonly total: number;
}

export async function progressOf(ctx: Ctx, conversation: Conversation, participantId: string | null): Promise<Progress> {
  const row = await votableStatements(ctx, conversation)
    .leftJoin('votes as mine', (join) => join.onRef('mine.statement_id', '=', 'statements.id').on('mine.participant_id', '=', participantId))
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.count<number>('mine.statement_id').as('voted')])
    .executeTakeFirstOrThrow();
  return row;
}

/** The statement this participant voted on last, with that vote. */
export async function lastVote(ctx: Ctx, conversation: Conversation, participantId: string | null): Promise<(StatementWithVote & { mine: VoteValue }) | null> {
  if (!participantId) return null;
  const row = await ctx.db
    .selectFrom('votes')
    .select('statement_id')
    .where('conversation_id', '=', conversation.id)
    .where('participant_id', '=', participantId)
    .orderBy('at', (order) => order.desc().nullsLast())
    .orderBy('statement_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const statement = await findStatement(ctx, conversation, participantId, row?.statement_id);
  return statement && statement.mine !== null ? { ...statement, mine: statement.mine } : null;
}
