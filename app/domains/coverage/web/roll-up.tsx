import { z } from 'zod';
import { must } from '../../../platform/acting.ts';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import { getOrganization, ownRoleAt } from '../../people/index.ts';
import { administersItself, consentsOf, endConsent, giveConsent, organizationsAbove, shareables } from '../consents.ts';
import { canSeeRollUp } from '../policy.ts';
import { rollUpOf } from '../roll-up.ts';
import { RollUpPage } from './roll-up-page.tsx';

export const rollUpPage: Controller = (c) => showRollUp(c, {}, {});

async function showRollUp(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const organization = await getOrganization(ctx, param(c, 'organization'));
  must(canSeeRollUp((await ownRoleAt(ctx, organization.id)) !== null));
  const page = (
    <RollUpPage
      organization={organization}
      rollUp={await rollUpOf(ctx, organization)}
      above={await organizationsAbove(ctx, organization.id)}
      consents={await consentsOf(ctx, organization.id)}
      mayShare={await administersItself(ctx, organization.id)}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

const consent = z.object({
  toId: z.uuid(),
  shares: z.enum(shareables),
  withPrivate: z.string().optional(),
  note: z
    .string()
    .max(1000)
    .optional()
    .transform((text) => text || null),
  lang: z.enum(textLanguages),
});

export const postConsent: Controller = async (c) => {
  const { id } = await getOrganization(c.var.ctx, param(c, 'organization'));
  const form = await readForm(c, consent);
  if (!form.ok) return showRollUp(c, form.problems, form.typed);
  const { withPrivate, ...rest } = form.value;
  const given = await giveConsent(c.var.ctx, id, { ...rest, withPrivate: withPrivate !== undefined });
  if (given.ok) return redirect(c, href('organization.coverage', { organization: id }), 'coverage:notice.shared');
  return showRollUp(c, { toId: c.var.ctx.t('coverage:problem.not-above') }, { toId: rest.toId, shares: rest.shares, note: rest.note ?? '' });
};

export const deleteConsent: Controller = async (c) => {
  const { id } = await getOrganization(c.var.ctx, param(c, 'organization'));
  const at = { organization: id, above: param(c, 'above') };
  if (!(await isConfirmed(c)) && (await administersItself(c.var.ctx, id))) return render(c, <AskEnd at={at} />);
  await endConsent(c.var.ctx, id, at.above);
  return redirect(c, href('organization.coverage', { organization: id }), 'coverage:notice.unshared');
};

function AskEnd({ at }: { at: { organization: string; above: string } }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('coverage:share.end.sure')}
      what={t('coverage:share.end.what')}
      action={href('coverage-consent.end', at)}
      method="delete"
      label={t('coverage:share.end')}
      back={href('organization.coverage', { organization: at.organization })}
    />
  );
}
