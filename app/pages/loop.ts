import type { Ctx } from '../platform/ctx.ts';
import type { RailStep } from '../ui/index.ts';

/** The seven steps of an issue: what is done, what is now, what waits. */
export async function loopOf(_ctx: Ctx, _issue: { id: string; slug: string }): Promise<readonly RailStep[]> {
  return [];
}
