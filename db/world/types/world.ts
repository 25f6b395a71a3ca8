import type { Directory } from './directory.ts';
import type { CoverageConsent, Placement } from './coverage.ts';
import type { Group, Organization, Person, Role, StaffMember } from './people.ts';
import type { Issue } from './issue.ts';
import type { Card } from './outreach.ts';

export interface World {
  /** IANA zone in which every moment's clock is read. */
  timeZone: string;
  organizations: readonly Organization[];
  staff: readonly StaffMember[];
  persons: readonly Person[];
  groups: readonly Group[];
  placements: readonly Placement[];
  coverageConsents: readonly CoverageConsent[];
  issues: readonly Issue[];
  /** What the district keeps of groups and persons. */
  directory: Directory;
  cards: readonly Card[];
  roles: readonly Role[];
}
