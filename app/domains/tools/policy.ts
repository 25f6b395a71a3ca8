import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { belongs } from '../issues/index.ts';
import { leads, type Standing } from '../people/index.ts';
import type { Sheet } from './sheet.ts';

type Stand = Pick<Sheet, 'closedAt'>;

/** Who belongs to an issue reads its sheets, as far as they may read the records anyway. */
export function canRead(standing: Standing): Verdict<'tools:denied.inside'> {
  return belongs(standing) ? allowed : denied('tools:denied.inside');
}

/** Those who lead open and close sheets, set the day to come back, open the door and put lists together. */
export function canOpen(standing: Standing): Verdict<'tools:denied.lead'> {
  return leads(standing) ? allowed : denied('tools:denied.lead');
}

/** The core team, the advisors and those who lead fill an open sheet. What becomes of a row is for the policy of its record. */
export function canFill(standing: Standing, sheet: Stand): Verdict<'tools:denied.fill' | 'tools:denied.closed'> {
  const fills = leads(standing) || standing.ring === 'core' || standing.ring === 'advisors';
  if (!fills) return denied('tools:denied.fill');
  return sheet.closedAt ? denied('tools:denied.closed') : allowed;
}

/** Members of the outer rings suggest rows; they become records when those who lead take them over. */
export function canSuggest(standing: Standing, sheet: Stand): Verdict<'tools:denied.inside' | 'tools:denied.closed'> {
  if (!belongs(standing)) return denied('tools:denied.inside');
  return sheet.closedAt ? denied('tools:denied.closed') : allowed;
}

/** Suggestions are read by those who fill; a list that somebody makes alone is read by nobody else until the lists are put together. */
export function seesSlip(standing: Standing, slip: { isOwn: boolean; inOpenRound: boolean }): boolean {
  if (slip.isOwn) return true;
  return !slip.inOpenRound && (leads(standing) || standing.ring === 'core' || standing.ring === 'advisors');
}
