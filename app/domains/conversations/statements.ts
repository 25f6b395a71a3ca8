import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Conversation } from './conversation.ts';
import { visibleConversations } from './conversations.ts';
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

/** The orders in which statements can be read: as they came, or the newest first. */
export const statementOrders = ['oldest', 'newest'] as const;

export interface StatementsAsked {
  /** Words that the text contains; empty for any. */
  readonly search: string;
  /** Only those that the participant has not voted on. */
  readonly unvoted: boolean;
  readonly order: (typeof statementOrders)[number];
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export interface StatementPage {
  readonly statements: readonly StatementWithVote[];
  readonly total: number;
}

/** A page of votable statements, and how many there are on all pages. */
export async function listStatements(
  ctx: Ctx,
  conversation: Conversation,
  participantId: string | null,
  { search, unvoted, order, page, size }: StatementsAsked,
): Promise<StatementPage> {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const found = withVotes(ctx, conversation, participantId)
    .where('inputs.body', 'ilike', pattern)
    .$if(unvoted, (query) => query.where('mine.value', 'is', null));
  const statements = await found
    .orderBy('statements.number', order === 'newest' ? 'desc' : 'asc')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const { total } = await ctx.db
    .selectFrom(found.as('found'))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { statements, total };
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

/** A statement as it is, whether it may be voted on or not. */
export interface StatementInFull {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly lang: string;
  /** About the people who vote rather than about the matter. */
  readonly isMeta: boolean;
  /** -1 hidden, 0 not looked at, 1 accepted. */
  readonly moderated: number;
  readonly withdrawn: boolean;
}

const inFull = [
  'statements.id',
  'statements.number',
  'inputs.body',
  'inputs.lang',
  'statements.is_meta as isMeta',
  'inputs.moderated',
  sql<boolean>`inputs.withdrawn_at is not null`.as('withdrawn'),
] as const;

/** Every statement of a conversation by number, hidden and withdrawn ones too. The caller has asked who may see what. */
export async function statementsOf(ctx: Ctx, conversationId: string): Promise<StatementInFull[]> {
  return ctx.db
    .selectFrom('statements')
    .innerJoin('inputs', 'inputs.id', 'statements.id')
    .select(inFull)
    .where('statements.conversation_id', '=', conversationId)
    .orderBy('statements.number')
    .execute();
}

/** A statement of a conversation that this actor may see, and where it stands. @throws NotFound */
export async function getStatement(ctx: Ctx, id: string): Promise<StatementInFull & { readonly conversationId: string; readonly issueId: string }> {
  const row = isId(id)
    ? await visibleConversations(ctx)
        .innerJoin('statements', 'statements.conversation_id', 'conversations.id')
        .innerJoin('inputs', 'inputs.id', 'statements.id')
        .select([...inFull, 'conversations.id as conversationId', 'issues.id as issueId'])
        .where('statements.id', '=', id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}
