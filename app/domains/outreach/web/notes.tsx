import { Denied } from '../../../platform/errors.ts';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ConfirmPage } from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { standingOn } from '../../people/index.ts';
import { canKeepNotes } from '../policy.ts';
import {
  changeNote,
  deleteNote,
  getMyNote,
  keepNote,
  listAllMyNotes,
  listMyNotes,
  listSharedNotes,
  shareNote,
  takeShareBack,
  type PrivateNote,
} from '../private-notes.ts';
import { noteChangeForm, noteForm } from './fields.ts';
import { NoteEditPage, NotesPage } from './notes-page.tsx';

export const notesPage: Controller = async (c) => show(c, await insideIssue(c), {}, {});

export const postNote: Controller = async (c) => {
  const issue = await insideIssue(c);
  const form = await readForm(c, noteForm);
  if (!form.ok) return show(c, issue, form.problems, form.typed);
  const { id } = await keepNote(c.var.ctx, issue.id, form.value);
  return toNotes(c, issue, `#${id}`, 'outreach:notice.note');
};

export const editNotePage: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const note = await getMyNote(c.var.ctx, issue.id, param(c, 'note'));
  const { talkedWith, talkedOn, body, lang, revision } = note;
  return showEdit(c, issue, note, {}, { talkedWith: talkedWith ?? '', talkedOn: talkedOn ?? '', body: body ?? '', lang, revision: String(revision) });
};

export const putNote: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const note = await getMyNote(c.var.ctx, issue.id, param(c, 'note'));
  const form = await readForm(c, noteChangeForm);
  if (!form.ok) return showEdit(c, issue, note, form.problems, form.typed);
  const { revision, ...words } = form.value;
  await changeNote(c.var.ctx, issue.id, note.id, revision, words);
  return toNotes(c, issue, `#${note.id}`, 'outreach:notice.changed');
};

/** Asks once more where the browser could not: it cannot be undone. */
export const deleteNotePage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  const note = await getMyNote(ctx, issue.id, param(c, 'note'));
  if (!(await isConfirmed(c)))
    return render(
      c,
      <ConfirmPage
        title={ctx.t('outreach:note.delete.title')}
        what={ctx.t('outreach:note.delete.ask')}
        action={href('note.delete', { issue: issue.slug, note: note.id })}
        method="delete"
        label={ctx.t('outreach:note.delete')}
        back={`${href('notes.index', { issue: issue.slug })}#${note.id}`}
      />,
    );
  await deleteNote(ctx, issue.id, note.id);
  return toNotes(c, issue, '', 'outreach:notice.note-deleted');
};

export const postSharing: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await shareNote(c.var.ctx, issue.id, param(c, 'note'));
  return toNotes(c, issue, `#${param(c, 'note')}`, 'outreach:notice.note-shared');
};

export const deleteSharing: Controller = async (c) => {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  await takeShareBack(c.var.ctx, issue.id, param(c, 'note'));
  return toNotes(c, issue, `#${param(c, 'note')}`, 'outreach:notice.note-unshared');
};

/** The author's own notes on every issue, as plain text to take along. */
export const downloadNotes: Controller = async (c) => {
  const notes = await listAllMyNotes(c.var.ctx);
  const text = notes.map((note) =>
    [`${note.talkedOn ?? note.createdAt.toISOString().slice(0, 10)}  ${note.talkedWith ?? ''}`.trim(), note.statement, '', note.body ?? ''].join('\n'),
  );
  c.header('Content-Type', 'text/plain; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="notes.txt"');
  return c.body(`\ufeff${text.join('\n\n---\n\n')}\n`);
};

async function insideIssue(c: Web): Promise<Issue> {
  const issue = await getIssue(c.var.ctx, param(c, 'issue'));
  const verdict = canKeepNotes(await standingOn(c.var.ctx, issue.id));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return issue;
}

function toNotes(c: Web, issue: Issue, anchor: string, notice: string): Response {
  return redirect(c, href('notes.index', { issue: issue.slug }) + anchor, notice);
}

async function show(c: Web, issue: Issue, problems: Problems, typed: Typed): Promise<Response> {
  const notes = await listMyNotes(c.var.ctx, issue.id);
  const shared = await listSharedNotes(c.var.ctx, issue.id);
  const refused = Object.keys(problems).length > 0;
  return render(c, <NotesPage issue={issue} notes={notes} shared={shared} problems={problems} typed={typed} />, refused ? 422 : 200);
}

function showEdit(c: Web, issue: Issue, note: PrivateNote, problems: Problems, typed: Typed): Response | Promise<Response> {
  const status = Object.keys(problems).length > 0 ? 422 : 200;
  return render(c, <NoteEditPage issue={issue} note={note} problems={problems} typed={typed} />, status);
}
