import type { Issue } from '../domains/issues/index.ts';
import { sheetsNow } from '../domains/tools/web/index.ts';
import { countDueOutreach } from '../domains/outreach/index.ts';
import { countLate } from '../domains/commitments/index.ts';
import { countWaiting } from '../domains/vocabulary/index.ts';
import { localDay } from '../platform/clock.ts';
import type { Ctx } from '../platform/ctx.ts';
import { href } from '../routes.ts';
import { formatTime, type NowItem } from '../ui/index.ts';
import { countLoop, type LoopCounts } from './loop.ts';
import { nowAboutPeople } from './now-people.ts';

/** What needs a convener now on one issue, the most pressing first; nothing is asked for the sake of asking. */
export async function nowOn(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const counts = await countLoop(ctx, issue.id);
  const { t } = ctx;
  const at = { issue: issue.slug };
  const items: (NowItem | false)[] = [
    counts.overdue > 0 && {
      href: href('desk.answer', at),
      strong: t('pages:now.overdue', { count: counts.overdue }),
      rest: t('pages:now.overdue.rest', { count: issue.answerDays }),
      when: t('pages:now.today'),
    },
    counts.endedDecisions > 0 && {
      href: href('desk.decide', at),
      strong: t('pages:now.ended', { count: counts.endedDecisions }),
      rest: t('pages:now.ended.rest'),
      when: t('pages:now.today'),
    },
    ...(await latePledges(ctx, issue)),
    dueReview(ctx, issue, counts),
    counts.decisionCloses !== null && {
      href: href('desk.decide', at),
      strong: t('pages:now.deciding'),
      rest: t('pages:now.deciding.rest'),
      when: formatTime(counts.decisionCloses, 'distance', ctx),
    },
    ...(await outreachDue(ctx, issue)),
    ...(await nowAboutPeople(ctx, issue)),
    counts.openReadings > 0 && { href: href('desk.depth', at), strong: t('pages:now.reading'), rest: t('pages:now.reading.rest') },
    ...(await sheetsNow(ctx, issue)),
    counts.questions < 4 && {
      href: href('desk.questions', at),
      strong: t('pages:now.questions', { count: 4 - counts.questions }),
      rest: t('pages:now.questions.rest'),
    },
    counts.stakes > 0 && counts.promises === 0 && { href: href('desk.promise', at), strong: t('pages:now.promise'), rest: t('pages:now.promise.rest') },
    counts.promises > counts.promisesOpen && {
      href: href('desk.promise', at),
      strong: t('pages:now.open-promises', { count: counts.promises - counts.promisesOpen }),
      rest: t('pages:now.open-promises.rest'),
    },
    counts.promisesOpen > 0 && counts.inputs === 0 && { href: href('desk.hear', at), strong: t('pages:now.hear'), rest: t('pages:now.hear.rest') },
    ...(await suggestedWords(ctx, issue)),
    counts.waiting > counts.overdue && {
      href: href('desk.answer', at),
      strong: t('pages:now.waiting', { count: counts.waiting - counts.overdue }),
      rest: t('pages:now.waiting.rest'),
    },
  ];
  return items.filter((item) => item !== false);
}

function dueReview(ctx: Ctx, issue: Issue, counts: LoopCounts): NowItem | false {
  const today = localDay(ctx.now, ctx.timeZone);
  if (!counts.nextReview || counts.nextReview > today) return false;
  return { href: href('desk.try', { issue: issue.slug }), strong: ctx.t('pages:now.review'), rest: ctx.t('pages:now.review.rest') };
}

async function latePledges(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const count = await countLate(ctx, issue.id);
  const { t } = ctx;
  const to = `${href('desk.commitments', { issue: issue.slug })}#late`;
  return count > 0 ? [{ href: to, strong: t('pages:now.late', { count }), rest: t('pages:now.late.rest'), when: t('pages:now.today') }] : [];
}

async function suggestedWords(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const count = await countWaiting(ctx, issue.id);
  const to = `${href('desk.words', { issue: issue.slug })}#waiting`;
  return count > 0 ? [{ href: to, strong: ctx.t('pages:now.suggested', { count }), rest: ctx.t('pages:now.suggested.rest') }] : [];
}

async function outreachDue(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const outreach = await countDueOutreach(ctx, issue.id);
  const { t } = ctx;
  const at = { issue: issue.slug };
  const items: (NowItem | false)[] = [
    outreach.asks > 0 && {
      href: href('desk.outreach', at),
      strong: t('pages:now.asks', { count: outreach.asks }),
      rest: t('pages:now.asks.rest'),
      when: t('pages:now.today'),
    },
    outreach.relations > 0 && {
      href: href('hard-relations.index', at),
      strong: t('pages:now.relations', { count: outreach.relations }),
      rest: t('pages:now.relations.rest'),
      when: t('pages:now.today'),
    },
  ];
  return items.filter((item) => item !== false);
}
