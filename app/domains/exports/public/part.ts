import type { Sheet, Withheld } from '../bundle.ts';

/** Some tables of a public export, and what is withheld from them. */
export interface Part {
  readonly sheets: readonly Sheet[];
  readonly withheld: readonly Withheld[];
}

/** The number of each shown input in this export, by its id. */
export type InputNumbers = ReadonlyMap<string, number>;
