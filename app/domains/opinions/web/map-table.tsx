import type { Child } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { formatNumber, Stacked, useView } from '../../../ui/index.ts';
import type { OwnPlace, ToldGroup, ToldOverlay, ToldResult } from '../told.ts';
import { nearText, whereText } from './map-description.ts';
import type { MapMarks } from './map-marks.ts';
import { SpeechLine } from './result-row.tsx';
import { figureText, votesSentence } from './sentences.ts';

interface TablesProps {
  marks: MapMarks;
  result: ToldResult;
  own: OwnPlace | null;
  statementHref: (id: string) => string;
}

/** Two tables that say all the map does. The script reads from their rows, found by key, what it shows beside the map. */
export function MapTables(props: TablesProps) {
  return (
    <>
      <PlacesTable {...props} />
      <StatementsTable {...props} />
    </>
  );
}

function PlacesTable({ marks, result, own }: TablesProps) {
  const view = useView();
  const { t } = view;
  const groups = result.groups.map((group) => groupRow(group, marks, result, view));
  const overlays = marks.overlays.map((mark) => [
    <Keyed of={mark.key}>{overlayName(mark.overlay, view)}</Keyed>,
    figureText(view, mark.overlay.size, result) ?? '',
    whereText(view, mark, marks),
  ]);
  const you =
    own && marks.you
      ? [
          [
            <Keyed of={marks.you.key}>{t('opinions:map.you')}</Keyed>,
            '',
            own.letter ? t('opinions:map.near', { letter: own.letter }) : whereText(view, marks.you, marks),
          ],
        ]
      : [];
  const rows: Child[][] = [...groups, ...overlays, ...you];
  if (rows.length === 0) return null;
  return (
    <Stacked
      caption={t('opinions:map.places')}
      showCaption
      head={[t('opinions:map.place'), t('opinions:map.people-placed'), t('opinions:map.where')]}
      rows={rows}
    />
  );
}

/** A group that is too small to be placed says so. */
function groupRow(group: ToldGroup, marks: MapMarks, told: ToldResult, view: ReturnType<typeof useView>): Child[] {
  const mark = marks.groups.find((one) => one.group === group);
  const name = (
    <Keyed of={`group-${group.letter}`}>
      {view.t('opinions:group.named', { letter: group.letter })}
      {group.name ? (
        <>
          {': '}
          <bdi lang={group.name.lang}>{group.name.name}</bdi>
        </>
      ) : null}
    </Keyed>
  );
  if (!mark) return [name, view.t('opinions:map.small', { number: formatNumber(told.threshold, view.locale) }), view.t('opinions:map.not-placed')];
  return [name, figureText(view, group.size, told) ?? '–', whereText(view, mark, marks)];
}

function overlayName({ kind, label }: ToldOverlay, { t }: ReturnType<typeof useView>): string {
  return t(`opinions:map.overlay-name.${kind}`, { name: label });
}

function StatementsTable({ marks, result, statementHref }: TablesProps) {
  const view = useView();
  const { t } = view;
  if (marks.statements.length === 0) return null;
  return (
    <Stacked
      caption={t('opinions:map.statements')}
      showCaption
      head={[t('opinions:statement'), t('opinions:map.where'), t('opinions:map.votes')]}
      rows={marks.statements.map((mark) => [
        <Keyed of={mark.key}>
          <span class="num">{formatNumber(mark.statement.number, view.locale)}.</span>{' '}
          <span lang={mark.statement.lang} dir={direction(mark.statement.lang)}>
            {mark.statement.body}
          </span>
          <SpeechLine statement={mark.statement} threshold={result.threshold} />
        </Keyed>,
        mark.isAgreed ? t('opinions:map.agreed-where', { where: nearText(view, mark, marks) }) : nearText(view, mark, marks),
        <>
          {votesSentence(view, mark.statement.all, result) ?? t('opinions:statement.votes.none')}{' '}
          <a href={statementHref(mark.statement.id)}>{t('opinions:map.open', { number: formatNumber(mark.statement.number, view.locale) })}</a>
        </>,
      ])}
    />
  );
}

function Keyed({ of, children }: { of: string; children: Child }) {
  return <div id={`map-${of}`}>{children}</div>;
}
