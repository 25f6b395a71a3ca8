import type { Problems, Typed } from '../../../platform/http/form.ts';
import { locales } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Field, Fold, Form, Heading, Hidden, languageName, LanguageField, Notice, Radios, Section, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import type { Decision } from '../../decisions/index.ts';
import type { Input } from '../../inputs/index.ts';
import { InputQuote } from '../../inputs/web/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import { verdicts, type Answer } from '../answer.ts';
import { AnswerLetter } from './answer-letter.tsx';

export interface AnswerPageProps {
  issue: Issue;
  inputs: readonly Input[];
  answers: ReadonlyMap<string, Answer>;
  /** Every answer to the one input, where it is one. */
  history: readonly Answer[];
  decisions: readonly Decision[];
  seen: string;
  problems: Problems;
  typed: Typed;
}

/** What people said, and the one answer to it. */
export function AnswerPage(props: AnswerPageProps) {
  const { t } = useView();
  const { issue, inputs, answers, history } = props;
  const title = t('answers:new.title', { count: inputs.length });
  return (
    <Shell title={title} desk problem={Object.keys(props.problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={title} lede={t('answers:new.lede')} />
      {inputs.map((input) => {
        const answer = answers.get(input.id);
        return (
          <InputQuote input={input} threshold={0}>
            {answer ? <AnswerLetter answer={answer} authorLocale={input.authorLocale} /> : null}
          </InputQuote>
        );
      })}
      {answers.size > 0 ? <Notice>{t('answers:new.replaces')}</Notice> : null}
      {history.length > 1 ? <Earlier history={history.slice(1)} authorLocale={inputs[0]?.authorLocale ?? 'en'} /> : null}
      <Section title={t('answers:new.form')}>
        <AnswerForm {...props} />
      </Section>
    </Shell>
  );
}

function Earlier({ history, authorLocale }: { history: readonly Answer[]; authorLocale: string }) {
  const { t } = useView();
  return (
    <Fold label={t('answers:earlier')}>
      {history.map((answer) => (
        <AnswerLetter answer={answer} authorLocale={authorLocale} />
      ))}
    </Fold>
  );
}

function AnswerForm({ issue, inputs, decisions, seen, problems, typed }: AnswerPageProps) {
  const { t } = useView();
  const reachable = inputs.filter((input) => input.reachable).length;
  const questions = decisions.map((decision) => ({ value: decision.id, label: `${decision.number}. ${decision.question}` }));
  return (
    <Form action={href('answer.create', { issue: issue.slug })} problems={problems} sees={t('answers:new.sees', { count: reachable })}>
      {inputs.map((input) => (
        <Hidden name="input[]" value={input.id} />
      ))}
      <Hidden name="seen" value={seen} />
      <Radios
        name="verdict"
        label={t('answers:verdict')}
        required
        value={typed['verdict']}
        options={verdicts.map((verdict) => ({ value: verdict, label: t(`answers:verdict.${verdict}`), hint: t(`answers:verdict.${verdict}.hint`) }))}
      />
      <Field
        name="reason"
        type="textarea"
        rows={5}
        label={t('answers:reason')}
        hint={t('answers:reason.hint')}
        value={typed['reason']}
        maxlength={4000}
        required
      />
      <LanguageField name="lang" label={t('answers:lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
      <ReasonsForAuthors inputs={inputs} typed={typed} />
      {questions.length > 0 ? (
        <Select
          name="decision"
          label={t('answers:link-decision')}
          optional
          value={typed['decision']}
          options={[{ value: '', label: t('answers:link-decision.none') }, ...questions]}
        />
      ) : null}
      <Field name="link" type="url" label={t('answers:link')} hint={t('answers:link.hint')} value={typed['link']} dir="ltr" optional />
      <Submit primary>{t('answers:new.submit', { count: inputs.length })}</Submit>
    </Form>
  );
}

/** The same reason in each language the authors are written to in, other than the writer's own. */
function ReasonsForAuthors({ inputs, typed }: { inputs: readonly Input[]; typed: Typed }) {
  const { t, locale } = useView();
  const writing = typed['lang'] ?? locale.slice(0, 2);
  const others = locales.filter((one) => one !== writing && inputs.some((input) => input.authorLocale === one));
  return (
    <>
      {others.map((one) => (
        <Field
          name={`reason_${one}`}
          type="textarea"
          rows={4}
          lang={one}
          label={t('answers:reason-in', { language: languageName(one, locale) })}
          hint={t('answers:reason-in.hint')}
          value={typed[`reason_${one}`]}
          maxlength={4000}
          optional
        />
      ))}
    </>
  );
}
