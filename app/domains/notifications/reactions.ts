import type { Reaction } from '../../platform/jobs.ts';
import type { ReactionDeps } from './index.ts';
import { tellAnswer, tellHidden, tellRestored } from './telling-authors.ts';

/** What people are told after each kind of event. Every reaction may run twice. */
export function reactions(deps: ReactionDeps): Map<string, Reaction> {
  return new Map([
    ['answer.given', tellAnswer(deps)],
    ['answer.revised', tellAnswer(deps)],
    ['input.hidden', tellHidden(deps)],
    ['input.restored', tellRestored(deps)],
  ]);
}
