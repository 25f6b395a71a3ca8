import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { mustAdminister } from './keeping-organizations.ts';
import { getOrganization } from './organizations.ts';
import { findOrMakePerson, type NewPerson } from './persons.ts';
import { isAdministeredWithout, type StaffRole } from './staff.ts';

/** Puts a person on the staff, or changes their role there. @throws NotFound, Denied */
export async function addStaff(ctx: Ctx, organizationId: string, person: NewPerson & { role: StaffRole }): Promise<Result<null, 'last-administrator'>> {
  return transact(ctx, async (ctx) => {
    const organization = await getOrganization(ctx, organizationId);
    await mustAdminister(ctx, organization.id);
    const { id } = await findOrMakePerson(ctx, person);
    const before = await roleOf(ctx, organizationId, id);
    if (before === person.role) return ok(null);
    if (before === 'administrator' && !(await isAdministeredWithout(ctx, organizationId, id))) return no('last-administrator');
    await ctx.db
      .insertInto('staff')
      .values({ organization_id: organizationId, person_id: id, role: person.role, added_at: ctx.now, added_by: ctx.actor.personId })
      .onConflict((oc) => oc.columns(['organization_id', 'person_id']).doUpdateSet({ role: person.role }))
      .execute();
    await record(ctx, { kind: 'staff.added', organizationId, subjectId: id, particulars: { role: person.role } });
    return ok(null);
  });
}

/** Takes a person off the staff; nobody may leave an organization without any administrator. @throws NotFound, Denied */
export async function removeStaff(ctx: Ctx, organizationId: string, personId: string): Promise<Result<null, 'last-administrator'>> {
  return transact(ctx, async (ctx) => {
    const organization = await getOrganization(ctx, organizationId);
    await mustAdminister(ctx, organization.id);
    const role = await roleOf(ctx, organizationId, personId);
    if (!role) throw new NotFound();
    if (role === 'administrator' && !(await isAdministeredWithout(ctx, organizationId, personId))) return no('last-administrator');
    await ctx.db.deleteFrom('staff').where('organization_id', '=', organizationId).where('person_id', '=', personId).execute();
    await record(ctx, { kind: 'staff.removed', organizationId, subjectId: personId, particulars: { role } });
    return ok(null);
  });
}

async function roleOf(ctx: Ctx, organizationId: string, personId: string): Promise<string | null> {
  if (!isId(personId)) return null;
  const row = await ctx.db
    .selectFrom('staff')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.role ?? null;
}
