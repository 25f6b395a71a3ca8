import { Fold, formatNumber, useView } from '../../../ui/index.ts';
import type { OwnPlace, ToldResult } from '../told.ts';
import { MapDrawing } from './map-drawing.tsx';
import { marksOf, type MapMarks } from './map-marks.ts';
import { MapTables } from './map-table.tsx';

export interface OpinionMapProps {
  result: ToldResult;
  /** Where the visitor stands; nobody else is shown alone. */
  own: OwnPlace | null;
  statementHref: (id: string) => string;
}

/**
 * Where people and statements stand, as a drawing with the equal table behind one word. Needs `desk` and
 * `scripts={['map']}` of Shell; without script the drawing and the table are all there is.
 */
export function OpinionMap(props: OpinionMapProps) {
  const { t } = useView();
  const marks = marksOf(props.result, props.own);
  if (isEmpty(props.result)) return <p>{t('opinions:map.none')}</p>;
  return (
    <longtable-map class="map">
      <OverlayChoice marks={marks} />
      <div class="map-body">
        <figure class="map-figure">
          <div class="map-frame" data-label={t('opinions:map.role')}>
            <MapDrawing marks={marks} result={props.result} own={props.own} />
          </div>
          <MapButtons />
        </figure>
        <div class="map-side">
          <MapPanel />
          <Reading marks={marks} result={props.result} />
        </div>
      </div>
      <Fold label={t('opinions:map.table')}>
        <MapTables {...props} marks={marks} />
      </Fold>
    </longtable-map>
  );
}

/** The same as the map, in words: where each group and each statement stands. */
export function OpinionMapTable(props: OpinionMapProps) {
  return <MapTables {...props} marks={marksOf(props.result, props.own)} />;
}

function isEmpty({ density, groups, statements }: ToldResult): boolean {
  return statements.length === 0 || (density.length === 0 && groups.length === 0);
}

/** Works by style alone. Only what is large enough to have a place can be chosen. */
function OverlayChoice({ marks }: { marks: MapMarks }) {
  const { t } = useView();
  const kinds = (['ring', 'group'] as const).filter((kind) => marks.overlays.some(({ overlay }) => overlay.kind === kind));
  if (kinds.length === 0) return null;
  return (
    <div class="map-overlay-choice" role="group" aria-labelledby="map-overlay-label">
      <span id="map-overlay-label">{t('opinions:map.overlay')}</span>
      {kinds.map((kind) => (
        <label>
          <input type="checkbox" class={`map-show-${kind}`} autocomplete="off" />
          {t(`opinions:map.overlay.${kind}`)}
        </label>
      ))}
    </div>
  );
}

/** How to read the drawing. Each line is about one kind of mark, and shows it. */
function Reading({ marks, result }: { marks: MapMarks; result: ToldResult }) {
  const { t, locale } = useView();
  const small = result.groups.length - marks.groups.length;
  return (
    <ul class="map-reading" role="list">
      {result.density.length > 0 ? (
        <li>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle class="map-tone" cx="10" cy="10" r="9" />
            <circle class="map-tone" cx="10" cy="10" r="5" />
          </svg>
          {t('opinions:map.reading.people')}
        </li>
      ) : null}
      <li>
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle class="map-dot" cx="10" cy="10" r="4.5" />
        </svg>
        {t('opinions:map.reading.statements')}
      </li>
      {marks.statements.some(({ isAgreed }) => isAgreed) ? (
        <li>
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <rect class="map-square" x="5" y="5" width="10" height="10" />
          </svg>
          {t('opinions:map.reading.agreed')}
        </li>
      ) : null}
      <li>{t('opinions:map.reading.scale')}</li>
      {marks.statements.length < result.statements.filter(({ isMeta }) => !isMeta).length ? (
        <li>
          {t('opinions:map.reading.some', { count: marks.statements.length })} <a href="#all">{t('opinions:all')}</a>
        </li>
      ) : null}
      {small > 0 ? <li>{t('opinions:map.reading.small', { count: small, number: formatNumber(result.threshold, locale) })}</li> : null}
    </ul>
  );
}

/** What is under the pointer or the arrow keys; the script fills it from the table. */
function MapPanel() {
  const { t } = useView();
  return (
    <div class="map-panel">
      <div class="map-shown" role="status"></div>
      <p class="map-hint quiet" id="map-hint">
        {t('opinions:map.hint')} <span class="map-keys">{t('opinions:map.hint.keys')}</span>
      </p>
    </div>
  );
}

function MapButtons() {
  const { t } = useView();
  return (
    <div class="map-buttons">
      <button type="button" class="button" data-zoom="in" aria-label={t('opinions:map.closer')}>
        <Sign path="M5 12h14M12 5v14" />
      </button>
      <button type="button" class="button" data-zoom="out" aria-label={t('opinions:map.farther')}>
        <Sign path="M5 12h14" />
      </button>
      <button type="button" class="button" data-zoom="all">
        {t('opinions:map.whole')}
      </button>
    </div>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
