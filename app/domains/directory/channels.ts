import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { holdsLeast } from './adult-moderation.ts';
import { keptEntryById, visibleEntry } from './entries.ts';
import type { ChannelKind, Subject } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';

/** A way to reach somebody. */
export interface Channel {
  readonly id: string;
  readonly entryId: string;
  readonly kind: ChannelKind;
  readonly value: string;
  readonly note: string | null;
  readonly lang: string;
  readonly removedAt: Date | null;
}

/** The channels of entries, for who keeps their directory: the caller has found the entries through the actor, with `keeps`. */
export async function listChannels(ctx: Ctx, entryIds: readonly (string | null)[], { removed = false } = {}): Promise<Channel[]> {
  const ids = entryIds.filter((id) => id !== null);
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('channels')
    .select(['id', 'entry_id as entryId', 'kind', 'value', 'note', 'lang', 'removed_at as removedAt'])
    .where('entry_id', 'in', ids)
    .where('removed_at', removed ? 'is not' : 'is', null)
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return rows as Channel[];
}

export interface NewChannel {
  readonly kind: ChannelKind;
  readonly value: string;
  readonly note: string | null;
  readonly lang: string;
}

/** Adds a way to reach somebody; `student` for a student, of whom neither address nor phone is kept. @throws NotFound, Denied */
export async function addChannel(ctx: Ctx, organizationId: string, subject: Subject, channel: NewChannel): Promise<Result<null, 'duplicate' | 'student'>> {
  return transact(ctx, async (ctx) => {
    await visibleEntry(ctx, organizationId, subject);
    const by = await mustKeepDirectory(ctx, organizationId);
    const entryId = await entryOf(ctx, organizationId, subject);
    if (await holdsLeast(ctx, entryId)) return no('student');
    const made = await ctx.db
      .insertInto('channels')
      .values({ id: newId(), entry_id: entryId, ...channel, created_at: ctx.now, created_by: by })
      .onConflict((oc) => oc.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!made) return no('duplicate');
    await record(ctx, { kind: 'channel.added', organizationId, subjectId: made.id, particulars: { entryId, kind: channel.kind } });
    return ok(null);
  });
}

/** Takes a channel away. @throws NotFound, Denied */
export async function removeChannel(ctx: Ctx, id: string): Promise<Subject & { organizationId: string }> {
  return change(ctx, id, 'channel.removed', { removed_at: ctx.now, removed_by: ctx.actor.personId });
}

/** Puts it back, unless the same stands there again by now. @throws NotFound, Denied */
export async function restoreChannel(ctx: Ctx, id: string): Promise<Subject & { organizationId: string }> {
  return change(ctx, id, 'channel.restored', { removed_at: null, removed_by: null });
}

async function change(ctx: Ctx, id: string, kind: string, set: { removed_at: Date | null; removed_by: string | null }) {
  return transact(ctx, async (ctx) => {
    const row = isId(id) ? await ctx.db.selectFrom('channels').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
    if (!row) throw new NotFound();
    const entry = await keptEntryById(ctx, row.entry_id);
    const where = { kind: entry.kind, id: entry.id, organizationId: entry.organizationId };
    const twin =
      set.removed_at === null &&
      (await ctx.db
        .selectFrom('channels')
        .select('id')
        .where('entry_id', '=', row.entry_id)
        .where('kind', '=', row.kind)
        .where('value', '=', row.value)
        .where('removed_at', 'is', null)
        .executeTakeFirst());
    if (twin || (row.removed_at !== null) === (set.removed_at !== null)) return where;
    if (set.removed_at === null && (await holdsLeast(ctx, row.entry_id))) return where;
    await ctx.db.updateTable('channels').set(set).where('id', '=', id).execute();
    await record(ctx, { kind, organizationId: entry.organizationId, subjectId: id, particulars: { entryId: row.entry_id } });
    return where;
  });
}
