import type { GroupVotes } from './types.ts';

/**
 * Polis's group-informed consensus of each statement: the product over the groups of (agrees + 1) / (votes + 2). It knows nothing
 * of disagreement and shrinks with every further group; it is here to compare with.
 */
export function groupAwareConsensus(groups: readonly GroupVotes[], statements: number): Float64Array {
  return Float64Array.from({ length: statements }, (_, to) =>
    groups.reduce((product, { agrees, votes }) => product * (((agrees[to] ?? 0) + 1) / ((votes[to] ?? 0) + 2)), 1),
  );
}

/**
 * The fairer consensus, 0 to 1, in both directions: for each group its share of agreement times what is not disagreement, both
 * with Jeffreys' prior (half a vote each way), so that a small group is not drawn to one half; over the groups the geometric
 * mean, so that it means the same for two groups as for five. Source: polis-community/red-dwarf, pull requests 118 and 120 (2026).
 */
export function fairConsensus(groups: readonly GroupVotes[], statements: number): { agree: Float64Array; disagree: Float64Array } {
  const mean = (pick: (agree: number, disagree: number) => number) =>
    Float64Array.from({ length: statements }, (_, to) => {
      const logs = groups.map(({ agrees, disagrees, votes }) => {
        const of = (votes[to] ?? 0) + 1;
        return Math.log(pick(((agrees[to] ?? 0) + 0.5) / of, ((disagrees[to] ?? 0) + 0.5) / of));
      });
      return logs.length > 0 ? Math.exp(logs.reduce((sum, one) => sum + one, 0) / logs.length) : 0;
    });
  return { agree: mean((agree, disagree) => agree * (1 - disagree)), disagree: mean((agree, disagree) => disagree * (1 - agree)) };
}
