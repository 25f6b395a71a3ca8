import { inSteps, tellInSteps } from '../../engines/suppression/index.ts';
import { overlayTable, peopleOf, sum, votesTable, type ToldFigures } from './count-tables.ts';
import type { Findings } from './findings.ts';
import type { Figure, ToldVotes } from './told.ts';

/**
 * Every count of findings in steps of the threshold. People in no group are a row like any other, though nobody sees it.
 * @param known the narrowest steps in which the same votes may have been told
 */
export function tellStepFigures(findings: Findings, threshold: number, known = threshold): ToldFigures {
  const people = peopleOf(findings);
  const placed = [...people.sizes, ...(people.ungrouped > 0 ? [people.ungrouped] : [])];
  return {
    voters: inSteps(findings.voters, threshold),
    placed: placed.length > 0 ? (tellInSteps(asColumn(placed), threshold, known).columns[0] ?? null) : 0,
    sizes: people.sizes.map((size) => inSteps(size, threshold)),
    statements: findings.statements.map((statement) => {
      const { cells, columns } = tellInSteps(votesTable(statement, people), threshold, known);
      return { all: votesOf(columns), byGroup: people.sizes.map((_, group) => votesOf(cells[group] ?? [])) };
    }),
    overlays: findings.overlays.map((overlay) => {
      const { cells, columns } = tellInSteps(overlayTable([overlay], people), threshold, known);
      return { size: columns[0] ?? null, byGroup: people.sizes.map((_, group) => cells[group]?.[0] ?? null) };
    }),
  };
}

function asColumn(counts: readonly number[]): number[][] {
  return counts.map((count) => [count]);
}

/** The whole is the sum of what is told, so it says nothing more; null where nothing is. */
function votesOf([agrees = null, disagrees = null, passes = null]: readonly Figure[]): ToldVotes {
  const told = [agrees, disagrees, passes].filter((figure) => figure !== null);
  return { agrees, disagrees, passes, total: told.length > 0 ? sum(told) : null };
}
