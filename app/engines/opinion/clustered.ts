import type { Label, VoteMatrix } from './types.ts';

/** Votes that one must have cast to be placed in a group, where there are so many statements. */
export const enoughVotes = 7;
/** With fewer people than this, those with the most votes are taken in besides. */
export const fewestClustered = 15;

/**
 * Who is placed in a group: everybody with 7 votes (or a vote on every statement), and at least 15 people, those with the most
 * votes; all who are tied with the fifteenth are in. A pass is a vote, and so is one on a rejected statement.
 * @returns 1 or 0 by row
 */
export function whoIsClustered<Id extends Label>(matrix: VoteMatrix<Id>, voteCounts: Uint32Array, always: ReadonlySet<Id> = new Set()): Uint8Array {
  const needed = Math.min(enoughVotes, matrix.statements.length);
  const clustered = Uint8Array.from(voteCounts, (votes, row) => {
    const id = matrix.participants[row];
    return votes >= needed || (id !== undefined && always.has(id)) ? 1 : 0;
  });
  const short = fewestClustered - clustered.reduce((count, one) => count + one, 0);
  if (short <= 0) return clustered;
  const rest = voteCounts.filter((_, row) => !clustered[row]).sort((a, b) => b - a);
  const last = rest[Math.min(short, rest.length) - 1] ?? 0;
  return clustered.map((one, row) => (one || (last > 0 && (voteCounts[row] ?? 0) >= last) ? 1 : 0));
}

/** Votes of each participant, by row. */
export function countVotes({ rowStart }: Pick<VoteMatrix, 'rowStart'>): Uint32Array {
  return rowStart.slice(1).map((end, row) => end - (rowStart[row] ?? 0));
}
