import type { Child } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Icon, languageName, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { GroupName } from '../../issues/web/index.ts';
import { explanationFor, kindOf, termsOf, type Word, type Wording } from '../word.ts';

export interface WordEntryProps {
  word: Word;
  issue: Pick<Issue, 'slug'>;
  /** Other words of this issue that have a term in common with this one. */
  alike: readonly Word[];
}

/** One word with what each group calls it and means by it, side by side. The small window of a look-up shows the same. */
export function WordEntry({ word, issue, alike }: WordEntryProps) {
  const { t } = useView();
  const at = href('word.show', { issue: issue.slug, word: word.id });
  const kind = kindOf(word);
  return (
    <article class="word-entry" id={`word-${word.id}`}>
      <h2>
        <a href={at}>
          <Terms word={word} />
        </a>
      </h2>
      {kind === 'one-group' ? null : <p class={`word-kind ${kind}`}>{t(`vocabulary:kind.${kind}`)}</p>}
      <Plain word={word} />
      <ul class="wordings" role="list">
        {word.wordings.map((wording) => (
          <OneWording wording={wording} />
        ))}
      </ul>
      {alike.map((other) => (
        <p class="quiet">
          {t('vocabulary:alike')}{' '}
          <a href={href('word.show', { issue: issue.slug, word: other.id })}>
            <Terms word={other} />
          </a>
        </p>
      ))}
    </article>
  );
}

/** All the terms of a word on one line; the order says nothing. */
export function Terms({ word }: { word: Pick<Word, 'wordings'> }): Child {
  const { t } = useView();
  if (word.wordings.length === 0) return <>{t('vocabulary:no-wording')}</>;
  return (
    <>
      {termsOf(word).map(({ term, lang }, at) => (
        <>
          {at > 0 ? ' / ' : null}
          <bdi lang={lang}>{term}</bdi>
        </>
      ))}
    </>
  );
}

/** Our plain words, for readers to whom none of the terms says anything. */
function Plain({ word }: { word: Word }) {
  const { t, locale } = useView();
  const explanation = explanationFor(word, locale);
  if (!explanation) return null;
  return (
    <p>
      <strong>{t('vocabulary:plain')}</strong>{' '}
      <span lang={explanation.lang} dir={direction(explanation.lang)}>
        {explanation.body}
      </span>
    </p>
  );
}

function OneWording({ wording }: { wording: Wording }) {
  const { t, locale } = useView();
  const { term, lang, meaning } = wording;
  return (
    <li class={wording.saidBy === 'guess' ? 'pencilled' : undefined}>
      <p class="term" lang={lang} dir={direction(lang)}>
        <dfn>{term}</dfn>
      </p>
      <p class="quiet">
        <WhoSays wording={wording} />
        {lang === locale.slice(0, 2) ? null : <> · {languageName(lang, locale)}</>}
      </p>
      {meaning ? (
        <p lang={lang} dir={direction(lang)}>
          {meaning}
        </p>
      ) : (
        <p class="quiet">{t('vocabulary:meaning.none')}</p>
      )}
    </li>
  );
}

/** Whose wording it is, and whether they said so. */
export function WhoSays({ wording }: { wording: Wording }) {
  const { t } = useView();
  if (!wording.groupName) return <b>{t('vocabulary:whose.ours')}</b>;
  const group = (
    <b>
      <GroupName name={wording.groupName} lang={wording.groupLang} />
    </b>
  );
  if (wording.saidBy === 'group')
    return (
      <>
        {group} · {t('issues:row.said')}
      </>
    );
  return (
    <>
      <Icon name="pencil" /> <b class="guess-mark">{t('ui:guess')}</b> {t('issues:row.about')} {group}
    </>
  );
}
