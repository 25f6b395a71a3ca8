import type { Child } from 'hono/jsx';
import type { Translator } from '#app/platform/i18n/translate.ts';
import { ViewContext, type View } from '#app/ui/index.ts';

/** What a visitor reads of `child` in Chicago on 20 April 2026, as HTML. */
export function renderForVisitor(child: Child, translator: Translator, locale: View['locale'] = 'en', lookUps: View['lookUps'] = []): string {
  const view: View = {
    t: translator.of(locale),
    locale,
    timeZone: 'America/Chicago',
    now: new Date('2026-04-20T12:00:00Z'),
    nonce: 'n',
    csrf: 'the-token',
    path: '/',
    personName: null,
    house: { name: 'House', lang: 'en', accent: null },
    notice: null,
    links: [],
    live: null,
    lookUps,
    demo: false,
  };
  return String(<ViewContext.Provider value={view}>{child}</ViewContext.Provider>);
}
