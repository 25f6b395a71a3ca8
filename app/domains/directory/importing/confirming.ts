import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import { Denied, StaleRevision } from '../../../platform/errors.ts';
import { record } from '../../../platform/events.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { administers } from '../../people/index.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { applyGroups } from './applying-groups.ts';
import { applyOrganizations } from './applying-organizations.ts';
import { applyPersons } from './applying-persons.ts';
import { applyRoles } from './applying-roles.ts';
import { judge, roundOf } from './judging.ts';
import { countBad, fatalNotes, getImport, type Counts } from './roster-import.ts';

/**
 * Takes the good rows in, all in one transaction: killed in the middle, the import waits as it did before. What would become of each row is
 * worked out once more, because the directory may have changed since it was looked at. The file and its rows are deleted; bad rows stay
 * for a while, to be mended. `bad-rows` where all or nothing was asked for.
 * @throws NotFound, Denied (also where organizations would be made or renamed by somebody who does not administer), StaleRevision
 */
export async function confirmImport(ctx: Ctx, importId: string, revision: number): Promise<Result<null, 'not-read' | 'bad-rows' | 'done' | 'unreadable'>> {
  return transact(ctx, async (ctx) => {
    await sql`select 1 from roster_imports where id = ${importId} for update`.execute(ctx.db);
    const found = await getImport(ctx, importId);
    const by = await mustKeepDirectory(ctx, found.organizationId);
    if (found.confirmedAt || found.discardedAt) return no('done');
    if (found.revision !== revision) throw new StaleRevision();
    if (!found.readingId) return no('not-read');
    if (fatalNotes(found.counts).length > 0) return no('unreadable');
    const judged = { ...found, readingId: found.readingId };
    const parts = await judge(ctx, judged);
    const counts: Counts = { parts, notes: [...(found.counts?.notes ?? [])] };
    if (found.allOrNothing && countBad(counts) > 0) return no('bad-rows');
    const organizations = parts.organizations;
    if (organizations && organizations.create + organizations.update + organizations.remove > 0 && !(await administers(ctx, found.organizationId)))
      throw new Denied('directory:denied.import-organizations');
    const round = await roundOf(ctx, judged);
    await applyOrganizations(round, by);
    await applyGroups(round, by);
    await applyPersons(round, by);
    await applyRoles(round, by);
    await ctx.db
      .updateTable('roster_imports')
      .set({ confirmed_at: ctx.now, confirmed_by: by, counts: sql`${JSON.stringify(counts)}::jsonb`, revision: sql`revision + 1` })
      .where('id', '=', importId)
      .execute();
    await ctx.db.deleteFrom('import_chunks').where('import_id', '=', importId).execute();
    await ctx.db.deleteFrom('import_rows').where('import_id', '=', importId).where('problems', 'is', null).execute();
    await record(ctx, { kind: 'roster-import.confirmed', organizationId: found.organizationId, subjectId: importId, particulars: { parts } });
    return ok(null);
  });
}

/** Throws a file away that was not taken in. @throws NotFound, Denied */
export async function discardImport(ctx: Ctx, importId: string): Promise<{ organizationId: string }> {
  return transact(ctx, async (ctx) => {
    const found = await getImport(ctx, importId);
    const by = await mustKeepDirectory(ctx, found.organizationId);
    const thrown = await ctx.db
      .updateTable('roster_imports')
      .set({ discarded_at: ctx.now, discarded_by: by, reading_id: null })
      .where('id', '=', importId)
      .where('confirmed_at', 'is', null)
      .where('discarded_at', 'is', null)
      .executeTakeFirst();
    if (thrown.numUpdatedRows > 0n) {
      await ctx.db.deleteFrom('import_chunks').where('import_id', '=', importId).execute();
      await ctx.db.deleteFrom('import_rows').where('import_id', '=', importId).execute();
      await record(ctx, { kind: 'roster-import.discarded', organizationId: found.organizationId, subjectId: importId });
    }
    return { organizationId: found.organizationId };
  });
}
