import type { GroupVotes } from './types.ts';

/** A meta statement is served about as often as one that nobody knows anything of. */
const metaPriority = 7;

/**
 * Weight of each statement in the choice of the next one to show: more for what divides or unites and is not passed on, much
 * more for what few have seen. The formula is that of Polis, at rest.
 * @param isMeta by column
 */
export function prioritise(groups: readonly GroupVotes[], extremity: Float64Array, isMeta: (column: number) => boolean): Float64Array {
  return extremity.map((distance, to) => {
    if (isMeta(to)) return metaPriority ** 2;
    const sum = (pick: (group: GroupVotes) => Uint32Array) => groups.reduce((total, group) => total + (pick(group)[to] ?? 0), 0);
    const [agrees, votes] = [sum((group) => group.agrees), sum((group) => group.votes)];
    const passes = votes - agrees - sum((group) => group.disagrees);
    const importance = (1 - (passes + 1) / (votes + 2)) * (distance + 1) * ((agrees + 1) / (votes + 2));
    return (importance * (1 + 8 * 2 ** (-votes / 5))) ** 2;
  });
}
