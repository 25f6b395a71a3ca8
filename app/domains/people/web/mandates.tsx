import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import { listGroups } from '../groups.ts';
import { getMandate } from '../lapsed-mandates.ts';
import { dueAfterDays, hasLapsed } from '../mandate.ts';
import { askToReport, endMandate, giveMandate, reportMandate, type MandateProblem } from '../mandating.ts';
import { listMembers } from '../memberships.ts';
import { askToLead, getRoster, type Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { cameFrom, day, isConfirmed, optionalDay, optionalText } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { MandateForm, ReportForm } from './mandate-forms.tsx';

const lang = z.enum(textLanguages);

/** How often word is due: 60 days where nothing else was agreed. */
export const everyDays = z.preprocess(
  (value) => (value === '' || value === undefined ? dueAfterDays : value),
  z.coerce.number('people:problem.days').int('people:problem.days').min(1).max(366),
);
const newMandate = z.object({
  personId: z.uuid('forms:choose-one'),
  groupId: z.uuid('forms:choose-one'),
  givenOn: day,
  untilOn: optionalDay,
  howGiven: optionalText(500),
  channel: optionalText(300),
  everyDays,
  lang,
});

/** The field that each problem stands at. */
const fieldOf: Record<MandateProblem, string> = { 'not-member': 'personId', group: 'groupId', future: 'givenOn', until: 'untilOn', duplicate: 'groupId' };

export const postMandate: Controller = async (c) => {
  const { ctx } = c.var;
  const roster = await getRoster(ctx, param(c, 'issue'));
  await askToLead(ctx, roster);
  const form = await readForm(c, newMandate);
  if (!form.ok) return refuseMandate(c, roster, form.problems, form.typed);
  const given = await giveMandate(ctx, roster, form.value);
  if (given.ok) return redirect(c, `${href('desk.people', { issue: roster.slug })}#mandates`, 'people:notice.mandate-given');
  const { untilOn, howGiven, channel, everyDays: days, ...rest } = form.value;
  return refuseMandate(
    c,
    roster,
    { [fieldOf[given.reason]]: ctx.t(`people:problem.mandate-${given.reason}`) },
    { ...rest, untilOn: untilOn ?? '', howGiven: howGiven ?? '', channel: channel ?? '', everyDays: String(days) },
  );
};

async function refuseMandate(c: Web, roster: Roster, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const parts = {
    roster,
    members: await listMembers(ctx, roster.issueId),
    groups: await listGroups(ctx, roster.organizationId),
    today: todayOf(ctx),
    problems,
    typed,
  };
  return render(
    c,
    <FormPage roster={roster} title={ctx.t('people:mandate.title')}>
      <MandateForm {...parts} />
    </FormPage>,
    422,
  );
}

export const deleteMandate: Controller = async (c) => {
  const { ctx } = c.var;
  const { roster, mandate } = await findMandate(c);
  const back = await cameFrom(c, href('my-table'));
  const lapsed = hasLapsed(mandate, todayOf(ctx));
  if (!lapsed && !(await isConfirmed(c))) {
    return render(
      c,
      <ConfirmPage
        title={ctx.t('people:mandate.end.ask', { name: mandate.groupName })}
        what={ctx.t('people:mandate.end.what')}
        action={href('mandate.end', { issue: roster.slug, mandate: mandate.id })}
        method="delete"
        label={ctx.t('people:mandate.end')}
        back={back}
      />,
    );
  }
  await endMandate(ctx, roster, mandate.id);
  return redirect(c, back, lapsed ? 'people:notice.mandate-let-end' : 'people:notice.mandate-ended');
};

const report = z.object({ direction: z.enum(['out', 'back']), reportedOn: day, note: optionalText(2000), lang });

export const postMandateReport: Controller = async (c) => {
  const { ctx } = c.var;
  const { roster, mandate } = await findMandate(c);
  const back = await cameFrom(c, href('my-table'));
  const leading = leads(await standingOn(ctx, roster.issueId));
  const refuse = (problems: Problems, typed: Typed) => {
    const parts = { mandate, slug: roster.slug, today: todayOf(ctx), back, problems, typed };
    return render(
      c,
      <FormPage roster={roster} title={ctx.t('people:report.title', { name: mandate.groupName })} leads={leading}>
        <ReportForm {...parts} />
      </FormPage>,
      422,
    );
  };
  const form = await readForm(c, report);
  if (!form.ok) return refuse(form.problems, form.typed);
  const reported = await reportMandate(ctx, roster, mandate.id, form.value);
  if (reported.ok) return redirect(c, back, 'people:notice.reported');
  return refuse({ reportedOn: ctx.t(`people:problem.report-${reported.reason}`) }, { ...form.value, note: form.value.note ?? '' });
};

/** The mandate that the address names, for those who may act on it. */
export async function findMandate(c: Web) {
  const { ctx } = c.var;
  const roster = await getRoster(ctx, param(c, 'issue'));
  const mandate = await getMandate(ctx, roster.issueId, param(c, 'mandate'));
  await askToReport(ctx, roster, mandate);
  return { roster, mandate };
}
