import type { Attempt, Grouping, Point, Side } from '../../engines/opinion/index.ts';

/** Present votes on a statement. Exact: never shown as they are, see `telling.ts`. */
export interface Votes {
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
}

export interface FoundStatement {
  readonly id: string;
  readonly number: number;
  /** Of everybody who voted. */
  readonly all: Votes;
  /** By opinion group. */
  readonly byGroup: readonly Votes[];
  /** Where somebody who agrees with it alone would stand. */
  readonly place: Point;
  readonly extremity: number;
  /** 0 to 1: how far every group agrees, and disagrees, with it (the fairer consensus). */
  readonly commonAgree: number;
  readonly commonDisagree: number;
  /** About the people rather than the matter: counted, never used for groups. */
  readonly isMeta: boolean;
}

export interface FoundTypical {
  /** Number of the statement. */
  readonly statement: number;
  readonly side: Side;
  /** z of its share here against its share elsewhere; from 1.28 nine in ten, from 2.33 ninety-nine in a hundred. */
  readonly sure: number;
}

export interface FoundGroup {
  readonly size: number;
  readonly center: Point;
  readonly typical: readonly FoundTypical[];
}

/** Regions of the map in which people stand, from the widest in: polygons in map coordinates, outer ring first. */
export interface DensityBand {
  /** About so much of all people stand inside it, 0 to 1. */
  readonly share: number;
  readonly polygons: readonly (readonly (readonly [number, number])[][])[];
}

/** A ring or stakeholder group laid over the map: how its people are spread over the opinion groups. */
export interface FoundOverlay {
  readonly kind: 'ring' | 'group';
  /** Name of the ring, or id of the stakeholder group. */
  readonly key: string;
  readonly size: number;
  readonly center: Point;
  /** By opinion group. */
  readonly byGroup: readonly number[];
}

/** What places a single person on the map: for each statement with a vote its number, mean and the two directions; and which are left out. */
export interface Compass {
  readonly numbers: readonly number[];
  readonly center: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly leftOut: readonly number[];
}

/** What one run of the engine found in a conversation, as it is stored. Its counts are exact; `tell` makes what may be shown. */
export interface Findings {
  readonly engine: string;
  readonly seed: number;
  readonly voters: number;
  /** People with enough votes to be placed in a group. */
  readonly placed: number;
  readonly votes: number;
  readonly grouping: Grouping;
  readonly stability: number | null;
  readonly attempts: readonly Attempt[];
  /** Shares of all variance that the two directions of the map explain. */
  readonly explained: readonly [number, number];
  readonly groups: readonly FoundGroup[];
  /** By number; without those that are hidden, withdrawn or without a vote. */
  readonly statements: readonly FoundStatement[];
  readonly density: readonly DensityBand[];
  readonly overlays: readonly FoundOverlay[];
  readonly compass: Compass;
}
