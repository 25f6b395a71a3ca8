import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getIssueById, offeredGroup } from '../issues/index.ts';
import { takeSeat, type Seat } from '../people/index.ts';
import { mostWaiting } from './suggestion.ts';
import { listMySuggestions } from './suggestions.ts';
import { getWord } from './words.ts';

export interface NewSuggestion {
  /** The word it is about; null for a new one. */
  readonly wordId: string | null;
  readonly groupId: string | null;
  readonly term: string;
  readonly meaning: string | null;
  readonly lang: string;
}

/** Suggests a wording, as a participant; `many`: too many of theirs wait already. @throws NotFound */
export async function suggestWording(ctx: Ctx, issueId: string, suggestion: NewSuggestion): Promise<Result<Seat, 'many'>> {
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const word = suggestion.wordId ? await getWord(ctx, issue.id, suggestion.wordId) : null;
    const groupId = suggestion.groupId ? await offeredGroup(ctx, issue, suggestion.groupId) : null;
    if ((await listMySuggestions(ctx, issue.id)).filter((one) => !one.outcome).length >= mostWaiting) return no('many');
    const seat = await takeSeat(ctx, issue.id);
    const id = newId();
    await ctx.db
      .insertInto('wording_suggestions')
      .values({
        id,
        issue_id: issue.id,
        word_id: word?.id ?? null,
        group_id: groupId,
        term: suggestion.term,
        meaning: suggestion.meaning,
        lang: suggestion.lang,
        participant_id: seat.participantId,
        created_at: ctx.now,
      })
      .execute();
    await record(ctx, { kind: 'wording.suggested', issueId: issue.id, participantId: seat.participantId, subjectId: id });
    return ok(seat);
  });
}

/** Takes the actor's own suggestion back while it waits. @throws NotFound also for somebody else's */
export async function withdrawSuggestion(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const mine = (await listMySuggestions(ctx, issue.id)).find((one) => one.id === id);
    if (!mine || mine.outcome) throw new NotFound();
    await ctx.db.updateTable('wording_suggestions').set({ withdrawn_at: ctx.now }).where('id', '=', mine.id).execute();
    await record(ctx, { kind: 'suggestion.withdrawn', issueId: issue.id, subjectId: mine.id });
  });
}
