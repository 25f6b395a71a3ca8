import { depths, type Depth } from '../frameworks/index.ts';

/** Whole percents over the four depths that sum to 100. */
export type Spread = Readonly<Record<Depth, number>>;

/** A spread read from paper: a figure that could not be read is null, so the sum may stay below 100. */
export type PaperSpread = Readonly<Record<Depth, number | null>>;

/** All of it at one depth, or half at each of two. */
export function spreadAt(...at: readonly Depth[]): Spread {
  return fill((depth) => (at.includes(depth) ? 100 / at.length : 0));
}

/**
 * How the judgment of a group is spread: the share of each depth over all its people, rounded so that the sum is 100.
 * The largest remainders are rounded up; of equal ones the shallower depth, so that the same figures always give the same bar.
 * @param sums shares added up over the people, by depth; together 100 for each person
 * @param people how many, 1 or more
 */
export function spreadOfSums(sums: Spread, people: number): Spread {
  const floors = fill((depth) => Math.floor(sums[depth] / people));
  const missing = 100 - total(floors);
  const up = [...depths].sort((a, b) => (sums[b] % people) - (sums[a] % people) || depths.indexOf(a) - depths.indexOf(b)).slice(0, missing);
  return fill((depth) => floors[depth] + (up.includes(depth) ? 1 : 0));
}

/** What can be read of a spread, in percent. */
export function total(spread: PaperSpread): number {
  return depths.reduce((sum, depth) => sum + (spread[depth] ?? 0), 0);
}

/** Whether nothing is missing from it. */
export function isWhole(spread: PaperSpread): spread is Spread {
  return depths.every((depth) => spread[depth] !== null);
}

export function sameSpread(a: PaperSpread, b: PaperSpread): boolean {
  return depths.every((depth) => a[depth] === b[depth]);
}

function fill(share: (depth: Depth) => number): Spread {
  const [informing, networking, collaborating, transforming] = [share('informing'), share('networking'), share('collaborating'), share('transforming')];
  return { informing, networking, collaborating, transforming };
}
