import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Only those who lead put words into the record for somebody else. */
export function canRecord(standing: Standing): Verdict<'inputs:denied.record'> {
  return leads(standing) ? allowed : denied('inputs:denied.record');
}

/** Only those who lead may accept, hide and show again. */
export function canModerate(standing: Standing): Verdict<'inputs:denied.moderate'> {
  return leads(standing) ? allowed : denied('inputs:denied.moderate');
}

/** A group speaks through a person who holds its mandate, and nobody else. */
export function canSpeakFor(holdsMandate: boolean): Verdict<'inputs:denied.speak-for'> {
  return holdsMandate ? allowed : denied('inputs:denied.speak-for');
}

/** A guess is confirmed by who holds the group's mandate, or by a convener who noted that the group said yes. */
export function canConfirm(standing: Standing, holdsMandate: boolean): Verdict<'inputs:denied.confirm'> {
  return holdsMandate || leads(standing) ? allowed : denied('inputs:denied.confirm');
}
