import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { daysBetween, todayOf } from '../people/index.ts';
import { lockPlace } from './place.ts';
import { canLeadMembers } from './policy.ts';

/** So long before its last day a term asks what comes next. */
export const termEndsSoonDays = 30;

/** Until when a member serves. Versions, so that a renewal keeps what was before. */
export interface Term {
  readonly id: string;
  readonly number: number;
  /** `YYYY-MM-DD`; null where it is open. */
  readonly untilOn: string | null;
  readonly reason: string | null;
  readonly lang: string;
  readonly createdAt: Date;
  readonly createdByName: string;
}

/** Newest first. */
export async function termsOf(ctx: Pick<Ctx, 'db'>, membershipId: string): Promise<Term[]> {
  return ctx.db
    .selectFrom('member_terms as t')
    .innerJoin('persons as p', 'p.id', 't.created_by')
    .select(['t.id', 't.number', 't.until_on as untilOn', 't.reason', 't.lang', 't.created_at as createdAt', 'p.name as createdByName'])
    .where('t.membership_id', '=', membershipId)
    .orderBy('t.number', 'desc')
    .execute();
}

/** Whether the term ends within a month, or is over already. */
export function termEndsSoon(term: Pick<Term, 'untilOn'> | undefined, today: string): boolean {
  return term !== undefined && term.untilOn !== null && daysBetween(today, term.untilOn) <= termEndsSoonDays;
}

/** Sets or renews the term of a member. `past`: the day is over. @throws NotFound, Denied, StaleRevision */
export async function setTerm(
  ctx: Ctx,
  issueId: string,
  membershipId: string,
  term: { untilOn: string | null; reason: string | null; lang: string; over: number },
): Promise<Result<null, 'past'>> {
  return transact(ctx, async (ctx) => {
    const { membership, standing, personId } = await lockPlace(ctx, issueId, membershipId);
    must(canLeadMembers(standing));
    const [newest] = await termsOf(ctx, membership.id);
    if ((newest?.number ?? 0) !== term.over) throw new StaleRevision();
    if (term.untilOn !== null && term.untilOn < todayOf(ctx)) return no('past');
    await ctx.db
      .insertInto('member_terms')
      .values({
        id: newId(),
        membership_id: membership.id,
        number: term.over + 1,
        until_on: term.untilOn,
        reason: term.reason,
        lang: term.lang,
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, { kind: 'term.set', issueId, subjectId: membership.id });
    return ok(null);
  });
}
