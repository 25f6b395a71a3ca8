import { formatNumber } from '../../../ui/index.ts';
import type { ToldResult, ToldStatement, ToldVotes } from '../told.ts';
import { leastVotes } from '../ranking.ts';
import { choices, figureText, type Speaker } from './sentences.ts';

/** The result in a few sentences: how many took part, whether there is common ground, how many groups there are. */
export function headline(view: Speaker, result: ToldResult, isOpen: boolean): string[] {
  return [peopleSentence(view, result, isOpen), ...groundSentences(view, result), groupsSentence(view, result)].filter((sentence) => sentence !== null);
}

function peopleSentence(view: Speaker, result: ToldResult, isOpen: boolean): string | null {
  const people = figureText(view, result.voters, result);
  return people === null ? null : view.t(isOpen ? 'opinions:headline.people.open' : 'opinions:headline.people', { people });
}

function groundSentences({ t }: Speaker, { agreed, rejected }: ToldResult): string[] {
  if (agreed.length + rejected.length === 0) return [t('opinions:headline.no-ground')];
  return [
    ...(agreed.length > 0 ? [t('opinions:headline.agreed', { count: agreed.length })] : []),
    ...(rejected.length > 0 ? [t('opinions:headline.rejected', { count: rejected.length })] : []),
  ];
}

function groupsSentence({ t, locale }: Speaker, { grouping, groups }: ToldResult): string {
  if (grouping === 'groups') return t('opinions:headline.groups', { number: formatNumber(groups.length, locale) });
  return t(grouping === 'too-few' ? 'opinions:headline.too-few' : 'opinions:headline.no-groups');
}

/** Whether so much is withheld that the page should say so once, kindly, instead of beside each figure. */
export function isThin({ manner, grouping, groups, statements }: ToldResult): boolean {
  if (grouping === 'groups' && groups.some((group) => !group.center)) return true;
  const full = statements.filter(({ all }) => (manner === 'exact' ? choices.every((choice) => all[choice] !== null) : (all.total ?? 0) > 0));
  return full.length * 2 < statements.length;
}

/** Whether any bar or sentence can be made of these votes. */
export function saysAnything(votes: ToldVotes): boolean {
  return choices.some((choice) => votes[choice] !== null) && votes.total !== 0;
}

/**
 * - `few`: too few votes to say
 * - `passes`: many pass on it
 * - `open`: votes point neither way
 */
export type WhyUnknown = 'few' | 'passes' | 'open';

const manyPasses = 0.4;

/**
 * Why a statement is among what is not known; null where what is told leaves it open. In steps every count may be up to
 * one less than the threshold higher, and nothing is said that would be wrong of some of those counts.
 */
export function whyUnknown({ voters, manner, threshold }: Pick<ToldResult, 'voters' | 'manner' | 'threshold'>, { all }: ToldStatement): WhyUnknown | null {
  const room = manner === 'exact' ? 0 : threshold - 1;
  const { total, passes } = all;
  if (total === null) return null;
  if (total === 0 || (voters !== null && total + choices.length * room < leastVotes(voters, threshold))) return 'few';
  if (passes === null) return null;
  if (passes >= (total + 2 * room) * manyPasses) return 'passes';
  const hasEnough = voters !== null && total >= leastVotes(voters + room, threshold);
  return hasEnough && passes + room < (total + room) * manyPasses ? 'open' : null;
}
