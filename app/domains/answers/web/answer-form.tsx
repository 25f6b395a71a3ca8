import { z } from 'zod';
import type { Ctx } from '../../../platform/ctx.ts';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { isId } from '../../../platform/ids.ts';
import { locales, textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { listDecisions } from '../../decisions/index.ts';
import { inputsInOrder, isShown } from '../../inputs/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { mostAtOnce, shortestReason, verdicts } from '../answer.ts';
import { giveAnswers, revisionOf } from '../answering.ts';
import { answersOver, answersTo } from '../answers.ts';
import { canAnswer } from '../policy.ts';
import { AnswerPage } from './answer-page.tsx';

const empty = (value: unknown) => (value === '' ? undefined : value);
const optionalReason = z.preprocess(empty, z.string().min(shortestReason).max(4000).optional());

const newAnswer = z.object({
  input: z.array(z.uuid()).min(1).max(mostAtOnce, 'answers:problem.most'),
  seen: z
    .string()
    .max(40 * mostAtOnce)
    .default(''),
  verdict: z.enum(verdicts),
  reason: z.string().min(shortestReason).max(4000),
  lang: z.enum(textLanguages),
  reason_en: optionalReason,
  reason_es: optionalReason,
  reason_ar: optionalReason,
  decision: z.preprocess(empty, z.uuid('forms:choose-one').optional()),
  link: z.preprocess(
    empty,
    z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
  ),
});

/** The inputs named in the query (`input`, once for each), and the form of their answer. */
export const answerPage: Controller = async (c) => {
  const issue = await issueToAnswer(c);
  const chosen = c.req.queries('input') ?? [];
  if (chosen.length === 0) return redirect(c, href('desk.answer', { issue: issue.slug }), 'answers:notice.choose');
  return showForm(c, issue, chosen, {}, {});
};

export const postAnswer: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueToAnswer(c);
  const form = await readForm(c, newAnswer);
  if (!form.ok) return showForm(c, issue, (form.typed['input'] ?? '').split('\n'), form.problems, form.typed);
  const { input, seen, verdict, reason, lang, decision, link } = form.value;
  const reasons = Object.fromEntries(
    locales.flatMap((locale) => {
      const text = form.value[`reason_${locale}`];
      return text ? [[locale, text]] : [];
    }),
  );
  const given = await giveAnswers(ctx, issue.id, { inputIds: input, seen, verdict, reason, lang, reasons, decisionId: decision ?? null, link: link ?? null });
  return redirect(c, href('desk.answer', { issue: issue.slug }), given.ok ? 'answers:notice.given' : 'answers:notice.gone');
};

async function issueToAnswer(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const verdict = canAnswer(await standingOn(c.var.ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return issue;
}

async function showForm(c: Web, issue: Issue, ids: readonly string[], problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const inputs = await inputsToAnswer(ctx, issue, ids);
  const answers = await answersTo(
    ctx,
    inputs.map((input) => input.id),
  );
  const decisions = (await listDecisions(ctx, issue.id)).filter((decision) => decision.openedAt !== null);
  const only = inputs.length === 1 ? inputs[0] : undefined;
  const history = only ? await answersOver(ctx, only.id) : [];
  const page = (
    <AnswerPage
      issue={issue}
      inputs={inputs}
      answers={answers}
      history={history}
      decisions={decisions}
      seen={typed['seen'] ?? revisionOf(answers)}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200, { issueId: issue.id });
}

/** What was hidden or taken back since the list was shown is left out. @throws NotFound for ids that are not of the issue */
async function inputsToAnswer(ctx: Ctx, issue: Issue, ids: readonly string[]) {
  const once = [...new Set(ids)].filter((id) => isId(id)).slice(0, mostAtOnce);
  const inputs = (await inputsInOrder(ctx, once)).filter((input) => input.issueId === issue.id && isShown(input));
  if (inputs.length === 0) throw new NotFound();
  return inputs;
}
