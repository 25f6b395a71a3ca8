import { createTranslator, type Translate } from '#app/platform/i18n/translate.ts';
import type { Locale } from '#app/platform/i18n/locales.ts';
import { readWords } from '#app/words.ts';

const translator = await createTranslator(readWords());

/** The product's own words in one language, so that tests look for what the screens say: `said('es')('inputs:say.submit')`. */
export function said(locale: Locale): Translate {
  return translator.of(locale);
}
