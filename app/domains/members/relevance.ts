/** The five tests of relevant participation (S002 M3 L2), in the order in which they are asked. */
export const tests = ['representative', 'relevant', 'purposeful', 'knowledgeable', 'influential'] as const;
export type TestKey = (typeof tests)[number];

export const outcomes = ['yes', 'partly', 'not-yet'] as const;
export type Outcome = (typeof outcomes)[number];

/** One answer to one test. Pencilled while somebody else said it and the member did not say so too. */
export interface TestAnswer {
  readonly id: string;
  readonly membershipId: string;
  readonly test: TestKey;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly lang: string;
  readonly saidAt: Date;
  readonly saidBy: string;
  readonly saidByName: string;
  readonly confirmedAt: Date | null;
}

export const stances = ['supporter', 'critic', 'both', 'open'] as const;
export const powers = ['much', 'some', 'little'] as const;
export const scales = ['home', 'school', 'district', 'region', 'state'] as const;
export const frequencies = ['ongoing', 'episodic'] as const;

/** How far somebody reaches and how often they take part; null where nothing was said. */
export interface Range {
  readonly stance: (typeof stances)[number] | null;
  readonly power: (typeof powers)[number] | null;
  readonly level: (typeof scales)[number] | null;
  readonly frequency: (typeof frequencies)[number] | null;
  readonly howOften: string | null;
  /** The role: what they do. */
  readonly part: string | null;
  readonly lang: string;
}

export interface SaidRange extends Range {
  readonly id: string;
  readonly membershipId: string;
  readonly saidAt: Date;
  readonly saidByName: string;
  readonly confirmedAt: Date | null;
}
