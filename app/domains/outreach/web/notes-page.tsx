import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
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
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { PrivateNote } from '../private-notes.ts';

interface NotesProps {
  issue: Issue;
  notes: readonly PrivateNote[];
  shared: readonly PrivateNote[];
  problems: Problems;
  typed: Typed;
}

/** One's own notes on an issue, and what others share with those who lead it. */
export function NotesPage({ issue, notes, shared, problems, typed }: NotesProps) {
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

interface EditProps {
  issue: Issue;
  note: PrivateNote;
  problems: Problems;
  typed: Typed;
}

/** Changes a note of one's own. */
export function NoteEditPage({ issue, note, problems, typed }: EditProps) {
  const { t } = useView();
  return (
    <Shell title={t('outreach:note.edit')} desk problem={Object.keys(problems).length > 0}>
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
    </Shell>
  );
}
