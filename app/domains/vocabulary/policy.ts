import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Words are for those who lead as a whole: their meaning, their explanation, whether they stand. */
export function canKeepWords(standing: Standing): Verdict<'vocabulary:denied.lead'> {
  return leads(standing) ? allowed : denied('vocabulary:denied.lead');
}

/** A wording is written by those who lead, for any group, and by members for a group they hold a mandate for. */
export function canWord(standing: Standing, holdsMandate: boolean): Verdict<'vocabulary:denied.word'> {
  return leads(standing) || (standing.ring !== null && holdsMandate) ? allowed : denied('vocabulary:denied.word');
}
