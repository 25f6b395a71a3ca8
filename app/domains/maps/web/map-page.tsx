import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Field, Fold, Form, Hidden, Notice, Row, Section, Sees, Submit, Time, useView, InLang } from '../../../ui/index.ts';
import { ElementForm } from './element-form.tsx';
import { FindingsList } from './findings-list.tsx';
import type { MapData } from './map-data.ts';
import { Gathering } from './gathering.tsx';
import { MapEditor } from './map-editor.tsx';
import { MapShell } from './pieces.tsx';
import { RelationForm } from './relation-form.tsx';

export interface MapPageProps {
  data: MapData;
  /** The element that the address brings into sight. */
  chosen: string | null;
  /** The form that needs another look, if any. */
  asked: 'add' | 'relate' | 'snapshot' | null;
  problems: Problems;
  typed: Typed;
}

export function MapPage(props: MapPageProps) {
  const { data, chosen } = props;
  const { t } = useView();
  const isEmpty = data.map.elements.length === 0;
  return (
    <MapShell
      sight={data}
      title={t('maps:title')}
      lede={t(data.isInside ? 'maps:lede' : 'maps:lede.public')}
      problem={Object.keys(props.problems).length > 0}
      scripts={isEmpty ? [] : ['system-map']}
    >
      {data.asked.map((naming) => (
        <AskedForName data={data} naming={naming} />
      ))}
      {isEmpty ? <EmptyState title={t('maps:empty')} why={t('maps:empty.why')} /> : null}
      {isEmpty ? <Gathering data={data} /> : null}
      {isEmpty ? null : (
        <section id="map" aria-label={t('maps:picture')}>
          <MapEditor data={data} chosen={chosen}>
            {data.findings ? <FindingsList issue={data.issue} findings={data.findings} mayDraw={data.mayDraw} /> : null}
            {data.mayDraw ? <DrawForms {...props} /> : null}
          </MapEditor>
        </section>
      )}
      {isEmpty && data.mayDraw ? <DrawForms {...props} /> : null}
      {data.isInside ? <Snapshots {...props} /> : null}
      {data.isInside ? <Files data={data} /> : null}
      {data.mayKeep && (!isEmpty || data.isOpen) ? <Opening data={data} /> : null}
    </MapShell>
  );
}

function AskedForName({ data, naming }: { data: MapData; naming: MapData['asked'][number] }) {
  const { t } = useView();
  const element = data.map.elements.find(({ id }) => id === naming.elementId);
  const at = { issue: data.issue.slug, naming: naming.id };
  return (
    <Notice tone="now">
      <p>{t('maps:naming.asked', { role: element?.name ?? '' })}</p>
      <Row>
        <Form id={`yes-${naming.id}`} layout="inline" action={href('map-naming.agree', at)}>
          <Submit small>{t('maps:naming.yes')}</Submit>
        </Form>
        <Form id={`no-${naming.id}`} layout="inline" method="delete" action={href('map-naming.end', at)}>
          <Submit small>{t('maps:naming.no')}</Submit>
        </Form>
      </Row>
      <Sees>{t('maps:naming.sees')}</Sees>
    </Notice>
  );
}

function DrawForms({ data, asked, problems, typed }: MapPageProps) {
  const { t } = useView();
  const { issue, map, groups, findings } = data;
  const isFirst = map.elements.length === 0 && findings?.missing.length === 0;
  const of = (form: 'add' | 'relate') => (asked === form ? { problems, typed } : { problems: {}, typed: {} });
  return (
    <Section id="draw" title={t('maps:draw')} quiet={t('maps:draw.about')}>
      <div class="net-draw">
        <Fold label={t('maps:element.add')} open={asked === 'add' || isFirst}>
          <ElementForm issue={issue} groups={groups} {...of('add')} />
        </Fold>
        {map.elements.length > 1 || asked === 'relate' ? (
          <Fold label={t('maps:relation.draw')} open={asked === 'relate'}>
            <RelationForm issue={issue} map={map} {...of('relate')} />
          </Fold>
        ) : null}
      </div>
    </Section>
  );
}

function Snapshots({ data, asked, problems, typed }: MapPageProps) {
  const { t } = useView();
  const { issue, snapshots, mayDraw, map } = data;
  const own = asked === 'snapshot';
  if (snapshots.length === 0 && (!mayDraw || map.elements.length === 0)) return null;
  return (
    <Section id="snapshots" title={t('maps:snapshots')} quiet={t('maps:snapshots.about')}>
      {snapshots.length > 0 ? (
        <ul class="lines">
          {snapshots.map((snapshot) => (
            <li>
              <a href={href('map-snapshot.show', { issue: issue.slug, snapshot: snapshot.id })}>
                <InLang lang={snapshot.lang}>{snapshot.name}</InLang>
              </a>{' '}
              <span class="quiet">
                <Time value={snapshot.takenAt} /> · {snapshot.takenBy}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {mayDraw && map.elements.length > 0 ? (
        <Form id="snapshot" action={href('map-snapshot.create', { issue: issue.slug })} problems={own ? problems : {}} sees={t('maps:snapshot.sees')}>
          <Hidden name="lang" value={issue.lang} />
          <Field name="name" label={t('maps:snapshot.name')} hint={t('maps:snapshot.name.hint')} value={own ? typed['name'] : ''} maxlength={120} required />
          <div class="row">
            <Submit>{t('maps:snapshot.submit')}</Submit>
          </div>
        </Form>
      ) : null}
    </Section>
  );
}

function Files({ data: { issue, mayKeep, map } }: { data: MapData }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <Section id="files" title={t('maps:files')} quiet={t('maps:files.about')}>
      <Row>
        {map.elements.length > 0
          ? (['kumu.json', 'elements.csv', 'connections.csv'] as const).map((format) => (
              <ButtonLink small icon="download" download href={href('map.export', { ...at, format })}>
                {t(`maps:files.${format}`)}
              </ButtonLink>
            ))
          : null}
        {mayKeep ? (
          <ButtonLink small href={href('map.import', at)}>
            {t('maps:files.import')}
          </ButtonLink>
        ) : null}
        <a href={href('map.history', at)}>{t('maps:history.see')}</a>
      </Row>
    </Section>
  );
}

function Opening({ data: { issue, isOpen } }: { data: MapData }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  if (!issue.publishedAt) return null;
  return (
    <Section id="opening" title={t('maps:open')} quiet={t(isOpen ? 'maps:open.is' : 'maps:open.is-not')}>
      {isOpen ? (
        <Form id="close" method="delete" action={href('map.close', at)} sees={t('maps:close.sees')}>
          <Submit icon="lock">{t('maps:close.submit')}</Submit>
        </Form>
      ) : (
        <Form id="open" action={href('map.open', at)} sees={t('maps:open.sees')}>
          <Submit icon="eye" confirm={t('maps:open.ask')}>
            {t('maps:open.submit')}
          </Submit>
        </Form>
      )}
    </Section>
  );
}
