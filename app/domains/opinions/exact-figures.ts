import { overlayTable, peopleOf, votesTable, type People, type ToldFigures } from './count-tables.ts';
import { tellPeople, tellSpread, tellVotes, type Readers, type ToldPeople } from './exact-tables.ts';
import type { Findings, FoundOverlay, FoundStatement, Votes } from './findings.ts';
import { mostPeople } from './possible-people.ts';
import type { Figure, ToldVotes } from './told.ts';

/**
 * Every count of findings as it is, but for those that must be withheld. Two things make it hard. Readers may have seen the
 * same votes in steps, because nobody need have voted since; then each table is protected for somebody who knows it in steps
 * as well. And nobody votes outside of a group's size: beside thirty who agree, "30 people" says that nobody disagrees. Where
 * a size would say as much no sizes are told, and where the number of all voters would, that neither. Null where a small count
 * could be worked out even then.
 */
export function tellExactFigures(findings: Findings, readers: Readers): ToldFigures | null {
  const people = peopleOf(findings);
  const voted = mostVoters(findings);
  const told = tellPeople(people, voted, readers);
  if (told.pinned) return null;
  const withoutSizes: ToldPeople = { ...told, sizes: told.sizes.map(() => null), placed: null };
  for (const those of [told, withoutSizes, { ...withoutSizes, voters: null }]) {
    const figures = figuresBeside(those, findings, people, mostPeople(people, those, voted, readers), readers);
    if (figures) return figures;
  }
  return null;
}

/** Null where a small count could be worked out from the numbers of people alone. */
function figuresBeside(told: ToldPeople, findings: Findings, people: People, most: readonly number[], readers: Readers): ToldFigures | null {
  const votes = findings.statements.map((statement) => tellVotes(votesTable(statement, people), most, people, readers));
  const spreads = sharingTables(findings.overlays).map((overlays) => ({ overlays, table: tellSpread(overlayTable(overlays, people), people, readers) }));
  const tables = [...votes, ...(told.placed === null ? [] : spreads.map(({ table }) => table))];
  if (tables.some(({ pinned }) => pinned)) return null;
  const spreadOf = new Map(spreads.flatMap(({ overlays, table }) => overlays.map((overlay, column) => [overlay, { table, column }] as const)));
  return {
    voters: told.voters,
    placed: told.placed,
    sizes: told.sizes,
    statements: votes.map(({ cells, rows, columns, total }) => ({
      all: votesOf(columns, total),
      byGroup: people.sizes.map((_, group) => votesOf(cells[group], rows[group])),
    })),
    overlays: findings.overlays.map((overlay) => {
      const { table, column = -1 } = spreadOf.get(overlay) ?? {};
      return { size: table?.columns[column] ?? null, byGroup: people.sizes.map((_, group) => table?.cells[group]?.[column] ?? null) };
    }),
  };
}

/** Somebody is in one ring at most, so rings share a table; but they may speak for several stakeholder groups. */
function sharingTables(overlays: readonly FoundOverlay[]): FoundOverlay[][] {
  const rings = overlays.filter(({ kind }) => kind === 'ring');
  const groups = overlays.filter(({ kind }) => kind === 'group');
  return [...(rings.length > 0 ? [rings] : []), ...groups.map((one) => [one])];
}

/** How many of each group, and of the people in none, voted on the statement that most of them voted on. */
function mostVoters({ groups, statements }: Findings): number[] {
  const most = (count: (statement: FoundStatement) => number) => Math.max(0, ...statements.map(count));
  const grouped = ({ byGroup }: FoundStatement) => byGroup.reduce((total, votes) => total + votersOf(votes), 0);
  return [...groups.map((_, group) => most(({ byGroup }) => votersOf(byGroup[group]))), most((one) => votersOf(one.all) - grouped(one))];
}

function votersOf(votes: Votes | undefined): number {
  return votes ? votes.agrees + votes.disagrees + votes.passes : 0;
}

function votesOf([agrees = null, disagrees = null, passes = null]: readonly Figure[] = [], total: Figure = null): ToldVotes {
  return { agrees, disagrees, passes, total };
}
