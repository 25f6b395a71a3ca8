import type { Child } from 'hono/jsx';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Facts, Field, Fold, Form, LanguageField, Part, Quote, Radios, Row, Select, Submit, Time, useView, type Problems, InLang } from '../../../ui/index.ts';
import { inLocale, type LocalText } from '../../frameworks/index.ts';
import { frequencies, outcomes, powers, scales, stances, type SaidRange, type TestAnswer } from '../relevance.ts';
import type { MemberData } from './member-data.ts';

interface FormParts {
  data: MemberData;
  problems?: Problems;
  typed?: Typed;
}

/** A text of a framework in the reader's language. */
export function Framed({ text }: { text: LocalText }) {
  const { locale } = useView();
  const spoken = inLocale(text, locale.slice(0, 2));
  return <InLang lang={spoken.lang}>{spoken.text}</InLang>;
}

/** What is said about a member and not confirmed yet, with the member's one button. */
export function PencilledAsk({ data }: { data: MemberData }) {
  const { t } = useView();
  const tests = data.tests.filter((one) => !one.confirmedAt);
  const range = data.range && !data.range.confirmedAt ? data.range : null;
  const waiting = tests.length + (range ? 1 : 0);
  const at = { issue: data.place.issue.slug, membership: data.place.membership.id };
  return (
    <Form id="confirm-about" action={href('member.confirm', at)} sees={t('members:confirm.sees-agree')}>
      <p>{t('members:confirm.about', { count: waiting })}</p>
      {tests.map((one) => {
        const rule = data.relevance.rules.find(({ key }) => key === one.test);
        return (
          <>
            <h3>{rule ? <Framed text={rule.title} /> : null}</h3>
            <TestQuote answer={one} />
          </>
        );
      })}
      {range ? (
        <>
          <h3>{t('members:range')}</h3>
          <SaidRangeQuote range={range} />
        </>
      ) : null}
      <Row>
        <Submit primary>{t('members:confirm.submit')}</Submit>
        <a href={`${href('membership.edit', at, { open: tests.length > 0 ? 'tests' : 'range' })}#${tests.length > 0 ? 'tests' : 'range'}`}>
          {t('members:confirm.change')}
        </a>
      </Row>
    </Form>
  );
}

/** The five tests with what is said of this member, by whom. */
export function TestsSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const pencilled = data.tests.filter((one) => !one.confirmedAt).length;
  const state = (
    <>
      {t('members:tests.count', { count: data.tests.length })}
      {pencilled > 0 ? <> · {t('members:tests.pencilled', { count: pencilled })}</> : null}
    </>
  );
  return (
    <Part id="tests" title={<Framed text={data.relevance.name} />} quiet={<Framed text={data.relevance.about} />} state={state} open={data.open === 'tests'}>
      {data.relevance.rules.map((rule) => (
        <div class="stack">
          <h3>
            <Framed text={rule.title} />
          </h3>
          <p class="quiet">
            <Framed text={rule.rule} />
          </p>
          <TestQuote answer={data.tests.find((one) => one.test === rule.key)} />
        </div>
      ))}
      <Fold label={t('members:tests.answer')}>
        <TestsForm data={data} />
      </Fold>
    </Part>
  );
}

function TestQuote({ answer }: { answer: TestAnswer | undefined }) {
  const { t } = useView();
  if (!answer) return <p class="quiet">{t('members:tests.none')}</p>;
  return (
    <>
      <p>
        <strong>{t(`members:outcome.${answer.outcome}`)}</strong>
      </p>
      <Quote body={answer.reason} lang={answer.lang} guess={!answer.confirmedAt} who={<SaidBy name={answer.saidByName} at={answer.saidAt} />} />
    </>
  );
}

function SaidBy({ name, at }: { name: string; at: Date }) {
  return (
    <>
      {name}, <Time value={at} style="short" />
    </>
  );
}

/** All five at once; what is left as it was changes nothing. */
export function TestsForm({ data, problems, typed = {} }: FormParts) {
  const { t } = useView();
  const { issue, membership, isOwn } = data.place;
  const choices = [{ value: '', label: t('members:tests.later') }, ...outcomes.map((one) => ({ value: one, label: t(`members:outcome.${one}`) }))];
  return (
    <Form
      id="answer-tests"
      action={href('tests.answer', { issue: issue.slug, membership: membership.id })}
      problems={problems}
      sees={t(isOwn ? 'members:tests.sees-own' : 'members:tests.sees')}
    >
      {data.relevance.rules.map((rule) => {
        const before = data.tests.find((one) => one.test === rule.key);
        return (
          <>
            <Radios
              name={`outcome-${rule.key}`}
              label={<Framed text={rule.title} />}
              hint={<Framed text={rule.rule} />}
              options={choices}
              value={typed[`outcome-${rule.key}`] ?? before?.outcome ?? ''}
              layout="row"
            />
            <Field
              name={`reason-${rule.key}`}
              label={
                <>
                  {t('members:tests.reason')}
                  <span class="unseen">
                    : <Framed text={rule.title} />
                  </span>
                </>
              }
              value={typed[`reason-${rule.key}`] ?? before?.reason}
              maxlength={1000}
            />
          </>
        );
      })}
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? issue.lang} />
      <Submit primary>{t('members:tests.submit')}</Submit>
    </Form>
  );
}

