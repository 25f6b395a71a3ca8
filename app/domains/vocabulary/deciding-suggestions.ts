import type { Ctx } from '../../platform/ctx.ts';
import { signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { addWord, addWording, type NewWording, type WordingProblem } from './adding.ts';
import { lockToKeepWords } from './speaking.ts';
import type { Suggestion } from './suggestion.ts';
import { getSuggestion } from './suggestions.ts';

/** `decided`: somebody was quicker. */
export type DecidingProblem = 'decided' | WordingProblem;

/** Takes a suggestion over as a wording, as those who lead put it: of which word (null: a new one), group and words. @throws NotFound, Denied */
export async function acceptSuggestion(
  ctx: Ctx,
  issueId: string,
  id: string,
  as: NewWording & { wordId: string | null },
): Promise<Result<{ wordId: string }, DecidingProblem>> {
  return transact(ctx, async (ctx) => {
    const suggestion = await lockSuggestion(ctx, issueId, id);
    if (suggestion.outcome) return no('decided');
    const made = as.wordId ? await addTo(ctx, issueId, as.wordId, as) : ok(await addWord(ctx, issueId, as));
    if (!made.ok) return made;
    const { wordId, wordingId } = made.value;
    await decide(ctx, suggestion, { wording_id: wordingId });
    await record(ctx, { kind: 'suggestion.accepted', issueId: suggestion.issueId, subjectId: suggestion.id, particulars: { wordingId } });
    return ok({ wordId });
  });
}

async function addTo(ctx: Ctx, issueId: string, wordId: string, as: NewWording): Promise<Result<{ wordId: string; wordingId: string }, WordingProblem>> {
  const added = await addWording(ctx, issueId, wordId, as);
  return added.ok ? ok({ wordId, wordingId: added.value.id }) : added;
}

/** Does not take a suggestion over; its author reads why. @throws NotFound, Denied */
export async function declineSuggestion(ctx: Ctx, issueId: string, id: string, why: { reason: string; lang: string }): Promise<Result<null, 'decided'>> {
  return transact(ctx, async (ctx) => {
    const suggestion = await lockSuggestion(ctx, issueId, id);
    if (suggestion.outcome) return no('decided');
    await decide(ctx, suggestion, why);
    await record(ctx, { kind: 'suggestion.declined', issueId: suggestion.issueId, subjectId: suggestion.id });
    return ok(null);
  });
}

/** Lets a declined suggestion wait again; the history keeps that it was declined. @throws NotFound, Denied */
export async function reconsiderSuggestion(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const suggestion = await lockSuggestion(ctx, issueId, id);
    if (!suggestion.outcome?.reason) return;
    await ctx.db.deleteFrom('suggestion_outcomes').where('suggestion_id', '=', suggestion.id).execute();
    await record(ctx, { kind: 'suggestion.reconsidered', issueId: suggestion.issueId, subjectId: suggestion.id });
  });
}

async function lockSuggestion(ctx: Ctx, issueId: string, id: string): Promise<Suggestion> {
  const issue = await lockToKeepWords(ctx, issueId);
  return getSuggestion(ctx, issue.id, id);
}

async function decide(ctx: Ctx, { id }: Suggestion, outcome: { wording_id: string } | { reason: string; lang: string }): Promise<void> {
  await ctx.db
    .insertInto('suggestion_outcomes')
    .values({ suggestion_id: id, ...outcome, at: ctx.now, by: signedIn(ctx) })
    .execute();
}
