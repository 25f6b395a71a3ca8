import { z } from 'zod';
import { NotFound } from '../../../platform/errors.ts';
import { day } from '../../../platform/http/fields.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Form, Submit } from '../../../ui/index.ts';
import { isRing, listGroups, listMembers, rings, todayOf, type Ring } from '../../people/index.ts';
import { askRing, countReachable } from '../asking.ts';
import { logDispatch, removeDispatch, restoreDispatch } from '../logging.ts';
import { rhythmsOf } from '../rhythms.ts';
import { setRhythm } from '../setting-rhythm.ts';
import { ways } from '../touch.ts';
import { unwantPlace, wantAgain, wantPlace, type Whom } from '../wanting.ts';
import { again, atRings, issueToLead } from './pieces.tsx';
import { AskForm } from './rhythm-section.tsx';
import { DispatchForm, RhythmForm } from './ring-page.tsx';
import { WantedForm } from './rings-section.tsx';

const lang = z.enum(textLanguages);
const optional = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => text || null);
const ringField = z.enum(rings);

/** The ring that the address names. @throws NotFound */
export function ringOf(c: Web): Ring {
  const ring = param(c, 'ring');
  if (!isRing(ring)) throw new NotFound();
  return ring;
}

const wanted = z.object({
  whom: z.string().regex(/^(person|group):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'forms:choose-one'),
  ring: ringField,
  reason: z.string().min(1).max(1000),
  lang,
});

export const postWanted: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToLead(c);
  const form = await readForm(c, wanted);
  const refuse = async (problems: Problems, typed: Typed) => {
    const parts = { issue, members: await listMembers(ctx, issue.id), groups: await listGroups(ctx, issue.organizationId), problems, typed };
    return again(c, issue, ctx.t('rings:wanted.add'), <WantedForm {...parts} />);
  };
  if (!form.ok) return refuse(form.problems, form.typed);
  const { whom, ...rest } = form.value;
  const said = await wantPlace(ctx, issue.id, { ...rest, whom: whomOf(whom) });
  if (!said.ok) return refuse({ whom: ctx.t('forms:choose-one') }, form.value);
  return redirect(c, atRings(issue), 'rings:notice.wanted');
};

function whomOf(text: string): Whom {
  const [kind, id = ''] = text.split(':');
  return kind === 'person' ? { personId: id } : { groupId: id };
}

export const postUnwanted: Controller = async (c) => {
  const issue = await issueToLead(c);
  const id = param(c, 'wanted');
  await unwantPlace(c.var.ctx, issue.id, id);
  return redirect(c, `${href('desk.people', { issue: issue.slug }, { unwanted: id })}#rings`, 'rings:notice.unwanted');
};

export const deleteUnwanted: Controller = async (c) => {
  const issue = await issueToLead(c);
  const stands = await wantAgain(c.var.ctx, issue.id, param(c, 'wanted'));
  return redirect(c, atRings(issue), stands ? 'rings:notice.wanted-again' : 'rings:notice.wanted-since');
};

const rhythm = z.object({
  everyDays: z.coerce.number('people:problem.days').int('people:problem.days').min(1).max(366),
  asks: optional(1000),
  timeNeeded: optional(200),
  channel: optional(300),
  linkerId: z
    .union([z.literal('').transform(() => null), z.uuid('forms:choose-one')])
    .optional()
    .transform((id) => id ?? null),
  lang,
  over: z.coerce.number().int().min(0).max(1_000_000),
});

export const putRhythm: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToLead(c);
  const ring = ringOf(c);
  const form = await readForm(c, rhythm);
  const refuse = async (problems: Problems, typed: Typed) => {
    const now = (await rhythmsOf(ctx, issue.id)).find((one) => one.ring === ring);
    if (!now) throw new NotFound();
    const members = await listMembers(ctx, issue.id);
    return again(c, issue, ctx.t('rings:rhythm'), <RhythmForm issue={issue} rhythm={now} members={members} problems={problems} typed={typed} />);
  };
  if (!form.ok) return refuse(form.problems, form.typed);
  const set = await setRhythm(ctx, issue.id, ring, form.value);
  if (!set.ok) return refuse({ linkerId: ctx.t('forms:choose-one') }, asTyped(form.value));
  return redirect(c, href('ring.show', { issue: issue.slug, ring }), 'rings:notice.rhythm');
};

const link = z
  .union([z.literal('').transform(() => null), z.url({ protocol: /^https?$/ })])
  .optional()
  .transform((text) => text ?? null);
const dispatch = z.object({ way: z.enum(ways), on: day, what: z.string().min(1).max(500), channel: optional(300), link, lang });

export const postDispatch: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToLead(c);
  const ring = ringOf(c);
  const refuse = (problems: Problems, typed: Typed) =>
    again(c, issue, ctx.t('rings:log.add'), <DispatchForm issue={issue} ring={ring} today={todayOf(ctx)} problems={problems} typed={typed} />);
  const form = await readForm(c, dispatch);
  if (!form.ok) return refuse(form.problems, form.typed);
  const logged = await logDispatch(ctx, issue.id, ring, form.value);
  if (!logged.ok) return refuse({ on: ctx.t('people:problem.mandate-future') }, asTyped(form.value));
  return redirect(c, href('ring.show', { issue: issue.slug, ring }), 'rings:notice.logged');
};

export const postDispatchRemoval: Controller = async (c) => {
  const issue = await issueToLead(c);
  const id = param(c, 'dispatch');
  await removeDispatch(c.var.ctx, issue.id, id);
  return redirect(c, href('ring.show', { issue: issue.slug, ring: ringOf(c) }, { removed: id }), 'rings:notice.removed');
};

export const deleteDispatchRemoval: Controller = async (c) => {
  const issue = await issueToLead(c);
  await restoreDispatch(c.var.ctx, issue.id, param(c, 'dispatch'));
  return redirect(c, href('ring.show', { issue: issue.slug, ring: ringOf(c) }), 'rings:notice.restored');
};

const question = z.object({ question: z.string().min(1).max(500), lang });

export const postAsking: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToLead(c);
  const ring = ringOf(c);
  const refuse = async (problems: Problems, typed: Typed) => {
    const reach = (await countReachable(ctx, issue.id)).get(ring);
    return again(c, issue, ctx.t('rings:ask'), <AskForm ring={ring} issue={issue} reach={reach} problems={problems} typed={typed} />);
  };
  const form = await readForm(c, question);
  if (!form.ok) return refuse(form.problems, form.typed);
  const asked = await askRing(ctx, issue.id, ring, form.value);
  if (!asked.ok) return refuse({ question: ctx.t('rings:problem.soon') }, form.value);
  return redirect(c, href('ring.show', { issue: issue.slug, ring }), 'rings:notice.asked');
};

/** One button that puts back what was just taken out. */
export function Restore({ action, label }: { action: string; label: string }) {
  return (
    <Form id="restore" action={action} method="delete">
      <Submit small>{label}</Submit>
    </Form>
  );
}

function asTyped(values: Record<string, string | number | null>): Typed {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value ?? '')]));
}
