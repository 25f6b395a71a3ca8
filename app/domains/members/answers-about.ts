import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { SaidRange, TestAnswer } from './relevance.ts';

/** The newest answer of each test, of one member or of all present ones. For that member and those who lead. */
export async function testsOf(ctx: Pick<Ctx, 'db'>, issueId: string, membershipId: string | null = null): Promise<TestAnswer[]> {
  const { rows } = await sql<TestAnswer>`
    select distinct on (r.membership_id, r.test) r.id, r.membership_id as "membershipId", r.test, r.outcome, r.reason, r.lang,
      r.said_at as "saidAt", r.said_by as "saidBy", p.name as "saidByName", r.confirmed_at as "confirmedAt"
    from relevance_tests r join memberships m on m.id = r.membership_id join persons p on p.id = r.said_by
    where m.issue_id = ${issueId} and m.ended_at is null and (${membershipId}::uuid is null or m.id = ${membershipId}::uuid)
    order by r.membership_id, r.test, r.said_at desc, r.id desc`.execute(ctx.db);
  return rows;
}

/** What is said of a member's range now; null where nothing is. */
export async function rangeOf(ctx: Pick<Ctx, 'db'>, membershipId: string): Promise<SaidRange | null> {
  const row = await ctx.db
    .selectFrom('member_ranges as r')
    .innerJoin('persons as p', 'p.id', 'r.said_by')
    .select([
      'r.id',
      'r.membership_id as membershipId',
      'r.stance',
      'r.power',
      'r.level',
      'r.frequency',
      'r.how_often as howOften',
      'r.part',
      'r.lang',
      'r.said_at as saidAt',
      'p.name as saidByName',
      'r.confirmed_at as confirmedAt',
    ])
    .where('r.membership_id', '=', membershipId)
    .orderBy('r.said_at', 'desc')
    .orderBy('r.id', 'desc')
    .executeTakeFirst();
  return (row as SaidRange | undefined) ?? null;
}
