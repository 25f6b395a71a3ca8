import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Field, Form, Heading, Notice, Quiet, Quote, Row, Section, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { Suggestion } from '../suggestion.ts';
import { findWords, sharingTerms, type Word } from '../word.ts';
import { WordEntry } from './word-entry.tsx';

export interface VocabularyProps {
  issue: Issue;
  words: readonly Word[];
  search: string;
  /** May add words: those who lead, and members who speak for a group. */
  mayAdd: boolean;
  lead: boolean;
  mine: readonly Suggestion[];
}

/** The shared vocabulary of an issue, for everybody; printed, it is a glossary. */
export function VocabularyPage({ issue, words, search, mayAdd, lead, mine }: VocabularyProps) {
  const { t } = useView();
  const title = t('vocabulary:title');
  const found = findWords(words, search);
  const at = { issue: issue.slug };
  return (
    <Shell title={`${title}: ${issue.statement}`} desk wide>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('vocabulary:lede')} />
      {words.length > 5 || search ? <Search issue={issue} search={search} /> : null}
      <Row>
        {mayAdd ? (
          <ButtonLink primary href={href('word.new', at)}>
            {t('vocabulary:add')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={href('suggestion.new', at)}>{t('vocabulary:suggest')}</ButtonLink>
        {lead ? <ButtonLink href={href('desk.words', at)}>{t('vocabulary:to-desk')}</ButtonLink> : null}
      </Row>
      {search ? (
        <Notice announce>
          {t('vocabulary:found', { count: found.length, search })} <a href={href('vocabulary.show', at)}>{t('vocabulary:all')}</a>
        </Notice>
      ) : null}
      {words.length === 0 ? <EmptyState title={t('vocabulary:none')} why={t('vocabulary:none.why')} /> : null}
      {found.map((word) => (
        <WordEntry word={word} issue={issue} alike={sharingTerms(word, words)} />
      ))}
      <MySuggestions issue={issue} mine={mine} />
    </Shell>
  );
}

function Search({ issue, search }: { issue: Issue; search: string }) {
  const { t } = useView();
  return (
    <search>
      <Form method="get" layout="inline" action={href('vocabulary.show', { issue: issue.slug })}>
        <Field name="q" type="search" label={t('vocabulary:search')} value={search} maxlength={100} dir="auto" />
        <Submit>{t('vocabulary:search.go')}</Submit>
      </Form>
    </search>
  );
}

/** What the reader suggested, and what became of it. */
function MySuggestions({ issue, mine }: { issue: Issue; mine: readonly Suggestion[] }) {
  const { t } = useView();
  if (mine.length === 0) return null;
  return (
    <Section id="mine" title={t('vocabulary:mine')} quiet={t('vocabulary:mine.sees')}>
      {mine.map((one) => (
        <Quote body={one.meaning ? `${one.term}\n${one.meaning}` : one.term} lang={one.lang} who={t(stateWords(one))} id={one.id}>
          {one.outcome?.reason ? (
            <p lang={one.outcome.lang} dir={direction(one.outcome.lang)}>
              {one.outcome.reason}
            </p>
          ) : null}
          {one.outcome ? null : (
            <Row>
              <Form layout="inline" method="delete" action={href('suggestion.withdraw', { issue: issue.slug, suggestion: one.id })}>
                <Submit small>{t('vocabulary:withdraw')}</Submit>
              </Form>
            </Row>
          )}
        </Quote>
      ))}
      <Quiet>{t('vocabulary:mine.why')}</Quiet>
    </Section>
  );
}

function stateWords({ outcome }: Suggestion) {
  if (!outcome) return 'vocabulary:suggestion.waiting';
  return outcome.wordingId ? 'vocabulary:suggestion.taken' : 'vocabulary:suggestion.not-taken';
}
