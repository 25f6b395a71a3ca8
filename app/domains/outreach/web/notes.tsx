import { Denied } from '../../../platform/errors.ts';
import { isConfirmed, readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { param, redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  ConfirmPage,
  EmptyState,
  Field,
  Fold,
  Form,
  Heading,
  Hidden,
  LanguageField,
  Row,
  Section,
  Shell,
  Submit,
  Time,
  useView,
  Day,
  InLang,
} from '../../../ui/index.ts';
import { getIssue, type Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
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

interface NotesProps {
  issue: Issue;
  notes: readonly PrivateNote[];
  shared: readonly PrivateNote[];
  problems: Problems;
  typed: Typed;
}

function NotesPage({ issue, notes, shared, problems, typed }: NotesProps) {
  const { t } = useView();
  const refused = Object.keys(problems).length > 0;
  const kept = notes.filter((note) => !note.deletedAt);
  return (
    <Shell title={t('outreach:notes.title')} desk problem={refused}>
      <Heading above={<BackToIssue issue={issue} />} title={t('outreach:notes.title')} lede={t('outreach:notes.lede')} />
      <Fold label={t('outreach:note.write')} open={refused || kept.length === 0}>
        <Form id="note" action={href('note.create', { issue: issue.slug })} problems={problems} sees={t('outreach:sees.me')}>
          <NoteFields typed={typed} />
          <Submit primary>{t('outreach:note.submit')}</Submit>
        </Form>
      </Fold>
      {kept.length === 0 ? <EmptyState title={t('outreach:notes.empty')} why={t('outreach:notes.empty.why')} /> : null}
      {notes.map((note) => (note.deletedAt ? <Gone note={note} /> : <MyNote issue={issue} note={note} />))}
      {kept.length > 0 ? (
        <p>
          <ButtonLink small icon="download" href={href('my-notes.download')} download>
            {t('outreach:notes.download')}
          </ButtonLink>
        </p>
      ) : null}
      {shared.length > 0 ? (
        <Section id="shared" title={t('outreach:notes.shared')} quiet={t('outreach:notes.shared.about')}>
          {shared.map((note) => (
            <NoteText note={note} by={note.authorName} />
          ))}
        </Section>
      ) : null}
    </Shell>
  );
}

function NoteFields({ typed }: { typed: Typed }) {
  const { t, locale } = useView();
  return (
    <>
      <Field name="talkedWith" label={t('outreach:note.with')} value={typed['talkedWith']} maxlength={200} optional />
      <Field name="talkedOn" type="date" label={t('outreach:note.on')} value={typed['talkedOn']} optional />
      <Field name="body" type="textarea" rows={6} label={t('outreach:note.body')} value={typed['body']} maxlength={8000} required />
      <LanguageField name="lang" label={t('outreach:lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
    </>
  );
}

function NoteText({ note, by }: { note: PrivateNote; by?: string }) {
  return (
    <div class="card" id={note.id}>
      <p class="quiet">
        {[by, note.talkedWith].filter(Boolean).join(' · ')}{' '}
        {note.talkedOn ? <Day value={note.talkedOn} style="short" /> : <Time value={note.createdAt} style="short" />}
      </p>
      {(note.body ?? '').split(/\n+/).map((line) => (
        <p>
          <InLang lang={note.lang}>{line}</InLang>
        </p>
      ))}
    </div>
  );
}

function MyNote({ issue, note }: { issue: Issue; note: PrivateNote }) {
  const { t } = useView();
  const at = { issue: issue.slug, note: note.id };
  return (
    <>
      <NoteText note={note} />
      <p class="quiet">{t(note.sharedAt ? 'outreach:note.is-shared' : 'outreach:note.is-mine')}</p>
      <Row>
        <ButtonLink small icon="pencil" href={href('note.edit', at)}>
          {t('outreach:change')}
        </ButtonLink>
        <Form layout="inline" action={href('note.share', at)} {...(note.sharedAt ? { method: 'delete' as const } : {})}>
          <Submit small icon={note.sharedAt ? 'lock' : 'eye'}>
            {t(note.sharedAt ? 'outreach:note.unshare' : 'outreach:note.share')}
          </Submit>
        </Form>
        <Form layout="inline" method="delete" action={href('note.delete', at)}>
          <Submit small icon="cross" confirm={t('outreach:note.delete.ask')}>
            {t('outreach:note.delete')}
          </Submit>
        </Form>
      </Row>
    </>
  );
}

function Gone({ note }: { note: PrivateNote }) {
  const { t } = useView();
  return note.deletedAt ? (
    <p class="quiet">
      {t('outreach:note.gone')} <Time value={note.deletedAt} style="short" />
    </p>
  ) : null;
}

async function showEdit(c: Web, issue: Issue, note: PrivateNote, problems: Problems, typed: Typed): Promise<Response> {
  const { t } = c.var.ctx;
  const refused = Object.keys(problems).length > 0;
  return render(
    c,
    <Shell title={t('outreach:note.edit')} desk problem={refused}>
      <Heading above={<BackToIssue issue={issue} />} title={t('outreach:note.edit')} />
      <Form
        method="put"
        action={href('note.update', { issue: issue.slug, note: note.id })}
        problems={problems}
        sees={t(note.sharedAt ? 'outreach:sees.shared' : 'outreach:sees.me')}
      >
        <Hidden name="revision" value={typed['revision'] ?? note.revision} />
        <NoteFields typed={typed} />
        <Row>
          <Submit primary>{t('outreach:save')}</Submit>
          <ButtonLink href={`${href('notes.index', { issue: issue.slug })}#${note.id}`}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>,
    refused ? 422 : 200,
  );
}
