import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { loadPromiseLine } from '../../issues/web/index.ts';
import { findSeat, listGroups, listMyLapsed } from '../../people/index.ts';
import { saidKey } from '../private-link.ts';
import { mandatesToSpeak, say, type SpokenFor } from '../saying.ts';
import { askedIsCounted, askedProblem, forWhomFields, spokenOf } from './for-whom.tsx';
import { SayPage } from './say-page.tsx';

const empty = (value: unknown) => (value === '' ? undefined : value);

const remark = z
  .object({
    body: z.string().min(1).max(2000),
    lang: z.enum(textLanguages),
    ...forWhomFields,
    group: z.preprocess(empty, z.uuid('forms:choose-one').optional()),
    address: z.preprocess(empty, z.email().max(254).toLowerCase().optional()),
    website: z.string().max(0, 'inputs:problem.robot').default(''),
  })
  .refine(askedIsCounted, askedProblem);

export const sayPage: Controller = async (c) => showForm(c, await getIssue(c.var.ctx, param(c, 'issue')), {}, {});

export const postSay: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const form = await readForm(c, remark);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed);
  const { body, lang, address } = form.value;
  const said = await say(ctx, issue.id, { body, lang, spokenFor: spokenFor(form.value), authorAddress: address ?? null });
  if (said.seat.fresh) giveSeat(c, issue.id, said.seat.participantId);
  return redirect(c, href('input.said', { key: saidKey(ctx, said.inputId) }, { new: '1' }), 'inputs:notice.said');
};

function spokenFor(form: z.output<typeof remark>): SpokenFor {
  const spoken = spokenOf(form);
  return spoken.speaks === 'self' ? { speaks: 'self', groupId: form.group ?? null } : spoken;
}

async function showForm(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const groups = await listGroups(ctx, issue.organizationId);
  const mandates = await mandatesToSpeak(ctx, issue.id);
  const promise = await loadPromiseLine(ctx, issue, await findSeat(ctx, issue.id));
  const lapsed = await listMyLapsed(ctx, issue.id);
  const parts = { issue, groups, mandates, lapsed, promise, problems, typed };
  return render(c, <SayPage {...parts} />, Object.keys(problems).length > 0 ? 422 : 200);
}
