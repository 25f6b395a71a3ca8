import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import { record } from '../../../platform/events.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { getImport, importTopic } from './roster-import.ts';

/** Throws a file away that was not taken in. @throws NotFound, Denied */
export async function discardImport(ctx: Ctx, importId: string): Promise<{ organizationId: string }> {
  return transact(ctx, async (ctx) => {
    const found = await getImport(ctx, importId);
    const by = await mustKeepDirectory(ctx, found.organizationId);
    const thrown = await ctx.db
      .updateTable('roster_imports')
      .set({ discarded_at: ctx.now, discarded_by: by, reading_id: null, confirmed_by: null })
      .where('id', '=', importId)
      .where('confirmed_at', 'is', null)
      .where('discarded_at', 'is', null)
      .executeTakeFirst();
    if (thrown.numUpdatedRows > 0n) {
      await ctx.db.deleteFrom('import_chunks').where('import_id', '=', importId).execute();
      await ctx.db.deleteFrom('import_rows').where('import_id', '=', importId).execute();
      ctx.happened.push(importTopic(importId));
      await record(ctx, { kind: 'roster-import.discarded', organizationId: found.organizationId, subjectId: importId });
    }
    return { organizationId: found.organizationId };
  });
}
