import { countMissing, coverageOf, gapsOf } from '../domains/coverage/index.ts';
import type { Issue } from '../domains/issues/index.ts';
import { progressOn, termEndsSoon } from '../domains/members/index.ts';
import { endsSoon, lapsedOn, mandatesOn, todayOf } from '../domains/people/index.ts';
import { alarmsOf, nextDue, rhythmsOf } from '../domains/rings/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import { href } from '../routes.ts';
import type { NowItem } from '../ui/index.ts';
import { touchesOf } from './ring-touches.ts';

/** What those who are missing, the rings, mandates and terms of an issue ask of who leads it. */
export async function nowAboutPeople(ctx: Ctx, issue: Issue): Promise<NowItem[]> {
  const { t } = ctx;
  const today = todayOf(ctx);
  const touches = await touchesOf(ctx, issue.id);
  const alarms = alarmsOf(touches);
  const overdue = (await rhythmsOf(ctx, issue.id)).filter(
    (one) => !alarms.some((alarm) => alarm.ring === one.ring) && (nextDue(one, touches) ?? today) < today,
  );
  const mandates = (await mandatesOn(ctx, issue.id)).filter((one) => endsSoon(one, today)).length;
  const lapsed = (await lapsedOn(ctx, issue.id)).length;
  const terms = (await progressOn(ctx, issue.id)).filter((one) => termEndsSoon(one, today)).length;
  const missing = countMissing(gapsOf(await coverageOf(ctx, issue), ctx.now));
  const people = href('desk.people', { issue: issue.slug });
  return [
    ...(missing > 0
      ? [{ href: href('desk.missing', { issue: issue.slug }), strong: t('pages:now.missing', { count: missing }), rest: t('pages:now.missing.rest') }]
      : []),
    ...alarms.map((alarm) => ({
      href: href('ring.show', { issue: issue.slug, ring: alarm.ring }),
      strong: t('pages:now.ring', { ring: t(`people:ring.${alarm.ring}`) }),
      rest: t(alarm.kind === 'never-asked' ? 'pages:now.ring.never-asked' : 'pages:now.ring.one-way'),
    })),
    ...overdue.map((one) => ({
      href: href('ring.show', { issue: issue.slug, ring: one.ring }),
      strong: t('pages:now.rhythm', { ring: t(`people:ring.${one.ring}`) }),
      rest: t('pages:now.rhythm.rest', { count: one.everyDays }),
    })),
    ...(lapsed > 0 ? [{ href: `${people}#mandates`, strong: t('pages:now.lapsed', { count: lapsed }), rest: t('pages:now.lapsed.rest') }] : []),
    ...(mandates > 0 ? [{ href: `${people}#mandates`, strong: t('pages:now.mandates', { count: mandates }), rest: t('pages:now.mandates.rest') }] : []),
    ...(terms > 0 ? [{ href: `${people}#members`, strong: t('pages:now.terms', { count: terms }), rest: t('pages:now.terms.rest') }] : []),
  ];
}
