import { directory } from './bus/directory.ts';
import { cards } from './bus/cards.ts';
import { groups } from './groups.ts';
import { busIssue } from './issue-bus.ts';
import { conferencesIssue } from './issue-conferences.ts';
import { crossingIssue } from './issue-crossing.ts';
import { organizations, staff } from './organizations.ts';
import { persons, roles } from './persons.ts';
import { coverageConsents, placements } from './placements.ts';
import type { World } from './types.ts';

export { busIssue } from './issue-bus.ts';
export { conferencesIssue } from './issue-conferences.ts';
export { crossingIssue } from './issue-crossing.ts';
export { groups } from './groups.ts';
export { organizations, staff } from './organizations.ts';
export { persons, roles } from './persons.ts';
export { compareMoments, type Moment } from './moments.ts';
export type * from './types.ts';

/**
 * The demo world: an invented district, its people, two issues at different points of the loop, and one that is not public yet.
 * Nobody and no place in it is real. Everything refers to everything else by key; every time is told from today.
 */
export const world: World = {
  timeZone: 'America/Chicago',
  organizations,
  staff,
  persons,
  groups,
  placements,
  coverageConsents,
  issues: [busIssue, conferencesIssue, crossingIssue],
  directory,
  cards,
  roles,
};
