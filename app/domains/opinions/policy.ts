import { allowed, denied, type Verdict } from '../../platform/result.ts';
import { leads, type Standing } from '../people/index.ts';

/** Those who lead see a result at any time; everybody else when the conversation shows it. */
export function canSeeResult(standing: Standing, isShown: boolean): Verdict<'opinions:denied.see'> {
  return isShown || leads(standing) ? allowed : denied('opinions:denied.see');
}

/** A name is a claim about people, so it is given by those who lead, with a reason that everybody reads. */
export function canNameGroups(standing: Standing): Verdict<'opinions:denied.name'> {
  return leads(standing) ? allowed : denied('opinions:denied.name');
}

/**
 * Single votes without names, with which anybody can work the result out again: once voting has closed, for those who lead, and
 * for everybody where people voted under that promise; never of fewer people than the threshold.
 */
export function canTakeVotes(
  standing: Standing,
  { isClosed, votesOpen, voters, threshold }: { isClosed: boolean; votesOpen: boolean; voters: number; threshold: number },
): Verdict<'opinions:denied.votes' | 'opinions:denied.votes-before-closing' | 'opinions:denied.votes-few'> {
  if (leads(standing)) return allowed;
  if (!votesOpen) return denied('opinions:denied.votes');
  if (!isClosed) return denied('opinions:denied.votes-before-closing');
  return voters >= threshold ? allowed : denied('opinions:denied.votes-few');
}
