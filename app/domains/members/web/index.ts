/** The pages, panels and parts of members. */
import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { deleteShowing, deleteStep, postConfirmation, postRange, postReview, postShowing, postStep, postTerm, postTests, postValue } from './controllers.tsx';
import { expectationsPage, postAcknowledgement, postExpectations } from './expectations-page.tsx';
import { deleteHandOver, deleteSuccessor, postAnswer, postHandOver, postSuccessor } from './successions.tsx';

export { PencilledAsk, RangeSection, TestsSection } from './about-panels.tsx';
export { loadMember, type MemberData } from './member-data.ts';
export { loadMembers, MembersSection, type MembersData } from './members-section.tsx';
export { FollowAsk, TermSection } from './term-panel.tsx';
export { LookBackAsk, ValueSection } from './value-panel.tsx';
export { AcknowledgeAsk, WelcomeSection } from './welcome-panel.tsx';

/** The controllers of members, by route. A member's page itself is put together in app/pages. */
export const membersControllers: Partial<Record<RouteName, Controller>> = {
  'tests.answer': postTests,
  'range.say': postRange,
  'member.confirm': postConfirmation,
  'value.say': postValue,
  'value.review': postReview,
  'value.show': postShowing,
  'value.hide': deleteShowing,
  'welcome-step.go': postStep,
  'welcome-step.undo': deleteStep,
  'expectations.show': expectationsPage,
  'expectations.write': postExpectations,
  'expectations.acknowledge': postAcknowledgement,
  'term.set': postTerm,
  'succession.name': postSuccessor,
  'succession.answer': postAnswer,
  'succession.remove': deleteSuccessor,
  'succession.hand-over': postHandOver,
  'succession.undo': deleteHandOver,
};
