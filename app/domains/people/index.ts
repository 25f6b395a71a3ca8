/** The door of people: organizations, persons, groups, memberships, mandates. */
export { rings, isRing, type Ring } from './ring.ts';
export { levels, type Level, type Organization } from './organization.ts';
export { topOrganization, getOrganization, organizationsToConveneFor, administers, isStaffOf } from './organizations.ts';
export { standingOn, leads, stranger, staffed, type Standing } from './standing.ts';
export { findSeat, takeSeat, chooseGroup, type Seat } from './seats.ts';
export { join, type NewMembership } from './joining.ts';
export { personOfAccount } from './accounts.ts';
