import { sql, type UpdateObject } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import type { DB } from '../../../platform/db/schema.ts';
import { transact } from '../../../platform/db/transact.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { record } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { judge, roundOf } from './judging.ts';
import { getImport, importTopic, isLarge, type Choices, type Columns, type RosterImport } from './roster-import.ts';
import { Staging, type Report } from './staging.ts';
import { listUnknownAgents } from './unknown-agents.ts';

/**
 * Reads the file through with these choices, and finds what would become of each row; a large file in a job, beside the requests. Nothing
 * of the directory changes. `twice` where a field stands for two columns, `no-name` where none holds the name.
 * @throws NotFound, Denied, StaleRevision
 */
export async function readImport(ctx: Ctx, importId: string, choices: Choices): Promise<Result<null, 'twice' | 'no-name' | 'done'>> {
  const found = await getImport(ctx, importId);
  await mustKeepDirectory(ctx, found.organizationId);
  if (found.confirmedAt || found.discardedAt) return no('done');
  if (found.format === 'csv') {
    const chosen = choices.map.filter((field) => field !== null);
    if (new Set(chosen).size < chosen.length) return no('twice');
    if (!chosen.some((field) => field === 'name' || field === 'givenName' || field === 'familyName')) return no('no-name');
  }
  if (isLarge(found)) await askToRead(ctx, found, choices);
  else await readThrough(ctx, found, choices, async () => {});
  return ok(null);
}

/** The choices wait in the row for the job. What was asked before, also to take the file in, is asked no more. */
async function askToRead(ctx: Ctx, found: RosterImport, choices: Choices): Promise<void> {
  await transact(ctx, async (ctx) => {
    await write(ctx, found, choices, { headings: [], map: choices.map }, { reading_id: null, counts: null });
    await record(ctx, { kind: 'roster-import.reading-asked', organizationId: found.organizationId, subjectId: found.id });
  });
}

/**
 * The job of a large file: does nothing where it is read already, or nobody waits for it any more. Cut short, it begins anew.
 * @throws NotFound, and whatever `stopping` was aborted with
 */
export async function readAsked(ctx: Ctx, importId: string, stopping: AbortSignal): Promise<void> {
  const found = await getImport(ctx, importId);
  if (found.state !== 'reading') return;
  const { holds, delimiter, columns, existing, allOrNothing, revision } = found;
  const choices = { holds: holds ?? 'persons', delimiter: delimiter ?? ',', map: columns?.map ?? [], existing, allOrNothing, revision };
  await readThrough(ctx, found, choices, async (soFar) => {
    stopping.throwIfAborted();
    const counts = { parts: {}, notes: [], soFar };
    // The database's clock: the ctx of a job keeps the time at which it began.
    const told = await ctx.db
      .updateTable('roster_imports')
      .set({ counts: sql`jsonb_set(${JSON.stringify(counts)}::jsonb, '{soFar,at}', to_jsonb(clock_timestamp()))` })
      .where('id', '=', importId)
      .where('revision', '=', revision)
      .where('discarded_at', 'is', null)
      .executeTakeFirst();
    if (told.numUpdatedRows === 0n) throw new StaleRevision();
    ctx.live.announce(importTopic(importId));
  }).catch((error: unknown) => {
    if (!(error instanceof StaleRevision)) throw error;
  });
}

async function readThrough(ctx: Ctx, found: RosterImport, choices: Choices, report: Report): Promise<void> {
  const readingId = newId();
  const staging = new Staging(ctx, found, choices, readingId, report);
  try {
    await staging.run();
    await transact(ctx, async (ctx) => {
      const judged = { ...found, readingId, existing: choices.existing, columns: staging.columns };
      const parts = await judge(ctx, judged);
      const notes = [...staging.notes, ...(await listUnknownAgents(await roundOf(ctx, judged)))];
      await write(ctx, found, choices, staging.columns, {
        reading_id: readingId,
        counts: sql`${JSON.stringify({ parts, notes })}::jsonb`,
      });
      await ctx.db.deleteFrom('import_rows').where('import_id', '=', found.id).where('reading_id', '<>', readingId).execute();
      ctx.happened.push(importTopic(found.id));
    });
  } catch (error) {
    if (error instanceof StaleRevision) await ctx.db.deleteFrom('import_rows').where('reading_id', '=', readingId).execute();
    throw error;
  }
}

/** @throws StaleRevision where other choices were made meanwhile, or nobody waits for it any more */
async function write(ctx: Ctx, found: RosterImport, choices: Choices, columns: Columns, rest: UpdateObject<DB, 'roster_imports'>): Promise<void> {
  const changed = await ctx.db
    .updateTable('roster_imports')
    .set({
      holds: found.format === 'csv' ? choices.holds : null,
      delimiter: choices.delimiter,
      existing: choices.existing,
      all_or_nothing: choices.allOrNothing,
      columns: sql`${JSON.stringify(columns)}::jsonb`,
      confirmed_by: null,
      revision: sql`revision + 1`,
      ...rest,
    })
    .where('id', '=', found.id)
    .where('revision', '=', choices.revision)
    .where('confirmed_at', 'is', null)
    .where('discarded_at', 'is', null)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) throw new StaleRevision();
}
