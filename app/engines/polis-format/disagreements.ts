import type { Disagreement, PolisSummary, Rejection } from './format.ts';
import type { PolisTally, VoteCounts } from './tally.ts';

interface Claim {
  readonly file: string;
  readonly what: string;
  readonly says: number | null;
  readonly counted: number;
  readonly differing?: number;
  readonly why?: string;
}

/** A claim that holds is no disagreement; one that the file does not make is none either. */
export function unlessTrue({ file, what, says, counted, differing, why }: Claim): Disagreement[] {
  if (says === null || (says === counted && !differing)) return [];
  return [{ file, what, says, counted, differing: differing ?? null, why: why ?? null }];
}

/** `summary.csv` against what was counted. */
export function checkSummary(file: string, summary: PolisSummary, tally: PolisTally): Disagreement[] {
  const { statements, voters } = tally.totals();
  const voted = [...tally.statements()].filter(({ present }) => present.agrees + present.disagrees + present.passes > 0).length;
  const unvoted = summary.statements === voted ? { why: `It leaves out the ${statements - voted} that nobody voted on.` } : {};
  return [
    ...unlessTrue({ file, what: 'voters', says: summary.voters, counted: voters }),
    ...unlessTrue({ file, what: 'commenters', says: tally.authors > 0 ? summary.authors : null, counted: tally.authors }),
    ...unlessTrue({ file, what: 'comments', says: summary.statements, counted: statements, ...unvoted }),
  ];
}

/** The counts that `comments.csv` gives each statement against people's present votes. */
export function checkStatements(file: string, tally: PolisTally, hasLog: boolean): Disagreement[] {
  return (['agrees', 'disagrees'] as const).flatMap((field) => checkField(file, tally, field, hasLog));
}

function checkField(file: string, tally: PolisTally, field: keyof VoteCounts & ('agrees' | 'disagrees'), hasLog: boolean): Disagreement[] {
  let says = 0;
  let counted = 0;
  let differing = 0;
  let casts = true;
  for (const statement of tally.statements()) {
    const claim = statement.claimed[field];
    if (claim === null) return [];
    says += claim;
    counted += statement.present[field];
    if (claim !== statement.present[field]) differing += 1;
    if (claim !== statement.casts[field]) casts = false;
  }
  const why = casts ? { why: 'It counts every vote in votes.csv, also those that the person later changed.' } : {};
  const noLog = hasLog ? {} : { why: 'There is no votes.csv; it may count votes that the person later changed.' };
  return unlessTrue({ file, what: field, says, counted, differing, ...noLog, ...why });
}

/**
 * Undeclared signs that are the wrong way round: the agrees of `comments.csv` are the disagrees of the votes.
 * Null unless the votes fit the statements ten times better when turned round. Where there is no log the counts
 * differ a little anyway, so a handful of votes proves nothing.
 */
export function checkReversed(file: string, tally: PolisTally, hasLog: boolean): Rejection | null {
  let straight = 0;
  let reversed = 0;
  for (const { claimed, casts } of tally.statements()) {
    if (claimed.agrees === null || claimed.disagrees === null) return null;
    straight += Math.abs(claimed.agrees - casts.agrees) + Math.abs(claimed.disagrees - casts.disagrees);
    reversed += Math.abs(claimed.agrees - casts.disagrees) + Math.abs(claimed.disagrees - casts.agrees);
  }
  if (reversed * 10 >= straight || (!hasLog && straight < 20)) return null;
  const reason = 'The votes fit comments.csv better with agree and disagree the other way round. We never turn signs around.';
  return { file, line: 0, kind: 'wrong-sign', reason };
}
