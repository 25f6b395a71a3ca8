import type { GroupKey, Lang, OrganizationKey, PersonKey } from './keys.ts';

export interface Organization {
  key: OrganizationKey;
  parent?: OrganizationKey;
  level: 'state' | 'district' | 'school' | 'partner';
  name: string;
  lang: Lang;
  /** `#rrggbb` in lower case; readable as text on white. */
  accent: string;
  privacyThreshold: number;
  answerDays: number;
}

export interface StaffMember {
  organization: OrganizationKey;
  person: PersonKey;
  role: 'administrator' | 'staff';
}

export interface Person {
  key: PersonKey;
  name: string;
  /** Absent where the person never gave one. Always on a domain kept for examples. */
  email?: string;
  locale: Lang;
  about: string;
}

export interface Group {
  key: GroupKey;
  organization: OrganizationKey;
  name: string;
  about: string;
  lang: Lang;
}

/** A person whose place a visitor of the demo may take. */
export interface Role {
  key: 'convener' | 'member' | 'parent' | 'administrator';
  person: PersonKey;
  /** One line for the demo's front page: who this is and what waits for them. */
  line: { en: string; es: string };
}
