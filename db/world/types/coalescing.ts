import type { Moment } from '../moments.ts';
import type { DecisionKey, DocumentKey, GroupKey, Lang, MandateKey, PersonKey, PromiseKey, PromiseLevel, Ring, SaidBy } from './keys.ts';

export interface Membership {
  person: PersonKey;
  role: 'convener' | 'member';
  ring: Ring;
  hasAuthority: boolean;
  hasInfluence: boolean;
  joined: Moment;
  ended?: { at: Moment; by: PersonKey; reason: string };
}

export interface Mandate {
  key: MandateKey;
  person: PersonKey;
  group: GroupKey;
  given: Moment;
  until?: Moment;
  howGiven: string;
  lang: Lang;
  /** Oldest first. */
  reports: readonly MandateReport[];
}

export interface MandateReport {
  direction: 'out' | 'back';
  on: Moment;
  note: string;
  lang: Lang;
}

/** What every row of the Four Simple Questions carries. */
interface Told {
  saidBy: SaidBy;
  lang: Lang;
  created: Moment;
  createdBy: PersonKey;
}

export interface Stake extends Told {
  group: GroupKey;
  reason: string;
}

export interface Initiative extends Told {
  group?: GroupKey;
  name: string;
  ledBy: string;
  theirWords: string;
  worth: string;
  /** What the crosswalk asks. */
  goal?: string;
  fundedBy?: readonly string[];
  promotedBy?: string;
  keyPoints?: string;
  alignment?: { mark: 'same' | 'along' | 'apart'; words?: string; saidBy: SaidBy };
  touches?: readonly GroupKey[];
  /** The one that the others are held against. */
  main?: true;
}

export interface SharedWork extends Told {
  kind: 'shared-problem' | 'information-exchange' | 'inquiry' | 'joint-event' | 'problem-solving' | 'boundary-work' | 'other';
  description: string;
  valueForGroups: string;
  valueForAll: string;
}

export interface Tie extends Told {
  group: GroupKey;
  weSupport?: string;
  theySupport?: string;
}

export interface FoundingDocument {
  key: DocumentKey;
  kind: 'mission' | 'principles' | 'ground-rules';
  /** Version: 1, then 2 for its successor. */
  number: number;
  body: string;
  lang: Lang;
  created: Moment;
  createdBy: PersonKey;
  consents: readonly Consent[];
}

export interface Consent {
  person: PersonKey;
  stance: 'consent' | 'concern';
  note?: string;
  lang?: Lang;
  at: Moment;
}

export interface GroupPromise {
  key: PromiseKey;
  group: GroupKey;
  /** Absent: the promise holds for the whole issue. */
  decision?: DecisionKey;
  level: PromiseLevel;
  promised: Moment;
  promisedBy: PersonKey;
  opened?: { at: Moment; by: PersonKey };
  replaces?: PromiseKey;
  /** Required where it replaces another. */
  reason?: string;
  lang: Lang;
}
