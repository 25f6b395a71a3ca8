import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { isId } from '../../platform/ids.ts';
import type { Conversation } from './conversation.ts';
import { mostCompared } from './duplicates.ts';
import type { Statement, StatementWithVote, VoteValue } from './statement.ts';

/** The statements people may vote on: not hidden, not withdrawn, and looked at where the conversation asks for that. */
export function votableStatements(ctx: Ctx, conversation: Pick<Conversation, 'id' | 'reviewedFirst'>) {
  return ctx.db
    .selectFrom('statements')
    .innerJoin('inputs', 'inputs.id', 'statements.id')
    .where('statements.conversation_id', '=', conversation.id)
    .where('inputs.withdrawn_at', 'is', null)
    .where('inputs.moderated', '>=', conversation.reviewedFirst ? 1 : 0);
}

const columns = ['statements.id', 'statements.number', 'inputs.body', 'inputs.lang', 'statements.is_seed as isSeed'] as const;

/** One votable statement with the participant's vote on it, or null. */
export async function findStatement(
  ctx: Ctx,
  conversation: Conversation,
  participantId: string | null,
  id: string | undefined,
): Promise<StatementWithVote | null> {
  if (!isId(id)) return null;
  const row = await withVotes(ctx, conversation, participantId).where('statements.id', '=', id).executeTakeFirst();
  return row ?? null;
}

export interface StatementPage {
  readonly statements: readonly StatementWithVote[];
  readonly total: number;
}

/** A page of votable statements in the order they came, whose text contains `search`; pages count from 1. */
export async function listStatements(
  ctx: Ctx,
  conversation: Conversation,
  participantId: string | null,
  { search, page, size }: { search: string; page: number; size: number },
): Promise<StatementPage> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const [statements, count] = [
    await withVotes(ctx, conversation, participantId)
      .where('inputs.body', 'ilike', pattern)
      .orderBy('statements.number')
      .limit(size)
      .offset((page - 1) * size)
      .execute(),
    await votableStatements(ctx, conversation)
      .where('inputs.body', 'ilike', pattern)
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow(),
  ];
  return { statements, total: count.total };
}

function withVotes(ctx: Ctx, conversation: Conversation, participantId: string | null) {
  return votableStatements(ctx, conversation)
    .leftJoin('votes as mine', (join) => join.onRef('mine.statement_id', '=', 'statements.id').on('mine.participant_id', '=', participantId))
    .select([...columns, sql<VoteValue | null>`mine.value`.as('mine')]);
}

/** The statements that a new one is compared with, newest first. */
export async function statementsToCompare(ctx: Ctx, conversation: Conversation): Promise<Statement[]> {
  return votableStatements(ctx, conversation).select(columns).orderBy('statements.number', 'desc').limit(mostCompared).execute();
}
