import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { isLocale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { href } from '../../routes.ts';
import { lockIssue, type Issue } from '../issues/index.ts';
import { standingOn, todayOf, type Ring } from '../people/index.ts';
import { writeDispatch } from './logging.ts';
import { canLeadRings } from './policy.ts';

const betweenMs = 20 * 60 * 60 * 1000;

/**
 * Asks a ring: writes to its members who left an address, with the way to answer, and writes the asking down. This turns one-way
 * into two-way in one step. `soon`: the ring was asked by mail within the last day. @returns how many letters. @throws NotFound, Denied
 */
export async function askRing(ctx: Ctx, issueId: string, ring: Ring, asked: { question: string; lang: string }): Promise<Result<{ letters: number }, 'soon'>> {
  signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canLeadRings(await standingOn(ctx, issue.id)));
    if (await askedLately(ctx, issue.id, ring)) return no('soon');
    const reachable = await reachableIn(ctx, issue.id, ring);
    for (const person of reachable) await post(ctx, letterTo(ctx, issue, asked.question, person));
    const id = await writeDispatch(ctx, issue.id, ring, {
      way: 'asked',
      on: todayOf(ctx),
      what: asked.question,
      channel: ctx.t('rings:by-mail'),
      link: null,
      lang: asked.lang,
    });
    await record(ctx, { kind: 'ring.asked', issueId: issue.id, subjectId: id, particulars: { ring, letters: reachable.length } });
    return ok({ letters: reachable.length });
  });
}

async function askedLately(ctx: Ctx, issueId: string, ring: Ring): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - betweenMs);
  const row = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('issue_id', '=', issueId)
    .where('kind', '=', 'ring.asked')
    .where('at', '>', since)
    .where(sql<boolean>`particulars->>'ring' = ${ring}`)
    .executeTakeFirst();
  return row !== undefined;
}

async function reachableIn(ctx: Ctx, issueId: string, ring: Ring): Promise<{ email: string; locale: string }[]> {
  const rows = await ctx.db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['p.email', 'p.locale'])
    .where('m.issue_id', '=', issueId)
    .where('m.ring', '=', ring)
    .where('m.ended_at', 'is', null)
    .where('p.email', 'is not', null)
    .orderBy('p.id')
    .execute();
  return rows.map(({ email, locale }) => ({ email: email ?? '', locale }));
}

/** How many of a ring's members a letter reaches. */
export async function countReachable(ctx: Ctx, issueId: string): Promise<ReadonlyMap<string, { all: number; reachable: number }>> {
  const rows = await ctx.db
    .selectFrom('memberships as m')
    .innerJoin('persons as p', 'p.id', 'm.person_id')
    .select(['m.ring', (eb) => eb.fn.countAll<number>().as('all'), (eb) => eb.fn.count<number>('p.email').as('reachable')])
    .where('m.issue_id', '=', issueId)
    .where('m.ended_at', 'is', null)
    .groupBy('m.ring')
    .execute();
  return new Map(rows.map((row) => [row.ring, { all: Number(row.all), reachable: Number(row.reachable) }]));
}

function letterTo(ctx: Ctx, issue: Issue, question: string, { email, locale }: { email: string; locale: string }) {
  const lng = isLocale(locale) ? locale : 'en';
  const link = ctx.origin + href('say.new', { issue: issue.slug });
  return {
    to: email,
    locale: lng,
    kind: 'ring-question',
    subject: ctx.t('rings:letter.subject', { lng, issue: issue.statement }),
    body: ctx.t('rings:letter.body', { lng, issue: issue.statement, question, link }),
  };
}
