import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import { undoAct } from '../../maps/index.ts';
import { refused, written, type Written } from './row.ts';

/** What was taken off the map comes back by undoing the act, with all that hung on it. */
export async function undoRemoval(ctx: Ctx, issue: Issue, actId: string): Promise<Written> {
  const undone = await undoAct(ctx, issue.id, actId);
  return undone.ok ? written(actId) : refused({ form: ctx.t('tools:problem.twice') });
}
