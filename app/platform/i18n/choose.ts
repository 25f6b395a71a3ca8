import { isLocale, locales, type Locale } from './locales.ts';

export const localeCookie = 'longtable.language';

/** The language the reader chose (kept in a cookie), else the first of the browser's that we have, else English. */
export function chooseLocale(cookieHeader: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = new RegExp(`(?:^|; )${localeCookie}=([^;]+)`).exec(cookieHeader ?? '')?.[1];
  if (isLocale(chosen)) return chosen;
  for (const wanted of (acceptLanguage ?? '').split(',')) {
    const language = wanted.trim().slice(0, 2).toLowerCase();
    const found = locales.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}
