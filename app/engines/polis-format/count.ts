import { isRejection, type Disagreement, type Rejection } from './format.ts';
import type { PolisSource } from './source.ts';

export interface PolisCount {
  readonly statements: number;
  readonly voters: number;
  /** Present votes: a person who voted again on a statement counts once, with the last. */
  readonly votes: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  readonly rejected: readonly Rejection[];
  readonly disagreements: readonly Disagreement[];
}

/** Reads a whole export and keeps only the numbers. The source cannot be read again afterwards. */
export async function countPolis(source: PolisSource): Promise<PolisCount> {
  const rejected: Rejection[] = [];
  for await (const thing of source.statements()) if (isRejection(thing)) rejected.push(thing);
  for await (const thing of source.votes()) if (isRejection(thing)) rejected.push(thing);
  const { statements, voters, votes, agrees, disagrees, passes } = source.totals();
  return { statements, voters, votes, agrees, disagrees, passes, rejected, disagreements: source.disagreements };
}
