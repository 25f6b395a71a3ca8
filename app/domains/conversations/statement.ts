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

/** A statement that may be shown next, with how many votes it has so far. */
export interface Candidate {
  readonly id: string;
  readonly votes: number;
}

/**
 * The statement to show next: one of the third that has the fewest votes, so that all are heard and not
 * everybody sees the same one.
 *
 * @param chance from 0 up to, but not including, 1
 */
export function chooseNext(candidates: readonly Candidate[], chance: number): string | null {
  const fewestFirst = [...candidates].sort((a, b) => a.votes - b.votes || (a.id < b.id ? -1 : 1));
  const pool = fewestFirst.slice(0, Math.max(3, Math.ceil(fewestFirst.length / 3)));
  const furthest = pool[Math.min(2, pool.length - 1)]?.votes ?? 0;
  const alike = pool.filter((one) => one.votes <= furthest);
  return alike[Math.floor(chance * alike.length)]?.id ?? null;
}

/** The same number for the same text: from 0 up to, but not including, 1 (FNV-1a, then mixed). */
export function chanceOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
  hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
