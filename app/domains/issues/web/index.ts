import type { Controller } from '../../../platform/http/web.ts';
import type { RouteName } from '../../../routes.ts';
import { newIssuePage, postIssue } from './new-issue.tsx';
import { createPublication, deletePublication } from './publication.ts';

/** The controllers of issues, by route. */
export const issuesControllers: Partial<Record<RouteName, Controller>> = {
  'issue.new': newIssuePage,
  'issue.create': postIssue,
  'issue.publish': createPublication,
  'issue.unpublish': deletePublication,
};
