import type { Ctx } from '../../platform/ctx.ts';
import { localDay } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { getIssueById } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { resultOf } from './counting.ts';
import type { Decision } from './decision.ts';
import { lockDecision, optionsOf, scaleOf, standOf } from './decisions.ts';
import { canClose, canEndBallots } from './policy.ts';
import { authorities } from './records.ts';
import { shuffleBallots } from './shuffling.ts';
import { must, signedIn } from '../../platform/acting.ts';

/** What was decided, as a hypothesis to test. */
export interface NewRecord {
  /** One of the options that passed. */
  readonly optionId: string;
  readonly outcome: string;
  readonly hypothesis: string;
  readonly reopenWhen: string;
  readonly measure: string;
  /** `YYYY-MM-DD`, after today. */
  readonly reviewOn: string;
  /** A member with authority who commits to carry it out, and how. */
  readonly leader: { readonly personId: string; readonly commitment: string; readonly disagreed: boolean } | null;
  readonly lang: string;
}

export interface Undecided {
  /** Why there is no decision, and what happens next. */
  readonly reason: string;
  readonly lang: string;
}

/** `option`: it did not pass; `review`: no day in the future; `leader`: nobody with authority on this issue. */
export type ClosingProblem = 'option' | 'review' | 'leader';

/** Ends the ballots before their time, which is possible once everybody voted. @throws NotFound, Denied */
export async function endBallots(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const decision = await lockDecision(ctx, id);
    must(canEndBallots(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
    await ctx.db
      .updateTable('decisions')
      .set({ closes_at: ctx.now, revision: decision.revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'decision.ballots-ended', issueId: decision.issueId, subjectId: id, particulars: { closesAt: decision.closesAt.toISOString() } });
  });
}

/** Closes with a provisional record, for everybody to read. It cannot be undone; a new decision can replace it. @throws NotFound, Denied */
export async function closeProvisionally(ctx: Ctx, id: string, written: NewRecord): Promise<Result<null, ClosingProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const { decision, passing } = await lockToClose(ctx, id);
    if (!passing.includes(written.optionId)) return no('option');
    if (written.reviewOn <= localDay(ctx.now, ctx.timeZone)) return no('review');
    const { leader } = written;
    if (leader && !(await authorities(ctx, decision.issueId)).some((one) => one.personId === leader.personId)) return no('leader');
    await ctx.db
      .insertInto('provisional_records')
      .values({
        decision_id: id,
        option_id: written.optionId,
        outcome: written.outcome,
        hypothesis: written.hypothesis,
        reopen_when: written.reopenWhen,
        measure: written.measure,
        review_on: written.reviewOn,
        leader_id: leader?.personId ?? null,
        leader_commitment: leader?.commitment ?? null,
        leader_disagreed: leader?.disagreed ?? false,
        lang: written.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await finish(ctx, decision, { outcome: 'provisional', passing });
    return ok(null);
  });
}

/** Closes without a decision: nothing passed, or the group will talk again first. The reason is public. @throws NotFound, Denied */
export async function closeUndecided(ctx: Ctx, id: string, { reason, lang }: Undecided): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { decision, passing } = await lockToClose(ctx, id);
    await finish(ctx, decision, { outcome: 'undecided', passing });
    await ctx.db.updateTable('decisions').set({ undecided_reason: reason, undecided_lang: lang }).where('id', '=', id).execute();
  });
}

async function lockToClose(ctx: Ctx, id: string): Promise<{ decision: Decision; passing: readonly string[] }> {
  const decision = await lockDecision(ctx, id);
  must(canClose(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  const { organizationId } = await getIssueById(ctx, decision.issueId);
  const options = await optionsOf(ctx, id);
  const result = await resultOf(ctx, { decision, scale: await scaleOf(ctx, decision, organizationId), optionIds: options.map((option) => option.id) });
  return { decision, passing: result.passing };
}

async function finish(ctx: Ctx, decision: Decision, particulars: { outcome: 'provisional' | 'undecided'; passing: readonly string[] }): Promise<void> {
  if (decision.secrecy === 'secret') await shuffleBallots(ctx, decision.id);
  await ctx.db
    .updateTable('decisions')
    .set({ closed_at: ctx.now, closed_by: signedIn(ctx), revision: decision.revision + 1 })
    .where('id', '=', decision.id)
    .execute();
  await record(ctx, { kind: 'decision.closed', issueId: decision.issueId, subjectId: decision.id, particulars });
}
