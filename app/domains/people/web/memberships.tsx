import { z } from 'zod';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, Section } from '../../../ui/index.ts';
import { addMember, changeMembership, endMembership } from '../changing-memberships.ts';
import type { Membership } from '../membership.ts';
import { findMembershipOf, getMembership } from '../memberships.ts';
import { canMove } from '../policy.ts';
import { askToLead, getRoster, type Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { cameFrom, isConfirmed, locale, name, optionalEmail, optionalText, revision, ring, tick } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { withMove } from './moves.tsx';
import { EndForm, MemberForm, MembershipForm } from './member-forms.tsx';

const newMember = z.object({ name, email: optionalEmail, locale, ring, hasAuthority: tick, hasInfluence: tick });

export const postMembership: Controller = async (c) => {
  const { ctx } = c.var;
  const roster = await getRoster(ctx, param(c, 'issue'));
  await askToLead(ctx, roster);
  const form = await readForm(c, newMember);
  if (!form.ok) return refuseNew(c, roster, form.problems, form.typed);
  const added = await addMember(ctx, roster, form.value);
  if (added.ok) return redirect(c, href('desk.people', { issue: roster.slug }), 'people:notice.member-added');
  return refuseNew(c, roster, { email: ctx.t('people:problem.already-member') }, { ...asTyped(form.value), email: form.value.email ?? '' });
};

function refuseNew(c: Web, roster: Roster, problems: Problems, typed: Typed): Promise<Response> {
  return Promise.resolve(
    render(
      c,
      <FormPage roster={roster} title={c.var.ctx.t('people:member.title')}>
        <MemberForm roster={roster} problems={problems} typed={typed} />
      </FormPage>,
      422,
    ),
  );
}

export interface FoundMember {
  readonly roster: Roster;
  readonly membership: Membership;
  readonly leads: boolean;
  readonly isOwn: boolean;
}

/** The membership that the address names, for those who may change it. */
export async function findMember(c: Web): Promise<FoundMember> {
  const { ctx } = c.var;
  const roster = await getRoster(ctx, param(c, 'issue'));
  const id = param(c, 'membership');
  const membership = id === 'mine' ? await getOwnMembership(c, roster) : await getMembership(ctx, roster.issueId, id);
  const standing = await standingOn(ctx, roster.issueId);
  const isOwn = membership.personId === ctx.actor.personId;
  const verdict = canMove(standing, isOwn);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return { roster, membership, leads: leads(standing), isOwn };
}

/** `mine` in the address: a link that pages can give without knowing the id. */
async function getOwnMembership(c: Web, roster: Roster): Promise<Membership> {
  const { ctx } = c.var;
  const own = ctx.actor.personId ? await findMembershipOf(ctx, roster.issueId, ctx.actor.personId) : null;
  if (!own) throw new NotFound();
  return own;
}

const ownChange = z.object({ ring, revision, reason: optionalText(1000) });
const change = ownChange.extend({ role: z.enum(['convener', 'member']), hasAuthority: tick, hasInfluence: tick });

export const putMembership: Controller = async (c) => {
  const found = await findMember(c);
  const { roster, membership } = found;
  const form = await readForm(c, found.leads ? change : ownChange);
  if (!form.ok) return show(c, found, form.problems, form.typed);
  const changed = await changeMembership(c.var.ctx, roster, membership.id, { ...membership, ...form.value, lang: c.var.ctx.locale.slice(0, 2) });
  if (changed.ok) return redirect(c, withMove(await cameFrom(c, back(found)), changed.value), 'people:notice.membership-saved');
  return show(c, found, { role: c.var.ctx.t('people:denied.last-convener') }, asTyped(form.value));
};

export const deleteMembership: Controller = async (c) => {
  const found = await findMember(c);
  const { roster, membership, isOwn } = found;
  const { t } = c.var.ctx;
  const form = await readForm(c, z.object({ reason: optionalText(500) }));
  if (!form.ok) return show(c, found, form.problems, {});
  if (!(await isConfirmed(c))) {
    return render(
      c,
      <ConfirmPage
        title={isOwn ? t('people:end.ask-own') : t('people:end.ask', { name: membership.name })}
        what={t('people:end.what')}
        action={href('membership.end', { issue: roster.slug, membership: membership.id })}
        method="delete"
        fields={await typedFields(c)}
        label={isOwn ? t('people:end.leave') : t('people:end.submit')}
        back={href('membership.edit', { issue: roster.slug, membership: membership.id })}
      />,
    );
  }
  const ended = await endMembership(c.var.ctx, roster, membership.id, form.value.reason);
  if (!ended.ok) throw new Denied('people:denied.last-convener');
  return redirect(c, isOwn ? href('my-table') : href('desk.people', { issue: roster.slug }), isOwn ? 'people:notice.left' : 'people:notice.ended');
};

function back({ roster, leads }: FoundMember): string {
  return leads ? href('desk.people', { issue: roster.slug }) : href('membership.edit', { issue: roster.slug, membership: 'mine' });
}

async function show(c: Web, found: FoundMember, problems: Problems, typed: Typed): Promise<Response> {
  const { t } = c.var.ctx;
  const refused = Object.keys(problems).length > 0;
  const title = found.isOwn ? t('people:membership.own') : found.membership.name;
  return render(
    c,
    <FormPage roster={found.roster} title={title} problem={refused} leads={found.leads}>
      {found.membership.about && !found.isOwn ? <p>{found.membership.about}</p> : null}
      <MembershipForm {...found} problems={problems} typed={typed} />
      <Section title={found.isOwn ? t('people:end.leave') : t('people:end.submit')} quiet={t('people:end.what')}>
        <EndForm {...found} />
      </Section>
    </FormPage>,
    refused ? 422 : 200,
  );
}

/** Values as the form sent them, to show it again. */
function asTyped(values: Record<string, string | number | boolean | null>): Typed {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === true ? '1' : String(value || '')]));
}
