import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { daysAfter, localDay } from '../../../platform/clock.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { getAsk } from '../asks.ts';
import { isFirst } from '../first-asks.ts';
import { changeAsk, planAsk, removeAsk, restoreAsk, type AskProblem } from '../planning.ts';
import { recordAttempt, undoAttempt } from '../attempting.ts';
import { listSilentLetters } from '../silent-letters.ts';
import { AskFormPage, OfferFirst } from './ask-form.tsx';
import { showAsk } from './ask-page.tsx';
import { askChangeForm, askForm, attemptForm } from './fields.ts';
import { choicesFor, ledIssue } from './pieces.tsx';

/** `?letter=` starts from a letter without an answer; `?group=`, `?person=`, `?framework=&category=&subgroup=` from another page. */
export const newAskPage: Controller = async (c) => {
  const issue = await ledIssue(c);
  return showForm(c, issue, {}, await startOf(c, issue));
};

async function startOf(c: Web, issue: Issue): Promise<Typed> {
  const { ctx } = c.var;
  const query = c.req.query();
  const byOn = localDay(daysAfter(ctx.now, 7, ctx.timeZone), ctx.timeZone);
  const letter = query['letter'] ? (await listSilentLetters(ctx, issue.id)).find((one) => one.id === query['letter']) : undefined;
  if (letter)
    return {
      byOn,
      groupId: letter.groupId ?? '',
      personId: letter.personId ?? '',
      who: letter.name ?? letter.email,
      what: ctx.t('outreach:letters.what', { count: letter.times }),
    };
  const pick = (names: Record<string, string>) => Object.fromEntries(Object.entries(names).map(([to, from]) => [to, (query[from] ?? '').slice(0, 2000)]));
  return {
    byOn,
    ...pick({
      groupId: 'group',
      personId: 'person',
      who: 'who',
      what: 'what',
      through: 'through',
      framework: 'framework',
      category: 'category',
      subgroup: 'subgroup',
    }),
  };
}

export const postAsk: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await ledIssue(c);
  const form = await readForm(c, askForm);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed);
  const { framework, category, subgroup, ...ask } = form.value;
  if (!ask.withoutOffer && (ask.groupId || ask.personId || ask.who) && (await isFirst(ctx, issue.id, ask)))
    return render(c, <OfferFirst issue={issue} typed={await typedFields(c)} />, 422);
  const planned = await planAsk(ctx, issue, { ...ask, category: framework && category ? { framework, category, subgroup } : null });
  if (!planned.ok) return showForm(c, issue, problemOf(ctx, planned.reason), await typedFields(c));
  return redirect(c, href('ask.show', { issue: issue.slug, ask: planned.value.id }), 'outreach:notice.planned');
};

export const editAskPage: Controller = async (c) => {
  const issue = await ledIssue(c);
  const ask = await getAsk(c.var.ctx, issue.id, param(c, 'ask'));
  const typed = {
    groupId: ask.groupId ?? '',
    personId: ask.personId ?? '',
    who: ask.who ?? '',
    what: ask.what,
    lang: ask.lang,
    byOn: ask.byOn,
    through: ask.through ?? '',
    ownerId: ask.ownerId,
    revision: String(ask.revision),
  };
  return showForm(c, issue, {}, typed, ask.id);
};

export const putAsk: Controller = async (c) => {
  const issue = await ledIssue(c);
  const ask = await getAsk(c.var.ctx, issue.id, param(c, 'ask'));
  const form = await readForm(c, askChangeForm);
  if (!form.ok) return showForm(c, issue, form.problems, form.typed, ask.id);
  const { revision, ...change } = form.value;
  const changed = await changeAsk(c.var.ctx, issue.id, ask.id, revision, { ...change, withoutOffer: ask.withoutOffer });
  if (!changed.ok) return showForm(c, issue, problemOf(c.var.ctx, changed.reason), await typedFields(c), ask.id);
  return redirect(c, href('ask.show', { issue: issue.slug, ask: ask.id }), 'outreach:notice.changed');
};

export const postAskRemoval: Controller = async (c) => {
  const issue = await ledIssue(c);
  await removeAsk(c.var.ctx, issue.id, param(c, 'ask'));
  return redirect(c, href('ask.show', { issue: issue.slug, ask: param(c, 'ask') }), 'outreach:notice.removed');
};

export const deleteAskRemoval: Controller = async (c) => {
  const issue = await ledIssue(c);
  await restoreAsk(c.var.ctx, issue.id, param(c, 'ask'));
  return redirect(c, href('ask.show', { issue: issue.slug, ask: param(c, 'ask') }), 'outreach:notice.restored');
};

export const askPage: Controller = async (c) => showAsk(c, await getIssue(c.var.ctx, param(c, 'issue')), {}, {});

export const postAttempt: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const form = await readForm(c, attemptForm);
  if (!form.ok) return showAsk(c, issue, form.problems, form.typed);
  const recorded = await recordAttempt(ctx, issue.id, param(c, 'ask'), form.value);
  if (recorded.ok) return redirect(c, href('ask.show', { issue: issue.slug, ask: param(c, 'ask') }), `outreach:notice.attempt.${form.value.outcome}`);
  const field = { future: 'askedOn', next: 'nextOn', never: 'outcome' }[recorded.reason];
  return showAsk(c, issue, { [field]: ctx.t(`outreach:problem.${recorded.reason}`) }, await typedFields(c));
};

export const deleteAttempt: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await undoAttempt(c.var.ctx, issue.id, param(c, 'ask'), param(c, 'attempt'));
  return redirect(c, href('ask.show', { issue: issue.slug, ask: param(c, 'ask') }), 'outreach:notice.attempt-undone');
};

function problemOf(ctx: Ctx, reason: AskProblem): Problems {
  const fields = { who: 'groupId', group: 'groupId', person: 'personId', owner: 'ownerId', never: 'groupId' } as const;
  return { [fields[reason]]: ctx.t(`outreach:problem.${reason === 'never' ? 'said-never' : reason}`) };
}

async function showForm(c: Web, issue: Issue, problems: Problems, typed: Typed, askId: string | null = null): Promise<Response> {
  const { ctx } = c.var;
  const page = (
    <AskFormPage
      issue={issue}
      choices={await choicesFor(ctx, issue, typed['personId'])}
      me={ctx.actor.personId}
      problems={problems}
      typed={typed}
      askId={askId}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}
