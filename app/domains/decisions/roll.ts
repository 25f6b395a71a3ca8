import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { localDay } from '../../platform/clock.ts';

/** Somebody who may vote on a decision. */
export interface Elector {
  readonly personId: string;
  readonly name: string;
  /** Their ring at opening, or `mandate` for somebody who only speaks for a group. */
  readonly ring: string;
  readonly voted: boolean;
}

/** Who would be on the roll now: present members of the chosen rings, and those who hold a mandate of the chosen groups. */
export async function electorsNow(ctx: Ctx, decision: { id: string; issueId: string }): Promise<{ personId: string; ring: string }[]> {
  const today = localDay(ctx.now, ctx.timeZone);
  const { rows } = await sql<{ personId: string; ring: string }>`
    select p.id as "personId", coalesce(m.ring, 'mandate') as ring
    from persons p
    left join memberships m on m.person_id = p.id and m.issue_id = ${decision.issueId} and m.ended_at is null
    where m.ring in (select ring from decision_electors where decision_id = ${decision.id} and ring is not null)
      or exists (
        select 1 from mandates a join decision_electors e on kept_group(e.group_id) = kept_group(a.group_id) and e.decision_id = ${decision.id}
        where a.person_id = p.id and a.issue_id = ${decision.issueId} and a.ended_at is null
          and a.given_on <= ${today}::date and (a.until_on is null or a.until_on >= ${today}::date))`.execute(ctx.db);
  return rows;
}

/** The roll fixed at opening, with who has voted: that everybody on it can be checked, never how. By name. */
export async function rollOf(ctx: Ctx, decisionId: string): Promise<Elector[]> {
  return ctx.db
    .selectFrom('decision_roll as r')
    .innerJoin('persons as p', 'p.id', 'r.person_id')
    .leftJoin('ballot_receipts as b', (join) => join.onRef('b.decision_id', '=', 'r.decision_id').onRef('b.person_id', '=', 'r.person_id'))
    .select(['p.id as personId', 'p.name', 'r.ring', sql<boolean>`b.person_id is not null`.as('voted')])
    .where('r.decision_id', '=', decisionId)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute();
}

/** The actor's own line on the roll, or null. */
export async function myPlace(ctx: Ctx, decisionId: string): Promise<{ ring: string; voted: boolean } | null> {
  const { personId } = ctx.actor;
  if (!personId) return null;
  const row = await ctx.db
    .selectFrom('decision_roll as r')
    .leftJoin('ballot_receipts as b', (join) => join.onRef('b.decision_id', '=', 'r.decision_id').onRef('b.person_id', '=', 'r.person_id'))
    .select(['r.ring', sql<boolean>`b.person_id is not null`.as('voted')])
    .where('r.decision_id', '=', decisionId)
    .where('r.person_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** People on the roll in each ring. */
export async function rollByRing(ctx: Ctx, decisionId: string): Promise<{ ring: string; count: number }[]> {
  return ctx.db
    .selectFrom('decision_roll')
    .select(['ring', sql<number>`count(*)::int`.as('count')])
    .where('decision_id', '=', decisionId)
    .groupBy('ring')
    .execute();
}
