import { createTranslator, type Translate } from '#app/platform/i18n/translate.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { readWords } from '#app/words.ts';

const translator = await createTranslator(readWords());

/**
 * The product's own words in one language, so that tests look for what the screens say: `said('es')('inputs:say.submit')`.
 * @throws where there are no such words
 */
export function said(locale: Locale): Translate {
  const t = translator.of(locale) as unknown as (key: string, values?: object) => string;
  const strict = (key: string, values?: object) => {
    const text = t(key, values);
    if (text === key.slice(key.indexOf(':') + 1)) throw new Error(`no words for ${key}`);
    return text;
  };
  return strict as unknown as Translate;
}
