import type { Ctx } from '../../platform/ctx.ts';
import { newId } from '../../platform/ids.ts';
import { topOrganization } from './organizations.ts';

/** On whose behalf a command works, and for which organization. */
export interface OperatorPlace {
  readonly personId: string;
  readonly organizationId: string;
}

/**
 * Whoever types a command on the server acts as the topmost organization's first administrator. Where nobody has set
 * the house up yet, an organization and an operator without sign-in are made; the one-time link takes both over.
 */
export async function operatorPlace(ctx: Ctx): Promise<OperatorPlace> {
  const organization = await topOrganization(ctx);
  const organizationId = organization?.id ?? (await makeOrganization(ctx));
  const staff = await ctx.db
    .selectFrom('staff')
    .select('person_id')
    .where('organization_id', '=', organizationId)
    .orderBy('role')
    .orderBy('added_at')
    .executeTakeFirst();
  return { organizationId, personId: staff?.person_id ?? (await makeOperator(ctx, organizationId)) };
}

async function makeOrganization(ctx: Ctx): Promise<string> {
  const id = newId();
  await ctx.db.insertInto('organizations').values({ id, level: 'district', name: 'Longtable', lang: 'en', created_at: ctx.now }).execute();
  return id;
}

async function makeOperator(ctx: Ctx, organizationId: string): Promise<string> {
  const id = newId();
  await ctx.db.insertInto('persons').values({ id, name: 'Operator', created_at: ctx.now }).execute();
  await ctx.db.insertInto('staff').values({ organization_id: organizationId, person_id: id, role: 'staff', added_at: ctx.now }).execute();
  return id;
}
