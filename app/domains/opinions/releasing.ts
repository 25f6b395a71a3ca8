import type { Ctx } from '../../platform/ctx.ts';
import { newId } from '../../platform/ids.ts';
import { mayRelease } from './release.ts';
import { releaseHistory } from './releases.ts';
import type { Stale } from './staleness.ts';

/** Tells the newest analysis where that may be done now (`release.ts`). The caller holds the lease and the transaction. @returns whether it did */
export async function releaseIfDue(ctx: Ctx, { id, closesAt, lastCastId, privacyThreshold }: Stale, analysisId: string): Promise<boolean> {
  const { lastAnalysisId, ...history } = await releaseHistory(ctx, id);
  const isClosed = closesAt !== null && closesAt <= ctx.now;
  const manner = mayRelease({ ...history, isClosed, dataChanged: lastAnalysisId !== analysisId }, privacyThreshold);
  if (!manner) return false;
  const row = {
    id: newId(),
    conversation_id: id,
    analysis_id: analysisId,
    manner,
    threshold: privacyThreshold,
    last_cast_id: lastCastId,
    released_at: ctx.now,
  };
  await ctx.db.insertInto('releases').values(row).execute();
  return true;
}
