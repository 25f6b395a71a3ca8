import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { visibleEntry } from './entries.ts';
import { mustKeepDirectory } from './keepers.ts';

/**
 * Whether what this person says waits for an adult before it is shown: a student of some roster, or somebody for whom staff asked for it.
 * Rosters keep no address of a student, only a keyed hash; a student who signs in with that address is known by it.
 */
export async function needsAdultModeration(ctx: Pick<Ctx, 'db' | 'secret'>, personId: string | null): Promise<boolean> {
  if (!personId) return false;
  const person = await ctx.db.selectFrom('persons').select('email').where('id', '=', personId).executeTakeFirst();
  const hash = person?.email ? addressHash(ctx, person.email) : null;
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select 1 from adult_moderations where ended_at is null and (person_id = ${personId} or address_hash = ${hash})) as waits`.execute(ctx.db);
  return rows[0]?.waits ?? false;
}

/** What is kept of a student's address: nothing from which it could be read. */
export function addressHash(ctx: Pick<Ctx, 'secret'>, address: string): string {
  return createHmac('sha256', ctx.secret).update(`student address ${address.trim().toLowerCase()}`).digest('base64url');
}

/** Whether an entry is about a student, of whom least is kept: name, school and roles. */
export async function holdsLeast(ctx: Pick<Ctx, 'db'>, entryId: string): Promise<boolean> {
  const { rows } = await sql<{ least: boolean }>`
    select exists (select 1 from roster_roles where entry_id = ${entryId} and role = 'student' and removed_at is null) as least`.execute(ctx.db);
  return rows[0]?.least ?? false;
}

/** From now on what this person says waits for an adult. @throws NotFound, Denied */
export async function askForAdult(ctx: Ctx, organizationId: string, personId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await visibleEntry(ctx, organizationId, { kind: 'persons', id: personId });
    const by = await mustKeepDirectory(ctx, organizationId);
    const made = await ctx.db
      .insertInto('adult_moderations')
      .values({ id: newId(), organization_id: organizationId, person_id: personId, reason: 'asked', at: ctx.now, by })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made) await record(ctx, { kind: 'adult-moderation.began', organizationId, subjectId: personId });
  });
}

/** What this person says from now on is shown as everybody's is. @throws NotFound, Denied */
export async function endAdult(ctx: Ctx, organizationId: string, personId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await visibleEntry(ctx, organizationId, { kind: 'persons', id: personId });
    const by = await mustKeepDirectory(ctx, organizationId);
    const ended = await ctx.db
      .updateTable('adult_moderations')
      .set({ ended_at: ctx.now, ended_by: by })
      .where('organization_id', '=', organizationId)
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows > 0n) await record(ctx, { kind: 'adult-moderation.ended', organizationId, subjectId: personId });
  });
}
