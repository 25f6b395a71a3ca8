import type { Child } from 'hono/jsx';
import { Icon, useView } from '../../../ui/index.ts';
import { sheetHref } from './place.ts';
import { lookingBack, type SheetData } from './sheet-data.ts';
import { Told } from './told.tsx';

interface Stop {
  readonly key: string;
  readonly title: Child;
  readonly rows: number;
  readonly waiting: number;
}

function stopsOf(data: SheetData, last: string): Stop[] {
  const steps = data.steps.map(({ step, kind, rows, slips, round }) => ({
    key: step.key,
    title: <Told text={step.title} />,
    rows: kind ? (rows?.length ?? 0) : 0,
    waiting: round ? 0 : slips.length,
  }));
  return [...steps, { key: lookingBack, title: last, rows: 0, waiting: 0 }];
}

/** The steps of a sheet with what is there already. On a phone the numbers only: the title of the present one stands below. */
export function StepsNav({ data }: { data: SheetData }) {
  const { t } = useView();
  return (
    <nav class="sheet-steps" aria-label={t('tools:steps')}>
      <ol>
        {stopsOf(data, t('tools:looking-back')).map((stop, at) => (
          <li>
            <a href={sheetHref(data, stop.key)} aria-current={stop.key === data.at ? 'step' : undefined}>
              <span class="step-number">{at + 1}</span>
              <span class="step-title">{stop.title}</span>
              {stop.rows > 0 ? <span class="step-rows">{t('tools:rows.count', { count: stop.rows })}</span> : null}
              {stop.waiting > 0 ? <span class="step-waits">{t('tools:slips.waiting', { count: stop.waiting })}</span> : null}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** To the step before and the one after. */
export function WayOn({ data }: { data: SheetData }) {
  const { t } = useView();
  const stops = stopsOf(data, t('tools:looking-back'));
  const here = stops.findIndex((stop) => stop.key === data.at);
  const [back, on] = [stops[here - 1], stops[here + 1]];
  return (
    <nav class="pager" aria-label={t('tools:steps.way')}>
      {back ? (
        <a class="button" rel="prev" href={sheetHref(data, back.key)}>
          <Icon name="back" />
          <span>
            {t('tools:steps.back')} <span class="step-title">{back.title}</span>
          </span>
        </a>
      ) : (
        <span />
      )}
      {on ? (
        <a class="button" rel="next" href={sheetHref(data, on.key)}>
          <span>
            {t('tools:steps.on')} <span class="step-title">{on.title}</span>
          </span>
          <Icon name="forward" />
        </a>
      ) : null}
    </nav>
  );
}
