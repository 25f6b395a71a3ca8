import type { Findings, FoundOverlay, FoundStatement, Votes } from './findings.ts';
import type { Figure, ToldVotes } from './told.ts';

/** Every count of findings as it may be told; groups, statements and overlays in their order there. */
export interface ToldFigures {
  readonly voters: Figure;
  readonly placed: Figure;
  readonly sizes: readonly Figure[];
  readonly statements: readonly { readonly all: ToldVotes; readonly byGroup: readonly ToldVotes[] }[];
  readonly overlays: readonly { readonly size: Figure; readonly byGroup: readonly Figure[] }[];
}

/** The people whom all tables of a conversation are about; whoever voted is in one of these. */
export interface People {
  /** Of each group. */
  readonly sizes: readonly number[];
  /** Placed on the map, but in no group: everybody where there are none. */
  readonly ungrouped: number;
  /** With too few votes to be placed. */
  readonly unplaced: number;
}

export function peopleOf({ voters, placed, groups }: Findings): People {
  const sizes = groups.map(({ size }) => size);
  return { sizes, ungrouped: placed - sum(sizes), unplaced: voters - placed };
}

/** Votes on a statement: a row for each group, then one for people in no group where there are any; agrees, disagrees, passes. */
export function votesTable({ all, byGroup }: FoundStatement, { ungrouped, unplaced }: People): number[][] {
  const groups = byGroup.map(rowOf);
  return ungrouped + unplaced > 0 ? [...groups, rowOf(all).map((count, at) => count - sum(groups.map((row) => row[at] ?? 0)))] : groups;
}

/** People of overlays: a row for each group, then one for people in no group where there are any; a column for each overlay. */
export function overlayTable(overlays: readonly FoundOverlay[], { sizes, ungrouped }: People): number[][] {
  const groups = sizes.map((_, group) => overlays.map(({ byGroup }) => byGroup[group] ?? 0));
  return ungrouped > 0 ? [...groups, overlays.map(({ size, byGroup }) => size - sum(byGroup))] : groups;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function rowOf({ agrees, disagrees, passes }: Votes): number[] {
  return [agrees, disagrees, passes];
}
