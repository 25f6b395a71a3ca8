import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Answers are given by those who lead, in their name. */
export function canAnswer(standing: Standing): Verdict<'answers:denied.answer'> {
  return leads(standing) ? allowed : denied('answers:denied.answer');
}
