import type { Ctx } from '../../../platform/ctx.ts';
import { NotFound } from '../../../platform/errors.ts';
import { param, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { isId } from '../../../platform/ids.ts';
import { keptGroup } from '../../directory/index.ts';
import { smallGroups } from '../../inputs/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { getGroup, listGroups } from '../../people/index.ts';
import { answersTo } from '../answers.ts';
import { countAnswers, listChanged } from '../queue.ts';
import { ChangedPage, type ChangedData } from './changed-page.tsx';

/** What changed because of you, for a whole issue. */
export const changedPage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  return show(c, issue, null);
};

/** The same for one group. Of a small group only what it said as a group is shown, so that nobody in it can be recognized. */
export const changedGroupPage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  return show(c, issue, param(c, 'group'));
};

async function show(c: Web, issue: Issue, groupId: string | null): Promise<Response> {
  const data = await loadChanged(c.var.ctx, issue, groupId, c.req.query('before') ?? null);
  return render(c, <ChangedPage issue={issue} data={data} />, 200, { live: `issue:${issue.id}` });
}

async function loadChanged(ctx: Ctx, issue: Issue, asked: string | null, before: string | null): Promise<ChangedData> {
  // A page that was handed to a group stays good when the group is merged.
  const groupId = isId(asked ?? undefined) && asked ? await keptGroup(ctx, asked) : asked;
  const small = await smallGroups(ctx, issue.id, issue.privacyThreshold);
  const offered = await listGroups(ctx, issue.organizationId);
  if (groupId && !offered.some((one) => one.id === groupId)) throw new NotFound();
  const group = groupId ? await getGroup(ctx, groupId) : null;
  const spoke = await groupsThatSpoke(ctx, issue.id);
  const isSmall = group !== null && (small.has(group.id) || !spoke.has(group.id));
  const page = await listChanged(ctx, issue, group ? { id: group.id, onlyItself: isSmall } : null, isId(before ?? undefined) ? before : null);
  return {
    group,
    isSmall,
    page,
    answers: await answersTo(
      ctx,
      page.inputs.map((input) => input.id),
    ),
    counts: isSmall ? null : await countAnswers(ctx, issue.id, group?.id ?? null),
    small,
    groups: offered.filter((one) => spoke.has(one.id) && !small.has(one.id)),
  };
}

async function groupsThatSpoke(ctx: Ctx, issueId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('inputs').select('group_id').distinct().where('issue_id', '=', issueId).where('group_id', 'is not', null).execute();
  return new Set(rows.flatMap((row) => row.group_id ?? []));
}
