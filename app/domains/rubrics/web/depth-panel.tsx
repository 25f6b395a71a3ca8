import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, EmptyState, Notice, NowList, Quiet, Row, Section, useView, Day } from '../../../ui/index.ts';
import type { Rubric } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { leads, standingOn } from '../../people/index.ts';
import { readAgain, rubricKeys, type RubricKey } from '../reading.ts';
import { listReadings, rubricOf } from '../readings.ts';
import { viewReadings, type ReadingView } from '../showing.ts';
import { groupName } from './pieces.tsx';
import { RubricWords, spokenFor, Words } from './rubric-text.tsx';
import { Series } from './series.tsx';

interface RubricSeries {
  readonly key: RubricKey;
  /** In the wording of its newest reading. */
  readonly rubric: Rubric;
  /** Closed readings, oldest first. */
  readonly views: readonly ReadingView[];
}

export interface DepthPanelData {
  readonly lead: boolean;
  readonly open: readonly { readonly view: ReadingView; readonly rubric: Rubric }[];
  readonly series: readonly RubricSeries[];
  /** Days since the last reading and whether it is time again; null before the first, and while one is open. */
  readonly next: { readonly days: number; readonly due: boolean; readonly rubricKey: RubricKey } | null;
}

/** What the desk's Depth tab shows: readings under way, and each rubric's series as far as this actor may see it. */
export async function loadDepthPanel(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<DepthPanelData> {
  const views = await viewReadings(ctx, await listReadings(ctx, issue.id));
  const open = [];
  for (const view of views.filter((one) => !one.reading.closedAt)) open.push({ view, rubric: await rubricOf(ctx, view.reading) });
  const series = [];
  for (const key of rubricKeys) {
    const closed = views.filter((one) => one.reading.closedAt && one.reading.rubricKey === key);
    const newest = closed.at(-1);
    if (newest) series.push({ key, rubric: await rubricOf(ctx, newest.reading), views: closed });
  }
  const last = open.length === 0 ? views.at(-1)?.reading : undefined;
  return {
    lead: leads(await standingOn(ctx, issue.id)),
    open,
    series,
    next: last ? { ...readAgain(last.readOn, localDay(ctx.now, ctx.timeZone)), rubricKey: last.rubricKey } : null,
  };
}

/** Depth over time. Numbers instead of bars with `?as=table` on the page's address. */
export function DepthPanel({ data, issue }: { data: DepthPanelData; issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  const { lead, open, series, next } = data;
  if (open.length === 0 && series.length === 0) {
    return (
      <Section title={t('rubrics:panel.title')}>
        <EmptyState title={t('rubrics:panel.empty')} why={t('rubrics:panel.empty.why')} action={lead ? <Starts issue={issue} primary /> : undefined} />
      </Section>
    );
  }
  return (
    <>
      {next?.due ? (
        <Notice tone="now">
          <div class="stack">
            <p>{t('rubrics:panel.again', { count: next.days })}</p>
            {lead ? (
              <Row>
                <ButtonLink primary href={href('reading.new', { issue: issue.slug }, { rubric: next.rubricKey })}>
                  {t('rubrics:new.title')}
                </ButtonLink>
              </Row>
            ) : null}
          </div>
        </Notice>
      ) : null}
      {open.length > 0 ? <UnderWay open={open} /> : null}
      <Section
        title={t('rubrics:panel.title')}
        quiet={t('rubrics:two-scales')}
        aside={lead && !next?.due ? <Starts issue={issue} primary={open.length === 0} /> : undefined}
      >
        <p>{t('rubrics:series.spread')}</p>
      </Section>
      {series.map((one) => (
        <OneSeries series={one} />
      ))}
      {lead && next?.due ? (
        <Row>
          <ButtonLink href={href('reading.enter', { issue: issue.slug })}>{t('rubrics:enter.title')}</ButtonLink>
        </Row>
      ) : null}
    </>
  );
}

function Starts({ issue, primary }: { issue: Pick<Issue, 'slug'>; primary: boolean }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <Row>
      <ButtonLink primary={primary} href={href('reading.new', at)}>
        {t('rubrics:new.title')}
      </ButtonLink>
      <ButtonLink href={href('reading.enter', at)}>{t('rubrics:enter.title')}</ButtonLink>
    </Row>
  );
}

function UnderWay({ open }: { open: DepthPanelData['open'] }) {
  const view = useView();
  const { t } = view;
  return (
    <Section title={t('rubrics:panel.open')}>
      <NowList
        items={open.map(({ view: { reading, progress }, rubric }) => ({
          href: href('reading.show', { reading: reading.id }),
          strong: spokenFor(view, rubric.name).text,
          rest: (
            <>
              {groupName(view, reading.ring)} · <Day value={reading.readOn} style="short" />
            </>
          ),
          ...(progress ? { when: t('rubrics:progress', { count: progress.placed, of: progress.asked }) } : {}),
        }))}
      />
    </Section>
  );
}

function OneSeries({ series: { key, rubric, views } }: { series: RubricSeries }) {
  return (
    <Section title={<Words text={rubric.name} />}>
      <Quiet>
        <Words text={rubric.question} />
      </Quiet>
      <Series rubric={rubric} views={views} id={key.replace('.', '-')} />
      <RubricWords rubric={rubric} />
    </Section>
  );
}
