import { sql, type UpdateObject } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import type { DB } from '../../../platform/db/schema.ts';
import { transact } from '../../../platform/db/transact.ts';
import { Denied, StaleRevision } from '../../../platform/errors.ts';
import { record } from '../../../platform/events.ts';
import { isId } from '../../../platform/ids.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { administers } from '../../people/index.ts';
import { lockDirectory, mustKeepDirectory } from '../keepers.ts';
import { applyGroups } from './applying-groups.ts';
import { applyOrganizations } from './applying-organizations.ts';
import { applyPersons } from './applying-persons.ts';
import { applyRoles } from './applying-roles.ts';
import { judge, roundOf } from './judging.ts';
import { countBad, fatalNotes, getImport, importTopic, isLarge, type Counts, type RosterImport } from './roster-import.ts';
import { inNameOf, traceEntries } from './tracing.ts';

type Refusal = 'not-read' | 'bad-rows' | 'done' | 'unreadable';

/**
 * Takes the good rows in; of a large file in a job, beside the requests. `bad-rows` where all or nothing was asked for.
 * @throws NotFound, Denied (also where organizations would be made or renamed by somebody who does not administer), StaleRevision
 */
export async function confirmImport(ctx: Ctx, importId: string, revision: number): Promise<Result<null, Refusal>> {
  return transact(ctx, async (ctx) => {
    const found = await lockImport(ctx, importId);
    const by = await mustKeepDirectory(ctx, found.organizationId);
    const refused = refusalOf(found, revision);
    if (refused) return no(refused);
    if (!isLarge(found)) return takeIn(ctx, found, by);
    if (found.allOrNothing && countBad(found.counts) > 0) return no('bad-rows');
    await mustBeAllowed(ctx, found.organizationId, found.counts);
    await ctx.db.updateTable('roster_imports').set({ confirmed_by: by }).where('id', '=', importId).execute();
    await record(ctx, { kind: 'roster-import.confirmation-asked', organizationId: found.organizationId, subjectId: importId });
    return ok(null);
  });
}

/**
 * The job of a large file: does nothing where it is taken in already, or nobody waits for it any more. Where the directory changed so that
 * it cannot be taken in, it waits to be looked at again.
 * @throws NotFound
 */
export async function confirmAsked(ctx: Ctx, importId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const found = await lockImport(ctx, importId);
    if (found.state !== 'confirming') return;
    const by = await mustKeepDirectory(ctx, found.organizationId);
    await takeIn(ctx, found, by);
  });
}

/** The file waits to be looked at again; nothing of it was written. */
export async function releaseConfirmation(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db.updateTable('roster_imports').set({ confirmed_by: null }).where('id', '=', importId).where('confirmed_at', 'is', null).execute();
  ctx.live.announce(importTopic(importId));
}

/** Locks an import until the end of the transaction: confirming it and taking it back come one after the other. @throws NotFound */
export async function lockImport(ctx: Ctx, importId: string): Promise<RosterImport> {
  if (isId(importId)) await sql`select 1 from roster_imports where id = ${importId} for no key update`.execute(ctx.db);
  return getImport(ctx, importId);
}

function refusalOf(found: RosterImport, revision: number): Refusal | null {
  if (found.confirmedAt || found.state === 'confirming' || found.state === 'discarded') return 'done';
  if (found.revision !== revision) throw new StaleRevision();
  if (found.state !== 'read') return 'not-read';
  return fatalNotes(found.counts).length > 0 ? 'unreadable' : null;
}

/** Only administrators make, rename and take out organizations. @returns the word key of the reason, or null */
export async function deniedToConfirm(ctx: Ctx, organizationId: string, counts: Counts | null): Promise<'directory:denied.import-organizations' | null> {
  const organizations = counts?.parts.organizations;
  if (!organizations || organizations.create + organizations.update + organizations.remove === 0) return null;
  return (await administers(ctx, organizationId)) ? null : 'directory:denied.import-organizations';
}

async function mustBeAllowed(ctx: Ctx, organizationId: string, counts: Counts | null): Promise<void> {
  const denied = await deniedToConfirm(ctx, organizationId, counts);
  if (denied) throw new Denied(denied);
}

/**
 * All in one transaction: killed in the middle, the import waits as it did before. What would become of each row is worked out once more,
 * because the directory may have changed since it was looked at. The file and its rows are deleted; bad rows stay for a while, to be mended.
 */
async function takeIn(ctx: Ctx, found: RosterImport, by: string): Promise<Result<null, 'bad-rows' | 'not-read'>> {
  if (!found.readingId) return no('not-read');
  await lockDirectory(ctx, found.organizationId);
  const judged = { ...found, readingId: found.readingId };
  const parts = await judge(ctx, judged);
  const counts: Counts = { parts, notes: [...(found.counts?.notes ?? [])] };
  const update = (values: UpdateObject<DB, 'roster_imports'>) =>
    ctx.db
      .updateTable('roster_imports')
      .set({ counts: sql`${JSON.stringify(counts)}::jsonb`, revision: sql`revision + 1`, ...values })
      .where('id', '=', found.id)
      .execute();
  ctx.happened.push(importTopic(found.id));
  if (found.allOrNothing && countBad(counts) > 0) {
    await update({ confirmed_by: null });
    return no('bad-rows');
  }
  await mustBeAllowed(ctx, found.organizationId, counts);
  const round = await roundOf(ctx, judged);
  await inNameOf(ctx, found.id, async () => {
    await applyOrganizations(round, by);
    await applyGroups(round, by);
    await applyPersons(round, by);
    await applyRoles(round, by);
    await traceEntries(round);
  });
  await update({ confirmed_at: ctx.now, confirmed_by: by });
  await ctx.db.deleteFrom('import_chunks').where('import_id', '=', found.id).execute();
  await ctx.db.deleteFrom('import_rows').where('import_id', '=', found.id).where('problems', 'is', null).execute();
  await record(ctx, { kind: 'roster-import.confirmed', organizationId: found.organizationId, subjectId: found.id, particulars: { parts } });
  return ok(null);
}
