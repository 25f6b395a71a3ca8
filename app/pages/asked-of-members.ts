import { sql, type RawBuilder } from 'kysely';
import { lookBackDays, termEndsSoonDays } from '../domains/members/index.ts';
import { endsSoon, listMyLapsed, listMyMandates, todayOf, wordDue } from '../domains/people/index.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Asked, MandateAsk } from './asked.ts';

/** What their places ask of the actor, in the columns of `askedOf`: terms that end, what is expected, what is pencilled, who follows, the look back. */
export function asksOfPlaces(ctx: Ctx, personId: string): RawBuilder<unknown> {
  const today = sql`${todayOf(ctx)}::date`;
  const mine = sql`select m.id, m.issue_id, i.slug, i.lang from memberships m join issues i on i.id = m.issue_id where m.person_id = ${personId} and m.ended_at is null`;
  return sql`
    select 'term-ends' as kind, m.slug as target, '' as what, m.lang, m.issue_id, t.until_on::timestamptz as due
    from (${mine}) m cross join lateral (select until_on from member_terms where membership_id = m.id order by number desc limit 1) t
    where t.until_on between ${today} and ${today} + ${termEndsSoonDays}::int
    union all
    select 'expectations', m.slug, '', m.lang, m.issue_id, null
    from (${mine}) m cross join lateral (select id from expectations where issue_id = m.issue_id order by number desc limit 1) e
    where not exists (select 1 from acknowledgements a where a.expectation_id = e.id and a.membership_id = m.id)
    union all
    select 'pencilled', m.slug, '', m.lang, m.issue_id, null
    from (${mine}) m where exists (select 1 from member_ranges r where r.membership_id = m.id and r.confirmed_at is null
        and not exists (select 1 from member_ranges later where later.membership_id = r.membership_id and later.said_at > r.said_at))
      or exists (select 1 from relevance_tests r where r.membership_id = m.id and r.confirmed_at is null
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

/** What their mandates ask of the actor: each one thing to carry at a time, by the same rules as the letters; and those that lapsed, whether they go on. */
export async function asksOfMandates(ctx: Ctx): Promise<Asked[]> {
  const today = todayOf(ctx);
  const present = (await listMyMandates(ctx)).flatMap((mandate): Asked[] => {
    const word = wordDue(mandate, today);
    return [
      ...(word ? [askOf(mandate, `mandate-${word.way}`, word.day)] : []),
      ...(mandate.untilOn && endsSoon(mandate, today) ? [askOf(mandate, 'mandate-ends', mandate.untilOn)] : []),
    ];
  });
  return [...present, ...(await listMyLapsed(ctx)).map((mandate) => askOf(mandate, 'mandate-lapsed', mandate.untilOn ?? today))];
}

function askOf(mandate: Awaited<ReturnType<typeof listMyMandates>>[number], kind: MandateAsk, day: string): Asked {
  return {
    kind,
    target: mandate.id,
    what: mandate.groupName,
    lang: mandate.groupLang,
    issueSlug: mandate.slug,
    issueStatement: mandate.statement,
    issueLang: mandate.issueLang,
    due: new Date(`${day}T12:00:00Z`),
  };
}
