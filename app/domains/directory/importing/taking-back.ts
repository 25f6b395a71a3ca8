import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import { Denied } from '../../../platform/errors.ts';
import { record } from '../../../platform/events.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { lockDirectory, mustKeepDirectory } from '../keepers.ts';
import { deniedToConfirm, lockImport } from './confirming.ts';
import { putBack } from './putting-back.ts';
import { importTopic, isLarge, type RosterImport } from './roster-import.ts';
import { inNameOf } from './tracing.ts';
import { weigh } from './weighing.ts';

/**
 * Takes back what was taken in: entries that the import added go, those that it changed become what they were, as far as nobody changed or used them
 * since. Of a large file in a job, beside the requests. `not-taken-in` for a file that was not confirmed; `untraced` for one of the time before it
 * was written down what an import changes.
 * @throws NotFound, Denied (also where organizations were made or renamed, to somebody who does not administer)
 */
export async function takeBack(ctx: Ctx, importId: string): Promise<Result<null, 'not-taken-in' | 'untraced' | 'done'>> {
  return transact(ctx, async (ctx) => {
    const found = await lockImport(ctx, importId);
    const by = await mustKeepDirectory(ctx, found.organizationId);
    if (found.state === 'taken-back' || found.state === 'taking-back') return no('done');
    if (found.state !== 'confirmed') return no('not-taken-in');
    if (!found.isTraced) return no('untraced');
    await mustTakeBack(ctx, found);
    await ctx.db.insertInto('import_undos').values({ import_id: importId, asked_at: ctx.now, asked_by: by }).execute();
    if (isLarge(found)) await record(ctx, { kind: 'roster-import.undo-asked', organizationId: found.organizationId, subjectId: importId });
    else await undo(ctx, found, by);
    return ok(null);
  });
}

/** The job of a large file: does nothing where it is taken back already, or nobody waits for it any more. @throws NotFound, Denied */
export async function takeBackAsked(ctx: Ctx, importId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const found = await lockImport(ctx, importId);
    if (found.state !== 'taking-back') return;
    const by = await mustKeepDirectory(ctx, found.organizationId);
    await mustTakeBack(ctx, found);
    await undo(ctx, found, by);
  });
}

/** The import stands as before; nothing was taken back. */
export async function releaseUndo(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db.deleteFrom('import_undos').where('import_id', '=', importId).where('done_at', 'is', null).execute();
  ctx.live.announce(importTopic(importId));
}

/** Only administrators took organizations in, so only they take them back. @throws Denied */
export async function mustTakeBack(ctx: Ctx, { organizationId, counts }: RosterImport): Promise<void> {
  if (await deniedToConfirm(ctx, organizationId, counts)) throw new Denied('directory:denied.undo-organizations');
}

/** All in one transaction: killed in the middle, the import stands as it did before. Its bad rows, which waited to be mended, go with it. */
async function undo(ctx: Ctx, found: RosterImport, by: string): Promise<void> {
  await lockDirectory(ctx, found.organizationId);
  await weigh(ctx, found);
  await inNameOf(ctx, found.id, () => putBack(ctx, found, by));
  await sql`
    insert into import_remnants (import_id, entry_id, reason)
    select ${found.id}, entry_id, reason from weighed where outcome in ('kept', 'partly')`.execute(ctx.db);
  await sql`
    update import_undos u set done_at = ${ctx.now}, removed = o.removed, put_back = o.put_back from (
      select count(*) filter (where outcome = 'removed')::int as removed, count(*) filter (where outcome = 'back')::int as put_back from weighed) o
    where u.import_id = ${found.id}`.execute(ctx.db);
  await ctx.db.deleteFrom('import_rows').where('import_id', '=', found.id).execute();
  ctx.happened.push(importTopic(found.id));
  await record(ctx, { kind: 'roster-import.taken-back', organizationId: found.organizationId, subjectId: found.id });
}
