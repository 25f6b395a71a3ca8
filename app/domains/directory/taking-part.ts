import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { staffed } from '../people/index.ts';
import type { Subject } from './entry.ts';

export interface IssuePart {
  readonly id: string;
  readonly slug: string;
  readonly statement: string;
  readonly lang: string;
  /** How they take part: `member`, `mandate`, `stake`, `promise` or `own`. */
  readonly as: readonly string[];
}

/**
 * The issues on which a group, person or organization takes part, as far as the actor may see them; by statement.
 * Who is a member of a public issue is for those who belong to it: with an address alone nobody should learn that.
 * Who voted or said something is no part of it: that stays between them and the issue.
 */
export async function issuesOf(ctx: Ctx, { kind, id }: Subject): Promise<IssuePart[]> {
  const parts = {
    groups: sql`
      select issue_id, 'stake' as "as" from stakes where group_id in ${withMerged(id)} and removed_at is null
      union select issue_id, 'promise' from promises where group_id in ${withMerged(id)}
      union select issue_id, 'mandate' from mandates where group_id in ${withMerged(id)} and ended_at is null`,
    persons: sql`
      select issue_id, 'member' as "as" from memberships where person_id = ${id} and ended_at is null
      union select issue_id, 'mandate' from mandates where person_id = ${id} and ended_at is null`,
    organizations: sql`select id as issue_id, 'own' as "as" from issues where organization_id = ${id}`,
  }[kind];
  const { personId } = ctx.actor;
  const { rows } = await sql<IssuePart>`
    select i.id, i.slug, i.statement, i.lang, array_agg(distinct p."as") as "as" from (${parts}) p join issues i on i.id = p.issue_id
    where ${kind === 'persons' ? sql`false` : sql`exists (select 1 from issue_publications u where u.issue_id = i.id)`}
      or exists (select 1 from memberships m where m.issue_id = i.id and m.person_id = ${personId}::uuid and m.ended_at is null)
      ${personId ? sql`or i.organization_id in ${staffed(personId)}` : sql``}
    group by i.id order by i.statement`.execute(ctx.db);
  return rows;
}

/** SQL: a group and those merged into it. */
function withMerged(groupId: string) {
  return sql`(select ${groupId}::uuid union select group_id from merged_groups where kept_id = ${groupId})`;
}
