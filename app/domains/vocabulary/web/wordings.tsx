import { must } from '../../../platform/acting.ts';
import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Hidden, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { addWording } from '../adding.ts';
import { changeWording, confirmWording } from '../changing.ts';
import { canWord } from '../policy.ts';
import { removeWording, restoreWording } from '../removing.ts';
import { maySpeakFor, speakingOn, type Speaking } from '../speaking.ts';
import type { Wording } from '../word.ts';
import { getWording } from '../words.ts';
import { asTyped, newWordingForm, revisionForm, wordingForm } from './wording-form.ts';
import { WordingFields } from './wording-fields.tsx';
import { issueOf, showOne, wordHref } from './words.tsx';

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
