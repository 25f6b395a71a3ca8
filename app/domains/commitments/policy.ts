import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';
import type { Side } from './commitment.ts';

/** What ties the actor to one commitment. */
export interface Own {
  /** Holds a present mandate for the group it is about. */
  readonly holdsMandate: boolean;
  /** Is the person who is to do it. */
  readonly isResponsible: boolean;
}

/** Those who lead write down what either side pledges; a group's own pledge also whoever speaks for it. */
export function canMake(standing: Standing, side: Side, holdsMandate: boolean): Verdict<'commitments:denied.make'> {
  return leads(standing) || (side === 'group' && standing.ring !== null && holdsMandate) ? allowed : denied('commitments:denied.make');
}

/** Says that it is kept, and changes it: those who lead, whoever is to do it, and for a group's pledge whoever speaks for the group. */
export function canKeep(standing: Standing, side: Side, own: Own): Verdict<'commitments:denied.keep'> {
  const theirs = standing.ring !== null && (own.isResponsible || (side === 'group' && own.holdsMandate));
  return leads(standing) || theirs ? allowed : denied('commitments:denied.keep');
}

/** A pledge is let go by those to whom it was made: of ours, whoever speaks for the group; of a group's, those who lead. They may always write it down. */
export function canRelease(standing: Standing, side: Side, own: Own): Verdict<'commitments:denied.release'> {
  const theirs = side === 'ours' && standing.ring !== null && own.holdsMandate;
  return leads(standing) || theirs ? allowed : denied('commitments:denied.release');
}

/** Who reads it, and whether it stands at all, is for those who lead. */
export function canPublish(standing: Standing): Verdict<'commitments:denied.lead'> {
  return leads(standing) ? allowed : denied('commitments:denied.lead');
}
