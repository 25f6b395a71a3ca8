import { param, redirect, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { getIssue } from '../issues.ts';
import { publishIssue, unpublishIssue } from '../publishing.ts';

export const createPublication: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await publishIssue(c.var.ctx, issue.id);
  return redirect(c, href('desk.issue', { issue: issue.slug }), 'issues:notice.published');
};

export const deletePublication: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await unpublishIssue(c.var.ctx, issue.id);
  return redirect(c, href('desk.issue', { issue: issue.slug }), 'issues:notice.unpublished');
};
