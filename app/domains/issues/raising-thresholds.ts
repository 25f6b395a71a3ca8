import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { thresholdFor } from './threshold.ts';

/**
 * Brings the issues of an organization up to a threshold that it set (`thresholdFor`); none goes down, so there is no way back.
 * Belongs into the transaction of the settings. The caller has asked whether the actor may change them.
 */
export async function raiseThresholds(ctx: Ctx, organizationId: string, wanted: number): Promise<void> {
  const below = await ctx.db
    .selectFrom('issues')
    .select(['id', 'privacy_threshold'])
    .where('organization_id', '=', organizationId)
    .where('privacy_threshold', '<', wanted)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const { id, privacy_threshold: before } of below) {
    const threshold = thresholdFor(before, wanted);
    await ctx.db
      .updateTable('issues')
      .set({ privacy_threshold: threshold, earlier_thresholds: sql`earlier_thresholds || ${before}::integer` })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'issue.threshold-raised', issueId: id, organizationId, subjectId: id, particulars: { before, threshold } });
  }
}
