import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Hidden, Notice, Num, Row, Section, Shell, Stacked, Submit, useView } from '../../../ui/index.ts';
import type { BadRow, FirstRow } from '../importing/bad-rows.ts';
import { reasonOf } from './reasons.ts';
import type { Undoing } from '../importing/remnants.ts';
import { UndoSection, UndoneSection } from './import-undo.tsx';
import { countBad, fatalNotes, type Note, type Part, type RosterImport, type Tally } from '../importing/roster-import.ts';

interface Props {
  found: RosterImport;
  bad: readonly BadRow[];
  first: readonly FirstRow[];
  /** Why this reader may not take it in. */
  denied: 'directory:denied.import-organizations' | null;
  /** What taking it back would come to, or came to. */
  undoing: Undoing | null;
  problem: string | undefined;
}

/** What would become of the file, or what became of it. */
export function PreviewPage({ found, bad, first, denied, undoing, problem }: Props) {
  const { t } = useView();
  const title = t(
    found.undo
      ? 'directory:import.undone'
      : found.confirmedAt
        ? 'directory:import.done'
        : found.discardedAt
          ? 'directory:import.discarded'
          : 'directory:import.preview',
  );
  return (
    <Shell title={title} desk wide problem={problem !== undefined}>
      <Heading
        title={title}
        lede={found.confirmedAt || found.discardedAt ? found.fileName : t('directory:import.preview.lede', { file: found.fileName })}
        above={<a href={href('imports.index', { organization: found.organizationId })}>{t('directory:import.title')}</a>}
      />
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
      {found.discardedAt ? (
        <p>{t('directory:import.discarded.about')}</p>
      ) : found.undo && undoing ? (
        <>
          <UndoneSection found={found} undoing={undoing} undo={found.undo} />
          <Section title={t('directory:import.undone.had-done')}>
            <Tallies found={found} />
          </Section>
        </>
      ) : (
        <Tallies found={found} />
      )}
      <Notes notes={found.counts?.notes ?? []} />
      {found.confirmedAt || found.discardedAt ? <Onward found={found} /> : <Confirm found={found} denied={denied} />}
      {bad.length > 0 ? <Bad found={found} bad={bad} /> : null}
      {found.state === 'confirmed' ? <Undo found={found} undoing={undoing} denied={denied} hasBad={bad.length > 0} /> : null}
      {first.length > 0 ? <First found={found} first={first} /> : null}
    </Shell>
  );
}

/** What others hang on comes first. */
const inOrder = ['organizations', 'groups', 'persons', 'roles'] as const satisfies readonly Part[];
const fileOf: Record<Part, string> = { organizations: 'orgs.csv', groups: '', persons: 'users.csv', roles: 'roles.csv' };
const deeds = ['create', 'update', 'same', 'skip', 'remove', 'bad'] as const satisfies readonly (keyof Tally)[];

function Tallies({ found }: { found: RosterImport }) {
  const { t } = useView();
  const counted = found.counts?.parts ?? {};
  const parts = inOrder.flatMap((part) => (counted[part] ? [[part, counted[part]] as const] : []));
  if (parts.length === 0) return null;
  const shown = deeds.filter((deed) => deed === 'create' || deed === 'bad' || parts.some(([, tally]) => tally[deed] > 0));
  return (
    <Stacked
      caption={t('directory:import.counts')}
      head={[t('directory:import.part'), ...shown.map((deed) => t(found.confirmedAt ? `directory:deed.${deed}.done` : `directory:deed.${deed}`))]}
      figures={shown.map((_, at) => at + 1)}
      rows={parts.map(([part, tally]) => [t(`directory:part-of-file.${part}`), ...shown.map((deed) => <Num value={tally[deed]} />)])}
    />
  );
}

