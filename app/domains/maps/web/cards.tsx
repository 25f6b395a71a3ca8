import { z } from 'zod';
import { isConfirmed, readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import type { Result } from '../../../platform/result.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage, useView } from '../../../ui/index.ts';
import { makeLink, revokeLink } from '../linking-cards.ts';
import { getElement } from '../maps.ts';
import { agreeToNaming, askNaming, endNaming } from '../naming.ts';
import { confirmCard, withdrawCard, writeCard, type CardProblem } from '../writing-cards.ts';
import { showElementPage } from './elements.tsx';
import { cardForm, revision } from './forms.ts';
import { mapHref } from './pieces.tsx';
import { insideOf, type Sight } from './seeing.ts';

const numberOnly = z.object({ number: revision });

export const putCard: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const { id } = await getElement(ctx, sight.issue.id, param(c, 'element'));
  const form = await readForm(c, cardForm);
  if (!form.ok) return showElementPage(c, sight, 'card', form.problems, form.typed);
  const { number, ...words } = form.value;
  if (!words.outlook && !words.stance && !words.sharedInterest && !words.needs)
    return showElementPage(c, sight, 'card', { outlook: ctx.t('maps:problem.card-empty') }, { lang: words.lang, number: String(number) });
  const written = await writeCard(ctx, sight.issue.id, id, words, number);
  return back(c, sight, id, written, 'maps:notice.card-written');
};

function back(c: Web, { issue }: Sight, element: string, outcome: Result<null, CardProblem>, notice: string): Response {
  return redirect(c, `${href('map-element.show', { issue: issue.slug, element })}#card`, outcome.ok ? notice : 'maps:notice.card-stale');
}

async function number(c: Web): Promise<number> {
  const form = await readForm(c, numberOnly);
  return form.ok ? form.value.number : -1;
}

export const postConfirmation: Controller = async (c) => {
  const sight = await insideOf(c);
  const element = param(c, 'element');
  return back(c, sight, element, await confirmCard(c.var.ctx, sight.issue.id, element, await number(c)), 'maps:notice.card-confirmed');
};

export const postWithdrawal: Controller = async (c) => {
  const sight = await insideOf(c);
  const element = param(c, 'element');
  await getElement(c.var.ctx, sight.issue.id, element);
  const body = await c.req.parseBody();
  if (!(await isConfirmed(c))) {
    const at = { issue: sight.issue.slug, element };
    return render(
      c,
      <ConfirmWithdrawal action={href('perspective-card.withdraw', at)} back={href('map-element.show', at)} number={String(body['number'] ?? '')} />,
    );
  }
  return back(c, sight, element, await withdrawCard(c.var.ctx, sight.issue.id, element, await number(c)), 'maps:notice.card-withdrawn');
};

/** Asks once more before a group's words are taken off the page. */
export function ConfirmWithdrawal({ action, back, number }: { action: string; back: string; number: string }) {
  const { t } = useView();
  return (
    <ConfirmPage
      title={t('maps:card.withdraw.ask')}
      what={t('maps:card.withdraw.what')}
      label={t('maps:card.withdraw')}
      action={action}
      fields={{ number }}
      back={back}
      sees={t('maps:card.withdraw.sees')}
    />
  );
}

export const createLink: Controller = async (c) => {
  const { issue } = await insideOf(c);
  const element = param(c, 'element');
  await makeLink(c.var.ctx, issue.id, element);
  return redirect(c, `${href('map-element.show', { issue: issue.slug, element })}#card`, 'maps:notice.link-made');
};

export const deleteLink: Controller = async (c) => {
  const { issue } = await insideOf(c);
  await revokeLink(c.var.ctx, issue.id, param(c, 'link'));
  return redirect(c, mapHref(issue), 'maps:notice.link-revoked');
};

export const createNaming: Controller = async (c) => {
  const { ctx } = c.var;
  const sight = await insideOf(c);
  const element = param(c, 'element');
  const form = await readForm(c, z.object({ personId: z.uuid('forms:choose-one') }));
  if (!form.ok) return showElementPage(c, sight, 'naming', form.problems, form.typed);
  const asked = await askNaming(ctx, sight.issue.id, element, form.value.personId);
  if (!asked.ok) return showElementPage(c, sight, 'naming', { personId: ctx.t(`maps:problem.naming.${asked.reason}`) }, {});
  return redirect(c, `${href('map-element.show', { issue: sight.issue.slug, element })}#name`, 'maps:notice.naming-asked');
};

export const createAgreement: Controller = async (c) => {
  const { issue } = await insideOf(c);
  await agreeToNaming(c.var.ctx, issue.id, param(c, 'naming'));
  return redirect(c, mapHref(issue), 'maps:notice.naming-agreed');
};

export const deleteNaming: Controller = async (c) => {
  const { issue } = await insideOf(c);
  await endNaming(c.var.ctx, issue.id, param(c, 'naming'));
  return redirect(c, mapHref(issue), 'maps:notice.naming-ended');
};
