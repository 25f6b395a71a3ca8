import { direction } from '../platform/i18n/locales.ts';
import { formatNumber } from './intl.ts';
import { useView } from './view.ts';

/** One part of a bar. `key` picks its shade, `share` is in percent of the whole. */
export interface SpreadPart {
  key: 'd1' | 'd2' | 'd3' | 'd4';
  label: string;
  share: number;
}

export interface SpreadProps {
  /** What is spread: "Valuing diversity, third reading, 14 people". */
  label: string;
  parts: readonly SpreadPart[];
  /** Said instead of the bar when too few people stand behind it. */
  unreadable?: string | undefined;
  /** Names under the bar, for a bar that stands alone. */
  named?: boolean;
}

// Below this share a figure would not fit into its part on a phone; the text and the table still have it.
const roomForFigure = 9;

/** How a whole is spread over up to four ordered parts, as one bar. Set in SVG: it needs no inline style and prints. */
export function SpreadBar({ label, parts, unreadable, named }: SpreadProps) {
  const { locale } = useView();
  if (unreadable) return <p class="spread-none quiet">{unreadable}</p>;
  const shown = parts.filter((part) => part.share > 0);
  const spoken = `${label}: ${shown.map((part) => `${part.label} ${formatNumber(part.share / 100, locale, { style: 'percent' })}`).join(', ')}`;
  return (
    <div class="spread-block">
      <svg class="spread" role="img" aria-label={spoken} width="100%" height="26">
        {placed(shown, direction(locale) === 'rtl').map(({ key, share, from }) => (
          <g class={key}>
            <rect x={`${from}%`} width={`${share}%`} height="26" />
            {share >= roomForFigure ? (
              <text class={share < 25 ? 'tight' : undefined} x={`${from + share / 2}%`} y="18" text-anchor="middle">
                {formatNumber(share, locale, { maximumFractionDigits: 0 })}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      {named ? <ShadeKey parts={shown} /> : null}
    </div>
  );
}

/** Each part with where it starts, in percent from the left. */
function placed(parts: readonly SpreadPart[], mirrored: boolean) {
  const whole = parts.reduce((sum, part) => sum + part.share, 0);
  let from = 0;
  return parts.map(({ key, share }) => {
    const width = (share / whole) * 100;
    const left = mirrored ? 100 - from - width : from;
    from += width;
    return { key, share: round(width), from: round(left) };
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * Shades and their names, once for many bars.
 *
 * @param parts `key` is the class that gives the shade
 */
export function ShadeKey({ parts }: { parts: readonly { key: string; label: string }[] }) {
  return (
    <ul class="shade-key" role="list">
      {parts.map((part) => (
        <li>
          <i class={part.key}></i>
          {part.label}
        </li>
      ))}
    </ul>
  );
}

/** A count out of a whole as a line and a figure, all in one neutral colour so that no side looks better. */
export function Tally({ label, count, of }: { label: string; count: number; of: number }) {
  const { locale } = useView();
  const share = of > 0 ? count / of : 0;
  const width = round(share * 100);
  const from = direction(locale) === 'rtl' ? 100 - width : 0;
  return (
    <div class="tally">
      <span>{label}</span>
      <svg width="100%" height="8" aria-hidden="true">
        <rect class="tally-whole" width="100%" height="8" />
        <rect class="tally-part" x={`${from}%`} width={`${width}%`} height="8" />
      </svg>
      <span class="num">
        {formatNumber(count, locale)} <span class="quiet">{formatNumber(share, locale, { style: 'percent' })}</span>
      </span>
    </div>
  );
}