function Notes({ notes }: { notes: readonly Note[] }) {
  const { t } = useView();
  if (notes.length === 0) return null;
  const sentence = (note: Note) =>
    t(`directory:note.${note.reason}` as 'directory:note.left-out', {
      column: note.column ?? '',
      file: note.file,
      defaultValue: t(`directory:reason.${note.reason}` as 'directory:reason.nul'),
    });
  return (
    <Section title={t('directory:import.notes')}>
      <ul>
        {notes.map((note) => (
          <li>
            {note.fatal ? <strong>{t('directory:import.line', { line: note.line })}</strong> : t('directory:import.line', { line: note.line })}:{' '}
            {sentence(note)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Confirm({ found, denied }: Pick<Props, 'found' | 'denied'>) {
  const { t } = useView();
  const stuck = fatalNotes(found.counts).length > 0;
  const blocked = found.allOrNothing && countBad(found.counts) > 0;
  const rows = Object.values(found.counts?.parts ?? {}).reduce((sum, part) => sum + part.create + part.update + part.remove, 0);
  return (
    <div class="stack">
      {stuck ? <Notice tone="bad">{t('directory:problem.import-nothing')}</Notice> : null}
      {blocked ? <Notice tone="bad">{t('directory:problem.import-bad-rows')}</Notice> : null}
      {denied ? <Notice tone="bad">{t(denied)}</Notice> : null}
      {stuck || blocked || denied ? null : (
        <Form action={href('import.confirm', { import: found.id })} sees={t('directory:import.confirm.sees')}>
          <Hidden name="revision" value={found.revision} />
          <Submit primary>{rows === 0 ? t('directory:import.confirm.nothing') : t('directory:import.confirm', { count: rows })}</Submit>
        </Form>
      )}
      <Row>
        <ButtonLink href={`${href('import.show', { import: found.id })}?columns=1`}>
          {t(found.format === 'csv' ? 'directory:import.change-columns' : 'directory:import.change-choices')}
        </ButtonLink>
        <Form action={href('import.discard', { import: found.id })} method="delete">
          <Submit>{t('directory:import.discard')}</Submit>
        </Form>
      </Row>
    </div>
  );
}

function Undo({ found, undoing, denied, hasBad }: Pick<Props, 'found' | 'undoing' | 'denied'> & { hasBad: boolean }) {
  const { t } = useView();
  if (!undoing) return isUntraced(found) ? <p class="quiet">{t('directory:import.undo.untraced')}</p> : null;
  if (undoing.removed + undoing.putBack + undoing.kept === 0) return null;
  return <UndoSection found={found} undoing={undoing} denied={denied !== null} hasBad={hasBad} />;
}

function isUntraced(found: RosterImport): boolean {
  return Object.values(found.counts?.parts ?? {}).some((part) => part.create + part.update + part.remove > 0);
}

function Onward({ found }: { found: RosterImport }) {
  const { t } = useView();
  const kind = found.holds ?? 'persons';
  return (
    <Row>
      <ButtonLink primary href={href('directory.list', { organization: found.organizationId, kind })}>
        {t(`directory:back.${kind}`)}
      </ButtonLink>
      <ButtonLink href={href('imports.index', { organization: found.organizationId })}>{t('directory:import.another')}</ButtonLink>
    </Row>
  );
}

function Bad({ found, bad }: { found: RosterImport; bad: readonly BadRow[] }) {
  const { t } = useView();
  const all = countBad(found.counts);
  return (
    <Section
      title={t('directory:import.bad', { count: all })}
      quiet={t('directory:import.bad.about')}
      aside={
        <ButtonLink small download href={href('import.bad-rows', { import: found.id })}>
          {t('directory:import.bad.download')}
        </ButtonLink>
      }
    >
      <Stacked
        caption={t('directory:import.bad', { count: all })}
        head={[t('directory:import.line-number'), t('directory:import.column'), t('directory:import.reason')]}
        rows={bad.flatMap((row) =>
          row.problems.map((one) => [<LineOf found={found} row={row} />, one.column ?? t('directory:import.whole-row'), reasonOf(t, one)]),
        )}
      />
      {all > bad.length ? <p class="quiet">{t('directory:import.bad.more', { shown: bad.length })}</p> : null}
    </Section>
  );
}

/** A roster is several files, and each has a line 2. */
function LineOf({ found, row }: { found: RosterImport; row: BadRow | FirstRow }) {
  const { t } = useView();
  if (found.format === 'csv') return <>{t('directory:import.line', { line: row.line })}</>;
  return <>{t('directory:import.line-of', { line: row.line, file: fileOf[row.part] })}</>;
}

function First({ found, first }: { found: RosterImport; first: readonly FirstRow[] }) {
  const { t } = useView();
  const headings = found.columns?.headings.slice(0, 5) ?? [];
  return (
    <Section title={t('directory:import.first')}>
      <Stacked
        caption={t('directory:import.first')}
        head={[t('directory:import.line-number'), t('directory:import.becomes'), ...(headings.length > 0 ? headings : [t('directory:name')])]}
        rows={first.map((row) => [
          <LineOf found={found} row={row} />,
          t(`directory:deed.${row.deed}` as 'directory:deed.create'),
          ...(headings.length > 0
            ? headings.map((_, at) => <span dir="auto">{(row.raw[at] ?? '').slice(0, 80)}</span>)
            : [row.name ?? row.raw.slice(3, 6).join(' ')]),
        ])}
      />
    </Section>
  );
}
