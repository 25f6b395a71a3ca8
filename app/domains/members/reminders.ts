import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { todayOf } from '../people/index.ts';
import { termEndsSoonDays } from './terms.ts';
import { lookBackDays } from './value.ts';

/** One letter that a member's place gives reason for. `key` is the same for the same due day, so that nobody is written to twice. */
export interface MemberReminder {
  readonly key: string;
  readonly why: 'term-ends' | 'look-back';
  readonly to: string;
  readonly locale: string;
  readonly slug: string;
  readonly statement: string;
  /** The day it is about, `YYYY-MM-DD`. */
  readonly day: string;
}

/** For the job that writes reminders, where nobody is signed in: terms that end within a month, values that wait to be looked at again. */
export async function memberReminders(ctx: Ctx): Promise<MemberReminder[]> {
  const today = todayOf(ctx);
  const { rows } = await sql<MemberReminder>`
    with place as (
      select m.id, p.email, p.locale, i.slug, i.statement from memberships m join persons p on p.id = m.person_id join issues i on i.id = m.issue_id
      where m.ended_at is null and p.email is not null
    ), term as (
      select distinct on (membership_id) membership_id, until_on from member_terms order by membership_id, number desc
    ), value as (
      select distinct on (v.membership_id) v.membership_id, v.id,
        coalesce((select max(r.said_at) from value_reviews r where r.value_id = v.id), v.said_at) as looked_at
      from member_values v order by v.membership_id, v.said_at desc, v.id desc
    ), due as (
      select id as membership_id, (looked_at at time zone ${ctx.timeZone})::date + ${lookBackDays}::int as day, membership_id as of from value
    )
    select 'term-ends:' || p.id || ':' || t.until_on as key, 'term-ends' as why, p.email as "to", p.locale, p.slug, p.statement, t.until_on::text as day
    from place p join term t on t.membership_id = p.id
    where t.until_on between ${today}::date and ${today}::date + ${termEndsSoonDays}::int
    union all
    select 'look-back:' || d.membership_id || ':' || d.day, 'look-back', p.email, p.locale, p.slug, p.statement, d.day::text
    from place p join due d on d.of = p.id
    where d.day between ${today}::date - 30 and ${today}::date
    order by 1`.execute(ctx.db);
  return rows;
}
