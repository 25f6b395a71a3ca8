import type { Ctx } from './platform/ctx.ts';
import type { Reaction } from './platform/jobs.ts';
import { importReactions } from './domains/directory/index.ts';
import { reactions, type ReactionDeps } from './domains/notifications/index.ts';

/** What the reactions need; they run outside any request. `stopping` is aborted when the process stops. */
export type SubscriptionDeps = ReactionDeps & { readonly ctxNow: () => Ctx; readonly stopping: AbortSignal };

/** Event kind -> reaction: the one readable list of what follows from what. Each may run twice. */
export function subscriptions(deps: SubscriptionDeps): ReadonlyMap<string, Reaction> {
  return new Map([...reactions(deps), ...importReactions(deps)]);
}
