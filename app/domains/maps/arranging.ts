import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { act, lockMap } from './acting.ts';
import type { Place } from './map.ts';
import { mapOf } from './maps.ts';
import { placesFor } from './placing.ts';
import { canDraw } from './policy.ts';
import { elementState } from './state.ts';

/**
 * Lays the map out anew; what was placed by hand stays. `places` are those that a browser worked out; without them they are worked out
 * here. Ids that are not on the map count for nothing. @throws NotFound, Denied
 */
export async function arrangeMap(ctx: Ctx, issueId: string, places: ReadonlyMap<string, Place> | null): Promise<{ actId: string | null }> {
  const found = places ?? (await worked(ctx, issueId));
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const { elements } = await mapOf(ctx, issueId);
    const wishes = elements.flatMap((element) => {
      const place = element.byHand ? undefined : found.get(element.id);
      return place ? [{ subject: 'element', id: element.id, after: elementState({ ...element, place }) } as const] : [];
    });
    return { actId: await act(ctx, issueId, 'arranged', wishes) };
  });
}

/** Outside of the transaction, so that nobody waits for it. Whoever may not draw is told so inside. */
async function worked(ctx: Ctx, issueId: string): Promise<ReadonlyMap<string, Place>> {
  const { elements, relations } = await mapOf(ctx, issueId);
  return new Map((await placesFor(elements, relations)).map(({ id, x, y }) => [id, { x, y }]));
}
