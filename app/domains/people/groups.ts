import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { Group } from './group.ts';

/** Names of groups are no secret: promises are made to them in public. Changing the directory asks the policy. */
function visibleGroups(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('groups')
    .innerJoin('organizations', 'organizations.id', 'groups.organization_id')
    .select([
      'groups.id',
      'groups.organization_id as organizationId',
      'organizations.name as organizationName',
      'groups.name',
      'groups.about',
      'groups.lang',
      'groups.revision',
    ]);
}

/** A group by its id. @throws NotFound */
export async function getGroup(ctx: Ctx, id: string): Promise<Group> {
  const row = isId(id) ? await visibleGroups(ctx).where('groups.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row;
}

/**
 * The groups to choose from for an issue of an organization: its own, those of the organizations above it,
 * and those below it; by name. Groups of neighbours are not offered.
 */
export async function listGroups(ctx: Ctx, organizationId: string): Promise<Group[]> {
  return visibleGroups(ctx)
    .where('groups.organization_id', 'in', lineOf(organizationId))
    .where('groups.id', 'not in', merged)
    .where('groups.removed_at', 'is', null)
    .orderBy(sql`lower(groups.name)`)
    .orderBy('groups.id')
    .execute();
}

/** The groups that one organization itself keeps, by name. */
export async function listOwnGroups(ctx: Ctx, organizationId: string): Promise<Group[]> {
  return visibleGroups(ctx)
    .where('groups.organization_id', '=', organizationId)
    .where('groups.id', 'not in', merged)
    .where('groups.removed_at', 'is', null)
    .orderBy(sql`lower(groups.name)`)
    .orderBy('groups.id')
    .execute();
}

/** Whether a group may be used on issues of an organization: whether `listGroups` offers it. */
export async function isOffered(ctx: Ctx, organizationId: string, groupId: string): Promise<boolean> {
  if (!isId(groupId)) return false;
  const row = await ctx.db
    .selectFrom('groups')
    .select('id')
    .where('id', '=', groupId)
    .where('organization_id', 'in', lineOf(organizationId))
    .where('id', 'not in', merged)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * The group that a name means on issues of an organization: its own before those above and below, the one that stands before those merged into
 * it, whose name leads to it. Case does not matter. Null where there is none.
 */
export async function groupOfName(ctx: Pick<Ctx, 'db'>, organizationId: string, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select kept_group(g.id) as id from groups g where lower(g.name) = lower(${name}) and g.organization_id in ${lineOf(organizationId)} and g.removed_at is null
    order by g.id in ${merged}, g.organization_id = ${organizationId} desc, g.id limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

/** SQL of groups that another stands for: a view over the merges of the directory. */
const merged = sql<string>`(select group_id from merged_groups)`;

/** SQL of an organization with all above and all below it. */
function lineOf(organizationId: string) {
  return sql<string>`
    (with recursive above as (
      select id, parent_id from organizations where id = ${organizationId}
      union select o.id, o.parent_id from organizations o join above on o.id = above.parent_id
    ), below as (
      select id from organizations where id = ${organizationId}
      union select o.id from organizations o join below on o.parent_id = below.id
    ) select id from above union select id from below)`;
}
