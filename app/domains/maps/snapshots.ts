import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { signedIn } from '../../platform/acting.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { lockMap } from './acting.ts';
import type { SystemMap } from './map.ts';
import { mapOf } from './maps.ts';
import { canDraw } from './policy.ts';
import { asJson } from './rows.ts';

/** A map as it stood. */
export interface Snapshot {
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly takenAt: Date;
  readonly takenBy: string;
}

/** Keeps the map as it stands now. @throws NotFound, Denied */
export async function takeSnapshot(ctx: Ctx, issueId: string, { name, lang }: { readonly name: string; readonly lang: string }): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canDraw);
    const id = newId();
    await ctx.db
      .insertInto('map_snapshots')
      .values({ id, issue_id: issueId, name, lang, content: asJson(await mapOf(ctx, issueId)), taken_at: ctx.now, taken_by: signedIn(ctx) })
      .execute();
    await record(ctx, { kind: 'map.kept', issueId, subjectId: id });
    return { id };
  });
}

/** The snapshots of a map, newest first. */
export async function listSnapshots(ctx: Ctx, issueId: string): Promise<Snapshot[]> {
  return (await ctx.db
    .selectFrom('map_snapshots')
    .innerJoin('persons', 'persons.id', 'map_snapshots.taken_by')
    .select(['map_snapshots.id', 'map_snapshots.name', 'map_snapshots.lang', 'taken_at as takenAt', 'persons.name as takenBy'])
    .where('issue_id', '=', issueId)
    .orderBy('taken_at', 'desc')
    .orderBy('map_snapshots.id')
    .execute()) as Snapshot[];
}

/** What a snapshot of an issue holds. @throws NotFound */
export async function snapshotContent(ctx: Ctx, issueId: string, id: string): Promise<SystemMap> {
  const row = isId(id)
    ? await ctx.db.selectFrom('map_snapshots').select('content').where('id', '=', id).where('issue_id', '=', issueId).executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row.content as unknown as SystemMap;
}
