import type { Reaction } from './platform/jobs.ts';
import type { ReactionDeps } from './domains/notifications/index.ts';

/** Event kind -> reaction: the one readable list of what follows from what. Each may run twice. */
export function subscriptions(_deps: ReactionDeps): ReadonlyMap<string, Reaction> {
  return new Map<string, Reaction>([]);
}
