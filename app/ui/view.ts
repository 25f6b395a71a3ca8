import { createContext, useContext } from 'hono/jsx';
import type { Locale } from '../platform/i18n/locales.ts';
import type { Translate } from '../platform/i18n/translate.ts';
import type { LookUp } from './look-up.ts';

/** What every component may know of the page it stands in. Components are synchronous, so the context is safe. */
export interface View {
  readonly t: Translate;
  readonly locale: Locale;
  /** Time zone for dates, IANA name. */
  readonly timeZone: string;
  readonly now: Date;
  /** Nonce for inline style and script under the content security policy. */
  readonly nonce: string;
  /** The token every form carries against forged posts. */
  readonly csrf: string;
  /** Path and query of this page, to come back to. */
  readonly path: string;
  /** The signed-in person's name, or null. */
  readonly personName: string | null;
  /** The organization whose house this is. */
  readonly house: { readonly name: string; readonly lang: string; readonly accent: string | null };
  /** A sentence about what just happened, shown once. */
  readonly notice: string | null;
  /** Links of the top bar; `current` marks where we are. */
  readonly links: readonly { href: string; label: string; current?: boolean }[];
  /** Topic that the page follows live, if any. */
  readonly live: string | null;
  /** Words that are explained where people's words stand on this page; none where that would be in the way. */
  readonly lookUps: readonly LookUp[];
  /** Whether this is the demonstration, which says so on every page. */
  readonly demo: boolean;
}

export const ViewContext = createContext<View | null>(null);

export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('a component was rendered outside a page');
  return view;
}
