import { Fold, formatNumber, InLang, Notice, Num, Quote, Said, Section, Stacked, Table, Tally, useView } from '../../../ui/index.ts';
import { marksEach } from '../ballot.ts';
import { SpokenFor, SpeechWords } from '../../inputs/web/index.ts';
import { Spoken } from '../../issues/web/index.ts';
import type { NamedBallot, Reservation, RingResult } from '../counting.ts';
import type { Option } from '../decision.ts';
import type { OptionResult, Result } from '../result.ts';
import type { DecisionView } from './decision-page.tsx';
import { spokenFor } from './spoken.ts';

/** How people voted, as far as the reader may see it: shares, how they are spread, the rings, the words, the names. */
export function ResultSection({ view }: { view: DecisionView }) {
  const { t } = useView();
  const { result } = view;
  if (result.kind !== 'full') return null;
  const first = result.reservations.filter((one) => one.pressing);
  return (
    <>
      {first.length > 0 ? (
        <Section title={t('decisions:pressing')}>
          <Reservations list={first} threshold={view.issue.privacyThreshold} />
        </Section>
      ) : null}
      <Section title={t('decisions:result')}>
        <Summary view={view} result={result.result} />
        {view.options.map((option) => (
          <OptionOutcome view={view} option={option} outcome={result.result.options.find((one) => one.optionId === option.id)} />
        ))}
        <Fold label={t('decisions:result.table')}>
          <StepTable view={view} result={result.result} />
        </Fold>
      </Section>
      <RingSection view={view} rings={result.rings} least={result.least} />
      {result.reservations.length > first.length ? (
        <Section title={t('decisions:reservations')}>
          <Reservations list={result.reservations.filter((one) => !one.pressing)} threshold={view.issue.privacyThreshold} />
        </Section>
      ) : null}
      {result.named ? <NamedSection view={view} /> : null}
    </>
  );
}

/** Turnout, quorum, and whether something passed; a tie is called a tie. */
function Summary({ view: { options, decision }, result }: { view: DecisionView; result: Result }) {
  const { t, locale } = useView();
  const { ballots, roll } = result.turnout;
  const quorum = formatNumber(decision.quorum, locale, { style: 'percent', maximumFractionDigits: 2 });
  const leading = options.filter((option) => result.leading.includes(option.id));
  return (
    <>
      <p>
        {t('decisions:turnout', { count: roll, voted: ballots })}{' '}
        {decision.quorum > 0 ? t(result.quorumReached ? 'decisions:quorum.reached' : 'decisions:quorum.missed', { share: quorum }) : null}
      </p>
      <Notice tone={leading.length > 0 ? 'good' : 'plain'}>
        {leading.length === 0 ? (
          t('decisions:passed.none')
        ) : (
          <>
            {t(leading.length > 1 ? 'decisions:passed.tie' : 'decisions:passed.one')}{' '}
            {leading.map((option, at) => (
              <>
                {at > 0 ? ' · ' : ''}
                <strong>
                  <Said text={option.label} lang={option.lang} />
                </strong>
              </>
            ))}
          </>
        )}
      </Notice>
    </>
  );
}

function OptionOutcome({ view, option, outcome }: { view: DecisionView; option: Option; outcome: OptionResult | undefined }) {
  const page = useView();
  const { t, locale } = page;
  if (!outcome) return null;
  const percent = (share: number) => formatNumber(share, locale, { style: 'percent', maximumFractionDigits: 2 });
  const needed = percent(view.decision.threshold);
  const total = outcome.steps.reduce((sum, step) => sum + step.count, 0);
  return (
    <section class="stack">
      <h3>
        <Said text={option.label} lang={option.lang} />
      </h3>
      {outcome.share === null ? (
        <p>{t('decisions:share.none')}</p>
      ) : (
        <p>
          {t(view.decision.method === 'majority' ? 'decisions:share.more-than' : 'decisions:share', {
            share: percent(outcome.share),
            needed,
            supports: outcome.supports,
            count: outcome.counted,
          })}
        </p>
      )}
      {outcome.blocks > 0 ? (
        <p>
          <strong>{t('decisions:blocked', { count: outcome.blocks })}</strong>
        </p>
      ) : null}
      {marksEach(view.decision.method) ? (
        view.scale.steps.map((step) => (
          <Tally label={spokenFor(page, step.name).text} count={outcome.steps.find((one) => one.mark === step.mark)?.count ?? 0} of={total} />
        ))
      ) : (
        <Tally label={t('decisions:supports')} count={outcome.supports} of={outcome.counted} />
      )}
    </section>
  );
}

