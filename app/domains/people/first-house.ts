import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Level } from './organization.ts';

export interface FirstHouse {
  readonly organization: string;
  readonly level: Level;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** Makes the first organization and its administrator, in the open transaction. The caller has checked the one-time link. */
export async function makeFirstHouse(ctx: Ctx, house: FirstHouse): Promise<void> {
  const organizationId = newId();
  const lang = ctx.locale.slice(0, 2);
  await ctx.db
    .insertInto('organizations')
    .values({ id: organizationId, level: house.level, name: house.organization, lang, created_at: ctx.now })
    .execute();
  const person = await ctx.db
    .insertInto('persons')
    .values({ id: newId(), name: house.name, email: house.email, locale: lang, created_at: ctx.now })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name: house.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('staff')
    .values({ organization_id: organizationId, person_id: person.id, role: 'administrator', added_at: ctx.now })
    .execute();
  const founder = { ...ctx, actor: { ...ctx.actor, personId: person.id } };
  await record(founder, { kind: 'organization.made', organizationId, subjectId: organizationId });
  await record(founder, { kind: 'staff.added', organizationId, subjectId: person.id, particulars: { role: 'administrator' } });
}
