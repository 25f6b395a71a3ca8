import type { Moment } from '../moments.ts';
import type { GroupKey, Lang, PersonKey } from './keys.ts';

export type CardField = 'perspective' | 'history' | 'capacity' | 'languages' | 'training' | 'accommodations';

/** Somebody of a group who answered by its link, or a member with its mandate. */
export interface CardVoice {
  /** Within its group. */
  voice: string;
  person?: PersonKey;
  name?: string;
  role?: string;
  lang: Lang;
  at: Moment;
}

export interface CardLine {
  field: CardField;
  body: string;
  lang: Lang;
  /** One of ours guessed it, one of ours wrote down what the group said, or a voice of the group wrote it. */
  by: { guess: PersonKey } | { heard: PersonKey; speaker: string } | { voice: string };
  at: Moment;
  answers?: readonly { voice: string; stance: 'so' | 'otherwise' | 'out'; at: Moment }[];
}

/** What is on the card of one group. */
export interface Card {
  group: GroupKey;
  /** When its link was made, and in which language; absent where nobody made one. */
  link?: { at: Moment; locale: Lang; by: PersonKey };
  voices: readonly CardVoice[];
  lines: readonly CardLine[];
}

/** Whom something is about: a group, a person, or people in words. */
export interface Partner {
  group?: GroupKey;
  person?: PersonKey;
  who?: string;
}

export interface Ask extends Partner {
  what: string;
  lang: Lang;
  owner: PersonKey;
  /** The first day, if nobody was asked yet. */
  next: Moment;
  through?: string;
  withoutOffer?: string;
  created: Moment;
  /** Oldest first. */
  attempts: readonly AskAttempt[];
}

export interface AskAttempt {
  on: Moment;
  channel: 'in-person' | 'phone' | 'text' | 'mail' | 'letter' | 'helper' | 'other';
  outcome: 'waiting' | 'yes' | 'no' | 'not-now' | 'unreachable' | 'never';
  next?: Moment;
  note?: string;
  by: PersonKey;
}

export interface Offer extends Partner {
  theyTry: string;
  weGive: string;
  expectedBack?: string;
  given?: Moment;
  followed?: string;
  lang: Lang;
  created: Moment;
}

export interface HardRelation extends Partner {
  kind: 'out-of-reach' | 'adversarial' | 'broken-off';
  blocks: string;
  lang: Lang;
  created: Moment;
  /** Oldest first. */
  steps: readonly { cameOf?: string; nextStep: string; owner: PersonKey; next: Moment; at: Moment }[];
  resolved?: { whatChanged: string; at: Moment };
}

export interface Nomination {
  by: PersonKey;
  name: string;
  why: string;
  reach: string;
  group?: GroupKey;
  locale: Lang;
  at: Moment;
  /** The last day of the slip. */
  until: Moment;
}

/** How those who lead an issue reached out. */
export interface Outreach {
  asks: readonly Ask[];
  offers: readonly Offer[];
  hardRelations: readonly HardRelation[];
  nominations: readonly Nomination[];
}
