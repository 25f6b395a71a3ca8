import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { isLocale } from '../../platform/i18n/locales.ts';
import { post } from '../../platform/mail.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { href } from '../../routes.ts';
import { standingOn } from '../people/index.ts';
import type { Decision } from './decision.ts';
import { lockDecision, standOf } from './decisions.ts';
import { canRemind } from './policy.ts';
import { must, signedIn } from '../../platform/acting.ts';

const betweenMs = 20 * 60 * 60 * 1000;

/**
 * Writes to those on the roll who have not voted and left an address, each in their language; returns how many letters.
 * `soon`: they were reminded within the last day, and more would be a nuisance. @throws NotFound, Denied
 */
export async function remindVoters(ctx: Ctx, id: string): Promise<Result<{ letters: number }, 'soon'>> {
  signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const decision = await lockDecision(ctx, id);
    must(canRemind(await standingOn(ctx, decision.issueId), await standOf(ctx, decision)));
    if (await remindedLately(ctx, id)) return no('soon');
    const waiting = await yetToVote(ctx, id);
    for (const person of waiting) await post(ctx, letterTo(ctx, decision, person));
    await record(ctx, { kind: 'decision.reminded', issueId: decision.issueId, subjectId: id, particulars: { letters: waiting.length } });
    return ok({ letters: waiting.length });
  });
}

async function remindedLately(ctx: Ctx, id: string): Promise<boolean> {
  const since = new Date(ctx.now.getTime() - betweenMs);
  const row = await ctx.db
    .selectFrom('events')
    .select('id')
    .where('subject_id', '=', id)
    .where('kind', '=', 'decision.reminded')
    .where('at', '>', since)
    .executeTakeFirst();
  return row !== undefined;
}

async function yetToVote(ctx: Ctx, id: string): Promise<{ email: string; locale: string }[]> {
  const rows = await ctx.db
    .selectFrom('decision_roll as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .select(['p.email', 'p.locale'])
    .where('r.decision_id', '=', id)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ballot_receipts as b')
            .select('b.person_id')
            .whereRef('b.decision_id', '=', 'r.decision_id')
            .whereRef('b.person_id', '=', 'r.person_id'),
        ),
      ),
    )
    .orderBy('p.id')
    .execute();
  return rows.flatMap(({ email, locale }) => (email ? [{ email, locale }] : []));
}

function letterTo(ctx: Ctx, decision: Decision, { email, locale }: { email: string; locale: string }) {
  const lng = isLocale(locale) ? locale : 'en';
  const closes = new Intl.DateTimeFormat(lng, { dateStyle: 'full', timeStyle: 'short', timeZone: ctx.timeZone }).format(decision.closesAt);
  const link = ctx.origin + href('decision.show', { decision: decision.id });
  return {
    to: email,
    locale: lng,
    kind: 'decision-reminder',
    subject: ctx.t('decisions:reminder.subject', { lng, question: decision.question }),
    body: ctx.t('decisions:reminder.body', { lng, question: decision.question, closes, link }),
  };
}
