import type { Problems, Typed } from '../../../platform/http/form.ts';
import { localDay } from '../../../platform/clock.ts';
import { href } from '../../../routes.ts';
import { Checkbox, Field, Fold, Form, Heading, Hidden, LanguageField, Notice, Said, Section, Select, Shell, Submit, useView } from '../../../ui/index.ts';
import { BackToIssue } from '../../issues/web/index.ts';
import type { DecisionView } from './decision-page.tsx';
import { ResultSection } from './result-view.tsx';

interface ClosingProps {
  view: DecisionView;
  /** Members with authority, one of whom can commit to carry it out. */
  leaders: readonly { personId: string; name: string }[];
  problems: Problems;
  typed: Typed;
}

/** The result, and below it the record that makes a result a decision for now. */
export function ClosingPage(props: ClosingProps) {
  const { t } = useView();
  const { view, problems, typed } = props;
  const { decision, issue, result } = view;
  const passing = result.kind === 'full' ? view.options.filter((option) => result.result.passing.includes(option.id)) : [];
  const undecided = typed['ending'] === 'undecided';
  return (
    <Shell title={t('decisions:closing.title')} desk problem={Object.keys(problems).length > 0}>
      <Heading above={<BackToIssue issue={issue} />} title={<Said text={decision.question} lang={decision.lang} />} lede={t('decisions:closing.lede')} />
      <ResultSection view={view} />
      {passing.length > 0 ? (
        <Section title={t('decisions:record')} quiet={t('decisions:record.why')}>
          <RecordForm {...props} passing={passing} problems={undecided ? {} : problems} />
        </Section>
      ) : null}
      <Fold label={t('decisions:undecided')} open={passing.length === 0 || undecided}>
        {passing.length === 0 ? <Notice>{t('decisions:closing.none')}</Notice> : <p>{t('decisions:undecided.hint')}</p>}
        <UndecidedForm {...props} problems={undecided ? problems : {}} />
      </Fold>
    </Shell>
  );
}

function RecordForm({ view, leaders, passing, problems, typed }: ClosingProps & { passing: DecisionView['options'] }) {
  const { t, now, timeZone } = useView();
  const only = passing.length === 1 ? passing[0]?.id : undefined;
  const options = [
    ...(only ? [] : [{ value: '', label: t('decisions:closing.choose') }]),
    ...passing.map((option) => ({ value: option.id, label: option.label })),
  ];
  const tomorrow = localDay(new Date(now.getTime() + 86_400_000), timeZone);
  return (
    <Form action={href('decision.close', { decision: view.decision.id })} problems={problems} sees={t('decisions:closing.sees')} id="record">
      <Hidden name="ending" value="provisional" />
      <Select name="optionId" label={t('decisions:closing.option')} options={options} value={typed['optionId'] ?? only} />
      <Field name="outcome" type="textarea" label={t('decisions:outcome')} hint={t('decisions:outcome.hint')} value={typed['outcome']} required />
      <Field name="hypothesis" type="textarea" label={t('decisions:hypothesis')} hint={t('decisions:hypothesis.hint')} value={typed['hypothesis']} required />
      <Field name="measure" type="textarea" rows={2} label={t('decisions:measure')} hint={t('decisions:measure.hint')} value={typed['measure']} required />
      <Field name="reopenWhen" type="textarea" label={t('decisions:reopen')} hint={t('decisions:reopen.hint')} value={typed['reopenWhen']} required />
      <Field name="reviewOn" type="date" min={tomorrow} label={t('decisions:review')} hint={t('decisions:review.hint')} value={typed['reviewOn']} required />
      {leaders.length > 0 ? <LeaderFields leaders={leaders} typed={typed} /> : <Notice>{t('decisions:leader.nobody')}</Notice>}
      <LanguageField name="lang" label={t('decisions:lang')} value={typed['lang'] ?? view.decision.lang} />
      <Submit primary confirm={t('decisions:close.confirm')}>
        {t('decisions:close')}
      </Submit>
    </Form>
  );
}

function LeaderFields({ leaders, typed }: Pick<ClosingProps, 'leaders' | 'typed'>) {
  const { t } = useView();
  const options = [{ value: '', label: t('decisions:leader.none') }, ...leaders.map((one) => ({ value: one.personId, label: one.name }))];
  return (
    <>
      <Select name="leaderId" label={t('decisions:leader')} hint={t('decisions:leader.hint')} options={options} value={typed['leaderId']} />
      <Field name="commitment" type="textarea" label={t('decisions:commitment')} hint={t('decisions:commitment.hint')} value={typed['commitment']} optional />
      <Checkbox name="disagreed" label={t('decisions:disagreed')} hint={t('decisions:disagreed.hint')} checked={typed['disagreed'] === '1'} />
    </>
  );
}

function UndecidedForm({ view, problems, typed }: ClosingProps) {
  const { t } = useView();
  return (
    <Form action={href('decision.close', { decision: view.decision.id })} problems={problems} sees={t('decisions:closing.sees')} id="undecided">
      <Hidden name="ending" value="undecided" />
      <Field
        name="reason"
        type="textarea"
        label={t('decisions:undecided.reason')}
        hint={t('decisions:undecided.reason.hint')}
        value={typed['reason']}
        required
      />
      <LanguageField name="undecidedLang" label={t('decisions:lang')} value={typed['undecidedLang'] ?? view.decision.lang} />
      <Submit confirm={t('decisions:close.confirm')}>{t('decisions:undecided.close')}</Submit>
    </Form>
  );
}
