import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { visibleIssues } from '../issues/index.ts';
import type { Conversation, ResultsShown } from './conversation.ts';

/** The conversations of the issues that this actor may see. */
export function visibleConversations(ctx: Ctx) {
  return visibleIssues(ctx).innerJoin('conversations', 'conversations.issue_id', 'issues.id');
}

const columns = [
  'conversations.id',
  'conversations.issue_id as issueId',
  'issues.slug as issueSlug',
  'issues.statement as issueStatement',
  'issues.lang as issueLang',
  'issues.privacy_threshold as privacyThreshold',
  'issues.answer_days as answerDays',
  'conversations.topic',
  'conversations.introduction',
  'conversations.lang',
  'conversations.opens_at as opensAt',
  'conversations.closes_at as closesAt',
  'conversations.reviewed_first as reviewedFirst',
  sql<ResultsShown>`conversations.results_shown`.as('resultsShown'),
  'conversations.votes_open as votesOpen',
  'conversations.imported_from as importedFrom',
  'conversations.revision',
] as const;

/** @throws NotFound also where the actor may not see its issue. */
export async function getConversation(ctx: Ctx, id: string): Promise<Conversation> {
  const found = await findConversation(ctx, id);
  if (!found) throw new NotFound();
  return found;
}

/** A conversation, or null where the actor may not see its issue. */
export async function findConversation(ctx: Ctx, id: string): Promise<Conversation | null> {
  const row = isId(id) ? await visibleConversations(ctx).select(columns).where('conversations.id', '=', id).executeTakeFirst() : undefined;
  return row ?? null;
}

/** Locks a conversation's row for the rest of the transaction, through the visible query. @throws NotFound */
export async function lockConversation(ctx: Ctx, id: string): Promise<Conversation> {
  await getConversation(ctx, id);
  await sql`select 1 from conversations where id = ${id} for update`.execute(ctx.db);
  return getConversation(ctx, id);
}

/** The conversations of an issue, newest first. */
export async function listConversations(ctx: Ctx, issueId: string): Promise<Conversation[]> {
  return visibleConversations(ctx)
    .select(columns)
    .where('issues.id', '=', issueId)
    .orderBy('conversations.opens_at', 'desc')
    .orderBy('conversations.id', 'desc')
    .execute();
}

/** Whether anybody ever voted in it, also where all votes were taken back. What was said of the result stands from then on. */
export async function wasVotedIn(ctx: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql<{ voted: boolean }>`select exists (select 1 from vote_casts where conversation_id = ${id}) as voted`.execute(ctx.db);
  return rows[0]?.voted ?? false;
}

/** How many conversations an issue has by state, for the loop. */
export async function countConversations(ctx: Ctx, issueId: string): Promise<{ coming: number; open: number; closed: number }> {
  const { rows } = await sql<{ coming: number; open: number; closed: number }>`
    select count(*) filter (where opens_at > ${ctx.now}) as coming,
      count(*) filter (where opens_at <= ${ctx.now} and (closes_at is null or closes_at > ${ctx.now})) as open,
      count(*) filter (where opens_at <= ${ctx.now} and closes_at <= ${ctx.now}) as closed
    from conversations where issue_id = ${issueId}`.execute(ctx.db);
  return rows[0] ?? { coming: 0, open: 0, closed: 0 };
}
