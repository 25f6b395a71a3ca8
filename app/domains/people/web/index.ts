import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { invitationPage, postAcceptance } from './invitation.tsx';
import { deleteInvitation, postInvitation, postInvitationList } from './invitations.tsx';
import { deleteMandate, postMandate, postMandateReport } from './mandates.tsx';
import { mandatePage, postRenewal, putMandate } from './mandate-page.tsx';
import { deleteMembership, postMembership, putMembership } from './memberships.tsx';
import { deleteMove, postMove } from './moves.tsx';
import { postConvening } from './role-handing.tsx';
import { myPersonPage, putMyPerson } from './my-person.tsx';
import type { AfterSettings } from '../keeping-organizations.ts';
import { putSettings, settingsPage } from './organization-settings.tsx';
import { organizationPage, postOrganization } from './organization.tsx';
import { deleteStaff, postStaff } from './staff.tsx';

export { InvitingSection, loadPeoplePanel, MandatesSection, type PanelIssue, type PeoplePanelData } from './people-panel.tsx';
export { BalanceSection } from './balance.tsx';
export { FormPage } from './form-page.tsx';
export { findMember, type FoundMember } from './memberships.tsx';
export { EndForm, MembershipForm } from './member-forms.tsx';
export { loadMoved, MovedNotice, MoveList, withMove, type MovedData } from './moves.tsx';
export { ConveningForm } from './role-handing.tsx';
export { loadMyMandates, MyMandates, MyMandatesPart, type MyMandatesData } from './my-mandates.tsx';
export { LapsedNote, RenewOrEnd, lapsedSentence } from './lapsed-mandates.tsx';
export { GroupNames, GroupSelect, RingSelect, type GroupChoice } from './pieces.tsx';

/** The controllers of people, by route. @param afterSettings what must hold as soon as the settings of an organization do */
export function peopleControllers(afterSettings: AfterSettings): Partial<Record<RouteName, Controller>> {
  return { ...controllers, 'organization.update': putSettings(afterSettings) };
}

const controllers: Partial<Record<RouteName, Controller>> = {
  'my-person': myPersonPage,
  'my-person.update': putMyPerson,
  'organization.show': organizationPage,
  'organization.create': postOrganization,
  'organization.settings': settingsPage,
  'staff.create': postStaff,
  'staff.delete': deleteStaff,
  'invitation.create': postInvitation,
  'invitation.list': postInvitationList,
  'invitation.revoke': deleteInvitation,
  'invitation.show': invitationPage,
  'invitation.accept': postAcceptance,
  'membership.create': postMembership,
  'membership.move': postMove,
  'membership.unmove': deleteMove,
  'convening.hand': postConvening,
  'mandate.show': mandatePage,
  'mandate.update': putMandate,
  'mandate.renew': postRenewal,
  'membership.update': putMembership,
  'membership.end': deleteMembership,
  'mandate.create': postMandate,
  'mandate.end': deleteMandate,
  'mandate.report': postMandateReport,
};
