import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockCommitment } from './commitments.ts';
import { canKeep } from './policy.ts';

export interface CommitmentChange {
  readonly what: string;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Why; shown beside the old words and the old date. */
  readonly reason: string;
  readonly lang: string;
  /** The version that was read. */
  readonly version: number;
}

/**
 * Gives a running or late commitment other words or another date; what it said before stays readable.
 * `ended`: it was kept or released. `due`: before the day it was made. @throws NotFound, Denied, StaleRevision
 */
export async function changeCommitment(ctx: Ctx, id: string, change: CommitmentChange): Promise<Result<null, 'ended' | 'due'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const { commitment, standing, own } = await lockCommitment(ctx, id);
    must(canKeep(standing, commitment.side, own));
    if (commitment.version !== change.version) throw new StaleRevision();
    if (commitment.ending || commitment.removedAt) return no('ended');
    if (change.dueOn < commitment.madeOn) return no('due');
    const { what, reason, lang } = change;
    await ctx.db
      .insertInto('commitment_versions')
      .values({ commitment_id: id, number: commitment.version + 1, what, due_on: change.dueOn, reason, lang, at: ctx.now, by: personId })
      .execute();
    await record(ctx, {
      kind: 'commitment.changed',
      issueId: commitment.issueId,
      subjectId: id,
      particulars: { dueOn: { before: commitment.dueOn, after: change.dueOn } },
    });
    return ok(null);
  });
}
