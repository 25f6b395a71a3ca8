import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { organizationLevels, type Organization } from './organization.ts';
import type { StaffRole } from './staff.ts';
import { administered, staffed } from './standing.ts';

const columns = [
  'id',
  'parent_id as parentId',
  'level',
  'name',
  'lang',
  'accent',
  'privacy_threshold as privacyThreshold',
  'answer_days as answerDays',
  'revision',
] as const;

/** The organization whose house this installation is: the topmost, first made. Null before the first start is done. */
export async function topOrganization(ctx: Pick<Ctx, 'db'>): Promise<Organization | null> {
  const row = await ctx.db.selectFrom('organizations').select(columns).where('parent_id', 'is', null).orderBy('created_at').executeTakeFirst();
  return (row as Organization | undefined) ?? null;
}

/** Names and settings of organizations are no secret; acting on them asks `administers`. */
export async function getOrganization(ctx: Ctx, id: string): Promise<Organization> {
  const row = isId(id) ? await ctx.db.selectFrom('organizations').select(columns).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Organization;
}

/** Reads an organization and keeps its settings as they are until the transaction ends. @throws NotFound */
export async function holdOrganization(ctx: Ctx, id: string): Promise<Organization> {
  await getOrganization(ctx, id);
  await sql`select 1 from organizations where id = ${id} for share`.execute(ctx.db);
  return getOrganization(ctx, id);
}

/** The organizations for which the actor may convene an issue: where they are staff, and all below. */
export async function organizationsToConveneFor(ctx: Ctx): Promise<Organization[]> {
  const { personId } = ctx.actor;
  if (!personId) return [];
  const rows = await ctx.db.selectFrom('organizations').select(columns).where('id', 'in', staffed(personId)).orderBy('level').orderBy('name').execute();
  return rows as Organization[];
}

export async function administers(ctx: Ctx, organizationId: string): Promise<boolean> {
  return isIn(ctx, organizationId, administered);
}

/** Whether the actor administers any organization at all. */
export async function administersSome(ctx: Ctx): Promise<boolean> {
  const { personId } = ctx.actor;
  if (!personId) return false;
  const { rows } = await sql`select 1 from organizations where id in ${administered(personId)} limit 1`.execute(ctx.db);
  return rows.length > 0;
}

export async function isStaffOf(ctx: Ctx, organizationId: string): Promise<boolean> {
  return isIn(ctx, organizationId, staffed);
}

/** What the actor is at that very organization, not at one above it; null for everybody else. */
export async function ownRoleAt(ctx: Ctx, organizationId: string): Promise<StaffRole | null> {
  const { personId } = ctx.actor;
  if (!personId) return null;
  const row = await ctx.db
    .selectFrom('staff')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (row?.role as StaffRole | undefined) ?? null;
}

async function isIn(ctx: Ctx, organizationId: string, area: typeof administered): Promise<boolean> {
  const { personId } = ctx.actor;
  if (!personId) return false;
  const { rows } = await sql<{ inside: boolean }>`select ${organizationId}::uuid in ${area(personId)} as inside`.execute(ctx.db);
  return rows[0]?.inside ?? false;
}

/** The organizations directly below one, from the widest level, by name. */
export async function listChildren(ctx: Ctx, id: string): Promise<Organization[]> {
  const rows = (await ctx.db.selectFrom('organizations').select(columns).where('parent_id', '=', id).orderBy('name').execute()) as Organization[];
  return rows.sort((a, b) => organizationLevels.indexOf(a.level) - organizationLevels.indexOf(b.level));
}
