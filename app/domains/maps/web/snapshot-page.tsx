import { href } from '../../../routes.ts';
import { Form, Section, Select, Stacked, Submit, Time, useView, InLang } from '../../../ui/index.ts';
import type { Comparison } from '../comparing.ts';
import type { MapElement, Relation, SystemMap } from '../map.ts';
import type { Snapshot } from '../snapshots.ts';
import { Drawing, type Mark } from './drawing/drawing.tsx';
import { BackToMap, MapShell } from './pieces.tsx';
import type { Sight } from './seeing.ts';
import { listed, relationSentence, relationWord } from './sentences.ts';

export interface SnapshotPageProps {
  sight: Sight;
  shown: Snapshot;
  /** What it is compared with; null: the map as it stands now. */
  other: Snapshot | null;
  /** Says from when to when. */
  title: string;
  others: readonly Snapshot[];
  before: SystemMap;
  after: SystemMap;
  comparison: Comparison;
}

/** What became of the map since a snapshot: as sentences, as a picture and as a table. */
export function SnapshotPage(props: SnapshotPageProps) {
  const { sight, shown, other, title, others, before, after, comparison } = props;
  const { t } = useView();
  const { issue } = sight;
  const changes = useChanges(props);
  return (
    <MapShell sight={sight} title={shown.name}>
      <BackToMap issue={issue} />
      <p class="quiet">
        <Time value={shown.takenAt} /> · {shown.takenBy}
      </p>
      <Form id="compare" layout="inline" method="get" action={href('map-snapshot.show', { issue: issue.slug, snapshot: shown.id })}>
        <Select
          name="to"
          label={t('maps:compare.with')}
          options={[{ value: '', label: t('maps:compare.now') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
          value={other?.id ?? ''}
        />
        <Submit small>{t('maps:compare.submit')}</Submit>
      </Form>
      <Section id="sentences" title={title}>
        <Sentences comparison={comparison} />
      </Section>
      <Section id="picture" title={t('maps:compare.picture')} quiet={t('maps:compare.picture.about')}>
        <div class="net-frame net-still" role="region" aria-label={t('maps:picture')} tabindex={0}>
          <Drawing map={together(before, after, comparison)} marks={marksOf(comparison)} description={t('maps:compare.picture.about')} id="compared" />
        </div>
      </Section>
      {changes.length > 0 ? (
        <Section id="changes" title={t('maps:compare.table')}>
          <Stacked
            caption={t('maps:compare.table')}
            head={[t('maps:compare.thing'), t('maps:compare.change'), t('maps:compare.was'), t('maps:compare.is')]}
            rows={changes.map(({ thing, change, was, is }) => [thing, change, was, is])}
          />
        </Section>
      ) : null}
    </MapShell>
  );
}

function Sentences({ comparison: { elements, relations } }: { comparison: Comparison }) {
  const view = useView();
  const { t } = view;
  const names = (some: readonly MapElement[]) =>
    listed(
      view,
      some.map(({ name }) => name),
      5,
    );
  const said = [
    ...(elements.appeared.length > 0 ? [t('maps:compare.appeared', { names: names(elements.appeared), count: elements.appeared.length })] : []),
    ...(elements.gone.length > 0 ? [t('maps:compare.gone', { names: names(elements.gone), count: elements.gone.length })] : []),
    ...(relations.appeared.length > 0 ? [t('maps:compare.drawn', { count: relations.appeared.length })] : []),
    ...(relations.gone.length > 0 ? [t('maps:compare.undrawn', { count: relations.gone.length })] : []),
    ...(elements.changed.length + relations.changed.length > 0
      ? [t('maps:compare.changed', { count: elements.changed.length + relations.changed.length })]
      : []),
    ...(elements.moved.length > 0 ? [t('maps:compare.moved', { count: elements.moved.length })] : []),
  ];
  if (said.length === 0) return <p>{t('maps:compare.same')}</p>;
  return (
    <ul>
      {said.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  );
}

interface ChangeRow {
  readonly thing: unknown;
  readonly change: string;
  readonly was: string;
  readonly is: string;
}

function useChanges({ before, after, comparison: { elements, relations } }: SnapshotPageProps) {
  const { t } = useView();
  const names = new Map([...before.elements, ...after.elements].map(({ id, name }) => [id, name]));
  const thing = (element: MapElement) => <InLang lang={element.lang}>{element.name}</InLang>;
  const line = (relation: Relation) => relationSentence(t, relation, names);
  const said = (value: unknown): string => (value === null || value === undefined ? '–' : Array.isArray(value) ? value.join(', ') : String(value));
  const field = (name: string, value: unknown): string => {
    if (name === 'kind') return t(`maps:${isElementKind(value) ? 'kind' : 'relation'}.${String(value)}` as never);
    if (name === 'direction' || name === 'strength' || name === 'saidBy') return t(`maps:${name === 'saidBy' ? 'said-by' : name}.${String(value)}` as never);
    return name === 'groupId' ? t(value === null ? 'maps:compare.no-group' : 'maps:compare.group') : said(value);
  };
  const fields = <Thing extends object>(changed: { before: Thing; after: Thing; fields: readonly (keyof Thing & string)[] }, way: 'before' | 'after') =>
    changed.fields.map((name) => field(name, changed[way][name])).join('; ');
  const rows: (Omit<ChangeRow, 'thing'> & { thing: string | ReturnType<typeof thing> })[] = [
    ...elements.appeared.map((one) => ({ thing: thing(one), change: t('maps:compare.is-new'), was: '–', is: t(`maps:kind.${one.kind}`) })),
    ...elements.gone.map((one) => ({ thing: thing(one), change: t('maps:compare.is-gone'), was: t(`maps:kind.${one.kind}`), is: '–' })),
    ...elements.changed.map((one) => ({ thing: thing(one.after), change: t('maps:compare.is-changed'), was: fields(one, 'before'), is: fields(one, 'after') })),
    ...elements.moved.map((one) => ({ thing: thing(one), change: t('maps:compare.is-moved'), was: '–', is: '–' })),
    ...relations.appeared.map((one) => ({ thing: line(one), change: t('maps:compare.is-new'), was: '–', is: relationWord(t, one) || '–' })),
    ...relations.gone.map((one) => ({ thing: line(one), change: t('maps:compare.is-gone'), was: relationWord(t, one) || '–', is: '–' })),
    ...relations.changed.map((one) => ({ thing: line(one.after), change: t('maps:compare.is-changed'), was: fields(one, 'before'), is: fields(one, 'after') })),
  ];
  return rows;
}

function isElementKind(value: unknown): boolean {
  return ['group', 'organization', 'person', 'initiative', 'thing'].includes(String(value));
}

/** The later map, with what is gone still in its place. */
function together(before: SystemMap, after: SystemMap, { elements, relations }: Comparison): SystemMap {
  const standing = new Set([...after.elements, ...elements.gone].map(({ id }) => id));
  const gone = relations.gone.filter(({ fromId, toId }) => standing.has(fromId) && standing.has(toId));
  return { elements: [...after.elements, ...elements.gone], relations: [...after.relations, ...gone] };
}

function marksOf({ elements, relations }: Comparison): ReadonlyMap<string, Mark> {
  const marked = (things: readonly { id: string }[], mark: Mark) => things.map(({ id }) => [id, mark] as const);
  return new Map([
    ...marked(elements.appeared, 'new'),
    ...marked(elements.gone, 'gone'),
    ...marked(
      elements.changed.map(({ after }) => after),
      'changed',
    ),
    ...marked(relations.appeared, 'new'),
    ...marked(relations.gone, 'gone'),
    ...marked(
      relations.changed.map(({ after }) => after),
      'changed',
    ),
  ]);
}
