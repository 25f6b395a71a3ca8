import { must } from '../../../platform/acting.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { giveSeat } from '../../../platform/http/seats.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { listGroups, standingOn } from '../../people/index.ts';
import { acceptSuggestion, declineSuggestion, reconsiderSuggestion } from '../deciding-suggestions.ts';
import { canKeepWords } from '../policy.ts';
import { suggestWording, withdrawSuggestion } from '../suggesting.ts';
import { speakingOn } from '../speaking.ts';
import { getSuggestion } from '../suggestions.ts';
import { getWord, listWords } from '../words.ts';
import { DecidePage, SuggestPage } from './suggestion-pages.tsx';
import { acceptanceForm, refusalForm, suggestionForm } from './wording-form.ts';

const issueOf = (c: Web) => getIssue(c.var.ctx, param(c, 'issue'));

export const suggestPage: Controller = async (c) => showSuggest(c, await issueOf(c), {}, { word: c.req.query('word') ?? '' });

export const createSuggestion: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueOf(c);
  const form = await readForm(c, suggestionForm);
  if (!form.ok) return showSuggest(c, issue, form.problems, form.typed);
  const { word, groupId, term, meaning, lang } = form.value;
  const suggested = await suggestWording(ctx, issue.id, { wordId: word, groupId, term, meaning, lang });
  if (!suggested.ok) return showSuggest(c, issue, { '': ctx.t('vocabulary:problem.many') }, await typedFields(c));
  if (suggested.value.fresh) giveSeat(c, issue.id, suggested.value.participantId);
  return redirect(c, `${href('vocabulary.show', { issue: issue.slug })}#mine`, 'vocabulary:notice.suggested');
};

async function showSuggest(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const word = typed['word'] ? await getWord(ctx, issue.id, typed['word']) : null;
  const groups = await listGroups(ctx, issue.organizationId);
  return render(c, <SuggestPage {...{ issue, word, groups, problems, typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

export const withdraw: Controller = async (c) => {
  const issue = await issueOf(c);
  await withdrawSuggestion(c.var.ctx, issue.id, param(c, 'suggestion'));
  return redirect(c, href('vocabulary.show', { issue: issue.slug }), 'vocabulary:notice.withdrawn');
};

export const decidePage: Controller = async (c) => showDecide(c, await issueOf(c), {}, {});

export const accept: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueOf(c);
  const form = await readForm(c, acceptanceForm);
  if (!form.ok) return showDecide(c, issue, form.problems, { ...form.typed, verdict: 'accept' });
  const accepted = await acceptSuggestion(ctx, issue.id, param(c, 'suggestion'), form.value);
  if (accepted.ok) return redirect(c, href('word.show', { issue: issue.slug, word: accepted.value.wordId }), 'vocabulary:notice.taken');
  if (accepted.reason === 'decided') return redirect(c, href('desk.words', { issue: issue.slug }), 'vocabulary:problem.decided');
  return showDecide(c, issue, { groupId: ctx.t('vocabulary:problem.twice') }, { ...(await typedFields(c)), verdict: 'accept' });
};

export const decline: Controller = async (c) => {
  const issue = await issueOf(c);
  const form = await readForm(c, refusalForm);
  if (!form.ok) return showDecide(c, issue, form.problems, { ...form.typed, verdict: 'decline' });
  const { reason, reasonLang } = form.value;
  const declined = await declineSuggestion(c.var.ctx, issue.id, param(c, 'suggestion'), { reason, lang: reasonLang });
  return redirect(c, href('desk.words', { issue: issue.slug }), declined.ok ? 'vocabulary:notice.declined' : 'vocabulary:problem.decided');
};

export const reconsider: Controller = async (c) => {
  const issue = await issueOf(c);
  await reconsiderSuggestion(c.var.ctx, issue.id, param(c, 'suggestion'));
  return redirect(c, href('desk.words', { issue: issue.slug }), 'vocabulary:notice.reconsidered');
};

async function showDecide(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  must(canKeepWords(await standingOn(ctx, issue.id)));
  const suggestion = await getSuggestion(ctx, issue.id, param(c, 'suggestion'));
  if (suggestion.outcome) return redirect(c, href('desk.words', { issue: issue.slug }), 'vocabulary:problem.decided');
  const page = (
    <DecidePage
      issue={issue}
      suggestion={suggestion}
      words={await listWords(ctx, issue.id)}
      groups={await listGroups(ctx, issue.organizationId)}
      speaking={await speakingOn(ctx, issue.id)}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}
