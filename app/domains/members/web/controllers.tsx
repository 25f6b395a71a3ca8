import type { Child } from 'hono/jsx';
import { z } from 'zod';
import { must } from '../../../platform/acting.ts';
import { optionalDay } from '../../../platform/http/fields.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Heading, Shell } from '../../../ui/index.ts';
import { getPlace, type MemberPlace } from '../place.ts';
import { canLeadMembers, canSayValue } from '../policy.ts';
import { frequencies, outcomes, powers, scales, stances, tests, type TestKey } from '../relevance.ts';
import { answerTests, confirmAbout, sayRange, type NewTest } from '../saying-about.ts';
import { reviewValue, sayValue, showValue } from '../saying-value.ts';
import { setTerm } from '../terms.ts';
import { stills } from '../value.ts';
import { goStep, undoStep } from '../welcoming.ts';
import { RangeForm, TestsForm } from './about-panels.tsx';
import { asTyped, optionalChoice, optionalText } from './fields.ts';
import { loadMember, type MemberData } from './member-data.ts';
import { TermForm } from './term-panel.tsx';
import { LookBackForm, ValueForm } from './value-panel.tsx';

const lang = z.enum(textLanguages);

/** The place that the address names, for that member and those who lead. */
export function placeOf(c: Web): Promise<MemberPlace> {
  return getPlace(c.var.ctx, param(c, 'issue'), param(c, 'membership'));
}

const outcome = optionalChoice(outcomes);
const testFields = z
  .object({
    ...(Object.fromEntries(tests.map((test) => [`outcome-${test}`, outcome])) as Record<`outcome-${TestKey}`, typeof outcome>),
    ...(Object.fromEntries(tests.map((test) => [`reason-${test}`, z.string().max(1000).default('')])) as Record<
      `reason-${TestKey}`,
      z.ZodDefault<z.ZodString>
    >),
    lang,
  })
  .superRefine((fields, problems) => {
    for (const test of tests)
      if (fields[`outcome-${test}`] && !fields[`reason-${test}`])
        problems.addIssue({ code: 'custom', path: [`reason-${test}`], message: 'members:problem.reason' });
  });

export const postTests: Controller = async (c) => {
  const place = await placeOf(c);
  const form = await readForm(c, testFields);
  if (!form.ok) return again(c, place, 'members:tests.answer', (data) => <TestsForm data={data} problems={form.problems} typed={form.typed} />);
  const answers = tests.flatMap((test): NewTest[] => {
    const said = form.value[`outcome-${test}`];
    return said ? [{ test, outcome: said, reason: form.value[`reason-${test}`], lang: form.value.lang }] : [];
  });
  await answerTests(c.var.ctx, place.issue.id, place.membership.id, answers);
  return redirect(c, at(place), 'members:notice.saved');
};

const range = z
  .object({
    part: optionalText(500),
    stance: optionalChoice(stances),
    power: optionalChoice(powers),
    level: optionalChoice(scales),
    frequency: optionalChoice(frequencies),
    howOften: optionalText(200),
    lang,
  })
  .refine((said) => Object.entries(said).some(([name, one]) => name !== 'lang' && one !== null), { path: ['part'], message: 'members:problem.nothing' });

export const postRange: Controller = async (c) => {
  const place = await placeOf(c);
  const form = await readForm(c, range);
  if (!form.ok) return again(c, place, 'members:range.say', (data) => <RangeForm data={data} problems={form.problems} typed={form.typed} />);
  await sayRange(c.var.ctx, place.issue.id, place.membership.id, form.value);
  return redirect(c, at(place), 'members:notice.saved');
};

export const postConfirmation: Controller = async (c) => {
  const place = await placeOf(c);
  await confirmAbout(c.var.ctx, place.issue.id, place.membership.id);
  return redirect(c, at(place), 'members:notice.confirmed');
};

