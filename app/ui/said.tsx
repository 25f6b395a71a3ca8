import type { Child } from 'hono/jsx';
import { direction } from '../platform/i18n/locales.ts';
import { markerOf, type Entry, type Stretch } from './look-up.ts';
import { useView, type View } from './view.ts';

/** The addresses of the words that were marked so far on the page of a view. */
const marked = new WeakMap<View, Set<string>>();

/** For the parts of one passage: cuts a text at the words that are explained, each the first time only. Call it once for each passage. */
export function usePassage(): (text: string) => readonly Stretch[] {
  const view = useView();
  const marker = markerOf(view.lookUps);
  const seen = new Set<string>();
  const onPage = marked.get(view) ?? new Set();
  marked.set(view, onPage);
  return (text) => {
    const stretches = marker(text, seen);
    for (const { href } of stretches) if (href !== null) onPage.add(href);
    return stretches;
  };
}

/** What is said of the words that stand marked above on the page, each once. A page is rendered from top to bottom: ask at its end. */
export function useMarked(): readonly Entry[] {
  const view = useView();
  const onPage = marked.get(view);
  return onPage ? [...new Set(view.lookUps.filter(({ href }) => onPage.has(href)).flatMap(({ entries }) => entries))] : [];
}

/** Stretches of a text; a word to look up is a link that a script turns into a small window with what it means. Never inside a link or a button. */
export function Stretches({ of }: { of: readonly Stretch[] }): Child {
  return <>{of.map(({ text, href }) => (href === null ? text : <Word text={text} href={href} />))}</>;
}

function Word({ text, href }: { text: string; href: string }) {
  const { t } = useView();
  return (
    <a class="word" href={href} aria-label={t('ui:look-up', { word: text })}>
      {text}
    </a>
  );
}

/** Words in the language they are in, for screen readers and the direction of the line. */
export function InLang({ children, lang }: { children: Child; lang: string }) {
  return (
    <span lang={lang} dir={direction(lang)}>
      {children}
    </span>
  );
}

/** People's words within a line, in their language, with a look-up at the first place of each known word. For longer ones there are Quote and Prose. */
export function Said({ text, lang }: { text: string; lang: string }) {
  const cut = usePassage();
  return (
    <InLang lang={lang}>
      <Stretches of={cut(text)} />
    </InLang>
  );
}
