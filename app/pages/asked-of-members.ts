import { sql, type RawBuilder } from 'kysely';
import { lookBackDays } from '../domains/members/index.ts';
import { endsSoonDays, todayOf } from '../domains/people/index.ts';
import type { Ctx } from '../platform/ctx.ts';

/** What their places ask of the actor, in the columns of `askedOf`: mandates and terms that end, what is expected, what is pencilled, who follows, the look back. */
export function asksOfPlaces(ctx: Ctx, personId: string): RawBuilder<unknown> {
  const today = sql`${todayOf(ctx)}::date`;
  const mine = sql`select m.id, m.issue_id, i.slug, i.lang from memberships m join issues i on i.id = m.issue_id where m.person_id = ${personId} and m.ended_at is null`;
  return sql`
    select 'mandate-ends' as kind, md.id::text as target, g.name as what, g.lang, md.issue_id, md.until_on::timestamptz as due
    from mandates md join kept_groups g on g.id = md.group_id
    where md.person_id = ${personId} and md.ended_at is null and md.until_on between ${today} and ${today} + ${endsSoonDays}::int
    union all
    select 'term-ends', m.slug, '', m.lang, m.issue_id, t.until_on::timestamptz
    from (${mine}) m cross join lateral (select until_on from member_terms where membership_id = m.id order by number desc limit 1) t
    where t.until_on between ${today} and ${today} + 30
    union all
    select 'expectations', m.slug, '', m.lang, m.issue_id, null
    from (${mine}) m cross join lateral (select id from expectations where issue_id = m.issue_id order by number desc limit 1) e
    where not exists (select 1 from acknowledgements a where a.expectation_id = e.id and a.membership_id = m.id)
    union all
    select 'pencilled', m.slug, '', m.lang, m.issue_id, null
    from (${mine}) m where exists (select 1 from relevance_tests r where r.membership_id = m.id and r.confirmed_at is null
        and not exists (select 1 from relevance_tests later where later.membership_id = r.membership_id and later.test = r.test and later.said_at > r.said_at))
    union all
    select 'successor', m.slug, p.name, m.lang, m.issue_id, null
    from (${mine}) m join memberships other on other.issue_id = m.issue_id join successions s on s.membership_id = other.id and s.successor_id = ${personId}
    join persons p on p.id = other.person_id
    where s.agreed_at is null and s.declined_at is null and s.removed_at is null
    union all
    select 'look-back', m.slug, '', m.lang, m.issue_id, v.looked_at + make_interval(days => ${lookBackDays})
    from (${mine}) m cross join lateral (
      select coalesce((select max(r.said_at) from value_reviews r where r.value_id = x.id), x.said_at) as looked_at
      from member_values x where x.membership_id = m.id order by x.said_at desc, x.id desc limit 1) v
    where v.looked_at + make_interval(days => ${lookBackDays}) <= ${ctx.now}`;
}
