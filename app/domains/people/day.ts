import { DateTime } from 'luxon';
import type { Ctx } from '../../platform/ctx.ts';

/** Today where the house stands, as `YYYY-MM-DD`: a mandate's days are school days, not moments. */
export function todayOf(ctx: Pick<Ctx, 'now' | 'timeZone'>): string {
  return DateTime.fromJSDate(ctx.now, { zone: ctx.timeZone }).toFormat('yyyy-MM-dd');
}