/** The bars as figures: the options by the steps of the scale. */
function StepTable({ view, result }: { view: DecisionView; result: Result }) {
  const page = useView();
  const { t } = page;
  const steps = view.scale.steps;
  const rows = view.options.map((option) => {
    const outcome = result.options.find((one) => one.optionId === option.id);
    return [
      <InLang lang={option.lang}>{option.label}</InLang>,
      ...steps.map((step) => <Num value={outcome?.steps.find((one) => one.mark === step.mark)?.count ?? 0} />),
      outcome?.share === null || !outcome ? '–' : <Num value={outcome.share} percent />,
    ];
  });
  const head = [t('decisions:option.one'), ...steps.map((step) => <Spoken text={spokenFor(page, step.name)} />), t('decisions:supports')];
  return <Stacked wide caption={t('decisions:result.table')} head={head} rows={rows} figures={[...steps.map((_, at) => at + 1), steps.length + 1]} />;
}

function RingSection({ view, rings, least }: { view: DecisionView; rings: readonly RingResult[]; least: number }) {
  const { t } = useView();
  if (rings.length === 0 && least <= 1) return null;
  if (rings.length === 0)
    return (
      <Section title={t('decisions:by-ring')}>
        <p>{t('decisions:by-ring.none', { count: least })}</p>
      </Section>
    );
  const named = (ring: RingResult) => ring.rings.map((one) => t(`decisions:ring.${one}` as never)).join(' + ');
  const head = [
    t('decisions:option.one'),
    ...rings.map((ring) => (
      <>
        {named(ring)} <span class="quiet">{t('decisions:ballots', { count: ring.ballots })}</span>
      </>
    )),
  ];
  const rows = view.options.map((option) => [
    <InLang lang={option.lang}>{option.label}</InLang>,
    ...rings.map((ring) => {
      const share = ring.options.find((one) => one.optionId === option.id)?.share;
      return typeof share === 'number' ? <Num value={share} percent /> : '–';
    }),
  ]);
  return (
    <Section title={t('decisions:by-ring')} {...(least > 1 ? { quiet: t('decisions:by-ring.pooled', { count: least }) } : {})}>
      <Table caption={t('decisions:by-ring.caption')} head={head} rows={rows} figures={rings.map((_, at) => at + 1)} />
    </Section>
  );
}

function Reservations({ list, threshold }: { list: readonly Reservation[]; threshold: number }) {
  const { t } = useView();
  return (
    <>
      {list.map((one) => (
        <Quote
          body={one.body}
          lang={one.lang}
          who={
            <>
              {one.name ?? t('decisions:reservation.unnamed')}
              <SpeechWords speech={one.spoken ?? undefined} threshold={threshold} />
            </>
          }
        />
      ))}
    </>
  );
}

function NamedSection({ view }: { view: DecisionView }) {
  const page = useView();
  const { t } = page;
  if (view.result.kind !== 'full' || !view.result.named) return null;
  const markName = (mark: number | undefined) => {
    const step = view.scale.steps.find((one) => one.mark === mark);
    return step ? <Spoken text={spokenFor(page, step.name)} /> : t('decisions:ballot.abstain');
  };
  const rows = view.result.named.map((ballot) => [
    ballot.name,
    <ForWhomVoted ballot={ballot} threshold={view.issue.privacyThreshold} />,
    ...view.options.map((option) => markName(ballot.marks[option.id])),
  ]);
  return (
    <Section title={t('decisions:named')} quiet={t('decisions:named.sees')}>
      <Fold label={t('decisions:named.open')}>
        <p class="quiet">{t('decisions:spoken-for.equal')}</p>
        <Stacked
          caption={t('decisions:named')}
          head={[t('decisions:name'), t('decisions:spoken-for'), ...view.options.map((option) => <InLang lang={option.lang}>{option.label}</InLang>)]}
          rows={rows}
        />
      </Fold>
    </Section>
  );
}

/** For whom a named ballot spoke. It is information: every ballot counts once. */
function ForWhomVoted({ ballot, threshold }: { ballot: NamedBallot; threshold: number }) {
  const { t } = useView();
  if (!ballot.spoken) return <span class="quiet">{t('decisions:spoken-for.self')}</span>;
  return <SpokenFor speech={ballot.spoken} threshold={threshold} />;
}
