import type { Reaction } from './platform/jobs.ts';
import { reactions, type ReactionDeps } from './domains/notifications/index.ts';

/** Event kind -> reaction: the one readable list of what follows from what. Each may run twice. */
export function subscriptions(deps: ReactionDeps): ReadonlyMap<string, Reaction> {
  return reactions(deps);
}
