import { InLang, useMarked } from './said.tsx';
import { useView } from './view.ts';

/** What the words to look up on this page mean, for paper only, where a tap opens nothing. */
export function WordsOnPaper() {
  const { t } = useView();
  const entries = useMarked();
  if (entries.length === 0) return null;
  return (
    <section class="on-paper">
      <h2>{t('ui:look-up-paper')}</h2>
      <ul>
        {entries.map(({ plain, says }) => (
          <li>
            {plain ? <InLang lang={plain.lang}>{plain.text}</InLang> : null}
            {says.map(({ who, term, meaning, lang, guess }) => (
              <p>
                <dfn>
                  <InLang lang={lang}>{term}</InLang>
                </dfn>{' '}
                · {guess ? t('ui:guess') : null} <bdi>{who}</bdi>
                {meaning ? (
                  <>
                    {' · '}
                    <InLang lang={lang}>{meaning}</InLang>
                  </>
                ) : null}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
