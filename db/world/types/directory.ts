import type { Moment } from '../moments.ts';
import type { GroupKey, IssueKey, Lang, OrganizationKey, PersonKey } from './keys.ts';

/** Ways to reach somebody, by kind: an address, a number, a place. */
export interface Reach {
  kind: 'email' | 'phone' | 'text' | 'chat' | 'web' | 'meeting';
  value: string;
  note?: string;
}

/** What the district knows of a group beyond its name; `does` and the rest say how it shapes what practitioners know, believe and do. */
export interface GroupKnowledge {
  group: GroupKey;
  languages: readonly string[];
  reach: readonly Reach[];
  knows?: string;
  believes?: string;
  does?: string;
  saidBy: 'group' | 'guess';
}

export interface PersonKnowledge {
  person: PersonKey;
  languages: readonly string[];
  reach: readonly Reach[];
  role?: { role: 'parent' | 'guardian' | 'student' | 'teacher' | 'principal' | 'aide'; at: OrganizationKey };
}

export interface Encounter {
  with: GroupKey | PersonKey;
  by: PersonKey;
  on: Moment;
  channel: 'phone' | 'text' | 'in-person' | 'meeting' | 'email';
  about: string;
  lang: Lang;
  issue?: IssueKey;
  next?: { step: string; until: Moment };
}

/** Somebody who stands twice in the directory, from an older list. */
export interface Double {
  of: PersonKey;
  name: string;
  reach: readonly Reach[];
}

export interface Directory {
  organization: OrganizationKey;
  keeper: PersonKey;
  groups: readonly GroupKnowledge[];
  persons: readonly PersonKnowledge[];
  encounters: readonly Encounter[];
  doubles: readonly Double[];
  /** National ids of organizations. */
  nces: readonly { organization: OrganizationKey; id: string }[];
}
