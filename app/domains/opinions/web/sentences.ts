import { formatNumber, intlTag, type View } from '../../../ui/index.ts';
import type { Figure, ToldGroup, ToldResult, ToldStatement, ToldTypical, ToldVotes } from '../told.ts';

/** What it takes to speak: the words and the way numbers are written. */
export type Speaker = Pick<View, 't' | 'locale'>;

/** How the figures at hand are told. */
export type Telling = Pick<ToldResult, 'manner' | 'threshold'>;

export type Choice = 'agrees' | 'disagrees' | 'passes';
/** The order in which the choices stand, everywhere. */
export const choices = ['agrees', 'disagrees', 'passes'] as const;
/** The word of each choice, as in keys. */
export const wordOf = { agrees: 'agree', disagrees: 'disagree', passes: 'pass' } as const;
const countOf = { agree: 'agrees', disagree: 'disagrees' } as const;

/** A figure inside a sentence: "31", "30 or more", "fewer than 10"; null where it is withheld. */
export function figureText({ t, locale }: Speaker, figure: Figure, { manner, threshold }: Telling): string | null {
  if (figure === null) return null;
  if (manner === 'exact') return formatNumber(figure, locale);
  if (figure === 0) return t('opinions:figure.fewer', { number: formatNumber(threshold, locale) });
  return t('opinions:figure.least', { number: formatNumber(figure, locale) });
}

/** A figure where there is room for a few letters only: "31", "30+", "under 10"; null where it is withheld. */
export function shortFigure({ t, locale }: Speaker, figure: Figure, { manner, threshold }: Telling): string | null {
  if (figure === null) return null;
  if (manner === 'exact') return formatNumber(figure, locale);
  if (figure === 0) return t('opinions:figure.under', { number: formatNumber(threshold, locale) });
  return t('opinions:figure.plus', { number: formatNumber(figure, locale) });
}

/** "Of 374 people, 312 agree, 40 disagree and 22 pass." With what is told of it; null where nothing is. */
export function votesSentence(view: Speaker, votes: ToldVotes, told: Telling): string | null {
  const { t, locale } = view;
  const said = choices.flatMap((choice) => {
    const some = figureText(view, votes[choice], told);
    return some === null ? [] : [t(`opinions:votes.${wordOf[choice]}`, { some })];
  });
  const all = figureText(view, votes.total, told);
  if (said.length === 0) return all === null || votes.total === 0 ? null : t('opinions:votes.only-all', { all });
  const list = new Intl.ListFormat(intlTag(locale), { type: 'conjunction' }).format(said);
  return all === null || !wholeAdds(votes, told) ? asSentence(view, list) : t('opinions:votes.of', { all, list });
}

/** "27 of 31 agree", or null where it cannot be said. `side` is which choice is counted. */
export function sideClause(view: Speaker, votes: ToldVotes, side: 'agree' | 'disagree', told: Telling): string | null {
  const part = partOf(view, votes, side, told);
  if (!part) return null;
  return part.all === null ? view.t(`opinions:side.${side}.bare`, { some: part.some }) : view.t(`opinions:side.${side}`, { some: part.some, all: part.all });
}

/** "27 of 31 in group A agree; 12 of 58 of the others do. Very sure." Says less where less is told. */
export function typicalSentence(view: Speaker, result: ToldResult, group: ToldGroup, { statement, side, sure }: ToldTypical): string {
  const { t } = view;
  const at = result.groups.indexOf(group);
  const votes = statement.byGroup[at];
  const here = votes ? groupClause(view, votes, side, group.letter, result) : null;
  const there = othersClause(view, result, statement, at, side);
  const said = here ?? t(`opinions:side.${side}.more`, { group: group.letter });
  const both = here && there ? t('opinions:side.pair', { here, there }) : said;
  return `${asSentence(view, both)} ${t(`opinions:sure.${sure}`)}`;
}

function groupClause(view: Speaker, votes: ToldVotes, side: 'agree' | 'disagree', group: string, told: Telling): string | null {
  const part = partOf(view, votes, side, told);
  if (!part) return null;
  if (part.all === null) return view.t(`opinions:side.${side}.group.bare`, { some: part.some, group });
  return view.t(`opinions:side.${side}.group`, { some: part.some, all: part.all, group });
}

function othersClause(view: Speaker, result: ToldResult, statement: ToldStatement, at: number, side: 'agree' | 'disagree'): string | null {
  const votes = votesOfOthers(statement, at);
  // Several groups with "fewer than ten" each may be more than ten together: then nothing is said.
  if (result.manner === 'steps' && result.groups.length > 2 && votes[countOf[side]] === 0) return null;
  const part = partOf(view, votes, side, result);
  if (!part) return null;
  return part.all === null ? view.t('opinions:side.others.bare', { some: part.some }) : view.t('opinions:side.others', { some: part.some, all: part.all });
}

/** What all other groups together say, as far as each of them is told. In steps: at least so many. */
export function votesOfOthers(statement: ToldStatement, at: number): ToldVotes {
  const others = statement.byGroup.filter((_, group) => group !== at);
  const sum = (part: keyof ToldVotes): Figure => others.reduce<Figure>((all, votes) => (all === null || votes[part] === null ? null : all + votes[part]), 0);
  return { agrees: sum('agrees'), disagrees: sum('disagrees'), passes: sum('passes'), total: sum('total') };
}

/** A share as two phrases. The whole is left out where it adds nothing. */
function partOf(view: Speaker, votes: ToldVotes, side: 'agree' | 'disagree', told: Telling): { some: string; all: string | null } | null {
  if (votes.total === 0) return null;
  const some = figureText(view, votes[countOf[side]], told);
  if (some === null) return null;
  return { some, all: wholeAdds(votes, told) ? figureText(view, votes.total, told) : null };
}

/** In steps the whole is the sum of what is told, so it says nothing new where all but one part are below the threshold. */
function wholeAdds(votes: ToldVotes, { manner }: Telling): boolean {
  return votes.total !== 0 && (manner === 'exact' || choices.every((choice) => votes[choice] !== votes.total));
}

/** The first letter large, and a full stop. */
export function asSentence({ locale }: Pick<Speaker, 'locale'>, clause: string): string {
  const first = clause.slice(0, 1).toLocaleUpperCase(intlTag(locale));
  return `${first}${clause.slice(1)}.`;
}
