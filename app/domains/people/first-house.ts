import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Level } from './organization.ts';
import { topOrganization } from './organizations.ts';

export interface FirstHouse {
  readonly organization: string;
  readonly level: Level;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** Makes the first organization (or names the one that a command made) and its administrator, in the open transaction. The caller has checked the one-time link. */
export async function makeFirstHouse(ctx: Ctx, house: FirstHouse): Promise<void> {
  const lang = ctx.locale.slice(0, 2);
  const organizationId = await nameOrganization(ctx, house, lang);
  const person = await ctx.db
    .insertInto('persons')
    .values({ id: newId(), name: house.name, email: house.email, locale: lang, created_at: ctx.now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name: house.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db.insertInto('staff').values({ organization_id: organizationId, person_id: person.id, role: 'administrator', added_at: ctx.now }).execute();
  const founder = { ...ctx, actor: { ...ctx.actor, personId: person.id } };
  await record(founder, { kind: 'organization.made', organizationId, subjectId: organizationId });
  await record(founder, { kind: 'staff.added', organizationId, subjectId: person.id, particulars: { role: 'administrator' } });
}

async function nameOrganization(ctx: Ctx, { organization: name, level }: FirstHouse, lang: string): Promise<string> {
  const existing = await topOrganization(ctx);
  if (existing) {
    await ctx.db.updateTable('organizations').set({ name, level, lang }).where('id', '=', existing.id).execute();
    return existing.id;
  }
  const id = newId();
  await ctx.db.insertInto('organizations').values({ id, level, name, lang, created_at: ctx.now }).execute();
  return id;
}
