import { href } from '../../../routes.ts';
import { ButtonLink, Facts, Fold, formatNumber, Num, Row, Section, Sees, Table, Time, useView } from '../../../ui/index.ts';
import type { ToldResult } from '../told.ts';
import { figureText } from './sentences.ts';

export interface HowProps {
  result: ToldResult;
  conversationId: string;
  download: boolean;
  seenBy: 'leads' | 'everyone';
  isOpen: boolean;
}

const steps = ['votes', 'map', 'groups', 'typical', 'ground', 'same'] as const;
const unlike = ['start', 'none', 'steady', 'ground', 'few', 'new'] as const;

/** How the result came about, so that nobody has to take our word for it. */
export function HowWorkedOut(props: HowProps) {
  const { t } = useView();
  return (
    <Section title={t('opinions:how')} id="how">
      <ol>
        {steps.map((step) => (
          <li>{t(`opinions:how.${step}`)}</li>
        ))}
      </ol>
      <Privacy {...props} />
      <Fold label={t('opinions:how.numbers')}>
        <Numbers {...props} />
        <Attempts result={props.result} />
      </Fold>
      <Fold label={t('opinions:how.unlike')}>
        <ul>
          {unlike.map((difference) => (
            <li>{t(`opinions:how.unlike.${difference}`)}</li>
          ))}
        </ul>
      </Fold>
      <Check {...props} />
    </Section>
  );
}

function Privacy({ result, seenBy }: HowProps) {
  const { t, locale } = useView();
  const number = formatNumber(result.threshold, locale);
  return (
    <>
      <h3>{t('opinions:how.told')}</h3>
      <p>{t(result.manner === 'exact' ? 'opinions:how.told.exact' : 'opinions:how.told.steps', { number })}</p>
      <Sees>{t(seenBy === 'leads' ? 'opinions:seen.leads' : 'opinions:seen.everyone')}</Sees>
    </>
  );
}

function Numbers({ result }: HowProps) {
  const view = useView();
  const { t, locale } = view;
  const [first, second] = result.method.explained.map((share) => formatNumber(share, locale, { style: 'percent', maximumFractionDigits: 0 }));
  const notShown = t('opinions:withheld');
  return (
    <Facts
      items={[
        { name: t('opinions:fact.voters'), value: figureText(view, result.voters, result) ?? notShown },
        { name: t('opinions:fact.placed'), value: figureText(view, result.placed, result) ?? notShown },
        { name: t('opinions:fact.statements'), value: <Num value={result.statements.length} /> },
        { name: t('opinions:fact.threshold'), value: <Num value={result.threshold} /> },
        { name: t('opinions:fact.manner'), value: t(`opinions:fact.manner.${result.manner}`) },
        { name: t('opinions:fact.released'), value: <Time value={result.releasedAt} style="moment" /> },
        { name: t('opinions:fact.explained'), value: t('opinions:fact.explained.two', { first: first ?? '', second: second ?? '' }) },
        { name: t('opinions:fact.engine'), value: <bdi>{result.method.engine}</bdi> },
        { name: t('opinions:fact.seed'), value: <bdi>{String(result.method.seed)}</bdi> },
      ]}
    />
  );
}

/** Every number of groups that was tried, and how each came out. */
function Attempts({ result }: { result: ToldResult }) {
  const { t, locale } = useView();
  const { attempts } = result.method;
  if (attempts.length === 0) return null;
  const measure = (value: number | null) => (value === null ? '–' : formatNumber(value, locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }));
  const chosen = (groups: number) => result.grouping === 'groups' && groups === result.groups.length;
  return (
    <>
      <Table
        caption={t('opinions:attempts')}
        showCaption
        figures={[1, 2]}
        head={[t('opinions:attempts.groups'), t('opinions:attempts.apart'), t('opinions:attempts.steady')]}
        rows={attempts.map((one) => [
          <>
            {formatNumber(one.groups, locale)}
            {chosen(one.groups) ? ` · ${t('opinions:attempts.chosen')}` : null}
          </>,
          measure(one.silhouette),
          measure(one.stability),
        ])}
      />
      <p class="quiet">{t('opinions:attempts.about')}</p>
    </>
  );
}

/** What anybody needs to work it out again and come to the same result. */
function Check({ result, conversationId, download, isOpen }: HowProps) {
  const { t } = useView();
  return (
    <>
      <h3>{t('opinions:check')}</h3>
      {download ? (
        <>
          <p>{t('opinions:check.open')}</p>
          <p>
            <code dir="ltr">longtable analyze votes --seed {String(result.method.seed)}</code>
          </p>
          <Row>
            <ButtonLink icon="download" download href={href('result.votes', { conversation: conversationId })}>
              {t('opinions:check.download')}
            </ButtonLink>
          </Row>
          <Sees>{t('opinions:check.sees')}</Sees>
        </>
      ) : (
        <p>{t(isOpen ? 'opinions:check.later' : 'opinions:check.closed')}</p>
      )}
    </>
  );
}
