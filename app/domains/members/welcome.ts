import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { currentFramework, type Rule } from '../frameworks/index.ts';

/** What is expected of members, in one version; the newest counts. */
export interface Expectations {
  readonly id: string;
  readonly number: number;
  readonly expected: string;
  readonly responsibilities: string | null;
  readonly whatNext: string | null;
  readonly lang: string;
  readonly createdAt: Date;
  readonly createdByName: string;
}

/** All versions, newest first. Who asks has found the issue through the actor, and may see its inside. */
export async function expectationsOf(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Expectations[]> {
  return ctx.db
    .selectFrom('expectations as e')
    .innerJoin('persons as p', 'p.id', 'e.created_by')
    .select([
      'e.id',
      'e.number',
      'e.expected',
      'e.responsibilities',
      'e.what_next as whatNext',
      'e.lang',
      'e.created_at as createdAt',
      'p.name as createdByName',
    ])
    .where('e.issue_id', '=', issueId)
    .orderBy('e.number', 'desc')
    .execute();
}

/** When a member acknowledged a version; null where they did not yet. */
export async function acknowledgedAt(ctx: Pick<Ctx, 'db'>, expectationId: string, membershipId: string): Promise<Date | null> {
  const row = await ctx.db
    .selectFrom('acknowledgements')
    .select('at')
    .where('expectation_id', '=', expectationId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst();
  return row?.at ?? null;
}

/** The steps of a welcome as the agency words them. */
export async function welcomeSteps(ctx: Ctx, organizationId: string): Promise<readonly Rule[]> {
  return (await currentFramework(ctx, 'rule.welcome', organizationId)).content.rules;
}

/** The keys of the steps that a member has gone. */
export async function stepsGone(ctx: Pick<Ctx, 'db'>, membershipId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db.selectFrom('welcome_steps').select('step').where('membership_id', '=', membershipId).where('undone_at', 'is', null).execute();
  return new Set(rows.map((row) => row.step));
}

/** How far the welcome of each present member is. */
export interface Progress {
  readonly membershipId: string;
  readonly name: string;
  readonly ring: string;
  readonly joinedAt: Date;
  readonly steps: number;
  /** The newest version that they acknowledged; 0 for none. */
  readonly acknowledged: number;
  /** Last day of the term; null where it is open, or none is set. */
  readonly untilOn: string | null;
  readonly tests: number;
  readonly pencilled: number;
}

/** One line for each present member, the newest first. For those who lead. */
export async function progressOn(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Progress[]> {
  const { rows } = await sql<Progress>`
    select m.id as "membershipId", p.name, m.ring, m.joined_at as "joinedAt",
      (select count(*) from welcome_steps w where w.membership_id = m.id and w.undone_at is null)::int as steps,
      coalesce((select max(e.number) from acknowledgements a join expectations e on e.id = a.expectation_id where a.membership_id = m.id), 0) as acknowledged,
      (select t.until_on from member_terms t where t.membership_id = m.id order by t.number desc limit 1) as "untilOn",
      (select count(distinct r.test) from relevance_tests r where r.membership_id = m.id)::int as tests,
      (select count(distinct r.test) from relevance_tests r where r.membership_id = m.id and r.confirmed_at is null)::int as pencilled
    from memberships m join persons p on p.id = m.person_id
    where m.issue_id = ${issueId} and m.ended_at is null
    order by m.joined_at desc, p.name`.execute(ctx.db);
  return rows;
}
