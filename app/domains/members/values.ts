import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { tellInSteps } from '../../engines/suppression/index.ts';
import { stills, type Review, type Still, type Value } from './value.ts';

/** What a member said last of what is in it for her, with every review of it; null where she said nothing. The caller asks who may read it. */
export async function valueOf(ctx: Pick<Ctx, 'db'>, membershipId: string): Promise<Value | null> {
  const row = await ctx.db
    .selectFrom('member_values')
    .select(['id', 'membership_id as membershipId', 'professional', 'personal', 'cost', 'lang', 'shown_to_leaders as shown', 'said_at as saidAt'])
    .where('membership_id', '=', membershipId)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row ? { ...row, reviews: await reviewsOf(ctx, row.id) } : null;
}

async function reviewsOf(ctx: Pick<Ctx, 'db'>, valueId: string): Promise<Review[]> {
  const rows = await ctx.db
    .selectFrom('value_reviews')
    .select(['id', 'still', 'words', 'lang', 'said_at as saidAt'])
    .where('value_id', '=', valueId)
    .orderBy('said_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows as Review[];
}

/** How the last looks back are spread, in steps of the threshold: 0 says fewer than the threshold, also of nobody. */
export interface ValueSpread {
  readonly threshold: number;
  readonly answers: readonly { readonly still: Still; readonly atLeast: number }[];
  /** Null where it would tell what the answers are. */
  readonly total: number | null;
}

/** The spread for those who lead, whoever lets them read her words or not. It changes day by day, so it is told in steps. */
export async function valueSpread(ctx: Pick<Ctx, 'db'>, issueId: string, threshold: number): Promise<ValueSpread> {
  const { rows } = await sql<{ still: Still; count: number }>`
    select still, count(*)::int as count from (
      select distinct on (m.id) m.id, r.still
      from value_reviews r join member_values v on v.id = r.value_id join memberships m on m.id = v.membership_id
      where m.issue_id = ${issueId} and m.ended_at is null
      order by m.id, r.said_at desc, r.id desc) latest
    group by still`.execute(ctx.db);
  return spreadOf(new Map(rows.map((row) => [row.still, row.count])), threshold);
}

/** What may be told of counts by answer. Pure. */
export function spreadOf(counts: ReadonlyMap<Still, number>, threshold: number): ValueSpread {
  const told = tellInSteps(
    stills.map((still) => [counts.get(still) ?? 0]),
    threshold,
  );
  return { threshold, answers: stills.map((still, at) => ({ still, atLeast: told.cells[at]?.[0] ?? 0 })), total: told.columns[0] ?? null };
}

/** What members let those who lead read, newest first. */
export async function shownValues(
  ctx: Pick<Ctx, 'db'>,
  issueId: string,
): Promise<(Omit<Value, 'reviews'> & { name: string; still: Still | null; words: string | null })[]> {
  const { rows } = await sql<Omit<Value, 'reviews'> & { name: string; still: Still | null; words: string | null }>`
    select distinct on (m.id) v.id, v.membership_id as "membershipId", v.professional, v.personal, v.cost, v.lang, v.shown_to_leaders as shown, v.said_at as "saidAt",
      p.name, r.still, r.words
    from member_values v join memberships m on m.id = v.membership_id join persons p on p.id = m.person_id
    left join lateral (select still, words from value_reviews where value_id = v.id order by said_at desc, id desc limit 1) r on true
    where m.issue_id = ${issueId} and m.ended_at is null
    order by m.id, v.said_at desc, v.id desc`.execute(ctx.db);
  return rows.filter((row) => row.shown);
}
