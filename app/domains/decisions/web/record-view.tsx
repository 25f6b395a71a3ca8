import { Facts, Notice, Prose, Said, Section, useView, Day } from '../../../ui/index.ts';
import type { ProvisionalRecord } from '../records.ts';
import type { DecisionView } from './decision-page.tsx';
import { OptionOrigin } from './option-origin.tsx';

/** How a decision ended: the provisional record, or why there is none. */
export function Ending({ ending, view }: { ending: NonNullable<DecisionView['ending']>; view: DecisionView }) {
  const { t } = useView();
  if ('undecided' in ending) {
    return (
      <Section title={t('decisions:undecided.shown')}>
        <Prose text={ending.undecided.reason} lang={ending.undecided.lang} />
      </Section>
    );
  }
  const { record } = ending;
  const option = view.options.find((one) => one.id === record.optionId);
  return (
    <Section title={t('decisions:record')} quiet={t('decisions:record.why')}>
      {option ? (
        <Notice tone="good">
          <strong>
            <Said text={option.label} lang={option.lang} />
          </strong>{' '}
          <OptionOrigin view={view} option={option} />
        </Notice>
      ) : null}
      <RecordFacts record={record} />
    </Section>
  );
}

export function RecordFacts({ record }: { record: ProvisionalRecord }) {
  const { t } = useView();
  const { lang } = record;
  const words = (text: string) => <Prose text={text} lang={lang} />;
  const leader = record.leaderName
    ? [
        {
          name: t('decisions:leader'),
          value: (
            <>
              <p>
                {record.leaderName}
                {record.leaderDisagreed ? (
                  <>
                    . <strong>{t('decisions:leader.disagreed')}</strong>
                  </>
                ) : null}
              </p>
              {words(record.leaderCommitment ?? '')}
            </>
          ),
        },
      ]
    : [];
  return (
    <Facts
      items={[
        { name: t('decisions:outcome'), value: words(record.outcome) },
        { name: t('decisions:hypothesis'), value: words(record.hypothesis) },
        { name: t('decisions:measure'), value: words(record.measure) },
        { name: t('decisions:reopen'), value: words(record.reopenWhen) },
        { name: t('decisions:review'), value: <Day value={record.reviewOn} /> },
        ...leader,
      ]}
    />
  );
}
