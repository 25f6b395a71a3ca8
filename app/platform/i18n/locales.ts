/** Languages of the interface. Arabic covers the participant's pages; en-XA is the stretched pseudo-locale of tests. */
export const locales = ['en', 'es', 'ar'] as const;
export type Locale = (typeof locales)[number] | 'en-XA';

/** Each language in its own words, for the chooser. */
export const localeNames: Record<(typeof locales)[number], string> = { en: 'English', es: 'Español', ar: 'العربية' };

/** Languages in which people may write, beyond those of the interface. */
export const textLanguages = ['en', 'es', 'ar', 'zh', 'vi', 'fr', 'ht', 'so', 'ru', 'pt', 'ko', 'tl', 'hmn', 'ps', 'uk'] as const;

export function isLocale(text: string | undefined): text is Locale {
  return text === 'en-XA' || locales.some((locale) => locale === text);
}

export function direction(lang: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ps|ur)\b/.test(lang) ? 'rtl' : 'ltr';
}
