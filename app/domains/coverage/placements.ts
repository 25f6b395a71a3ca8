import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { ListKey } from '../frameworks/index.ts';
import { listGroups, type Group } from '../people/index.ts';
import { kindId } from './kind.ts';

/** That a group is of a kind of people. `groupId` is the group that stands today, where several were merged. */
export interface Placement {
  readonly listKey: ListKey;
  readonly category: string;
  readonly subgroup: string | null;
  /** Id of the kind in its list. */
  readonly id: string;
  readonly groupId: string;
  /** The group that was put there, to take it out again. */
  readonly placedId: string;
}

/** Which kinds of people these groups are, in any list. */
export async function placementsOf(ctx: Pick<Ctx, 'db'>, groupIds: readonly string[]): Promise<Placement[]> {
  if (groupIds.length === 0) return [];
  const { rows } = await sql<{ list_key: ListKey; category: string; subgroup: string | null; group_id: string; placed_id: string }>`
    select g.list_key, g.category, g.subgroup, coalesce(m.kept_id, g.group_id) as group_id, g.group_id as placed_id
    from group_categories g left join merged_groups m on m.group_id = g.group_id
    where g.ended_at is null and coalesce(m.kept_id, g.group_id) in (${sql.join(groupIds.map((id) => sql`${id}::uuid`))})
    order by g.placed_at, g.id`.execute(ctx.db);
  return rows.map((row) => ({
    listKey: row.list_key,
    category: row.category,
    subgroup: row.subgroup,
    id: kindId(row),
    groupId: row.group_id,
    placedId: row.placed_id,
  }));
}

/** A group with the level of scale of its organization; null beside the scale. */
export interface ScaledGroup extends Group {
  readonly level: string;
}

/** The groups that an issue of an organization may speak of, with the level of the organization that keeps each. */
export async function scaledGroups(ctx: Ctx, organizationId: string): Promise<ScaledGroup[]> {
  const groups = await listGroups(ctx, organizationId);
  const ids = [...new Set(groups.map((group) => group.organizationId))];
  if (ids.length === 0) return [];
  const levels = await ctx.db.selectFrom('organizations').select(['id', 'level']).where('id', 'in', ids).execute();
  const levelOf = new Map(levels.map((one) => [one.id, one.level]));
  return groups.map((group) => ({ ...group, level: levelOf.get(group.organizationId) ?? 'partner' }));
}
