import { z } from 'zod';
import { isConfirmed, readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { standingOn } from '../../people/index.ts';
import { closeProvisionally, closeUndecided, type NewRecord } from '../closing.ts';
import type { Decision } from '../decision.ts';
import { getDecision, standOf } from '../decisions.ts';
import { canClose } from '../policy.ts';
import { authorities } from '../records.ts';
import { must } from '../../../platform/acting.ts';
import { ClosingPage } from './closing-page.tsx';
import { loadDecision } from './decision-page.tsx';

const undecidedFields = z.object({ reason: z.string().min(1).max(4000), undecidedLang: z.enum(textLanguages) });
const recordFields = z
  .object({
    optionId: z.string().min(1, 'forms:choose-one'),
    outcome: z.string().min(1).max(4000),
    hypothesis: z.string().min(1).max(4000),
    reopenWhen: z.string().min(1).max(4000),
    measure: z.string().min(1).max(2000),
    reviewOn: z.iso.date('decisions:review.missing'),
    leaderId: z.string().default(''),
    commitment: z.string().max(4000).default(''),
    disagreed: z.literal('1').optional(),
    lang: z.enum(textLanguages),
  })
  .refine((fields) => fields.leaderId === '' || fields.commitment !== '', { path: ['commitment'], error: 'decisions:commitment.missing' });

/** The form of the record, beside the result; only once the ballots are in. */
export const closingPage: Controller = async (c) => {
  const decision = await findToClose(c);
  return showClosing(c, decision, {}, {});
};

export const postClosing: Controller = async (c) => {
  const decision = await findToClose(c);
  return (await c.req.parseBody())['ending'] === 'undecided' ? postUndecided(c, decision) : postRecord(c, decision);
};

async function postUndecided(c: Web, decision: Decision): Promise<Response> {
  const form = await readForm(c, undecidedFields);
  if (!form.ok) return showClosing(c, decision, form.problems, form.typed);
  if (!(await isConfirmed(c))) return ask(c, decision);
  await closeUndecided(c.var.ctx, decision.id, { reason: form.value.reason, lang: form.value.undecidedLang });
  return redirect(c, href('decision.show', { decision: decision.id }), 'decisions:notice.closed');
}

async function postRecord(c: Web, decision: Decision): Promise<Response> {
  const form = await readForm(c, recordFields);
  if (!form.ok) return showClosing(c, decision, form.problems, form.typed);
  if (!(await isConfirmed(c))) return ask(c, decision);
  const closed = await closeProvisionally(c.var.ctx, decision.id, recordOf(form.value));
  if (closed.ok) return redirect(c, href('decision.show', { decision: decision.id }), 'decisions:notice.closed');
  const field = { option: 'optionId', review: 'reviewOn', leader: 'leaderId' }[closed.reason];
  return showClosing(c, decision, { [field]: c.var.ctx.t(`decisions:closing.not.${closed.reason}`) }, await typedFields(c));
}

function recordOf({ leaderId, commitment, disagreed, ...record }: z.output<typeof recordFields>): NewRecord {
  return { ...record, leader: leaderId ? { personId: leaderId, commitment, disagreed: disagreed === '1' } : null };
}

async function findToClose(c: Web): Promise<Decision> {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  must(canClose(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
  return decision;
}

async function showClosing(c: Web, decision: Decision, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const view = await loadDecision(ctx, decision);
  const leaders = await authorities(ctx, decision.issueId);
  return render(c, <ClosingPage {...{ view, leaders, problems, typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

async function ask(c: Web, decision: Decision): Promise<Response> {
  const { t } = c.var.ctx;
  const page = (
    <ConfirmPage
      title={t('decisions:close.confirm')}
      what={t('decisions:close.confirm.what')}
      action={href('decision.close', { decision: decision.id })}
      fields={await typedFields(c)}
      label={t('decisions:close')}
      back={href('decision.closing', { decision: decision.id })}
    />
  );
  return render(c, page);
}
