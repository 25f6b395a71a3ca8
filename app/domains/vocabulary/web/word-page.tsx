import { direction, textLanguages } from '../../../platform/i18n/locales.ts';
import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import {
  ButtonLink,
  Field,
  Fold,
  Form,
  Heading,
  Hidden,
  LanguageField,
  languageName,
  Quiet,
  Radios,
  Row,
  Section,
  Shell,
  Submit,
  Table,
  Time,
  useView,
} from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { leads, type Group } from '../../people/index.ts';
import { maySpeakFor, type Speaking } from '../speaking.ts';
import { meanings, sharingTerms, termsOf, type Word } from '../word.ts';
import type { WordingVersion } from '../words.ts';
import { WordEntry, WhoSays } from './word-entry.tsx';
import { WordingFields } from './wording-fields.tsx';

export interface WordPageProps {
  issue: Issue;
  word: Word;
  words: readonly Word[];
  versions: readonly WordingVersion[];
  speaking: Speaking;
  groups: readonly Group[];
  problems: Problems;
  typed: Typed;
}

/** One word: what everybody reads first, then what the reader may do with it, then how it came about. */
export function WordPage(props: WordPageProps) {
  const { issue, word, speaking } = props;
  const { t } = useView();
  const title = termsOf(word)
    .map((one) => one.term)
    .join(' / ');
  const mayAdd = leads(speaking.standing) || (speaking.standing.ring !== null && speaking.mandates.length > 0);
  const at = { issue: issue.slug };
  return (
    <Shell title={title || t('vocabulary:title')} desk wide problem={Object.keys(props.problems).length > 0}>
      <Heading
        above={
          <>
            <BackToIssue issue={issue} />
            <br />
            <a href={href('vocabulary.show', at)}>{t('vocabulary:all')}</a>
          </>
        }
        title={t('vocabulary:title')}
      />
      <WordEntry word={word} issue={issue} alike={sharingTerms(word, props.words)} />
      <Row>
        <ButtonLink href={href('suggestion.new', at, { word: word.id })}>{t('vocabulary:suggest.for')}</ButtonLink>
      </Row>
      <Wordings {...props} />
      {mayAdd ? <AddWording {...props} /> : null}
      {leads(speaking.standing) ? <Keeping {...props} /> : null}
      <History {...props} />
    </Shell>
  );
}

/** The wordings that the reader may write anew, confirm or take out. */
function Wordings({ issue, word, speaking }: WordPageProps) {
  const { t } = useView();
  const mine = word.wordings.filter((one) => maySpeakFor(speaking, one.groupId).allowed);
  if (mine.length === 0) return null;
  return (
    <Section title={t('vocabulary:wordings')}>
      <ul class="plain apart" role="list">
        {mine.map((wording) => {
          const at = { issue: issue.slug, wording: wording.id };
          return (
            <li>
              <p>
                <bdi lang={wording.lang}>{wording.term}</bdi> · <WhoSays wording={wording} />
              </p>
              <Row>
                {wording.saidBy === 'guess' ? (
                  <Form layout="inline" action={href('wording.confirm', at)}>
                    <Hidden name="revision" value={wording.revision} />
                    <Submit small icon="check">
                      {t('issues:row.confirm')}
                    </Submit>
                  </Form>
                ) : null}
                <ButtonLink small icon="pencil" href={href('wording.edit', at)}>
                  {t('issues:row.edit')}
                </ButtonLink>
                <Form layout="inline" action={href('wording.remove', at)}>
                  <Submit small icon="cross">
                    {t('issues:row.remove')}
                  </Submit>
                </Form>
              </Row>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function AddWording({ issue, word, speaking, groups, problems, typed }: WordPageProps) {
  const { t } = useView();
  const again = Object.keys(problems).length > 0;
  return (
    <Fold label={t('vocabulary:add-wording')} open={again}>
      <Form
        id="add-wording"
        action={href('wording.create', { issue: issue.slug, word: word.id })}
        problems={problems}
        sees={t(issue.publishedAt ? 'vocabulary:sees-all' : 'vocabulary:sees-inside')}
      >
        <WordingFields typed={typed} lang={issue.lang} speaking={speaking} groups={groups} />
        <Submit primary>{t('vocabulary:save')}</Submit>
      </Form>
    </Fold>
  );
}

/** For those who lead: whether the groups mean the same, plain words, and taking it out. */
function Keeping({ issue, word }: WordPageProps) {
  const { t, locale } = useView();
  const at = { issue: issue.slug, word: word.id };
  const sees = t(issue.publishedAt ? 'vocabulary:sees-all' : 'vocabulary:sees-inside');
  return (
    <Section title={t('vocabulary:keeping')}>
      <Form method="put" id="judge" action={href('word.judge', at)} sees={sees}>
        <Hidden name="revision" value={word.revision} />
        <Radios
          name="meant"
          label={t('vocabulary:meant')}
          hint={t('vocabulary:meant.hint')}
          value={word.meant}
          options={meanings.map((meant) => ({ value: meant, label: t(`vocabulary:meant.${meant}`) }))}
        />
        <Submit>{t('vocabulary:meant.save')}</Submit>
      </Form>
      {word.explanations.map((one) => (
        <Fold label={t('vocabulary:plain.change', { language: languageName(one.lang, locale) })}>
          <Form id={`explain-${one.lang}`} action={href('word.explain', at)} sees={sees}>
            <Hidden name="lang" value={one.lang} />
            <Field
              name="body"
              type="textarea"
              label={t('vocabulary:plain.body')}
              hint={t('vocabulary:plain.hint')}
              value={one.body}
              maxlength={1000}
              lang={one.lang}
              optional
            />
            <Submit>{t('vocabulary:plain.save')}</Submit>
          </Form>
        </Fold>
      ))}
      <Fold label={t('vocabulary:plain.add')}>
        <Form id="explain" action={href('word.explain', at)} sees={sees}>
          <LanguageField name="lang" label={t('vocabulary:lang')} only={textLanguages.filter((lang) => !word.explanations.some((one) => one.lang === lang))} />
          <Field name="body" type="textarea" label={t('vocabulary:plain.body')} hint={t('vocabulary:plain.hint')} maxlength={1000} required />
          <Submit>{t('vocabulary:plain.save')}</Submit>
        </Form>
      </Fold>
      <Form layout="inline" action={href('word.remove', at)}>
        <Submit icon="cross">{t('vocabulary:remove')}</Submit>
      </Form>
    </Section>
  );
}

function History({ word, versions }: WordPageProps) {
  const { t } = useView();
  const of = (id: string) => word.wordings.find((one) => one.id === id);
  const shown = versions.filter((one) => of(one.wordingId));
  if (shown.length <= word.wordings.length) return null;
  return (
    <Fold label={t('vocabulary:history')}>
      <Quiet>{t('vocabulary:history.why')}</Quiet>
      <Table
        caption={t('vocabulary:history')}
        head={[t('vocabulary:history.at'), t('vocabulary:whose'), t('vocabulary:term'), t('vocabulary:meaning'), t('issues:said-by')]}
        rows={shown.map((one) => [
          <Time value={one.at} style="short" />,
          of(one.wordingId)?.groupName ?? t('vocabulary:whose.ours'),
          <bdi lang={one.lang}>{one.term}</bdi>,
          <span lang={one.lang} dir={direction(one.lang)}>
            {one.meaning ?? '–'}
          </span>,
          t(`issues:said-by.${one.saidBy}`),
        ])}
      />
    </Fold>
  );
}
