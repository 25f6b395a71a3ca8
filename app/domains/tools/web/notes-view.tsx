import { href } from '../../../routes.ts';
import { Field, Fold, Form, Hidden, LanguageField, Quote, Submit, Time, useView } from '../../../ui/index.ts';
import type { Note } from '../sheet.ts';
import type { SheetData } from './sheet-data.ts';

export interface NotesProps {
  data: SheetData;
  /** The step, or the question to look back on. */
  step: string;
  /** Open where a note is what is asked for. */
  open?: boolean;
}

/** What people noted, and a small form for the next note. */
export function NotesView({ data, step, open }: NotesProps) {
  const { t } = useView();
  const of = (note: Note) => note.step === step;
  const notes = data.notes.filter(of);
  return (
    <div class="notes" id={`notes-${step}`}>
      {notes.map((note) => (
        <NoteView data={data} note={note} />
      ))}
      {data.mayFill ? (
        <Fold label={t('tools:note.add')} open={(open && notes.length === 0) || data.asked?.form === `note-${step}`}>
          <NoteForm data={data} step={step} />
        </Fold>
      ) : null}
      <RemovedNotes data={data} notes={data.removedNotes.filter(of)} />
    </div>
  );
}

function NoteView({ data, note }: { data: SheetData; note: Note }) {
  const { t } = useView();
  const mayRemove = data.mayFill && (data.mayLead || note.createdBy === data.me);
  return (
    <Quote
      body={note.body}
      lang={note.lang}
      id={note.id}
      who={
        <>
          {note.writer} · <Time value={note.createdAt} />
        </>
      }
    >
      {mayRemove ? (
        <Form layout="inline" id={`remove-${note.id}`} action={href('sheet-note.remove', { issue: data.issue.slug, sheet: data.sheet.id, note: note.id })}>
          <Submit small icon="cross">
            {t('tools:note.remove')}
          </Submit>
        </Form>
      ) : null}
    </Quote>
  );
}

function RemovedNotes({ data, notes }: { data: SheetData; notes: readonly Note[] }) {
  const { t } = useView();
  if (notes.length === 0) return null;
  return (
    <Fold label={t('tools:note.removed', { count: notes.length })}>
      {notes.map((note) => (
        <Form
          layout="inline"
          id={`restore-${note.id}`}
          method="delete"
          action={href('sheet-note.remove', { issue: data.issue.slug, sheet: data.sheet.id, note: note.id })}
        >
          <p lang={note.lang}>{note.body}</p>
          <Submit small icon="back">
            {t('tools:note.restore')}
          </Submit>
        </Form>
      ))}
    </Fold>
  );
}

function NoteForm({ data, step }: { data: SheetData; step: string }) {
  const { t, locale } = useView();
  const form = `note-${step}`;
  const mine = data.asked?.form === form;
  return (
    <Form
      id={form}
      action={href('sheet-note.create', { issue: data.issue.slug, sheet: data.sheet.id })}
      problems={mine ? data.asked?.problems : {}}
      sees={t('tools:sees.note')}
    >
      <Hidden name="step" value={step} />
      <Field name="body" type="textarea" rows={2} label={t('tools:note.body')} value={mine ? data.asked?.typed['body'] : ''} maxlength={2000} required />
      <LanguageField name="lang" label={t('issues:lang')} value={(mine ? data.asked?.typed['lang'] : undefined) ?? locale.slice(0, 2)} />
      <Submit>{t('tools:note.save')}</Submit>
    </Form>
  );
}
