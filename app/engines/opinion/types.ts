/** A participant is known by whatever the caller calls them; a statement by its number. */
export type Label = string | number;

/**
 * Present votes, one row a participant, sparse: row `p` holds the entries `rowStart[p]` to `rowStart[p + 1]`, each a
 * column and a value (agree 1, disagree -1, pass 0). A pass is a vote. Rows stand in an order that depends on the votes
 * alone, columns in the order of statement numbers, so that nothing depends on the order in which votes arrived.
 */
export interface VoteMatrix<Id extends Label = Label> {
  readonly participants: readonly Id[];
  /** Ascending. */
  readonly statements: readonly number[];
  readonly rowStart: Uint32Array;
  readonly column: Uint16Array;
  readonly value: Int8Array;
}

/** What the caller knows of statements beyond their votes. */
export interface Moderation {
  /** Rejected statements: nobody's vote on them counts towards positions, groups or lists. */
  readonly rejected: ReadonlySet<number>;
  /** Statements about the people who vote rather than about the matter: left out like rejected ones, but still served. */
  readonly meta: ReadonlySet<number>;
}

export interface AnalysisOptions<Id extends Label = Label> {
  /** Of the chances taken in grouping and in the stability test. The same seed, the same result. */
  readonly seed?: number;
  /** How many groups, 2 to 5; left out: found. */
  readonly groups?: number;
  /** Groups made elsewhere, by participant, from 0; only the rest is computed then. */
  readonly groupOf?: ReadonlyMap<Id, number>;
  /** Participants who are clustered whatever their number of votes, such as those of an earlier run. */
  readonly clustered?: ReadonlySet<Id>;
  /** How many samples the stability test draws; 0 leaves it out. */
  readonly samples?: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Components {
  /** Mean of the votes present in each column; 0 for columns left out. */
  readonly center: Float64Array;
  /** Two unit vectors over the columns; zeros where the votes do not vary that far. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The share of all variance that each explains, 0 to 1. */
  readonly explained: readonly [number, number];
}

/** Places on the map, one entry a row or column. */
export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Many near participants as one point with a weight; at most 100. */
export interface BaseClusters extends Places {
  readonly weight: Float64Array;
  /** By row; -1 for participants who are not clustered. */
  readonly of: Int32Array;
}

/** Votes of the participants of one group, by column. `votes` counts passes too. */
export interface GroupVotes {
  readonly members: number;
  readonly agrees: Uint32Array;
  readonly disagrees: Uint32Array;
  readonly votes: Uint32Array;
}

export type Side = 'agree' | 'disagree';

/** A statement that is typical of a group: how it was voted on there, compared with everybody else who is in a group. */
export interface Representative {
  readonly statement: number;
  readonly side: Side;
  readonly successes: number;
  readonly trials: number;
  /** (successes + 1) / (trials + 2). */
  readonly probability: number;
  /** z of the share against one half. */
  readonly test: number;
  /** The share here as a multiple of the share elsewhere. */
  readonly ratio: number;
  /** z of the share here against the share elsewhere. */
  readonly ratioTest: number;
  /** The one most agreed with, which the algorithm puts first; then how many agree. */
  readonly bestAgree: number | null;
}

/** A statement that the whole conversation agrees (or disagrees) with. */
export interface Consensus {
  readonly statement: number;
  readonly successes: number;
  readonly trials: number;
  readonly probability: number;
  readonly test: number;
}

/** One number of groups that was tried. */
export interface Attempt {
  readonly groups: number;
  /** Mean silhouette over the base clusters, -1 to 1. */
  readonly silhouette: number;
  /** Mean adjusted Rand index of groups found in samples of the people, up to 1; null where it was not measured. */
  readonly stability: number | null;
}

/**
 * - `groups`: there are groups
 * - `no-clear-groups`: people differ, but in no division that stays when other samples of them are taken
 * - `too-few`: too few people with enough votes to look for groups
 */
export type Grouping = 'groups' | 'no-clear-groups' | 'too-few';

export interface Analysis<Id extends Label = Label> {
  readonly matrix: VoteMatrix<Id>;
  readonly moderation: Moderation;
  readonly seed: number;
  /** Votes of each participant, by row. */
  readonly voteCounts: Uint32Array;
  /** Whether a participant has voted enough to be clustered, by row: 1 or 0. */
  readonly clustered: Uint8Array;
  readonly components: Components;
  readonly positions: Places;
  readonly statementPositions: Places;
  /** Distance of each statement from the middle of the map, by column. */
  readonly extremity: Float64Array;
  readonly bases: BaseClusters;
  readonly grouping: Grouping;
  /** Group of each participant by row, from 0, the largest group first; -1 for none. */
  readonly groupOf: Int8Array;
  readonly centers: readonly Point[];
  readonly attempts: readonly Attempt[];
  /** Of the groups chosen; null where there are none or it was not measured. */
  readonly stability: number | null;
  readonly groupVotes: readonly GroupVotes[];
  /** Everybody's votes. */
  readonly allVotes: GroupVotes;
  readonly representative: readonly (readonly Representative[])[];
  readonly consensus: { readonly agree: readonly Consensus[]; readonly disagree: readonly Consensus[] };
  /** Polis's group-informed consensus, by column. */
  readonly groupAware: Float64Array;
  /** The fairer consensus, by column, 0 to 1: see `fairConsensus`. */
  readonly common: { readonly agree: Float64Array; readonly disagree: Float64Array };
  /** Weight of each statement in the choice of the next one to show, by column. */
  readonly priorities: Float64Array;
}
