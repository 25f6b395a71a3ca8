import type { Moment } from '../moments.ts';
import type { GroupKey, Lang, ParticipantKey, PersonKey, SaidBy } from './keys.ts';

export type WordKey = `words.${string}`;
export type CommitmentKey = `commitments.${string}`;

/** One entry of the shared vocabulary. */
export interface Word {
  key: WordKey;
  meant: 'open' | 'same' | 'different';
  created: Moment;
  createdBy: PersonKey;
  /** In the order they were told. */
  wordings: readonly Wording[];
  /** Ours, in plain language. */
  explanations?: readonly { lang: Lang; body: string }[];
}

export interface Wording {
  /** Absent: those who convene. */
  group?: GroupKey;
  term: string;
  spellings?: readonly string[];
  meaning?: string;
  lang: Lang;
  saidBy: SaidBy;
  /** Who wrote it down, where it is not who made the word. */
  by?: PersonKey;
  /** What was written first, while it was a guess. */
  before?: { term: string; meaning?: string };
}

export interface Suggestion {
  participant: ParticipantKey;
  word?: WordKey;
  group?: GroupKey;
  term: string;
  meaning?: string;
  lang: Lang;
  created: Moment;
  declined?: { at: Moment; by: PersonKey; reason: string; lang: Lang };
}

export interface Commitment {
  key: CommitmentKey;
  side: 'ours' | 'group';
  group?: GroupKey;
  who?: string;
  person?: PersonKey;
  made: Moment;
  /** The place of a tie among those of the issue. */
  tie?: number;
  createdBy: PersonKey;
  lang: Lang;
  /** Oldest first; a later one has a reason. */
  versions: readonly { what: string; due: Moment; reason?: string; at: Moment }[];
  ending?: { kind: 'kept' | 'released'; on: Moment; note?: string };
  published?: Moment;
  pulse?: { yes: number; partly: number; no: number };
}
