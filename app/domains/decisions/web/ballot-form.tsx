import type { Problems, Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Checkbox, Field, Form, InLang, LanguageField, Quiet, Radios, Section, Submit, useView } from '../../../ui/index.ts';
import { ForWhom } from '../../inputs/web/index.ts';
import { Spoken } from '../../issues/web/index.ts';
import { LapsedNote } from '../../people/web/index.ts';
import { marksEach, shuffledFor, stepOf, ticks, type BallotSpeech } from '../ballot.ts';
import type { Option } from '../decision.ts';
import type { DecisionView } from './decision-page.tsx';
import { OptionOrigin } from './option-origin.tsx';
import { spokenFor } from './spoken.ts';

interface BallotProps {
  view: DecisionView;
  problems: Problems;
  typed: Typed;
}

/**
 * The ballot of somebody on the roll. Choices look alike, so no word in them is marked to look up: the way to the words stands above all of them.
 * Options stand in an order of each voter's own.
 */
export function BallotForm(props: BallotProps) {
  const page = useView();
  const { t } = page;
  const { decision, ballot, scale } = props.view;
  const typed = Object.keys(props.typed).length > 0 ? props.typed : typedFrom(props.view);
  const secret = decision.secrecy === 'secret';
  const needed = scale.steps.filter((step) => step.words === 'needed').map((step) => spokenFor(page, step.name).text);
  return (
    <Section title={t('decisions:ballot')} id="ballot">
      {decision.method === 'majority' ? null : (
        <p>
          <Spoken text={spokenFor(page, scale.ask)} />
        </p>
      )}
      {page.lookUps.length > 0 ? (
        <Quiet>
          <a href={href('vocabulary.show', { issue: props.view.issue.slug })}>{t('decisions:ballot.words')}</a>
        </Quiet>
      ) : null}
      <Form
        action={href('ballot.cast', { decision: decision.id })}
        problems={props.problems}
        sees={t(secret ? 'decisions:ballot.sees.secret' : 'decisions:ballot.sees.named')}
      >
        <Marks {...props} typed={typed} />
        <Field
          name="words"
          type="textarea"
          label={t('decisions:words')}
          value={typed['words']}
          maxlength={4000}
          optional
          hint={
            <>
              {t('decisions:words.hint')} {needed.length > 0 ? t('decisions:words.needed', { steps: needed.join(' · ') }) : null}
            </>
          }
        />
        <VotesFor view={props.view} typed={typed} />
        <LanguageField name="lang" label={t('decisions:words.lang')} {...(typed['lang'] ? { value: typed['lang'] } : {})} />
        {secret ? null : (
          <Checkbox name="signed" label={t('decisions:words.signed')} hint={t('decisions:words.signed.hint')} checked={typed['signed'] === '1'} />
        )}
        <Submit primary confirm={secret ? t('decisions:ballot.confirm') : undefined}>
          {t(ballot ? 'decisions:ballot.change' : 'decisions:ballot.cast')}
        </Submit>
      </Form>
    </Section>
  );
}

/** For whom one votes, for those who speak for a group. In a secret vote it is not kept, and that is said. */
function VotesFor({ view, typed }: { view: DecisionView; typed: Typed }) {
  const { t } = useView();
  if (view.decision.secrecy === 'secret') return view.mandates.length > 0 ? <p class="quiet">{t('decisions:spoken-for.secret')}</p> : null;
  return (
    <>
      <LapsedNote lapsed={view.lapsed} />
      {view.mandates.length > 0 ? (
        <>
          <ForWhom mandates={view.mandates} typed={typed} />
          <p class="quiet">{t('decisions:spoken-for.equal')}</p>
        </>
      ) : null}
    </>
  );
}

function Marks({ view, typed }: BallotProps) {
  const options = shuffledFor(view.personId ?? '', view.options);
  if (marksEach(view.decision.method))
    return (
      <>
        {options.map((option) => (
          <MarkEach view={view} option={option} value={typed[`mark-${option.id}`]} />
        ))}
      </>
    );
  if (view.decision.method === 'majority') return <ChooseOne view={view} options={options} value={typed['option']} />;
  return <TickAny view={view} options={options} typed={typed} />;
}

function MarkEach({ view, option, value }: { view: DecisionView; option: Option; value: string | undefined }) {
  const page = useView();
  const choices = view.scale.steps.map((step) => ({
    value: String(step.mark),
    label: <Spoken text={spokenFor(page, step.name)} />,
    hint: <Spoken text={spokenFor(page, step.meaning)} />,
  }));
  return (
    <Radios
      name={`mark-${option.id}`}
      label={<InLang lang={option.lang}>{option.label}</InLang>}
      hint={detailOf(view, option)}
      options={choices}
      value={value}
      required
    />
  );
}

function ChooseOne({ view, options, value }: { view: DecisionView; options: readonly Option[]; value: string | undefined }) {
  const page = useView();
  const choices = options.map((option) => ({ value: option.id, label: <InLang lang={option.lang}>{option.label}</InLang>, hint: detailOf(view, option) }));
  const abstain = { value: 'abstain', label: page.t('decisions:ballot.abstain'), hint: page.t('decisions:ballot.abstain.hint') };
  return <Radios name="option" label={<Spoken text={spokenFor(page, view.scale.ask)} />} options={[...choices, abstain]} value={value} required />;
}

function TickAny({ view, options, typed }: { view: DecisionView; options: readonly Option[]; typed: Typed }) {
  return (
    <>
      {options.map((option) => (
        <Checkbox
          name={`mark-${option.id}`}
          label={<InLang lang={option.lang}>{option.label}</InLang>}
          hint={detailOf(view, option)}
          checked={typed[`mark-${option.id}`] === '1'}
        />
      ))}
    </>
  );
}

/** Null, not an empty paragraph, where there is nothing more to say of an option. */
function detailOf(view: DecisionView, option: Option) {
  const { detail, lang } = option;
  if (!detail && !view.origins.has(option.id)) return null;
  return (
    <>
      {detail ? <InLang lang={lang}>{detail}</InLang> : null} <OptionOrigin view={view} option={option} />
    </>
  );
}

/** The ballot that is in, as the form holds it. */
function typedFrom({ ballot, decision, scale }: DecisionView): Typed {
  if (!ballot) return {};
  const marks = Object.entries(ballot.marks);
  const typed: Typed = { words: ballot.words ?? '', lang: ballot.lang, signed: ballot.signed ? '1' : '', ...typedSpeech(ballot.spokenFor) };
  if (decision.method === 'majority') {
    typed['option'] = marks.find(([, mark]) => stepOf(scale, mark)?.supports)?.[0] ?? 'abstain';
    return typed;
  }
  const each = marksEach(decision.method);
  for (const [id, mark] of marks) typed[`mark-${id}`] = each ? String(mark) : mark === ticks(scale).yes ? '1' : '';
  return typed;
}

function typedSpeech(speech: BallotSpeech | undefined): Typed {
  if (!speech || speech.speaks === 'self') return { for: 'self' };
  return { for: `${speech.speaks}:${speech.mandateId}`, ...(speech.speaks === 'asked' ? { asked: String(speech.askedCount) } : {}) };
}
