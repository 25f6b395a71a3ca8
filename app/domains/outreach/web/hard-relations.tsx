import { readForm, typedFields, type Problems } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import type { Issue } from '../../issues/index.ts';
import { todayOf } from '../../people/index.ts';
import { listHardRelation, listHardRelations, reopenRelation, resolveRelation, takeStep, type HardProblem } from '../hard-relations.ts';
import { relationForm, resolutionForm, stepForm } from './fields.ts';
import { choicesFor, ledIssue } from './pieces.tsx';
import { RelationsPage, type Refused } from './relations-page.tsx';

export const relationsPage: Controller = async (c) => show(c, await ledIssue(c), null);

export const postRelation: Controller = async (c) => {
  const issue = await ledIssue(c);
  const form = await readForm(c, relationForm);
  if (!form.ok) return show(c, issue, { form: 'new', problems: form.problems, typed: form.typed });
  const listed = await listHardRelation(c.var.ctx, issue.id, form.value);
  if (!listed.ok) return show(c, issue, { form: 'new', problems: problemOf(c, listed.reason), typed: await typedFields(c) });
  return toRelation(c, issue, listed.value.id, 'outreach:notice.relation');
};

export const postStep: Controller = async (c) => {
  const issue = await ledIssue(c);
  const id = param(c, 'relation');
  const form = await readForm(c, stepForm);
  if (!form.ok) return show(c, issue, { form: `step-${id}`, problems: form.problems, typed: form.typed });
  const { after, ...step } = form.value;
  const taken = await takeStep(c.var.ctx, issue.id, id, after, step);
  if (!taken.ok) return show(c, issue, { form: `step-${id}`, problems: problemOf(c, taken.reason), typed: await typedFields(c) });
  return toRelation(c, issue, id, 'outreach:notice.step');
};

export const postResolution: Controller = async (c) => {
  const issue = await ledIssue(c);
  const id = param(c, 'relation');
  const form = await readForm(c, resolutionForm);
  if (!form.ok) return show(c, issue, { form: `resolution-${id}`, problems: form.problems, typed: form.typed });
  await resolveRelation(c.var.ctx, issue.id, id, form.value);
  return toRelation(c, issue, id, 'outreach:notice.resolved');
};

export const deleteResolution: Controller = async (c) => {
  const issue = await ledIssue(c);
  await reopenRelation(c.var.ctx, issue.id, param(c, 'relation'));
  return toRelation(c, issue, param(c, 'relation'), 'outreach:notice.reopened');
};

function toRelation(c: Web, issue: Issue, id: string, notice: string): Response {
  return redirect(c, `${href('hard-relations.index', { issue: issue.slug })}#${id}`, notice);
}

function problemOf(c: Web, reason: HardProblem): Problems {
  const field = { who: 'groupId', group: 'groupId', person: 'personId', owner: 'ownerId' }[reason];
  return { [field]: c.var.ctx.t(`outreach:problem.${reason}`) };
}

async function show(c: Web, issue: Issue, refused: Refused | null): Promise<Response> {
  const { ctx } = c.var;
  const data = {
    relations: await listHardRelations(ctx, issue.id),
    choices: await choicesFor(ctx, issue, refused?.typed['personId']),
    me: ctx.actor.personId,
    today: todayOf(ctx),
    refused,
  };
  return render(c, <RelationsPage issue={issue} rail={await c.var.loopOf(issue)} data={data} />, refused ? 422 : 200, { issueId: issue.id });
}
