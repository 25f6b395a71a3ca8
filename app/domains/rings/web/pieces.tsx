import type { Child } from 'hono/jsx';
import { must } from '../../../platform/acting.ts';
import { param, render, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { Heading, Shell } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { canLeadRings } from '../policy.ts';

/** The issue that the address names, for those who lead it. @throws NotFound, Denied */
export async function issueToLead(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  must(canLeadRings(await standingOn(c.var.ctx, issue.id)));
  return issue;
}

/** Back to the picture of the rings. */
export function atRings(issue: Issue): string {
  return `${href('desk.people', { issue: issue.slug })}#rings`;
}

/** The one form that needs another look, on a page of its own. */
export async function again(c: Web, issue: Issue, title: string, form: Child): Promise<Response> {
  return render(
    c,
    <Shell title={title} desk problem>
      <Heading title={title} above={<a href={atRings(issue)}>{c.var.ctx.t('rings:back')}</a>} />
      {form}
    </Shell>,
    422,
  );
}
