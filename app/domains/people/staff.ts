import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';

export type StaffRole = 'administrator' | 'staff';

/** Somebody on the staff of one organization. The address is for administrators' eyes. */
export interface StaffMember {
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: StaffRole;
  readonly addedAt: Date;
}

/** The staff of one organization, administrators first, by name. Who asks has checked that the actor is staff. */
export async function listStaff(ctx: Ctx, organizationId: string): Promise<StaffMember[]> {
  const rows = await ctx.db
    .selectFrom('staff')
    .innerJoin('persons', 'persons.id', 'staff.person_id')
    .select(['persons.id as personId', 'persons.name', 'persons.email', 'staff.role', 'staff.added_at as addedAt'])
    .where('staff.organization_id', '=', organizationId)
    .orderBy('staff.role')
    .orderBy('persons.name')
    .execute();
  return rows as StaffMember[];
}

/** Whether somebody other than that person still administers the organization, here or from above. Locks the line above. */
export async function isAdministeredWithout(ctx: Ctx, organizationId: string, personId: string): Promise<boolean> {
  const above = sql<string>`
    (with recursive above as (
      select id, parent_id from organizations where id = ${organizationId}
      union select o.id, o.parent_id from organizations o join above on o.id = above.parent_id
    ) select id from above)`;
  await sql`select 1 from organizations where id in ${above} order by id for update`.execute(ctx.db);
  const other = await ctx.db
    .selectFrom('staff')
    .select('person_id')
    .where('organization_id', 'in', above)
    .where('role', '=', 'administrator')
    .where((eb) => eb.or([eb('person_id', '<>', personId), eb('organization_id', '<>', organizationId)]))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}
