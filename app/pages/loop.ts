import { sql } from 'kysely';
import { countAnswers } from '../domains/answers/index.ts';
import { leads, standingOn } from '../domains/people/index.ts';
import { fromLocal } from '../platform/clock.ts';
import type { Ctx } from '../platform/ctx.ts';
import { href } from '../routes.ts';
import { formatTime, type RailStep } from '../ui/index.ts';

/** How an issue stands at each step, counted. */
export interface LoopCounts {
  readonly stakes: number;
  readonly questions: number;
  readonly promises: number;
  readonly promisesOpen: number;
  readonly inputs: number;
  readonly openConversations: number;
  readonly openDecisions: number;
  /** Past their closing time, but nobody has written down the outcome yet. */
  readonly endedDecisions: number;
  readonly decisionCloses: Date | null;
  readonly closedDecisions: number;
  readonly trials: number;
  readonly nextReview: string | null;
  readonly waiting: number;
  /** Waiting for longer than the issue promised. */
  readonly overdue: number;
  readonly answered: number;
  readonly readings: number;
  readonly openReadings: number;
}

/** All counts of one issue. Inputs that are hidden or withdrawn, and conveners' own seeds, do not count. */
export async function countLoop(ctx: Ctx, issueId: string): Promise<LoopCounts> {
  const { all: inputs, waiting, overdue, answered } = await countAnswers(ctx, issueId);
  const here = sql`issue_id = ${issueId}`;
  const { rows } = await sql<Omit<LoopCounts, 'inputs' | 'waiting' | 'overdue' | 'answered'>>`
    with decided as (
      select d.id, d.opened_at, d.closed_at, d.closes_at, r.review_on
      from decisions d left join provisional_records r on r.decision_id = d.id where d.${here}
    )
    select
      (select count(*) from stakes where ${here} and removed_at is null) as stakes,
      (select count(distinct kind) from (
        select 1 as kind from stakes where ${here} and removed_at is null
        union all select 2 from initiatives where ${here} and removed_at is null
        union all select 3 from shared_works where ${here} and removed_at is null
        union all select 4 from ties where ${here} and removed_at is null) as rows) as questions,
      (select count(*) from promises where ${here}) as promises,
      (select count(*) from promises where ${here} and opened_at is not null) as "promisesOpen",
      (select count(*) from conversations where ${here} and opens_at <= ${ctx.now} and (closes_at is null or closes_at > ${ctx.now})) as "openConversations",
      (select count(*) from decided where opened_at is not null and closed_at is null and closes_at > ${ctx.now}) as "openDecisions",
      (select count(*) from decided where opened_at is not null and closed_at is null and closes_at <= ${ctx.now}) as "endedDecisions",
      (select min(closes_at) from decided where opened_at is not null and closed_at is null and closes_at > ${ctx.now}) as "decisionCloses",
      (select count(*) from decided where closed_at is not null) as "closedDecisions",
      (select count(*) from decided where review_on is not null) as trials,
      (select min(review_on) from decided) as "nextReview",
      (select count(*) from readings where ${here}) as readings,
      (select count(*) from readings where ${here} and closed_at is null) as "openReadings"`.execute(ctx.db);
  const [counts] = rows;
  if (!counts) throw new Error('counting always gives one row');
  return { ...counts, inputs, waiting, overdue, answered };
}

const steps = ['coalesce', 'promise', 'hear', 'decide', 'try', 'answer', 'deepen'] as const;
type Step = (typeof steps)[number];

/** The step that asks for people now: an open vote before an open conversation before waiting answers. */
export function stepNow(counts: LoopCounts): Step {
  if (counts.openDecisions > 0) return 'decide';
  if (counts.openConversations > 0) return 'hear';
  if (counts.waiting > 0) return 'answer';
  return steps.find((step) => !isDone(step, counts)) ?? 'deepen';
}

function isDone(step: Step, counts: LoopCounts): boolean {
  const done: Record<Step, boolean> = {
    coalesce: counts.questions >= 2,
    promise: counts.promisesOpen > 0,
    hear: counts.inputs > 0,
    decide: counts.closedDecisions > 0,
    try: false,
    answer: counts.answered > 0 && counts.waiting === 0,
    deepen: counts.readings > counts.openReadings,
  };
  return done[step];
}

/** The seven steps of an issue: what is done, what is now, what waits, and where each leads this actor. */
export async function loopOf(ctx: Ctx, issue: { id: string; slug: string }): Promise<readonly RailStep[]> {
  const counts = await countLoop(ctx, issue.id);
  const desk = leads(await standingOn(ctx, issue.id));
  const now = stepNow(counts);
  return steps.map((step) => ({
    label: ctx.t(`pages:step.${step}`),
    detail: detailOf(ctx, step, counts),
    state: step === now ? 'now' : isDone(step, counts) ? 'done' : 'waits',
    href: desk ? deskPath(step, issue.slug) : publicPath(step, issue.slug),
  }));
}

function detailOf(ctx: Ctx, step: Step, counts: LoopCounts): string {
  const { t } = ctx;
  const day = (date: Date) => formatTime(date, 'short', ctx);
  const details: Record<Step, () => string> = {
    coalesce: () => t('pages:loop.questions', { count: counts.questions }),
    promise: () => (counts.promises ? t('pages:loop.promises', { count: counts.promises }) : t('pages:loop.not-yet')),
    hear: () => (counts.inputs ? t('pages:loop.inputs', { count: counts.inputs }) : t('pages:loop.not-yet')),
    decide: () =>
      counts.decisionCloses
        ? t('pages:loop.closes', { date: day(counts.decisionCloses) })
        : counts.closedDecisions
          ? t('pages:loop.decisions', { count: counts.closedDecisions })
          : t('pages:loop.not-yet'),
    try: () => {
      const review = counts.nextReview ? fromLocal(counts.nextReview, ctx.timeZone) : null;
      return review ? t('pages:loop.review', { date: day(review) }) : t('pages:loop.not-yet');
    },
    answer: () =>
      counts.waiting
        ? t('pages:loop.waiting', { count: counts.waiting })
        : counts.answered
          ? t('pages:loop.answered', { count: counts.answered })
          : t('pages:loop.not-yet'),
    deepen: () => (counts.readings ? t('pages:loop.readings', { count: counts.readings }) : t('pages:loop.not-yet')),
  };
  return details[step]();
}

function deskPath(step: Step, issue: string): string {
  const routes = {
    coalesce: 'desk.questions',
    promise: 'desk.promise',
    hear: 'desk.hear',
    decide: 'desk.decide',
    try: 'desk.try',
    answer: 'desk.answer',
    deepen: 'desk.depth',
  } as const;
  return href(routes[step], { issue });
}

function publicPath(step: Step, issue: string): string {
  return step === 'answer' ? href('changed.show', { issue }) : `${href('issue.show', { issue })}#${step}`;
}
