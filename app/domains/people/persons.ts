import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotSignedIn } from '../../platform/errors.ts';
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

/** The actor's own record, as they may change it. */
export interface OwnPerson {
  readonly name: string;
  readonly email: string | null;
  readonly locale: string;
  readonly about: string | null;
}

/** The signed-in person. @throws NotSignedIn */
export async function getOwnPerson(ctx: Ctx): Promise<OwnPerson> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return ctx.db.selectFrom('persons').select(['name', 'email', 'locale', 'about']).where('id', '=', personId).executeTakeFirstOrThrow();
}

/** Saves what the actor says about themselves; nobody else can. @throws NotSignedIn */
export async function changeOwnPerson(ctx: Ctx, change: Omit<OwnPerson, 'email'>): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  await transact(ctx, async (ctx) => {
    await ctx.db.updateTable('persons').set({ name: change.name, locale: change.locale, about: change.about }).where('id', '=', personId).execute();
    if (ctx.actor.accountId) await ctx.db.updateTable('accounts').set({ name: change.name }).where('id', '=', ctx.actor.accountId).execute();
    await record(ctx, { kind: 'person.changed', subjectId: personId });
  });
}

/** Until people write their name: what stands before the @. */
export function nameFrom(email: string): string {
  return (
    email
      .split('@')[0]
      ?.replaceAll(/[._-]+/g, ' ')
      .trim() || email
  );
}
