import type { Moment } from '../moments.ts';
import type { DecisionKey, GroupKey, InputKey, Lang, MandateKey, OptionKey, PersonKey, ReadingKey, Ring } from './keys.ts';

export interface Decision {
  key: DecisionKey;
  number: number;
  question: string;
  detail: string;
  lang: Lang;
  method: 'gradients' | 'consent' | 'approval' | 'majority';
  secrecy: 'named' | 'secret';
  /** Share of ballots, 0 to 1. */
  threshold: number;
  /** Share of the roll, 0 to 1. */
  quorum: number;
  created: Moment;
  createdBy: PersonKey;
  /** Absent: still being prepared. */
  opened?: { at: Moment; by: PersonKey };
  closes: Moment;
  closed?: { at: Moment; by: PersonKey };
  electors: readonly (Ring | GroupKey)[];
  options: readonly Option[];
  evidence: readonly Evidence[];
  /** In order of casting. For a secret decision the database forgets who cast which. */
  ballots: readonly Ballot[];
  record?: ProvisionalRecord;
}

export interface Option {
  key: OptionKey;
  number: number;
  label: string;
  detail: string;
}

export interface Evidence {
  label: string;
  url?: string;
  input?: InputKey;
  created: Moment;
  createdBy: PersonKey;
}

export interface Ballot {
  person: PersonKey;
  /** One mark per option, in their order. Gradients: 1 endorse to 8 veto; approval: 1 approved, 0 not. */
  marks: readonly number[];
  cast: Moment;
  reservation?: string;
  lang?: Lang;
  /** Named votes only: the group that it speaks for; `asked` how many, or by the group's vote. */
  speaksFor?: { mandate: MandateKey; group: GroupKey; asked?: number };
}

export interface ProvisionalRecord {
  option: OptionKey;
  outcome: string;
  hypothesis: string;
  reopenWhen: string;
  measure: string;
  review: Moment;
  leader: PersonKey;
  leaderCommitment: string;
  leaderDisagreed: boolean;
  lang: Lang;
  created: Moment;
  createdBy: PersonKey;
}

/** Percent at informing, networking, collaborating, transforming; null where paper could not be read. */
export type Spread = readonly [number | null, number | null, number | null, number | null];

/** Keys of the four big ideas of rubric.coalescing. */
export type Idea = 'diversity' | 'data' | 'consensus' | 'future';

export interface Reading {
  key: ReadingKey;
  framework: 'rubric.coalescing';
  /** Absent: all rings together. */
  ring?: Ring;
  basis: 'placements' | 'entered';
  note: string;
  lang: Lang;
  read: Moment;
  opened: Moment;
  openedBy: PersonKey;
  closed?: { at: Moment; by: PersonKey };
  placements: readonly { person: PersonKey; idea: Idea; shares: readonly [number, number, number, number]; at: Moment }[];
  agreed: readonly { idea: Idea; spread: Spread; note?: string; at: Moment; by: PersonKey }[];
}
