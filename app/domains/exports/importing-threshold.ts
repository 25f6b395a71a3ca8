import type { Ctx } from '../../platform/ctx.ts';
import { thresholdFor } from '../issues/index.ts';
import type { Row } from './bundle.ts';

/**
 * The thresholds of an issue that is brought in: its own, raised as if it had been here when its organization set the one of here.
 * @param row the issue, with the ids of here
 * @param there the threshold of its organization in the export: that of issues that kept none yet
 */
export async function thresholdsHere(ctx: Pick<Ctx, 'db'>, row: Row, there: number | undefined): Promise<Row> {
  const organization = await ctx.db.selectFrom('organizations').select('privacy_threshold').where('id', '=', String(row['organization_id'])).executeTakeFirst();
  const here = organization?.privacy_threshold ?? 0;
  const own = Number(row['privacy_threshold'] ?? there ?? here);
  const threshold = thresholdFor(own, here);
  const earlier = Array.isArray(row['earlier_thresholds']) ? row['earlier_thresholds'] : [];
  return { privacy_threshold: threshold, earlier_thresholds: threshold === own ? earlier : [...earlier, own] };
}
