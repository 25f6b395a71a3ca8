import type { Moment } from '../moments.ts';
import type { GroupKey, OrganizationKey, PersonKey } from './keys.ts';

export type ListKey = `categories.${string}`;

/** Which kind of people a group is: `families`, or `families.siblings`. */
export interface Placement {
  list: ListKey;
  kind: string;
  groups: readonly GroupKey[];
}

export interface CategoryNeed {
  list: ListKey;
  kind: string;
  /** Needed unless a reason says why not. */
  notNeeded?: string;
  reason?: string;
  target?: number;
}

export interface PopulationTable {
  list: ListKey;
  source: string;
  /** People by kind. */
  counts: Readonly<Record<string, number>>;
}

/** An ask of outreach, and what came of it each time. */
export interface GapAsk {
  list: ListKey;
  kind: string;
  group: GroupKey;
  what: string;
  owner: PersonKey;
  by: Moment;
  through?: string;
  attempts: readonly {
    on: Moment;
    next?: Moment;
    channel: 'in-person' | 'phone' | 'text' | 'mail' | 'letter';
    outcome: 'waiting' | 'not-now' | 'no' | 'unreachable';
    note: string;
  }[];
}

/** Whom an issue needs, and what was done about those who are missing. */
export interface IssueCoverage {
  chosenBy: PersonKey;
  chosen: Moment;
  lists: readonly ListKey[];
  needs: readonly CategoryNeed[];
  calls: readonly { list: ListKey; kind: string }[];
  population: readonly PopulationTable[];
  asks: readonly GapAsk[];
}

/** What one organization shows another of its coverage. */
export interface CoverageConsent {
  organization: OrganizationKey;
  to: OrganizationKey;
  shares: 'kinds' | 'numbers';
  withPrivate: boolean;
  given: Moment;
  givenBy: PersonKey;
  lang: 'en' | 'es';
  note: string;
}
