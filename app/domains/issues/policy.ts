import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';
import { belongs } from './issue.ts';

/** Who leads an issue may change everything about it that is not frozen. */
export function canLead(standing: Standing): Verdict<'issues:denied.lead'> {
  return leads(standing) ? allowed : denied('issues:denied.lead');
}

/** The core team, the advisors and those who lead write down what the four questions ask. */
export function canFill(standing: Standing): Verdict<'issues:denied.fill'> {
  return leads(standing) || standing.ring === 'core' || standing.ring === 'advisors' ? allowed : denied('issues:denied.fill');
}

/** A new issue may be convened by staff of the organization or of one above it. */
export function canConvene(isStaff: boolean): Verdict<'issues:denied.convene'> {
  return isStaff ? allowed : denied('issues:denied.convene');
}

/** Members and those who lead see an issue from the inside. */
export function canSeeInside(standing: Standing): Verdict<'issues:denied.inside'> {
  return belongs(standing) ? allowed : denied('issues:denied.inside');
}

/** Founding documents bind the members, so members consent: those who answer for the issue from outside do not. */
export function canConsent(standing: Standing): Verdict<'issues:denied.consent'> {
  return standing.ring === null ? denied('issues:denied.consent') : allowed;
}
