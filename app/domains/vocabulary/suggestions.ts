import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { findSeat, keptGroups } from '../people/index.ts';
import type { Suggestion } from './suggestion.ts';

function rows(ctx: Ctx, issueId: string) {
  return ctx.db
    .selectFrom('wording_suggestions as s')
    .leftJoin(keptGroups('g'), 'g.id', 's.group_id')
    .leftJoin('suggestion_outcomes as o', 'o.suggestion_id', 's.id')
    .select(['s.id', 's.issue_id as issueId', 's.word_id as wordId', 'g.kept_id as groupId', 'g.name as groupName', 'g.lang as groupLang'])
    .select(['s.term', 's.meaning', 's.lang', 's.created_at as createdAt'])
    .select(['o.wording_id as wordingId', 'o.reason', 'o.lang as outcomeLang', 'o.at as outcomeAt'])
    .where('s.issue_id', '=', issueId)
    .where('s.withdrawn_at', 'is', null)
    .orderBy('s.created_at')
    .orderBy('s.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

function asSuggestion({ wordingId, reason, outcomeLang, outcomeAt, ...row }: Row): Suggestion {
  return { ...row, outcome: outcomeAt ? { wordingId, reason, lang: outcomeLang ?? 'en', at: outcomeAt } : null };
}

/** Suggestions that wait for those who lead, oldest first; the caller has asked whether the actor leads. */
export async function listWaiting(ctx: Ctx, issueId: string): Promise<Suggestion[]> {
  return (await rows(ctx, issueId).where('o.suggestion_id', 'is', null).execute()).map(asSuggestion);
}

/** Suggestions that were not taken over, newest first; for those who lead. */
export async function listDeclined(ctx: Ctx, issueId: string): Promise<Suggestion[]> {
  return (await rows(ctx, issueId).where('o.reason', 'is not', null).execute()).map(asSuggestion).toReversed();
}

/** How many wait. */
export async function countWaiting(ctx: Ctx, issueId: string): Promise<number> {
  return (await listWaiting(ctx, issueId)).length;
}

/** What the actor suggested on an issue, newest first, with what became of it. */
export async function listMySuggestions(ctx: Ctx, issueId: string): Promise<Suggestion[]> {
  const seat = await findSeat(ctx, issueId);
  return seat ? (await rows(ctx, issueId).where('s.participant_id', '=', seat).execute()).map(asSuggestion).toReversed() : [];
}

/** One suggestion of an issue; for those who lead. @throws NotFound */
export async function getSuggestion(ctx: Ctx, issueId: string, id: string): Promise<Suggestion> {
  const row = isId(id) ? await rows(ctx, issueId).where('s.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asSuggestion(row);
}
