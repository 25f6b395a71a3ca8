import type { PolisStatement, PolisVote, VoteValue } from './format.ts';

/** What was counted. A vote is a person's present vote on a statement; a cast is a line of the log. */
export interface PolisTotals {
  readonly statements: number;
  readonly voters: number;
  readonly votes: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  readonly casts: number;
}

export interface VoteCounts {
  agrees: number;
  disagrees: number;
  passes: number;
}

interface Place extends VoteCounts {
  readonly index: number;
  readonly claimed: PolisStatement;
}

/** Room for 2^21 statements and 2^31 participants in one safe integer. */
const WIDTH = 2 ** 21;

/**
 * Counts as the files stream by. Holds the numbers of each statement (its text is let go) and each present vote,
 * about 45 bytes a vote: a million votes take 45 MB.
 */
export class PolisTally {
  readonly #places = new Map<number, Place>();
  readonly #ids: number[] = [];
  readonly #authors = new Map<number, number>();
  readonly #spoiled = new Set<number>();
  readonly #voters = new Set<number>();
  readonly #present = new Map<number, number>();
  #casts = 0;

  /** False when the id is taken. */
  addStatement(statement: PolisStatement): boolean {
    if (this.#places.has(statement.id)) return false;
    const place = { index: this.#ids.length, claimed: { ...statement, text: '' }, agrees: 0, disagrees: 0, passes: 0 };
    this.#places.set(statement.id, place);
    this.#ids.push(statement.id);
    if (statement.author !== null) this.#authors.set(statement.author, this.statementsBy(statement.author) + 1);
    return true;
  }

  /** A statement whose line was rejected: votes on it are not reported a second time. */
  spoil(id: number): void {
    this.#spoiled.add(id);
  }

  knows(id: number): 'yes' | 'no' | 'spoiled' {
    if (this.#places.has(id)) return 'yes';
    return this.#spoiled.has(id) ? 'spoiled' : 'no';
  }

  /** Latest time wins; at the same time, or with no times, the later call. A vote without a time is the earliest. */
  addVote(vote: PolisVote): void {
    const place = this.#places.get(vote.statement);
    if (!place) return;
    this.#casts += 1;
    this.#voters.add(vote.participant);
    place[fieldOf(vote.value)] += 1;
    const key = vote.participant * WIDTH + place.index;
    const packed = (vote.at?.getTime() ?? 0) * 4 + vote.value + 1;
    const known = this.#present.get(key);
    if (known === undefined || Math.floor(packed / 4) >= Math.floor(known / 4)) this.#present.set(key, packed);
  }

  presentVote(participant: number, statement: number): VoteValue | null {
    const place = this.#places.get(statement);
    const packed = place && this.#present.get(participant * WIDTH + place.index);
    return packed === undefined ? null : unpackValue(packed);
  }

  hasVoted(participant: number): boolean {
    return this.#voters.has(participant);
  }

  statementsBy(participant: number): number {
    return this.#authors.get(participant) ?? 0;
  }

  get authors(): number {
    return this.#authors.size;
  }

  get voters(): number {
    return this.#voters.size;
  }

  /** Every present vote, in the order in which person and statement first met. */
  *presentVotes(): Generator<PolisVote> {
    for (const [key, packed] of this.#present) {
      const ms = Math.floor(packed / 4);
      const statement = this.#ids[key % WIDTH];
      if (statement === undefined) continue;
      yield { participant: Math.floor(key / WIDTH), statement, value: unpackValue(packed), at: ms === 0 ? null : new Date(ms) };
    }
  }

  /** Per statement: what the file claims, what the log holds, and what people think now. */
  *statements(): Generator<{ claimed: PolisStatement; casts: VoteCounts; present: VoteCounts }> {
    const present = new Map<number, VoteCounts>();
    for (const vote of this.presentVotes()) {
      const counts = present.get(vote.statement) ?? { agrees: 0, disagrees: 0, passes: 0 };
      counts[fieldOf(vote.value)] += 1;
      present.set(vote.statement, counts);
    }
    for (const [id, place] of this.#places) {
      yield { claimed: place.claimed, casts: place, present: present.get(id) ?? { agrees: 0, disagrees: 0, passes: 0 } };
    }
  }

  totals(): PolisTotals {
    const counts = { agrees: 0, disagrees: 0, passes: 0 };
    for (const packed of this.#present.values()) counts[fieldOf(unpackValue(packed))] += 1;
    return { statements: this.#places.size, voters: this.#voters.size, votes: this.#present.size, ...counts, casts: this.#casts };
  }
}

function unpackValue(packed: number): VoteValue {
  const value = packed % 4;
  if (value === 2) return 1;
  return value === 1 ? 0 : -1;
}

function fieldOf(value: VoteValue): keyof VoteCounts {
  if (value === 1) return 'agrees';
  return value === 0 ? 'passes' : 'disagrees';
}
