import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { belongs } from '../issues/index.ts';
import { leads, type Standing } from '../people/index.ts';

/** Those who lead say where people are wanted, set the rhythm, and write down what was sent and asked. */
export function canLeadRings(standing: Standing): Verdict<'rings:denied.lead'> {
  return leads(standing) ? allowed : denied('rings:denied.lead');
}

/** Members read what is asked of every ring, so that they can choose another one. */
export function canReadRings(standing: Standing): Verdict<'rings:denied.inside'> {
  return belongs(standing) ? allowed : denied('rings:denied.inside');
}
