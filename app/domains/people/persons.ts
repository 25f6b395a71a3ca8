import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';

export interface NewPerson {
  /** A checked address, or null for a person whom we only know by name. */
  readonly email: string | null;
  readonly name: string;
  /** Language to write to them in. */
  readonly locale: string;
}

/**
 * The person with that address, or a new one; nobody needs an account. Someone already known keeps the name and
 * language they have. Without an address it is always a new person. The caller has asked its own policy.
 */
export async function findOrMakePerson(ctx: Ctx, person: NewPerson): Promise<{ id: string; made: boolean }> {
  const email = person.email?.trim().toLowerCase() ?? null;
  const made = await ctx.db
    .insertInto('persons')
    .values({ id: newId(), email, name: person.name, locale: person.locale, created_at: ctx.now, created_by: ctx.actor.personId })
    .onConflict((oc) => oc.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) {
    await record(ctx, { kind: 'person.made', subjectId: made.id });
    return { id: made.id, made: true };
  }
  const known = await ctx.db.selectFrom('persons').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return { id: known.id, made: false };
}
