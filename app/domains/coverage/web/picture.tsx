import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Icon, Quiet, Stacked, Tally, Time, useView } from '../../../ui/index.ts';
import { inLocale, type LocalText } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import type { KindState } from '../coverage.ts';
import type { ListCoverage } from '../coverages.ts';
import type { List } from '../lists.ts';
import { standsOn, steps, sheetOf, voicesWords, type Step } from './sheet.ts';

/** A text of a list, in the reader's language where there is one. */
export function Words({ text }: { text: LocalText }) {
  const { locale } = useView();
  const words = inLocale(text, locale);
  return (
    <span lang={words.lang} dir={direction(words.lang)}>
      {words.text}
    </span>
  );
}

export function ListName({ list }: { list: List }) {
  return <Words text={list.content.name} />;
}

/** How many people spoke on the issue and since when that stands, and where the population's figures come from. */
export function ListFigures({ covered, threshold }: { covered: ListCoverage; threshold: number }) {
  const view = useView();
  const { t } = view;
  const { release, population } = covered;
  return (
    <>
      {release ? (
        <>
          {t('coverage:voices.all', { voices: voicesWords(view, release.all, threshold) })} <Time value={release.toldAt} style="short" />.{' '}
          {t('coverage:voices.next', { count: threshold })}
        </>
      ) : (
        t('coverage:voices.not-yet', { count: threshold })
      )}{' '}
      {population ? t('coverage:population.from', { source: population.source }) : null}
    </>
  );
}

/** Of the categories that are needed: how many are reached, present, speaking; then each category as four steps side by side. */
export function Ladders({ issue, covered }: { issue: Issue; covered: ListCoverage }) {
  const { t } = useView();
  const whole = covered.states.filter((state) => state.kind.subgroup === null);
  const needed = whole.filter((state) => state.need?.isNeeded);
  const counted = steps.filter((step) => step !== 'needed');
  return (
    <>
      {needed.length > 0 ? (
        <div class="stack tight-stack">
          <Quiet>{t('coverage:of-needed', { count: needed.length })}</Quiet>
          {counted.map((step) => (
            <Tally label={t(`coverage:step.${step}`)} count={needed.filter((state) => standsOn(state, step)).length} of={needed.length} />
          ))}
        </div>
      ) : null}
      <ul class="ladders" role="list">
        {whole.map((state) => (
          <li>
            <a href={href('desk.kind', { issue: issue.slug, list: covered.list.key, kind: state.kind.id })}>
              <Words text={state.kind.name} />
            </a>
            <Ladder state={state} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Four steps with their names; a step that is reached is filled and ticked, one that is not is dashed. */
function Ladder({ state }: { state: KindState }) {
  return (
    <ol class="ladder" role="list">
      {steps.map((step) => (
        <Rung step={step} stands={standsOn(state, step)} />
      ))}
    </ol>
  );
}

function Rung({ step, stands }: { step: Step; stands: boolean | null }) {
  const { t } = useView();
  const state = stands === null ? 'open' : stands ? 'yes' : 'no';
  return (
    <li class={`rung rung-${state}`}>
      {stands ? <Icon name="check" /> : null}
      <span>{step === 'needed' && stands === false ? t('coverage:rung.not-needed') : t(`coverage:step.${step}`)}</span>
      <span class="unseen">{t(`coverage:rung.${state}`)}</span>
    </li>
  );
}

/** The equal table: every kind, sub-groups included. */
export function SheetTable({ issue, covered, threshold }: { issue: Issue; covered: ListCoverage; threshold: number }) {
  const view = useView();
  const { t } = view;
  const hasPopulation = covered.population !== null;
  const head = [
    t('coverage:kind'),
    ...steps.map((step) => t(`coverage:step.${step}`)),
    ...(hasPopulation ? [t('coverage:people'), t('coverage:compared')] : []),
  ];
  const rows = sheetOf(view, covered, threshold).map((row, at) => {
    const kind = covered.states[at]?.kind.id ?? '';
    return [
      <span class={row.isPart ? 'part' : undefined}>
        <a href={href('desk.kind', { issue: issue.slug, list: covered.list.key, kind })} lang={row.lang}>
          {row.name}
        </a>
      </span>,
      row.needed,
      row.reached,
      row.present,
      row.speaking,
      ...(hasPopulation ? [row.people, row.compared] : []),
    ];
  });
  return (
    <div class="named-rows">
      <Stacked caption={t('coverage:table')} head={head} rows={rows} />
    </div>
  );
}
