import { DateTime } from 'luxon';
import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { Denied } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { locales, textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { listGroups, standingOn } from '../../people/index.ts';
import { recordedChannels, speakings } from '../input.ts';
import { canRecord } from '../policy.ts';
import { recordInput } from '../recording.ts';
import { RecordPage } from './record-page.tsx';

const empty = (value: unknown) => (value === '' ? undefined : value);

const heard = z
  .object({
    body: z.string().min(1).max(5000),
    lang: z.enum(textLanguages),
    channel: z.enum(recordedChannels),
    speaks: z.enum(speakings),
    group: z.preprocess(empty, z.uuid('forms:choose-one').optional()),
    asked: z.preprocess(empty, z.coerce.number('inputs:problem.number').int('inputs:problem.number').min(1).max(1_000_000).optional()),
    on: z.iso.date(),
    address: z.preprocess(empty, z.email().max(254).toLowerCase().optional()),
    authorLocale: z.enum(locales),
  })
  .refine((one) => one.speaks !== 'asked' || one.asked !== undefined, { path: ['asked'], message: 'inputs:problem.asked' })
  .refine((one) => one.speaks === 'self' || one.group !== undefined, { path: ['group'], message: 'inputs:problem.group' });

export const recordPage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const verdict = canRecord(await standingOn(c.var.ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return showForm(c, issue, {}, {});
};

export const postRecord: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const verdict = canRecord(await standingOn(ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  const form = await readForm(c, heard);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed);
  const { on, group, asked, address, ...rest } = form.value;
  const saidAt = momentOf(ctx, on);
  if (!saidAt) return showForm(c, issue, { on: ctx.t('inputs:problem.on') }, asTyped(form.value));
  const askedCount = rest.speaks === 'asked' ? (asked ?? null) : null;
  const { id } = await recordInput(ctx, issue.id, { ...rest, groupId: group ?? null, askedCount, saidAt, authorAddress: address ?? null });
  return redirect(c, href('input.show', { input: id }), 'inputs:notice.recorded');
};

/** Noon of that day where the house stands, or now when it is today; null for a day to come. */
function momentOf(ctx: Ctx, on: string): Date | null {
  const today = DateTime.fromJSDate(ctx.now, { zone: ctx.timeZone }).toFormat('yyyy-MM-dd');
  if (on > today) return null;
  return on === today ? ctx.now : DateTime.fromISO(`${on}T12:00`, { zone: ctx.timeZone }).toJSDate();
}

function asTyped(form: object): Typed {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value === undefined ? '' : String(value)]));
}

async function showForm(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const groups = await listGroups(c.var.ctx, issue.organizationId);
  const today = DateTime.fromJSDate(c.var.ctx.now, { zone: c.var.ctx.timeZone }).toFormat('yyyy-MM-dd');
  const page = <RecordPage issue={issue} groups={groups} today={today} problems={problems} typed={typed} />;
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}
