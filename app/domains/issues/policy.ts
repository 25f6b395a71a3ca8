import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Who leads an issue may change everything about it that is not frozen. */
export function canLead(standing: Standing): Verdict<'issues:denied.lead'> {
  return leads(standing) ? allowed : denied('issues:denied.lead');
}

/** A new issue may be convened by staff of the organization or of one above it. */
export function canConvene(isStaff: boolean): Verdict<'issues:denied.convene'> {
  return isStaff ? allowed : denied('issues:denied.convene');
}
