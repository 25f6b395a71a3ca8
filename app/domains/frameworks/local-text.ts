import { z } from 'zod';

const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** One text in one or more languages, by language tag: `{ en: 'Inform', es: 'Informar' }`. Never empty. */
export const localText = z
  .record(languageTag, z.string().trim().min(1).max(2000))
  .refine((text) => Object.keys(text).length > 0, 'needs a text in at least one language');
export type LocalText = z.infer<typeof localText>;

/** A text and the language it is really in, for the `lang` attribute. */
export interface SpokenText {
  readonly text: string;
  readonly lang: string;
}

/**
 * The text in the reader's language; else in English; else in the first language there is. `lang` tells which it was.
 * `values` fill slots such as `{{threshold}}`; a slot without a value is a bug and throws.
 */
export function inLocale(text: LocalText, locale: string, values: Record<string, string | number> = {}): SpokenText {
  const [lang, words] = pick(text, locale);
  return { lang, text: words.replace(/\{\{(\w+)\}\}/g, (slot, name: string) => fill(slot, values[name])) };
}

function pick(text: LocalText, locale: string): [lang: string, words: string] {
  const own = text[locale];
  if (own !== undefined) return [locale, own];
  const english = text['en'];
  if (english !== undefined) return ['en', english];
  const first = Object.entries(text)[0];
  if (!first) throw new Error('a framework text has no language');
  return first;
}

function fill(slot: string, value: string | number | undefined): string {
  if (value === undefined) throw new Error(`no value for ${slot} in a framework text`);
  return String(value);
}
