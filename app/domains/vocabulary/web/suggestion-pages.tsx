import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Field, Form, Heading, Hidden, LanguageField, Quote, Row, Section, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue, GroupName } from '../../issues/web/index.ts';
import type { Group } from '../../people/index.ts';
import type { Speaking } from '../speaking.ts';
import type { Suggestion } from '../suggestion.ts';
import { termsOf, type Word } from '../word.ts';
import { WordEntry } from './word-entry.tsx';
import { WordingFields } from './wording-fields.tsx';

export interface SuggestProps {
  issue: Issue;
  /** The word it is about; null for a new one. */
  word: Word | null;
  groups: readonly Group[];
  problems: Problems;
  typed: Typed;
}

/** For whoever takes part: what their people call it. */
export function SuggestPage({ issue, word, groups, problems, typed }: SuggestProps) {
  const { t } = useView();
  const title = t(word ? 'vocabulary:suggest.for' : 'vocabulary:suggest');
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('vocabulary:suggest.lede')} />
      {word ? <WordEntry word={word} issue={issue} alike={[]} /> : null}
      <Form action={href('suggestion.create', { issue: issue.slug })} problems={problems} sees={t('vocabulary:suggest.sees')}>
        {word ? <Hidden name="word" value={word.id} /> : null}
        <Field name="term" label={t('vocabulary:term.yours')} value={typed['term']} maxlength={80} dir="auto" required />
        <Field
          name="meaning"
          type="textarea"
          label={t('vocabulary:meaning.yours')}
          hint={t('vocabulary:meaning.yours.hint')}
          value={typed['meaning']}
          maxlength={2000}
          optional
        />
        <Select
          name="groupId"
          label={t('vocabulary:group.yours')}
          value={typed['groupId']}
          optional
          options={[{ value: '', label: t('vocabulary:group.none') }, ...groups.map((group) => ({ value: group.id, label: group.name }))]}
        />
        <LanguageField name="lang" label={t('vocabulary:lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        <div hidden={problems['website'] === undefined}>
          <Field name="website" label={t('vocabulary:website')} value={typed['website']} autocomplete="off" />
        </div>
        <Row>
          <Submit primary>{t('vocabulary:suggest.send')}</Submit>
          <ButtonLink href={href('vocabulary.show', { issue: issue.slug })}>{t('ui:cancel')}</ButtonLink>
        </Row>
      </Form>
    </Shell>
  );
}

export interface DecideProps {
  issue: Issue;
  suggestion: Suggestion;
  words: readonly Word[];
  groups: readonly Group[];
  speaking: Speaking;
  problems: Problems;
  /** `verdict` says which of the two forms needs another look. */
  typed: Typed;
}

/** For those who lead: take it over as a wording, or decline it with a reason. */
export function DecidePage({ issue, suggestion, words, groups, speaking, problems, typed }: DecideProps) {
  const { t } = useView();
  const title = t('vocabulary:decide');
  const at = { issue: issue.slug, suggestion: suggestion.id };
  const declining = typed['verdict'] === 'decline';
  const { term, meaning, lang, groupId, wordId } = suggestion;
  const taken = typed['verdict'] === 'accept' ? typed : { term, meaning: meaning ?? '', lang, groupId: groupId ?? '', wordId: wordId ?? '', saidBy: 'guess' };
  return (
    <Shell title={title} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} />
      <Quote body={meaning ? `${term}\n${meaning}` : term} lang={lang} who={<Suggester suggestion={suggestion} />} />
      <Section title={t('vocabulary:take')} quiet={t('vocabulary:take.why')}>
        <Form
          id="take"
          action={href('suggestion.accept', at)}
          problems={declining ? {} : problems}
          sees={t(issue.publishedAt ? 'vocabulary:sees-all' : 'vocabulary:sees-inside')}
        >
          <Select
            name="wordId"
            label={t('vocabulary:take.word')}
            value={taken['wordId']}
            options={[
              { value: '', label: t('vocabulary:take.new') },
              ...words.map((word) => ({
                value: word.id,
                label: termsOf(word)
                  .map((one) => one.term)
                  .join(' / '),
              })),
            ]}
          />
          <WordingFields typed={taken} lang={issue.lang} speaking={speaking} groups={groups} />
          <Submit primary>{t('vocabulary:take.do')}</Submit>
        </Form>
      </Section>
      <Section title={t('vocabulary:decline')} quiet={t('vocabulary:decline.why')}>
        <Form id="decline" action={href('suggestion.decline', at)} problems={declining ? problems : {}} sees={t('vocabulary:decline.sees')}>
          <Field name="reason" type="textarea" label={t('vocabulary:decline.reason')} value={declining ? typed['reason'] : ''} maxlength={2000} required />
          <LanguageField name="reasonLang" label={t('vocabulary:lang')} value={(declining ? typed['reasonLang'] : null) ?? lang} />
          <Submit>{t('vocabulary:decline.do')}</Submit>
        </Form>
      </Section>
    </Shell>
  );
}

/** Somebody who takes part, and the group they say they are of. */
export function Suggester({ suggestion }: { suggestion: Suggestion }) {
  const { t } = useView();
  if (!suggestion.groupName) return <>{t('vocabulary:by-somebody')}</>;
  return (
    <>
      {t('vocabulary:by-one-of')} <GroupName name={suggestion.groupName} lang={suggestion.groupLang} />
    </>
  );
}
