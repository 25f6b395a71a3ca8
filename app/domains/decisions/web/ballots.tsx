import { z } from 'zod';
import { isConfirmed, readForm, typedFields } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import type { Scale } from '../../frameworks/index.ts';
import { askedIsCounted, askedProblem, forWhomFields, spokenOf } from '../../inputs/web/index.ts';
import { getIssueById } from '../../issues/index.ts';
import { checkBallot, marksEach, ticks, type Ballot } from '../ballot.ts';
import { stateOf, type Decision } from '../decision.ts';
import { getDecision, optionsOf, scaleOf } from '../decisions.ts';
import { canVote } from '../policy.ts';
import { myPlace } from '../roll.ts';
import { must } from '../../../platform/acting.ts';
import { castBallot } from '../voting.ts';
import { showDecision } from './decision-page.tsx';

/** The fields of a ballot, by method: a mark for each option, ticks, or one option. */
function ballotFields(scale: Scale, optionIds: readonly string[]) {
  const mark = marksEach(scale.method)
    ? z.enum(scale.steps.map((step) => String(step.mark))).transform(Number)
    : z
        .literal('1')
        .optional()
        .transform((tick) => (tick ? ticks(scale).yes : ticks(scale).no));
  const marks = scale.method === 'majority' ? { option: z.enum([...optionIds, 'abstain']) } : Object.fromEntries(optionIds.map((id) => [`mark-${id}`, mark]));
  return z
    .object({ ...marks, ...forWhomFields, words: z.string().max(4000).default(''), lang: z.enum(textLanguages), signed: z.literal('1').optional() })
    .refine(askedIsCounted, askedProblem);
}

export const postBallot: Controller = async (c) => {
  const { ctx } = c.var;
  const decision = await getDecision(ctx, param(c, 'decision'));
  const secret = decision.secrecy === 'secret';
  const place = await myPlace(ctx, decision.id);
  must(canVote({ state: stateOf(decision, ctx.now) }, { onRoll: place !== null, voted: place?.voted ?? false, secret }));
  const { organizationId } = await getIssueById(ctx, decision.issueId);
  const scale = await scaleOf(ctx, decision, organizationId);
  const optionIds = (await optionsOf(ctx, decision.id)).map((option) => option.id);
  const form = await readForm(c, ballotFields(scale, optionIds));
  if (!form.ok) return showDecision(c, decision, form.problems, form.typed);
  const ballot = ballotOf(form.value, scale, optionIds);
  const fits = checkBallot(ballot, scale, optionIds);
  if (!fits.ok) return again(c, decision, fits.reason);
  if (secret && !(await isConfirmed(c))) return askOnceMore(c, decision);
  const cast = await castBallot(ctx, decision.id, ballot);
  if (!cast.ok) return again(c, decision, cast.reason);
  return redirect(c, href('decision.show', { decision: decision.id }), cast.value.changed ? 'decisions:notice.vote-changed' : 'decisions:notice.voted');
};

function ballotOf(
  fields: Record<string, unknown> & { words: string; lang: string; signed?: string | undefined; for: string; asked?: number | undefined },
  scale: Scale,
  optionIds: readonly string[],
): Ballot {
  const { yes, no } = ticks(scale);
  const chosen = fields['option'];
  const markOf = (id: string) => (scale.method === 'majority' ? (id === chosen ? yes : no) : Number(fields[`mark-${id}`]));
  const marks = chosen === 'abstain' ? {} : Object.fromEntries(optionIds.map((id) => [id, markOf(id)]));
  return { marks, words: fields.words || null, lang: fields.lang, signed: fields.signed === '1', spokenFor: spokenOf(fields) };
}

async function again(c: Web, decision: Decision, reason: 'unfit' | 'words'): Promise<Response> {
  const { t } = c.var.ctx;
  const problems = reason === 'words' ? { words: t('decisions:words.missing') } : { form: t('decisions:ballot.unfit') };
  return showDecision(c, decision, problems, await typedFields(c));
}

async function askOnceMore(c: Web, decision: Decision): Promise<Response> {
  const { t } = c.var.ctx;
  const page = (
    <ConfirmPage
      title={t('decisions:ballot.confirm')}
      what={t('decisions:ballot.confirm.what')}
      action={href('ballot.cast', { decision: decision.id })}
      fields={await typedFields(c)}
      label={t('decisions:ballot.cast')}
      back={href('decision.show', { decision: decision.id })}
      sees={t('decisions:ballot.sees.secret')}
    />
  );
  return render(c, page);
}
