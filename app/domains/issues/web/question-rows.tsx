import { Denied, NotFound } from '../../../platform/errors.ts';
import { readForm, typedFields, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import type { RailStep } from '../../../ui/index.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Hidden, Row, Shell, Submit, useView } from '../../../ui/index.ts';
import { leads, listGroups, standingOn, type Group } from '../../people/index.ts';
import { addRow, changeRow, type RowProblem } from '../answering-questions.ts';
import { confirmGuess } from '../confirming.ts';
import type { Issue } from '../issue.ts';
import { getIssue } from '../issues.ts';
import { canSeeInside } from '../policy.ts';
import { isQuestionKind, type QuestionKind, type QuestionRow } from '../question.ts';
import { fourQuestions, getRow } from '../questions.ts';
import { removeRow, restoreRow } from '../removing.ts';
import { BackToIssue } from './frame.tsx';
import { mustLead } from './leading.ts';
import { QuestionFields } from './question-fields.tsx';
import { asTyped, revisionOnly, rowForms } from './question-form.ts';
import { QuestionsPage, seen } from './questions-page.tsx';

/** The four questions of an issue: members read, those who lead write. */
export const showQuestions: Controller = async (c) => showSheet(c, await getIssue(c.var.ctx, param(c, 'issue')), null, {}, {});

export const createRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  const form = await readForm(c, rowForms[kind]);
  if (!form.ok) {
    await mustLead(c, issue);
    return showSheet(c, issue, kind, form.problems, form.typed);
  }
  const added = await addRow(c.var.ctx, issue.id, form.value);
  if (!added.ok) return showSheet(c, issue, kind, problemOf(c, added.reason), await typedFields(c));
  return redirect(c, `${href('desk.questions', { issue: issue.slug })}#${kind}`, 'issues:notice.row');
};

export const editRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  await mustLead(c, issue);
  const row = await getRow(c.var.ctx, issue.id, kind, param(c, 'row'));
  return showEdit(c, issue, row, {}, { ...asTyped(row), revision: String(row.revision) });
};

export const updateRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  await mustLead(c, issue);
  const row = await getRow(c.var.ctx, issue.id, kind, param(c, 'row'));
  const form = await readForm(c, rowForms[kind]);
  const revision = await readForm(c, revisionOnly);
  if (!form.ok) return showEdit(c, issue, row, form.problems, form.typed);
  if (!revision.ok) throw new NotFound();
  const changed = await changeRow(c.var.ctx, issue.id, row.id, revision.value.revision, form.value);
  if (!changed.ok) return showEdit(c, issue, row, problemOf(c, changed.reason), await typedFields(c));
  return redirect(c, `${href('desk.questions', { issue: issue.slug })}#${row.id}`, 'issues:notice.row-changed');
};

export const confirmRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  const form = await readForm(c, revisionOnly);
  if (!form.ok) throw new NotFound();
  await confirmGuess(c.var.ctx, issue.id, kind, param(c, 'row'), form.value.revision);
  return redirect(c, `${href('desk.questions', { issue: issue.slug })}#${param(c, 'row')}`, 'issues:notice.confirmed');
};

export const deleteRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  await removeRow(c.var.ctx, issue.id, kind, param(c, 'row'));
  return redirect(c, href('desk.questions', { issue: issue.slug }, { removed: param(c, 'row') }));
};

export const undeleteRow: Controller = async (c) => {
  const { issue, kind } = await placeOf(c);
  const restored = await restoreRow(c.var.ctx, issue.id, kind, param(c, 'row'));
  const at = restored.ok ? param(c, 'row') : kind;
  return redirect(c, `${href('desk.questions', { issue: issue.slug })}#${at}`, restored.ok ? 'issues:notice.restored' : 'issues:problem.twice');
};

async function placeOf(c: Web): Promise<{ issue: Issue; kind: QuestionKind }> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const kind = param(c, 'kind');
  if (!isQuestionKind(kind)) throw new NotFound();
  return { issue, kind };
}

function problemOf(c: Web, reason: RowProblem): Problems {
  return { groupId: c.var.ctx.t(`issues:problem.${reason}`) };
}

async function showSheet(c: Web, issue: Issue, asked: QuestionKind | null, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const standing = await standingOn(ctx, issue.id);
  const verdict = canSeeInside(standing);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  const mayWrite = leads(standing);
  const rail: readonly RailStep[] = await c.var.loopOf(issue);
  const page = (
    <QuestionsPage
      issue={issue}
      rail={rail}
      mayWrite={mayWrite}
      asked={asked}
      problems={problems}
      typed={typed}
      questions={await fourQuestions(ctx, issue.id)}
      removed={await fourQuestions(ctx, issue.id, 'removed')}
      groups={mayWrite ? await listGroups(ctx, issue.organizationId) : []}
      justRemoved={c.req.query('removed') ?? null}
    />
  );
  return render(c, page, asked ? 422 : 200, { live: `issue:${issue.id}` });
}

async function showEdit(c: Web, issue: Issue, row: QuestionRow, problems: Problems, typed: Typed): Promise<Response> {
  const groups = await listGroups(c.var.ctx, issue.organizationId);
  return render(c, <EditRow issue={issue} row={row} groups={groups} problems={problems} typed={typed} />, Object.keys(problems).length > 0 ? 422 : 200);
}

function EditRow({ issue, row, groups, problems, typed }: { issue: Issue; row: QuestionRow; groups: readonly Group[]; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const title = t(`issues:${row.kind}.edit`);
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} />
      <Form
        method="put"
        action={href('question-row.update', { issue: issue.slug, kind: row.kind, row: row.id })}
        problems={problems}
        sees={seen(issue, row.kind, t)}
      >
        <Hidden name="revision" value={typed['revision'] ?? row.revision} />
        <QuestionFields kind={row.kind} groups={groups} typed={typed} lang={issue.lang} />
        <Row>
          <Submit primary>{t('issues:save')}</Submit>
          <ButtonLink href={`${href('desk.questions', { issue: issue.slug })}#${row.id}`}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}
