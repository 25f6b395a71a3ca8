/** The door of people: organizations, persons, groups, memberships, mandates. */
export { rings, isRing, type Ring } from './ring.ts';
export { levels, type Level, type Organization } from './organization.ts';
export { topOrganization, getOrganization, organizationsToConveneFor, administers, isStaffOf } from './organizations.ts';
export { standingOn, leads, stranger, staffed, type Standing } from './standing.ts';
export { findSeat, takeSeat, chooseGroup, type Seat } from './seats.ts';
export { join, type NewMembership } from './joining.ts';
export { personOfAccount } from './accounts.ts';
export { makeFirstHouse, type FirstHouse } from './first-house.ts';
export { findOrMakePerson, type NewPerson } from './persons.ts';
export type { Group } from './group.ts';
export { getGroup, isOffered, listGroups } from './groups.ts';
export { keepsGroups, makeGroup, type NewGroup } from './keeping-groups.ts';
export { balanceOf, missingFrom, type Balance, type Membership, type Role } from './membership.ts';
export { findMembershipOf, listMembers } from './memberships.ts';
export { isDue, type Mandate } from './mandate.ts';
export { mandatesOf, mandatesOn } from './mandates.ts';
