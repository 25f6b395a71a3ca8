import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { findOrMakePerson } from '../people/index.ts';
import { mustKeepDirectory } from './keepers.ts';

export interface NewEntryPerson {
  readonly name: string;
  /** In lower case, or null. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly languages: readonly string[];
  readonly about: string | null;
  readonly lang: string;
}

/**
 * Adds a person to the directory. Whoever has that address already is the same human, and gets an entry here under the name given;
 * `duplicate` where they have one. @throws NotSignedIn, Denied
 */
export async function addPerson(ctx: Ctx, organizationId: string, person: NewEntryPerson): Promise<Result<{ personId: string }, 'duplicate'>> {
  return transact(ctx, async (ctx) => {
    const by = await mustKeepDirectory(ctx, organizationId);
    const { id: personId } = await findOrMakePerson(ctx, { name: person.name, email: person.email, locale: 'en' });
    const made = await ctx.db
      .insertInto('entries')
      .values({
        id: newId(),
        organization_id: organizationId,
        person_id: personId,
        name: person.name,
        about: person.about,
        lang: person.lang,
        languages: [...person.languages],
        created_at: ctx.now,
        created_by: by,
      })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return no('duplicate');
    const reach = [...(person.email ? [{ kind: 'email', value: person.email }] : []), ...(person.phone ? [{ kind: 'phone', value: person.phone }] : [])];
    if (reach.length > 0)
      await ctx.db
        .insertInto('channels')
        .values(reach.map((one) => ({ id: newId(), entry_id: made.id, ...one, created_at: ctx.now, created_by: by })))
        .execute();
    await record(ctx, { kind: 'entry.made', organizationId, subjectId: personId });
    return ok({ personId });
  });
}
