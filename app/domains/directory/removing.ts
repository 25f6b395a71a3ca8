import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { visibleEntry } from './entries.ts';
import type { Subject } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';

/** Takes a person or an organization out of the directory; groups stay, because promises were made to them. @throws NotFound, Denied */
export async function removeEntry(ctx: Ctx, organizationId: string, subject: Subject): Promise<void> {
  await set(ctx, organizationId, subject, 'entry.removed');
}

/** Puts it back as it was. @throws NotFound, Denied */
export async function restoreEntry(ctx: Ctx, organizationId: string, subject: Subject): Promise<void> {
  await set(ctx, organizationId, subject, 'entry.restored');
}

async function set(ctx: Ctx, organizationId: string, subject: Subject, kind: 'entry.removed' | 'entry.restored'): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { entry } = await visibleEntry(ctx, organizationId, subject);
    const by = await mustKeepDirectory(ctx, organizationId);
    if (subject.kind === 'groups' || subject.id === organizationId) throw new Denied('directory:denied.remove');
    const removing = kind === 'entry.removed';
    if ((entry.removedAt !== null) === removing) return;
    const id = await entryOf(ctx, organizationId, subject);
    await ctx.db
      .updateTable('entries')
      .set({ removed_at: removing ? ctx.now : null, removed_by: removing ? by : null, changed_at: ctx.now, changed_by: by })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind, organizationId, subjectId: subject.id });
  });
}
