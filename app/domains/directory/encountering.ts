import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { EncounterChannel, Subject } from './entry.ts';
import { getEncounter, type Encounter } from './encounters.ts';
import { mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';

/** What is written down of an encounter. */
export interface EncounterWords {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly channel: EncounterChannel;
  readonly about: string;
  /** Language of the words; the actor's unless given. */
  readonly lang?: string;
  readonly nextStep?: string | null;
  readonly nextOn?: string | null;
  /** Who of ours it was; the actor unless given. */
  readonly by?: string;
  readonly issueId?: string | null;
}

/** With whom: a group, a person, or an organization (`partnerId`). */
export type With = { readonly groupId: string } | { readonly personId: string } | { readonly partnerId: string };

/**
 * Writes down that somebody of `organizationId` was in touch with a group, person or organization; only who keeps that organization's directory
 * may, and only they read it. Somebody without an entry gets one.
 *
 *     await addEncounter(ctx, { organizationId, groupId, on: '2026-11-20', channel: 'phone', about: 'Asked them to the first meeting.' });
 *
 * Joins the caller's transaction. @throws NotSignedIn, Denied, NotFound for a group or person that there is not
 */
export async function addEncounter(ctx: Ctx, encounter: EncounterWords & With & { readonly organizationId: string }): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    const personId = await mustKeepDirectory(ctx, encounter.organizationId);
    const id = newId();
    const entryId = await entryOf(ctx, encounter.organizationId, subjectOf(encounter));
    await ctx.db
      .insertInto('encounters')
      .values({
        id,
        organization_id: encounter.organizationId,
        entry_id: entryId,
        ...rowOf(ctx, encounter, personId),
        created_at: ctx.now,
        created_by: personId,
      })
      .execute();
    await record(ctx, {
      kind: 'encounter.added',
      organizationId: encounter.organizationId,
      subjectId: id,
      particulars: { entryId, channel: encounter.channel },
    });
    return { id };
  });
}

function subjectOf(encounter: With): Subject {
  if ('groupId' in encounter) return { kind: 'groups', id: encounter.groupId };
  return 'personId' in encounter ? { kind: 'persons', id: encounter.personId } : { kind: 'organizations', id: encounter.partnerId };
}

function rowOf(ctx: Ctx, words: EncounterWords, personId: string) {
  return {
    on_day: words.on,
    channel: words.channel,
    about: words.about,
    lang: words.lang ?? ctx.locale.slice(0, 2),
    next_step: words.nextStep ?? null,
    next_on: words.nextOn ?? null,
    by: words.by ?? personId,
    issue_id: words.issueId ?? null,
  };
}

/** Corrects what was written down; what stood there before is kept in the history. @throws NotFound, Denied, StaleRevision */
export async function correctEncounter(ctx: Ctx, id: string, words: EncounterWords & { readonly revision: number }): Promise<void> {
  await change(ctx, id, 'encounter.changed', async (ctx, encounter, personId) => {
    if (encounter.removedAt) throw new NotFound();
    const changed = await ctx.db
      .updateTable('encounters')
      .set({
        ...rowOf(ctx, { ...words, by: words.by ?? encounter.by, issueId: words.issueId ?? encounter.issueId }, personId),
        changed_at: ctx.now,
        changed_by: personId,
        revision: sql`revision + 1`,
      })
      .where('id', '=', id)
      .where('revision', '=', words.revision)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new StaleRevision();
  });
}

/** Takes an encounter out of the list. @throws NotFound, Denied */
export async function removeEncounter(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, 'encounter.removed', async (ctx, { removedAt }, by) => {
    if (removedAt) return;
    await ctx.db.updateTable('encounters').set({ removed_at: ctx.now, removed_by: by, changed_at: ctx.now, changed_by: by }).where('id', '=', id).execute();
  });
}

/** Puts it back. @throws NotFound, Denied */
export async function restoreEncounter(ctx: Ctx, id: string): Promise<void> {
  await change(ctx, id, 'encounter.restored', async (ctx, _, by) => {
    await ctx.db.updateTable('encounters').set({ removed_at: null, removed_by: null, changed_at: ctx.now, changed_by: by }).where('id', '=', id).execute();
  });
}

async function change(ctx: Ctx, id: string, kind: string, work: (ctx: Ctx, encounter: Encounter, personId: string) => Promise<void>): Promise<void> {
  await transact(ctx, async (ctx) => {
    const encounter = await getEncounter(ctx, id);
    const personId = await mustKeepDirectory(ctx, encounter.organizationId);
    await work(ctx, encounter, personId);
    await record(ctx, { kind, organizationId: encounter.organizationId, subjectId: id });
  });
}
