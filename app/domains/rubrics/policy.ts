import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';
import { isAsked, type Reading } from './reading.ts';

type Stand = Pick<Reading, 'ring' | 'basis' | 'closedAt'>;

/** Who leads an issue opens readings and enters those that were counted on paper. */
export function canOpen(standing: Standing): Verdict<'rubrics:denied.lead'> {
  return leads(standing) ? allowed : denied('rubrics:denied.lead');
}

/** Members of the group place, until the reading closes; leading does not make a member. */
export function canPlace(standing: Standing, reading: Stand): Verdict {
  if (reading.basis === 'entered') return denied('rubrics:denied.entered');
  if (!isAsked(reading, standing)) return denied('rubrics:denied.ring');
  return reading.closedAt ? denied('rubrics:denied.closed') : allowed;
}

export function canClose(standing: Standing, reading: Stand): Verdict {
  if (!leads(standing)) return denied('rubrics:denied.lead');
  return reading.closedAt ? denied('rubrics:denied.closed') : allowed;
}

/** A count on paper has nothing to reopen: its figures are corrected. */
export function canReopen(standing: Standing, reading: Stand): Verdict {
  if (!leads(standing)) return denied('rubrics:denied.lead');
  if (reading.basis === 'entered') return denied('rubrics:denied.entered');
  return reading.closedAt ? allowed : denied('rubrics:denied.open');
}

/** A group agrees once it has seen how its placements are spread, not before. */
export function canAgree(standing: Standing, reading: Stand): Verdict {
  if (!leads(standing)) return denied('rubrics:denied.lead');
  if (reading.basis === 'entered') return denied('rubrics:denied.entered');
  return reading.closedAt ? allowed : denied('rubrics:denied.open');
}

/** What was read from paper may be read again, better. */
export function canCorrect(standing: Standing, reading: Stand): Verdict {
  if (!leads(standing)) return denied('rubrics:denied.lead');
  return reading.basis === 'entered' ? allowed : denied('rubrics:denied.placements');
}

/** The group itself and those who lead see its own reading. */
export function isInside(standing: Standing, reading: Pick<Reading, 'ring'>): boolean {
  return isAsked(reading, standing) || leads(standing);
}
