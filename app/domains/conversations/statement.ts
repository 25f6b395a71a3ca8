/** Agree 1, disagree -1, pass 0. */
export type VoteValue = 1 | 0 | -1;

/** The order in which the choices stand, everywhere. */
export const voteValues = [1, -1, 0] as const;

export const longestStatement = 280;
/** Statements of one participant that nobody has looked at yet; more would crowd out other voices. */
export const mostWaiting = 5;
export const mostSeeds = 50;

/** One idea in a sentence or two, which people vote on. */
export interface Statement {
  readonly id: string;
  readonly number: number;
  readonly body: string;
  readonly lang: string;
  readonly isSeed: boolean;
}

/** A statement with the reader's own present vote. */
export interface StatementWithVote extends Statement {
  readonly mine: VoteValue | null;
}
