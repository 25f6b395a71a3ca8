import type { Moment } from '../moments.ts';
import type { ConversationKey, DecisionKey, GroupKey, InputKey, Lang, MandateKey, ParticipantKey, PersonKey } from './keys.ts';

/** What somebody wants most from the mornings; only the vote generator reads it. */
export type Attitude = 'word' | 'stop' | 'whole';

export interface Participant {
  key: ParticipantKey;
  person?: PersonKey;
  group?: GroupKey;
  locale: Lang;
  attitude: Attitude;
  joined: Moment;
}

/** Something a person or group told us: a remark, or a statement of a conversation. */
export interface Input {
  key: InputKey;
  body: string;
  lang: Lang;
  channel: 'web' | 'phone' | 'paper' | 'in-person' | 'mail';
  participant?: ParticipantKey;
  group?: GroupKey;
  mandate?: MandateKey;
  speaks: 'self' | 'asked' | 'vote' | 'guess';
  /** How many people were asked; with `speaks` asked. */
  askedCount?: number;
  authorAddress?: string;
  authorLocale: Lang;
  recordedBy?: PersonKey;
  said: Moment;
  /** The group's own yes to our guess. */
  confirmed?: { at: Moment; by: PersonKey };
  moderation?: Moderation;
  /** Oldest first; each later one replaces the one before. Empty: the author still waits. */
  answers: readonly Answer[];
}

export interface Moderation {
  verdict: 'accepted' | 'hidden';
  /** With hidden: the key of a rule in rule.moderation, and the reason its author reads. */
  rule?: string;
  reason?: string;
  lang: Lang;
  at: Moment;
  by: PersonKey;
}

export interface Answer {
  verdict: 'used' | 'adapted' | 'not-used';
  reason: string;
  lang: Lang;
  /** The reason in the author's language, where that is another. */
  authorReason?: string;
  decision?: DecisionKey;
  link?: string;
  given: Moment;
  by: PersonKey;
}

export interface Conversation {
  key: ConversationKey;
  topic: string;
  introduction: string;
  lang: Lang;
  opens: Moment;
  closes: Moment;
  createdBy: PersonKey;
  /** Whether everybody sees the result while people vote, and the votes without names afterwards. */
  isOpenToAll: boolean;
  /** In the order of their numbers, from 1. */
  statements: readonly Statement[];
  votes: readonly Vote[];
}

export interface Statement extends Input {
  isSeed: boolean;
  isMeta: boolean;
  /** Chance in percent that each attitude agrees; for the vote generator. */
  agree: Record<Attitude, number>;
  /** Share of those who could who voted on it. */
  coverage: number;
}

export interface Vote {
  statement: InputKey;
  participant: ParticipantKey;
  /** Agree 1, pass 0, disagree -1. */
  value: 1 | 0 | -1;
  at: Moment;
}
