import type { Ctx } from '../../platform/ctx.ts';
import { stateOf } from './decision.ts';
import { listDecisions } from './decisions.ts';
import { listTried } from './records.ts';

/** How deciding stands on an issue, for the loop. */
export interface DecisionCounts {
  readonly draft: number;
  readonly open: number;
  /** The ballots are in, the record is due. */
  readonly ended: number;
  readonly closed: number;
  /** The nearest closing time of the open ones, or null. */
  readonly closesSoonest: Date | null;
  readonly tried: number;
  /** Provisional decisions whose review has come. */
  readonly reviewDue: number;
}

/** Counts the decisions of an issue that the actor may see. */
export async function countDecisions(ctx: Ctx, issueId: string): Promise<DecisionCounts> {
  const decisions = await listDecisions(ctx, issueId);
  const tried = await listTried(ctx, issueId);
  const inState = (state: string) => decisions.filter((decision) => stateOf(decision, ctx.now) === state);
  const closing = inState('open').map((decision) => decision.closesAt.getTime());
  return {
    draft: inState('draft').length,
    open: inState('open').length,
    ended: inState('ended').length,
    closed: inState('closed').length,
    closesSoonest: closing.length > 0 ? new Date(Math.min(...closing)) : null,
    tried: tried.length,
    reviewDue: tried.filter((one) => one.reviewDue).length,
  };
}
