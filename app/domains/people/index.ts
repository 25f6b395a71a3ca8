/** The door of people: organizations, persons, groups, memberships, mandates. */
export { rings, isRing, type Ring } from './ring.ts';
export { levels, type Level, type Organization } from './organization.ts';
export {
  topOrganization,
  getOrganization,
  holdOrganization,
  organizationsToConveneFor,
  administers,
  administersSome,
  isStaffOf,
  ownRoleAt,
} from './organizations.ts';
export { administered, standingOn, leads, stranger, staffed, type Standing } from './standing.ts';
export { findSeat, takeSeat, chooseGroup, type Seat } from './seats.ts';
export { join, type NewMembership } from './joining.ts';
export { personOfAccount } from './accounts.ts';
export { operatorPlace, type OperatorPlace } from './operator.ts';
export { makeFirstHouse, type FirstHouse } from './first-house.ts';
export { findOrMakePerson, type NewPerson } from './persons.ts';
export type { Group } from './group.ts';
export { getGroup, groupOfName, isOffered, listGroups } from './groups.ts';
export { keepingGroup, keptGroups, sameGroupAs } from './kept-groups.ts';
export { changeGroup, keepsGroups, makeGroup, type GroupChange, type NewGroup } from './keeping-groups.ts';
export { balanceOf, missingFrom, type Balance, type Membership, type Role } from './membership.ts';
export { findMembershipOf, getMembership, listMembers } from './memberships.ts';
export { setPlace, type Place } from './placing.ts';
export { listMoves, type Move } from './moves.ts';
export { isLastMove, moveMember, undoMove } from './moving.ts';
export { addMember, endMembership } from './changing-memberships.ts';
export { askToLead, getRoster, lockRoster, type Roster } from './roster.ts';
export { canLeadPeople, canMove } from './policy.ts';
export { asOne, dayAfter, daysBetween, daysUnheard, dueAfterDays, endsSoon, endsSoonDays, hasLapsed, wordDue, type Mandate } from './mandate.ts';
export { mandateReminders, type MandateReminder } from './mandate-reminders.ts';
export { recordMandate } from './mandating.ts';
export { countDueMandates, listMyMandates, mandatesOf, mandatesOn } from './mandates.ts';
export { lapsedOn, listMyLapsed, type OwnLapsed } from './lapsed-mandates.ts';
export { countOpenInvitations } from './invitations.ts';
export { todayOf } from './day.ts';
export type { PeopleEvent } from './events.ts';
