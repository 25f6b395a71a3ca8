import { z } from 'zod';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, Field, Form, Radios, Submit, useView } from '../../../ui/index.ts';
import { handRole, roleHandings } from '../handing-role.ts';
import type { Membership } from '../membership.ts';
import { askToLead, type Roster } from '../roster.ts';
import { isConfirmed } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { findMember } from './memberships.tsx';

const handing = z.object({ way: z.enum(roleHandings), reason: z.string().min(1).max(1000) });

export const postConvening: Controller = async (c) => {
  const { ctx } = c.var;
  const { roster, membership } = await findMember(c);
  await askToLead(ctx, roster);
  const refuse = (problems: Problems, typed: Typed) =>
    render(
      c,
      <FormPage roster={roster} title={ctx.t('people:convening.title', { name: membership.name })}>
        <ConveningForm roster={roster} membership={membership} problems={problems} typed={typed} />
      </FormPage>,
      422,
    );
  const form = await readForm(c, handing);
  if (!form.ok) return refuse(form.problems, form.typed);
  const at = { issue: roster.slug, membership: membership.id };
  if (form.value.way === 'hand-on' && !(await isConfirmed(c))) {
    return render(
      c,
      <ConfirmPage
        title={ctx.t('people:convening.hand-on.ask', { name: membership.name })}
        what={ctx.t('people:convening.hand-on.what')}
        action={href('convening.hand', at)}
        fields={await typedFields(c)}
        label={ctx.t('people:convening.hand-on')}
        back={href('membership.edit', at)}
      />,
    );
  }
  const handed = await handRole(ctx, roster, membership.id, { ...form.value, lang: ctx.locale.slice(0, 2) });
  if (!handed.ok) return refuse({ way: ctx.t(`people:problem.convening-${handed.reason}`) }, form.value);
  return form.value.way === 'share'
    ? redirect(c, href('membership.edit', at), 'people:notice.convening-shared')
    : redirect(c, href('issue.show', { issue: roster.slug }), 'people:notice.convening-handed');
};

/** Shares the convener's role with a member, or hands it on. It is work that goes round, not a title. */
export function ConveningForm({ roster, membership, problems, typed = {} }: { roster: Roster; membership: Membership; problems?: Problems; typed?: Typed }) {
  const { t } = useView();
  const ways = roleHandings.map((way) => ({ value: way, label: t(`people:convening.${way}`), hint: t(`people:convening.${way}.about`) }));
  return (
    <Form
      id="convening"
      fresh
      action={href('convening.hand', { issue: roster.slug, membership: membership.id })}
      problems={problems}
      sees={t('people:convening.sees-letter')}
    >
      <Radios name="way" label={t('people:convening.way')} options={ways} value={typed['way'] ?? 'share'} />
      <Field name="reason" label={t('people:convening.reason')} hint={t('people:convening.reason.hint')} value={typed['reason']} maxlength={1000} required />
      <Submit>{t('people:convening.give')}</Submit>
    </Form>
  );
}
