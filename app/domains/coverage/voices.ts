import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { ListKey } from '../frameworks/index.ts';
import { kindId } from './kind.ts';

/** Distinct people who spoke on an issue, exactly. Never shown: `tellVoices` says what may be told. */
export interface Voices {
  readonly all: number;
  /** By id of the kind, in one list. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Categories in which a group stands itself, in no sub-group. */
  readonly withRest: ReadonlySet<string>;
}

/**
 * Who spoke: people whose input came in and was not withdrawn, who voted on a statement, or who cast a ballot; each once, however
 * often and by however many ways. The group is the one they named, else the one they speak for. Our guesses count for nobody.
 */
const voices = (issueId: string) => sql`
  select distinct v.who, coalesce(m.kept_id, v.group_id) as group_id from (
    select coalesce(p.person_id, p.id) as who, coalesce(i.group_id, p.group_id) as group_id
    from inputs i join participants p on p.id = i.participant_id
    where i.issue_id = ${issueId} and i.withdrawn_at is null and i.moderated >= 0
      and (i.speaks <> 'guess' or exists (select 1 from input_confirmations c where c.input_id = i.id))
    union
    select coalesce(p.person_id, p.id), p.group_id from participants p
    where p.issue_id = ${issueId} and exists (
      select 1 from votes v join conversations c on c.id = v.conversation_id where v.participant_id = p.id and c.issue_id = ${issueId})
    union
    select r.person_id, coalesce(p.group_id, md.group_id)
    from ballot_receipts r join decisions d on d.id = r.decision_id
    left join participants p on p.issue_id = d.issue_id and p.person_id = r.person_id
    left join mandates md on md.issue_id = d.issue_id and md.person_id = r.person_id and md.ended_at is null
    where d.issue_id = ${issueId}
  ) v left join merged_groups m on m.group_id = v.group_id`;

/** Counts the people who spoke on an issue, in all and by the kinds of one list. */
export async function countVoices(ctx: Pick<Ctx, 'db'>, issueId: string, listKey: ListKey): Promise<Voices> {
  const { rows } = await sql<{ category: string | null; subgroup: string | null; whole: number; people: number }>`
    with v as (${voices(issueId)}), placed as (
      select coalesce(m.kept_id, g.group_id) as group_id, g.category, g.subgroup
      from group_categories g left join merged_groups m on m.group_id = g.group_id where g.list_key = ${listKey} and g.ended_at is null
    )
    select null as category, null as subgroup, 1 as whole, count(distinct who)::int as people from v
    union all
    select placed.category, placed.subgroup, grouping(placed.subgroup)::int, count(distinct v.who)::int
    from v join placed on placed.group_id = v.group_id
    group by grouping sets ((placed.category), (placed.category, placed.subgroup))`.execute(ctx.db);
  const kinds = new Map<string, number>();
  // People of a category's groups that are in no sub-group are counted with the category only.
  for (const { category, subgroup, whole, people } of rows)
    if (category !== null && (whole === 1 || subgroup !== null)) kinds.set(kindId({ category, subgroup }), people);
  const direct = await ctx.db
    .selectFrom('group_categories')
    .select('category')
    .distinct()
    .where('list_key', '=', listKey)
    .where('subgroup', 'is', null)
    .where('ended_at', 'is', null)
    .execute();
  return { all: rows.find((row) => row.category === null)?.people ?? 0, kinds, withRest: new Set(direct.map((row) => row.category)) };
}

/** When somebody last spoke openly for a group, or as one of it: an input that names the group and is no guess. By group. */
export async function lastWords(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Map<string, Date>> {
  const { rows } = await sql<{ group_id: string; last: Date }>`
    select coalesce(m.kept_id, i.group_id) as group_id, max(i.said_at) as last
    from inputs i left join merged_groups m on m.group_id = i.group_id
    where i.issue_id = ${issueId} and i.group_id is not null and i.withdrawn_at is null and i.moderated >= 0
      and (i.speaks <> 'guess' or exists (select 1 from input_confirmations c where c.input_id = i.id))
    group by 1`.execute(ctx.db);
  return new Map(rows.map((row) => [row.group_id, row.last]));
}
