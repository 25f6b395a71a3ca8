import i18next, { type TFunction, type i18n } from 'i18next';
import { locales, type Locale } from './locales.ts';

/** `t('slice:key', { count })`: the words of one slice in one locale; keys are typed by app/words.d.ts. */
export type Translate = TFunction;

/** Words by locale and slice: `{ en: { people: { 'key': 'text' } } }`. */
export type Words = Record<string, Record<string, Record<string, string>>>;

export interface Translator {
  of(locale: Locale): Translate;
}

/** Loads all words once. Missing keys fall back to English; a test keeps Spanish complete. */
export async function createTranslator(words: Words): Promise<Translator> {
  const instance: i18n = i18next.createInstance();
  const resources = { ...words, 'en-XA': stretch(words['en'] ?? {}) };
  await instance.init({
    resources,
    supportedLngs: [...locales, 'en-XA'],
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: ':',
    ns: Object.keys(words['en'] ?? {}),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  const byLocale = new Map<string, Translate>([...locales, 'en-XA'].map((l) => [l, instance.getFixedT(l) as Translate]));
  return { of: (locale) => byLocale.get(locale) ?? (instance.getFixedT('en') as Translate) };
}

const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/** English made half as long again, with accents, to find clipped and hard-coded text. */
function stretch(words: Record<string, Record<string, string>>): Record<string, Record<string, string>> {
  const stretchText = (text: string) =>
    `[${text.replace(/(\{\{.*?\}\})|[aeiouAEIOU]/g, (hit, slot) => slot ?? accents[hit] ?? hit)}${'~'.repeat(Math.ceil(text.length / 2))}]`;
  return Object.fromEntries(
    Object.entries(words).map(([slice, entries]) => [slice, Object.fromEntries(Object.entries(entries).map(([key, text]) => [key, stretchText(text)]))]),
  );
}
