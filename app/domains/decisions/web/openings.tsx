import { z } from 'zod';
import { isConfirmed, readForm } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, ConfirmPage, ProblemPage } from '../../../ui/index.ts';
import { standingOn } from '../../people/index.ts';
import { endBallots } from '../closing.ts';
import { getDecision, standOf } from '../decisions.ts';
import { openDecision, takeBackDecision } from '../opening.ts';
import { canEndBallots, canOpen } from '../policy.ts';
import { remindVoters } from '../reminding.ts';
import { must } from '../../../platform/acting.ts';

const revised = z.object({ revision: z.coerce.number().int() });

export const openingOfDecision: Controller = async (c) => {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  must(canOpen(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  const form = await readForm(c, revised);
  if (!form.ok) throw new StaleRevision();
  if (!(await isConfirmed(c))) return ask(c, decision.id, 'open', 'decision.open', { revision: String(form.value.revision) });
  const opened = await openDecision(ctx, decision.id, form.value.revision);
  if (!opened.ok) return refuse(c, decision.id, `decisions:open.${opened.reason}`);
  return redirect(c, href('decision.show', { decision: decision.id }), 'decisions:notice.opened');
};

export const takingBack: Controller = async (c) => {
  const decision = await getDecision(c.var.ctx, param(c, 'decision'));
  await takeBackDecision(c.var.ctx, decision.id);
  return redirect(c, href('decision.show', { decision: decision.id }), 'decisions:notice.taken-back');
};

export const endingBallots: Controller = async (c) => {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  must(canEndBallots(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  if (!(await isConfirmed(c))) return ask(c, decision.id, 'end', 'decision.end', {});
  await endBallots(ctx, decision.id);
  return redirect(c, href('decision.closing', { decision: decision.id }), 'decisions:notice.ended');
};

export const reminding: Controller = async (c) => {
  const decision = await getDecision(c.var.ctx, param(c, 'decision'));
  const reminded = await remindVoters(c.var.ctx, decision.id);
  return redirect(c, href('decision.show', { decision: decision.id }), reminded.ok ? 'decisions:notice.reminded' : 'decisions:notice.reminded-lately');
};

async function ask(c: Web, id: string, what: 'open' | 'end', route: 'decision.open' | 'decision.end', fields: Record<string, string>): Promise<Response> {
  const { t } = c.var.ctx;
  const page = (
    <ConfirmPage
      title={t(`decisions:${what}.confirm`)}
      what={t(`decisions:${what}.sees`)}
      action={href(route, { decision: id })}
      fields={fields}
      label={t(`decisions:${what}`)}
      back={href('decision.show', { decision: id })}
    />
  );
  return render(c, page);
}

/** A page that says why it cannot open yet, and leads back to the draft. */
async function refuse(c: Web, id: string, reason: 'decisions:open.empty' | 'decisions:open.past'): Promise<Response> {
  const { t } = c.var.ctx;
  return render(
    c,
    <ProblemPage
      status={422}
      title={t('decisions:open.refused')}
      what={t(reason)}
      next={<ButtonLink href={href('decision.edit', { decision: id })}>{t('decisions:edit')}</ButtonLink>}
    />,
    422,
  );
}
