import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';

/** A role of somebody at an organization. */
export interface RoleAt {
  readonly entryId: string;
  readonly role: string;
  readonly atId: string;
  readonly atName: string;
  readonly atLang: string;
}

/** The roles of entries. The caller has found them through the actor, with `keeps`. */
export async function rolesOf(ctx: Ctx, entryIds: readonly (string | null)[]): Promise<RoleAt[]> {
  const ids = entryIds.filter((id) => id !== null);
  if (ids.length === 0) return [];
  return ctx.db
    .selectFrom('roster_roles')
    .innerJoin('organizations', 'organizations.id', 'roster_roles.at_id')
    .select([
      'roster_roles.entry_id as entryId',
      'roster_roles.role',
      'organizations.id as atId',
      'organizations.name as atName',
      'organizations.lang as atLang',
    ])
    .where('roster_roles.entry_id', 'in', ids)
    .where('roster_roles.removed_at', 'is', null)
    .orderBy('roster_roles.is_primary', 'desc')
    .orderBy('organizations.name')
    .execute();
}

/** Somebody whom an entry looks after, or who looks after it. */
export interface Cared {
  readonly way: 'looks-after' | 'looked-after-by';
  readonly personId: string;
  readonly name: string;
}

/** Who looks after whom, around one entry. The caller has found it through the actor, with `keeps`. */
export async function caredOf(ctx: Ctx, entryId: string | null): Promise<Cared[]> {
  if (entryId === null) return [];
  const { rows } = await sql<Cared>`
    select 'looks-after' as way, e.person_id as "personId", e.name from carers c join entries e on e.id = c.cared_id
    where c.carer_id = ${entryId} and c.removed_at is null and e.removed_at is null
    union all
    select 'looked-after-by', e.person_id, e.name from carers c join entries e on e.id = c.carer_id
    where c.cared_id = ${entryId} and c.removed_at is null and e.removed_at is null order by 1, 3`.execute(ctx.db);
  return rows;
}

/** Ids under which other systems know an entry. */
export async function externalIdsOf(ctx: Ctx, entryId: string | null): Promise<{ source: string; externalId: string }[]> {
  if (entryId === null) return [];
  return ctx.db.selectFrom('external_ids').select(['source', 'external_id as externalId']).where('entry_id', '=', entryId).orderBy('source').execute();
}
