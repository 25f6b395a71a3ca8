import type { Locale } from '../platform/i18n/locales.ts';

/** How a moment is written: a day, a day with its hour, an hour, a short day for tables, or its distance from now. */
export type TimeStyle = 'date' | 'moment' | 'hour' | 'short' | 'distance';

const formats: Record<Exclude<TimeStyle, 'distance'>, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  moment: { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  hour: { hour: 'numeric', minute: '2-digit' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
};

// Families read dates as schools near them write them: Spanish of the United States has a 12-hour clock.
const tags: Record<Locale, string> = { en: 'en-US', es: 'es-US', ar: 'ar', 'en-XA': 'en-US' };

/** The BCP 47 tag that Intl formats by for a locale of the interface. */
export function intlTag(locale: Locale): string {
  return tags[locale];
}

/** A moment in words, in the reader's locale and time zone (an IANA name). */
export function formatTime(value: Date, style: TimeStyle, where: { locale: Locale; timeZone: string; now: Date }): string {
  if (style === 'distance') return distance(value, where.now, intlTag(where.locale));
  const key = `${where.locale} ${style} ${where.timeZone}`;
  return remembered(timeFormats, key, () => new Intl.DateTimeFormat(intlTag(where.locale), { ...formats[style], timeZone: where.timeZone })).format(value);
}

/** A number in the reader's locale, with Intl's own options. */
export function formatNumber(value: number, locale: Locale, options?: Intl.NumberFormatOptions): string {
  const key = options ? `${locale} ${JSON.stringify(options)}` : locale;
  return remembered(numberFormats, key, () => new Intl.NumberFormat(intlTag(locale), options)).format(value);
}

/** Making a format takes a thousand times as long as using it, and a page of figures uses one a thousand times. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

function remembered<Format>(known: Map<string, Format>, key: string, make: () => Format): Format {
  const format = known.get(key) ?? make();
  known.set(key, format);
  return format;
}

/** A language's name in the reader's language, such as "Vietnamese"; its code when unknown. */
export function languageName(lang: string, locale: Locale): string {
  return new Intl.DisplayNames(intlTag(locale), { type: 'language' }).of(lang) ?? lang;
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

function distance(value: Date, now: Date, tag: string): string {
  const seconds = (value.getTime() - now.getTime()) / 1000;
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
