import { NotFound } from '../../../platform/errors.ts';
import { must } from '../../../platform/acting.ts';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { leads, listGroups, type Group } from '../../people/index.ts';
import { addWord } from '../adding.ts';
import { explainWord } from '../explaining.ts';
import { judgeWord } from '../judging.ts';
import { canWord } from '../policy.ts';
import { removeWord, restoreWord } from '../removing.ts';
import { speakingOn, type Speaking } from '../speaking.ts';
import { listMySuggestions } from '../suggestions.ts';
import { getWord, listWords, versionsOf } from '../words.ts';
import { VocabularyPage } from './vocabulary-page.tsx';
import { explanationForm, judgingForm, newWordingForm } from './wording-form.ts';
import { WordingFields } from './wording-fields.tsx';
import { WordPage } from './word-page.tsx';

export const issueOf = (c: Web) => getIssue(c.var.ctx, param(c, 'issue'));
export const wordHref = (issue: Issue, word: string) => href('word.show', { issue: issue.slug, word });

/** Whether the actor may write a wording of some group or other. */
export function speaksAtAll({ standing, mandates }: Speaking): boolean {
  return canWord(standing, mandates.length > 0).allowed;
}

export const showVocabulary: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await issueOf(c);
  const speaking = await speakingOn(ctx, issue.id);
  const page = (
    <VocabularyPage
      issue={issue}
      words={await listWords(ctx, issue.id)}
      search={(c.req.query('q') ?? '').trim().slice(0, 100)}
      mayAdd={speaksAtAll(speaking)}
      lead={leads(speaking.standing)}
      mine={await listMySuggestions(ctx, issue.id)}
    />
  );
  return render(c, page);
};

export const showWord: Controller = async (c) => showOne(c, await issueOf(c), param(c, 'word'), {}, {});

/** The page of a word, also with a new wording that needs another look. */
export async function showOne(c: Web, issue: Issue, wordId: string, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const word = await getWord(ctx, issue.id, wordId);
  const speaking = await speakingOn(ctx, issue.id);
  const page = (
    <WordPage
      issue={issue}
      word={word}
      words={await listWords(ctx, issue.id)}
      versions={await versionsOf(ctx, word.id)}
      speaking={speaking}
      groups={leads(speaking.standing) ? await listGroups(ctx, issue.organizationId) : []}
      problems={problems}
      typed={typed}
    />
  );
  return render(c, page, Object.keys(problems).length > 0 ? 422 : 200);
}

export const newWordPage: Controller = async (c) => showNew(c, await issueOf(c), {}, {});

export const createWord: Controller = async (c) => {
  const issue = await issueOf(c);
  const form = await readForm(c, newWordingForm);
  if (!form.ok) return showNew(c, issue, form.problems, form.typed);
  const { wordId } = await addWord(c.var.ctx, issue.id, form.value);
  return redirect(c, wordHref(issue, wordId), 'vocabulary:notice.added');
};

async function showNew(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const speaking = await speakingOn(ctx, issue.id);
  must(canWord(speaking.standing, speaking.mandates.length > 0));
  const groups = leads(speaking.standing) ? await listGroups(ctx, issue.organizationId) : [];
  return render(c, <NewWord {...{ issue, speaking, groups, problems, typed }} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function NewWord(props: { issue: Issue; speaking: Speaking; groups: readonly Group[]; problems: Problems; typed: Typed }) {
  const { issue, problems, typed } = props;
  const { t } = useView();
  const title = t('vocabulary:add');
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('vocabulary:add.lede')} />
      <Form
        action={href('word.create', { issue: issue.slug })}
        problems={problems}
        sees={t(issue.publishedAt ? 'vocabulary:sees-all' : 'vocabulary:sees-inside')}
      >
        <WordingFields typed={typed} lang={issue.lang} speaking={props.speaking} groups={props.groups} />
        <Row>
          <Submit primary>{t('vocabulary:save')}</Submit>
          <ButtonLink href={href('vocabulary.show', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}

export const judge: Controller = async (c) => {
  const issue = await issueOf(c);
  const form = await readForm(c, judgingForm);
  if (!form.ok) throw new NotFound();
  await judgeWord(c.var.ctx, issue.id, param(c, 'word'), form.value.meant, form.value.revision);
  return redirect(c, wordHref(issue, param(c, 'word')), 'vocabulary:notice.saved');
};

export const explain: Controller = async (c) => {
  const issue = await issueOf(c);
  const form = await readForm(c, explanationForm);
  if (!form.ok) throw new NotFound();
  await explainWord(c.var.ctx, issue.id, param(c, 'word'), form.value);
  return redirect(c, wordHref(issue, param(c, 'word')), 'vocabulary:notice.saved');
};

export const deleteWord: Controller = async (c) => {
  const issue = await issueOf(c);
  await removeWord(c.var.ctx, issue.id, param(c, 'word'));
  return redirect(c, `${href('desk.words', { issue: issue.slug })}#removed`, 'vocabulary:notice.removed');
};

export const undeleteWord: Controller = async (c) => {
  const issue = await issueOf(c);
  await restoreWord(c.var.ctx, issue.id, param(c, 'word'));
  return redirect(c, wordHref(issue, param(c, 'word')), 'vocabulary:notice.restored');
};
