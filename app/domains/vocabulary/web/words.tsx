import { Denied, NotFound } from '../../../platform/errors.ts';
import { must } from '../../../platform/acting.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Hidden, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { leads, listGroups, type Group } from '../../people/index.ts';
import { addWord, addWording } from '../adding.ts';
import { changeWording, confirmWording } from '../changing.ts';
import { explainWord } from '../explaining.ts';
import { judgeWord } from '../judging.ts';
import { canWord } from '../policy.ts';
import { removeWord, removeWording, restoreWord, restoreWording } from '../removing.ts';
import { maySpeakFor, speakingOn, type Speaking } from '../speaking.ts';
import { listMySuggestions } from '../suggestions.ts';
import { getWord, getWording, listWords, versionsOf } from '../words.ts';
import type { Wording } from '../word.ts';
import { VocabularyPage } from './vocabulary-page.tsx';
import { asTyped, explanationForm, judgingForm, newWordingForm, revisionForm, wordingForm } from './wording-form.ts';
import { WordingFields } from './wording-fields.tsx';
import { WordPage } from './word-page.tsx';

const issueOf = (c: Web) => getIssue(c.var.ctx, param(c, 'issue'));
const wordHref = (issue: Issue, word: string) => href('word.show', { issue: issue.slug, word });

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

async function showOne(c: Web, issue: Issue, wordId: string, problems: Problems, typed: Typed): Promise<Response> {
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

export const createWording: Controller = async (c) => {
  const issue = await issueOf(c);
  const wordId = param(c, 'word');
  const form = await readForm(c, newWordingForm);
  if (!form.ok) {
    const { standing, mandates } = await speakingOn(c.var.ctx, issue.id);
    must(canWord(standing, mandates.length > 0));
    return showOne(c, issue, wordId, form.problems, form.typed);
  }
  const added = await addWording(c.var.ctx, issue.id, wordId, form.value);
  if (!added.ok) return showOne(c, issue, wordId, { groupId: c.var.ctx.t('vocabulary:problem.twice') }, await typedFields(c));
  return redirect(c, wordHref(issue, wordId), 'vocabulary:notice.added');
};

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

/** A wording that the actor may write. @throws Denied */
async function ownWording(c: Web, issue: Issue): Promise<{ wording: Wording; speaking: Speaking }> {
  const wording = await getWording(c.var.ctx, issue.id, param(c, 'wording'));
  const speaking = await speakingOn(c.var.ctx, issue.id);
  const verdict = maySpeakFor(speaking, wording.groupId);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return { wording, speaking };
}

export const editWording: Controller = async (c) => {
  const issue = await issueOf(c);
  const { wording, speaking } = await ownWording(c, issue);
  return render(c, <EditWording {...{ issue, wording, speaking }} problems={{}} typed={asTyped(wording)} />);
};

export const updateWording: Controller = async (c) => {
  const issue = await issueOf(c);
  const { wording, speaking } = await ownWording(c, issue);
  const form = await readForm(c, wordingForm);
  if (!form.ok) return render(c, <EditWording {...{ issue, wording, speaking }} problems={form.problems} typed={form.typed} />, 422);
  const changed = await changeWording(c.var.ctx, issue.id, wording.id, form.value);
  if (changed.ok) return redirect(c, wordHref(issue, wording.wordId), 'vocabulary:notice.saved');
  const problems = { lang: c.var.ctx.t('vocabulary:problem.twice') };
  return render(c, <EditWording {...{ issue, wording, speaking, problems }} typed={await typedFields(c)} />, 422);
};

function EditWording(props: { issue: Issue; wording: Wording; speaking: Speaking; problems: Problems; typed: Typed }) {
  const { issue, wording, typed, problems } = props;
  const { t } = useView();
  const title = t('vocabulary:edit');
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={wording.groupName ?? t('vocabulary:whose.ours')} />
      <Form
        method="put"
        action={href('wording.update', { issue: issue.slug, wording: wording.id })}
        problems={problems}
        sees={t(issue.publishedAt ? 'vocabulary:sees-all' : 'vocabulary:sees-inside')}
      >
        <Hidden name="revision" value={typed['revision'] ?? wording.revision} />
        <WordingFields typed={typed} lang={issue.lang} speaking={props.speaking} groups={null} />
        <Row>
          <Submit primary>{t('vocabulary:save')}</Submit>
          <ButtonLink href={wordHref(issue, wording.wordId)}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}

export const confirm: Controller = async (c) => {
  const issue = await issueOf(c);
  const wording = await getWording(c.var.ctx, issue.id, param(c, 'wording'));
  const form = await readForm(c, revisionForm);
  if (!form.ok) throw new NotFound();
  await confirmWording(c.var.ctx, issue.id, wording.id, form.value.revision);
  return redirect(c, wordHref(issue, wording.wordId), 'issues:notice.confirmed');
};

export const deleteWording: Controller = async (c) => {
  const issue = await issueOf(c);
  const wording = await getWording(c.var.ctx, issue.id, param(c, 'wording'));
  await removeWording(c.var.ctx, issue.id, wording.id);
  return redirect(c, wordHref(issue, wording.wordId), 'vocabulary:notice.removed');
};

export const undeleteWording: Controller = async (c) => {
  const issue = await issueOf(c);
  const restored = await restoreWording(c.var.ctx, issue.id, param(c, 'wording'));
  if (restored.ok) return redirect(c, wordHref(issue, restored.value.wordId), 'vocabulary:notice.restored');
  return redirect(c, href('desk.words', { issue: issue.slug }), 'vocabulary:problem.twice');
};
