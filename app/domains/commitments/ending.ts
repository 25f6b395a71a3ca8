import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { todayOf } from '../people/index.ts';
import type { Commitment, Ending } from './commitment.ts';
import { lockCommitment } from './commitments.ts';
import { canKeep, canRelease } from './policy.ts';

export interface Keeping {
  /** The day on which it was kept, `YYYY-MM-DD`; today unless said. */
  readonly on?: string;
  readonly note?: string | null;
  readonly lang: string;
}

/** `ended`: it has ended already. `day`: after today, or before it was made. */
export type EndingProblem = 'ended' | 'day';

/** Says that a commitment was kept. @throws NotFound, Denied, NotSignedIn */
export async function keepCommitment(ctx: Ctx, id: string, keeping: Keeping): Promise<Result<null, EndingProblem>> {
  return transact(ctx, async (ctx) => {
    const { commitment, standing, own } = await lockCommitment(ctx, id);
    must(canKeep(standing, commitment.side, own));
    return end(ctx, commitment, { kind: 'kept', on: keeping.on ?? todayOf(ctx), note: keeping.note ?? null, lang: keeping.lang });
  });
}

/** Lets a commitment go, with a reason; nobody has to keep it any more. @throws NotFound, Denied, NotSignedIn */
export async function releaseCommitment(ctx: Ctx, id: string, release: { reason: string; lang: string }): Promise<Result<null, EndingProblem>> {
  return transact(ctx, async (ctx) => {
    const { commitment, standing, own } = await lockCommitment(ctx, id);
    must(canRelease(standing, commitment.side, own));
    return end(ctx, commitment, { kind: 'released', on: todayOf(ctx), note: release.reason, lang: release.lang });
  });
}

async function end(ctx: Ctx, commitment: Commitment, ending: Ending): Promise<Result<null, EndingProblem>> {
  const by = signedIn(ctx);
  if (commitment.ending || commitment.removedAt) return no('ended');
  if (ending.on > todayOf(ctx) || ending.on < commitment.madeOn) return no('day');
  const { kind, on, note, lang } = ending;
  await ctx.db
    .insertInto('commitment_endings')
    .values({ id: newId(), commitment_id: commitment.id, ending: kind, ended_on: on, note, lang, at: ctx.now, by })
    .execute();
  await record(ctx, { kind: `commitment.${kind}`, issueId: commitment.issueId, subjectId: commitment.id, particulars: { on } });
  return ok(null);
}

/** Takes back that a commitment was kept or released; again is no harm. Whoever may say it may take it back. @throws NotFound, Denied */
export async function reopenCommitment(ctx: Ctx, id: string): Promise<void> {
  const by = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const { commitment, standing, own } = await lockCommitment(ctx, id);
    must(commitment.ending?.kind === 'released' ? canRelease(standing, commitment.side, own) : canKeep(standing, commitment.side, own));
    if (!commitment.ending) return;
    await ctx.db
      .updateTable('commitment_endings')
      .set({ undone_at: ctx.now, undone_by: by })
      .where('commitment_id', '=', id)
      .where('undone_at', 'is', null)
      .execute();
    await record(ctx, { kind: 'commitment.reopened', issueId: commitment.issueId, subjectId: id, particulars: { ending: commitment.ending.kind } });
  });
}
