import type { Findings, FoundGroup, FoundStatement, Votes } from '#app/domains/opinions/findings.ts';

/** Agrees, disagrees, passes. */
export type Row = readonly [number, number, number];

export interface MadeConversation {
  /** People in each opinion group. */
  readonly sizes: readonly number[];
  /** People who voted too little to be in a group. */
  readonly unplaced: number;
  /** By statement: the votes of each group, then of people in no group. */
  readonly statements: readonly (readonly Row[])[];
}

/** Findings of a conversation that never was; numbers of statements from 1. */
export function madeFindings({ sizes, unplaced, statements }: MadeConversation, over: Partial<Findings> = {}): Findings {
  const placed = sizes.reduce((sum, size) => sum + size, 0);
  const found = statements.map((rows, at) => madeFound(at + 1, rows.slice(0, sizes.length), rows[sizes.length] ?? [0, 0, 0]));
  return {
    engine: '1',
    seed: 1,
    voters: placed + unplaced,
    placed,
    votes: found.reduce((sum, { all }) => sum + all.agrees + all.disagrees + all.passes, 0),
    grouping: sizes.length > 0 ? 'groups' : 'no-clear-groups',
    stability: sizes.length > 0 ? 0.9 : null,
    attempts: [],
    explained: [0.3, 0.1],
    groups: sizes.map((size, at): FoundGroup => ({ size, center: { x: at + 1, y: -1 }, typical: [] })),
    statements: found,
    density: [],
    overlays: [],
    compass: { numbers: [], center: [], first: [], second: [], leftOut: [] },
    ...over,
  };
}

export function madeFound(number: number, byGroup: readonly Row[], rest: Row = [0, 0, 0], over: Partial<FoundStatement> = {}): FoundStatement {
  return {
    id: `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number,
    all: votesOf([0, 1, 2].map((at) => [...byGroup, rest].reduce((sum, row) => sum + (row[at] ?? 0), 0))),
    byGroup: byGroup.map(votesOf),
    place: { x: 1.23456, y: -0.5 },
    extremity: 1.33198,
    commonAgree: 0,
    commonDisagree: 0,
    isMeta: false,
    ...over,
  };
}

function votesOf([agrees = 0, disagrees = 0, passes = 0]: readonly number[]): Votes {
  return { agrees, disagrees, passes };
}
