import { direction } from '../../../platform/i18n/locales.ts';
import { formatNumber, formatTime, Stacked, Time, useView } from '../../../ui/index.ts';
import type { Slice } from '../told.ts';
import { bandsOf, type Band } from './bands.ts';
import { FigureCell } from './result-all.tsx';
import { VoteKey } from './result-bar.tsx';
import { choices, wordOf, type Telling } from './sentences.ts';

const height = 180;
const movingSides = ['agrees', 'disagrees'] as const;
/** Room above and below, for the words of the scale. */
const edge = 14;

/** How the shares of those who agree and disagree moved, as steps over time, with the equal table. */
export function OverTime({ slices, told }: { slices: readonly Slice[] | null; told: Telling }) {
  const { t } = useView();
  const shown = slices?.filter((slice) => slice.votes.total) ?? [];
  if (!slices || shown.length < 2) return <p>{t('opinions:over-time.none')}</p>;
  return (
    <>
      <p class="quiet">{t(told.manner === 'exact' ? 'opinions:over-time.about' : 'opinions:over-time.about.steps')}</p>
      <Chart slices={slices} told={told} />
      <Stacked
        caption={t('opinions:over-time')}
        figures={[1, 2, 3, 4]}
        head={[t('opinions:over-time.when'), ...choices.map((choice) => t(`opinions:choice.${wordOf[choice]}`)), t('opinions:all.votes')]}
        rows={slices.map(({ from, to, votes }) => [
          <>
            <Time value={from} style="short" /> – <Time value={to} style="short" />
          </>,
          ...[...choices, 'total' as const].map((part) => <FigureCell figure={votes[part]} told={told} />),
        ])}
      />
    </>
  );
}

function Chart({ slices, told }: { slices: readonly Slice[]; told: Telling }) {
  const view = useView();
  const { t, locale } = view;
  const mirrored = direction(locale) === 'rtl';
  const sides = movingSides.map((side) => ({ side, bands: bandsOf(slices, side, told) }));
  const first = slices[0]?.from;
  const last = slices.at(-1)?.to;
  return (
    <figure class="over-time">
      <VoteKey of={movingSides} />
      <svg width="100%" height={height} role="img" aria-label={t('opinions:over-time.chart')}>
        {[0, 0.5, 1].map((share) => (
          <>
            <line class="grid" x1="0" x2="100%" y1={yOf(share)} y2={yOf(share)} />
            <text class="grid-words" x={mirrored ? '100%' : '0'} y={yOf(share) - 3} text-anchor={mirrored ? 'end' : 'start'} direction="ltr">
              {formatNumber(share, locale, { style: 'percent' })}
            </text>
          </>
        ))}
        {sides.map(({ side, bands }) => (
          <g class={`step-${wordOf[side]}`}>
            {bands.map((band, at) => (
              <Step band={band} next={bands[at + 1]} mirrored={mirrored} />
            ))}
          </g>
        ))}
      </svg>
      {first && last ? (
        <p class="over-time-ends quiet">
          <span>{formatTime(first, 'short', view)}</span>
          <span>{formatTime(last, 'short', view)}</span>
        </p>
      ) : null}
    </figure>
  );
}

/** One level from its first to its last moment, as high as what is told leaves open, and the riser to the next one. */
function Step({ band, next, mirrored }: { band: Band; next: Band | undefined; mirrored: boolean }) {
  const left = mirrored ? 100 - band.to : band.from;
  const top = yOf(band.high);
  const end = mirrored ? 100 - band.to : band.to;
  const isExact = band.low === band.high;
  return (
    <>
      <rect x={`${left}%`} width={`${band.to - band.from}%`} y={isExact ? top - 1.5 : top} height={isExact ? 3 : yOf(band.low) - top} />
      {isExact && next && next.low === next.high && next.from === band.to ? <line x1={`${end}%`} x2={`${end}%`} y1={top} y2={yOf(next.high)} /> : null}
    </>
  );
}

function yOf(share: number): number {
  return Math.round((edge + (1 - share) * (height - 2 * edge)) * 10) / 10;
}
