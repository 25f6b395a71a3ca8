import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { groupPage, groupsPage, postGroup, putGroup } from './groups.tsx';
import { invitationPage, postAcceptance } from './invitation.tsx';
import { deleteInvitation, postInvitation, postInvitationList } from './invitations.tsx';
import { deleteMandate, postMandate, postMandateReport } from './mandates.tsx';
import { deleteMembership, membershipPage, postMembership, putMembership } from './memberships.tsx';
import { myPersonPage, putMyPerson } from './my-person.tsx';
import { putSettings, settingsPage } from './organization-settings.tsx';
import { organizationPage, postOrganization } from './organization.tsx';
import { deleteStaff, postStaff } from './staff.tsx';

export { PeoplePanel, loadPeoplePanel, type PanelIssue, type PeoplePanelData } from './people-panel.tsx';
export { MyMandates, loadMyMandates, type MyMandatesData } from './my-mandates.tsx';
export { GroupSelect, type GroupChoice } from './pieces.tsx';

/** The controllers of people, by route. */
export const peopleControllers: Partial<Record<RouteName, Controller>> = {
  'my-person': myPersonPage,
  'my-person.update': putMyPerson,
  'organization.show': organizationPage,
  'organization.create': postOrganization,
  'organization.settings': settingsPage,
  'organization.update': putSettings,
  'staff.create': postStaff,
  'staff.delete': deleteStaff,
  'groups.index': groupsPage,
  'group.create': postGroup,
  'group.edit': groupPage,
  'group.update': putGroup,
  'invitation.create': postInvitation,
  'invitation.list': postInvitationList,
  'invitation.revoke': deleteInvitation,
  'invitation.show': invitationPage,
  'invitation.accept': postAcceptance,
  'membership.create': postMembership,
  'membership.edit': membershipPage,
  'membership.update': putMembership,
  'membership.end': deleteMembership,
  'mandate.create': postMandate,
  'mandate.end': deleteMandate,
  'mandate.report': postMandateReport,
};
