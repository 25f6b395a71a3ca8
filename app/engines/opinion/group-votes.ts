import type { GroupVotes, VoteMatrix } from './types.ts';

/** How the people of each group voted on every statement, rejected ones too. @param groupOf -1 for nobody's group */
export function countGroupVotes({ rowStart, column, value, statements }: VoteMatrix, groupOf: ArrayLike<number>, groups: number): GroupVotes[] {
  const made = Array.from({ length: groups }, () => ({
    members: 0,
    agrees: new Uint32Array(statements.length),
    disagrees: new Uint32Array(statements.length),
    votes: new Uint32Array(statements.length),
  }));
  for (let row = 0; row + 1 < rowStart.length; row += 1) {
    const group = made[groupOf[row] ?? -1];
    if (!group) continue;
    group.members += 1;
    for (let at = rowStart[row] ?? 0, end = rowStart[row + 1] ?? 0; at < end; at += 1) {
      const to = column[at] ?? 0;
      group.votes[to] = (group.votes[to] ?? 0) + 1;
      if (value[at] === 1) group.agrees[to] = (group.agrees[to] ?? 0) + 1;
      else if (value[at] === -1) group.disagrees[to] = (group.disagrees[to] ?? 0) + 1;
    }
  }
  return made;
}

/** Everybody's votes, as of one group. */
export function countAllVotes(matrix: VoteMatrix): GroupVotes {
  const everybody = new Int8Array(matrix.participants.length);
  return countGroupVotes(matrix, everybody, 1)[0] ?? { members: 0, agrees: new Uint32Array(), disagrees: new Uint32Array(), votes: new Uint32Array() };
}