/** How far and how often, and in what role. */
export function RangeSection({ data }: { data: MemberData }) {
  const { t } = useView();
  const { range } = data;
  return (
    <Part
      id="range"
      title={t('members:range')}
      quiet={t('members:range.about')}
      state={range ? (range.confirmedAt ? null : t('members:tests.pencilled', { count: 1 })) : t('members:range.none')}
      open={data.open === 'range'}
    >
      {range ? <SaidRangeQuote range={range} /> : null}
      <Fold label={t('members:range.say')}>
        <RangeForm data={data} />
      </Fold>
    </Part>
  );
}

function SaidRangeQuote({ range }: { range: SaidRange }) {
  const { t } = useView();
  return (
    <div class={range.confirmedAt ? 'stack' : 'quote guess'}>
      <RangeFacts range={range} />
      <p class="who">
        {range.confirmedAt ? null : <b class="guess-mark">{t('ui:guess')} </b>}
        <SaidBy name={range.saidByName} at={range.saidAt} />
      </p>
    </div>
  );
}

function RangeFacts({ range }: { range: SaidRange }) {
  const { t } = useView();
  const words = (text: string): Child => <InLang lang={range.lang}>{text}</InLang>;
  const items = [
    ...(range.part ? [{ name: t('members:range.part'), value: words(range.part) }] : []),
    ...(range.stance ? [{ name: t('members:range.stance'), value: t(`members:stance.${range.stance}`) }] : []),
    ...(range.power ? [{ name: t('members:range.power'), value: t(`members:power.${range.power}`) }] : []),
    ...(range.level ? [{ name: t('members:range.level'), value: t(`members:level.${range.level}`) }] : []),
    ...(range.frequency ? [{ name: t('members:range.frequency'), value: t(`members:frequency.${range.frequency}`) }] : []),
    ...(range.howOften ? [{ name: t('members:range.how-often'), value: words(range.howOften) }] : []),
  ];
  return <Facts items={items} />;
}

export function RangeForm({ data, problems, typed = {} }: FormParts) {
  const { t, locale } = useView();
  const { issue, membership, isOwn } = data.place;
  const { range } = data;
  const choose = <Key extends string>(keys: readonly Key[], label: (key: Key) => string) => [
    { value: '', label: t('members:range.unsaid') },
    ...keys.map((key) => ({ value: key, label: label(key) })),
  ];
  return (
    <Form
      id="range-form"
      action={href('range.say', { issue: issue.slug, membership: membership.id })}
      problems={problems}
      sees={t(isOwn ? 'members:tests.sees-own' : 'members:tests.sees')}
    >
      <Field name="part" label={t('members:range.part')} hint={t('members:range.part.hint')} value={typed['part'] ?? range?.part} maxlength={500} optional />
      <Row>
        <Select
          name="stance"
          label={t('members:range.stance')}
          options={choose(stances, (one) => t(`members:stance.${one}`))}
          value={typed['stance'] ?? range?.stance ?? ''}
        />
        <Select
          name="power"
          label={t('members:range.power')}
          options={choose(powers, (one) => t(`members:power.${one}`))}
          value={typed['power'] ?? range?.power ?? ''}
        />
        <Select
          name="level"
          label={t('members:range.level')}
          options={choose(scales, (one) => t(`members:level.${one}`))}
          value={typed['level'] ?? range?.level ?? ''}
        />
        <Select
          name="frequency"
          label={t('members:range.frequency')}
          options={choose(frequencies, (one) => t(`members:frequency.${one}`))}
          value={typed['frequency'] ?? range?.frequency ?? ''}
        />
      </Row>
      <Field
        name="howOften"
        label={t('members:range.how-often')}
        hint={t('members:range.how-often.hint')}
        value={typed['howOften'] ?? range?.howOften}
        maxlength={200}
        optional
      />
      <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? range?.lang ?? locale.slice(0, 2)} />
      <Submit primary>{t('members:range.submit')}</Submit>
    </Form>
  );
}