const value = z
  .object({
    professional: optionalText(2000),
    personal: optionalText(2000),
    cost: optionalText(2000),
    lang,
    shown: z
      .literal('1')
      .optional()
      .transform((tick) => tick === '1'),
  })
  .refine((one) => one.professional ?? one.personal ?? one.cost, { path: ['professional'], message: 'members:problem.nothing' });

export const postValue: Controller = async (c) => {
  const place = await placeOf(c);
  must(canSayValue(place.isOwn));
  const form = await readForm(c, value);
  if (!form.ok) return again(c, place, 'members:value.mine', (data) => <ValueForm data={data} problems={form.problems} typed={form.typed} />);
  await sayValue(c.var.ctx, place.issue.id, place.membership.id, form.value);
  return redirect(c, at(place), 'members:notice.saved');
};

const review = z.object({ still: z.enum(stills), words: optionalText(2000), lang });

export const postReview: Controller = async (c) => {
  const place = await placeOf(c);
  must(canSayValue(place.isOwn));
  const form = await readForm(c, review);
  if (!form.ok) return again(c, place, 'members:value.mine', (data) => <LookBackForm data={data} problems={form.problems} typed={form.typed} />);
  await reviewValue(c.var.ctx, place.issue.id, place.membership.id, form.value);
  return redirect(c, at(place), 'members:notice.looked-back');
};

export const postShowing: Controller = async (c) => setShown(c, true);
export const deleteShowing: Controller = async (c) => setShown(c, false);

async function setShown(c: Web, shown: boolean): Promise<Response> {
  const place = await placeOf(c);
  await showValue(c.var.ctx, place.issue.id, place.membership.id, shown);
  return redirect(c, at(place), shown ? 'members:notice.shown' : 'members:notice.hidden');
}

export const postStep: Controller = async (c) => {
  const place = await placeOf(c);
  await goStep(c.var.ctx, place.issue.id, place.membership.id, param(c, 'step'));
  return redirect(c, at(place), 'members:notice.saved');
};

export const deleteStep: Controller = async (c) => {
  const place = await placeOf(c);
  await undoStep(c.var.ctx, place.issue.id, place.membership.id, param(c, 'step'));
  return redirect(c, at(place), 'members:notice.saved');
};

const term = z.object({
  untilOn: optionalDay,
  reason: optionalText(1000),
  lang,
  over: z.coerce.number().int().min(0).max(1_000_000),
});

export const postTerm: Controller = async (c) => {
  const place = await placeOf(c);
  must(canLeadMembers(place.standing));
  const refuse = (problems: Problems, typed: Typed) =>
    again(c, place, 'members:term.set', (data) => <TermForm data={data} problems={problems} typed={typed} />);
  const form = await readForm(c, term);
  if (!form.ok) return refuse(form.problems, form.typed);
  const set = await setTerm(c.var.ctx, place.issue.id, place.membership.id, form.value);
  if (!set.ok) return refuse({ untilOn: c.var.ctx.t('people:problem.mandate-until') }, asTyped(form.value));
  return redirect(c, at(place), 'members:notice.saved');
};

/** The member's page, at its top: there stands what was done, and what is asked next. */
export function at({ issue, membership }: MemberPlace): string {
  return href('membership.edit', { issue: issue.slug, membership: membership.id });
}

type Title = 'members:tests.answer' | 'members:range.say' | 'members:value.mine' | 'members:term.set' | 'members:successor.name';

/** The one form that needs another look, on a page of its own. */
export async function again(c: Web, place: MemberPlace, title: Title, form: (data: MemberData) => Child): Promise<Response> {
  const data = await loadMember(c.var.ctx, place);
  return render(
    c,
    <Shell title={c.var.ctx.t(title)} desk problem>
      <Heading title={c.var.ctx.t(title)} above={<a href={at(place)}>{place.membership.name}</a>} />
      {form(data)}
    </Shell>,
    422,
  );
}
