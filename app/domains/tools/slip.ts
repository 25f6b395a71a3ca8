/** What became of a slip: a record, put aside by those who lead, or taken back by its writer. */
export const slipOutcomes = ['taken', 'set-aside', 'withdrawn'] as const;
export type SlipOutcome = (typeof slipOutcomes)[number];

/** What somebody wrote for a row that is no record yet: on their own list, or as a suggestion. */
export interface Slip {
  readonly id: string;
  readonly step: string;
  /** The round in which it was listed alone, or null for a suggestion. */
  readonly roundId: string | null;
  /** What the form of a row sends, by field. */
  readonly cells: Readonly<Record<string, string>>;
  readonly lang: string;
  readonly personId: string | null;
  readonly participantId: string | null;
  /** Name of the person, or what somebody without an account calls themselves. */
  readonly writer: string | null;
  readonly writtenAt: Date;
  readonly outcome: SlipOutcome | null;
}

/** Slips that say the same thing first, side by side, so that lists can be put together. Order of the first of each is kept. */
export function alike<One extends Pick<Slip, 'cells'>>(slips: readonly One[], nameOf: (slip: One) => string): One[][] {
  const piles = new Map<string, One[]>();
  for (const slip of slips) {
    const name = nameOf(slip).trim().toLowerCase();
    piles.set(name, [...(piles.get(name) ?? []), slip]);
  }
  return [...piles.values()];
}
