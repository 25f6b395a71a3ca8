import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { editIssuePage, putIssue } from './edit-issue.tsx';
import { createConsent, createVersion, showFounding } from './founding.tsx';
import { chooseMyGroup } from './my-group.ts';
import { newIssuePage, postIssue } from './new-issue.tsx';
import { changePromisePage, openDrafts, postReplacement, saveDrafts } from './promises.tsx';
import { createPublication, deletePublication } from './publication.tsx';

/** What pages and higher slices show of an issue. */
export { BackToIssue, Desk, deskTabs, DeskTabs, IssueHead, IssueName, type DeskProps, type DeskTab } from './frame.tsx';
export { PeopleDesk, PeoplePages, type PeoplePage } from './people-desk.tsx';
export { loadPromiseLine, PromiseLine, Spoken, type PromiseLineData } from './promise-line.tsx';
export { loadPromisePanel, PromisePanel, type PromisePanelData } from './promise-panel.tsx';
export { loadPromisesPublic, PromisesPublic, type PromisesPublicData } from './promises-public.tsx';
export { ToSheets } from './to-sheets.tsx';
export { Publication } from './publication.tsx';
export { GroupName } from './question-row.tsx';
export {
  FoundingSummary,
  loadFoundingSummary,
  loadQuestionsSummary,
  loadStakesPublic,
  QuestionsSummary,
  StakesPublic,
  type FoundingSummaryData,
  type QuestionsSummaryData,
} from './summaries.tsx';

/** The controllers of issues, by route. */
export const issuesControllers: Partial<Record<RouteName, Controller>> = {
  'issue.new': newIssuePage,
  'issue.create': postIssue,
  'issue.update': putIssue,
  'issue.publish': createPublication,
  'issue.unpublish': deletePublication,
  'desk.edit': editIssuePage,
  'founding.show': showFounding,
  'founding.create': createVersion,
  'founding.consent': createConsent,
  'promises.save': saveDrafts,
  'promises.open': openDrafts,
  'promise.change': changePromisePage,
  'promise.replace': postReplacement,
  'seat.group': chooseMyGroup,
};
