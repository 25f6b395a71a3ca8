import { formatNumber, formatTime, type TimeStyle } from './intl.ts';
import { useView } from './view.ts';

/** A moment, written for the reader and kept exact for machines. A distance keeps its full date in the title. */
export function Time({ value, style = 'date' }: { value: Date | string; style?: TimeStyle }) {
  const view = useView();
  const moment = typeof value === 'string' ? new Date(value) : value;
  const title = style === 'distance' ? formatTime(moment, 'moment', view) : undefined;
  return (
    <time datetime={moment.toISOString()} title={title}>
      {formatTime(moment, style, view)}
    </time>
  );
}

/** A day without an hour, such as 2026-11-25. Noon keeps it the same day in every time zone that has schools of ours. */
export function Day({ value, style = 'date' }: { value: string; style?: 'date' | 'short' }) {
  return <Time value={`${value}T12:00:00Z`} style={style} />;
}

/** A number by locale, in figures of equal width. */
export function Num({ value, percent }: { value: number; percent?: boolean }) {
  const { locale } = useView();
  return <span class="num">{formatNumber(value, locale, percent ? { style: 'percent', maximumFractionDigits: 0 } : undefined)}</span>;
}
