import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';
import type { ConversationState } from './conversation.ts';

/** Who leads the issue may open conversations on it, see how votes fall, and give the first statements. */
export function canLead(standing: Standing): Verdict<'conversations:denied.lead'> {
  return leads(standing) ? allowed : denied('conversations:denied.lead');
}

/** What people voted under stays as it was once voting has ended. */
export function canChange(standing: Standing, state: ConversationState): Verdict {
  const verdict = canLead(standing);
  if (!verdict.allowed) return verdict;
  return state === 'closed' ? denied('conversations:denied.change-closed') : allowed;
}

/** Who sees the result, and whether votes are given out, is what people vote under: it stands from the first vote on. */
export function canChangeShowing(standing: Standing, state: ConversationState, voted: boolean): Verdict {
  const verdict = canChange(standing, state);
  if (!verdict.allowed) return verdict;
  return voted ? denied('conversations:denied.change-showing') : allowed;
}

export function canClose(standing: Standing, state: ConversationState): Verdict {
  const verdict = canLead(standing);
  if (!verdict.allowed) return verdict;
  return state === 'open' ? allowed : denied('conversations:denied.close');
}

export function canReopen(standing: Standing, state: ConversationState): Verdict {
  const verdict = canLead(standing);
  if (!verdict.allowed) return verdict;
  return state === 'closed' ? allowed : denied('conversations:denied.reopen');
}
