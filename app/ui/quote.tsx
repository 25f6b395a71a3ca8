import { raw } from 'hono/html';
import type { Child, PropsWithChildren } from 'hono/jsx';
import { direction } from '../platform/i18n/locales.ts';
import { Icon } from './icon.tsx';
import { renderMarkdown } from './markdown.ts';
import { Stretches, usePassage } from './said.tsx';
import { useView } from './view.ts';

export interface QuoteProps {
  body: string;
  /** Language of the words. */
  lang: string;
  /** Who said it, for whom, by what channel. */
  who: Child;
  /** A longer text of ours, with lists and links. What people told us is never marked up. */
  markdown?: boolean;
  /** Our guess on somebody's behalf: pencilled until they confirm it. */
  guess?: boolean;
  /** Where this stands by itself. */
  id?: string;
  /** Words at the end of the line of who said it that need attention: "answer due today". */
  due?: Child;
}

/** People's own words, set as such. What goes with them (a Letter, buttons) stands below as children. */
export function Quote(props: PropsWithChildren<QuoteProps>) {
  const { t } = useView();
  const cut = usePassage();
  return (
    <article class={props.guess ? 'quote guess' : 'quote'} id={props.id}>
      <blockquote id={props.id && `${props.id}-words`} lang={props.lang} dir={direction(props.lang)}>
        {props.markdown
          ? raw(renderMarkdown(props.body, { cut, t }))
          : props.body.split(/\n+/).map((line) => (
              <p>
                <Stretches of={cut(line)} />
              </p>
            ))}
      </blockquote>
      <p class="who">
        {props.guess ? (
          <>
            <Icon name="pencil" />
            <b class="guess-mark">{t('ui:guess')}</b>{' '}
          </>
        ) : null}
        {props.who}
        {props.due ? (
          <>
            {' '}
            <strong class="due">{props.due}</strong>
          </>
        ) : null}
      </p>
      {props.children}
    </article>
  );
}

/** What became of it, as a reply in a letter: the verdict first, then the reason, then who and when. */
export function Letter(props: PropsWithChildren<{ verdict: Child; meta?: Child; lang?: string }>) {
  return (
    <div class="letter">
      <div lang={props.lang} dir={props.lang ? direction(props.lang) : undefined}>
        <strong class="verdict">{props.verdict}</strong> {props.children}
      </div>
      {props.meta ? <p class="quiet">{props.meta}</p> : null}
    </div>
  );
}
