import type { ToldVotes } from '../told.ts';
import type { Telling } from './sentences.ts';

/** Between which shares a level lies, 0 to 1, from when to when, in percent of the whole time. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** The levels of one side over time. Slices of which too little is told are left out and leave a gap. */
export function bandsOf(slices: readonly { from: Date; to: Date; votes: ToldVotes }[], side: 'agrees' | 'disagrees', told: Telling): Band[] {
  const start = slices[0]?.from.getTime() ?? 0;
  const length = (slices.at(-1)?.to.getTime() ?? 0) - start;
  if (length <= 0) return [];
  const percent = (moment: Date) => Math.round(((moment.getTime() - start) / length) * 10_000) / 100;
  return slices.flatMap(({ from, to, votes }) => {
    const range = rangeOf(votes, side, told);
    return range ? [{ from: percent(from), to: percent(to), ...range }] : [];
  });
}

/**
 * Between which shares the true one lies. Told exactly they are one. In steps each count may be up to one less than the
 * threshold higher: the share is lowest when only the other counts are, and highest when only this one is.
 */
export function rangeOf(votes: ToldVotes, side: 'agrees' | 'disagrees', { manner, threshold }: Telling): { low: number; high: number } | null {
  const { agrees, disagrees, passes, total } = votes;
  const mine = votes[side];
  if (mine === null || !total) return null;
  if (manner === 'exact') return { low: mine / total, high: mine / total };
  if (agrees === null || disagrees === null || passes === null) return null;
  const others = agrees + disagrees + passes - mine;
  const room = threshold - 1;
  return { low: mine / (mine + others + 2 * room), high: (mine + room) / (mine + room + others) };
}
