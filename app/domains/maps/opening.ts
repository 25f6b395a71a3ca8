import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import type { Issue } from '../issues/index.ts';
import { lockMap } from './acting.ts';
import type { SystemMap } from './map.ts';
import { canKeep } from './policy.ts';

/** Shows the map to everybody who sees the issue, without persons. @throws NotFound, Denied */
export async function openMap(ctx: Ctx, issueId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    const made = await ctx.db
      .insertInto('map_publications')
      .values({ issue_id: issueId, at: ctx.now, by: signedIn(ctx) })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'map.opened', issueId, subjectId: issueId });
  });
}

/** Keeps the map to the people of the issue again. @throws NotFound, Denied */
export async function closeMap(ctx: Ctx, issueId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    const gone = await ctx.db.deleteFrom('map_publications').where('issue_id', '=', issueId).executeTakeFirst();
    if (gone.numDeletedRows) await record(ctx, { kind: 'map.closed', issueId, subjectId: issueId });
  });
}

/** Whether everybody may see the map: opened by those who lead, and the issue itself is public. */
export async function isOpenToAll(ctx: Ctx, issue: Pick<Issue, 'id' | 'publishedAt'>): Promise<boolean> {
  if (!issue.publishedAt) return false;
  return (await ctx.db.selectFrom('map_publications').select('issue_id').where('issue_id', '=', issue.id).executeTakeFirst()) !== undefined;
}

/** What everybody may see of a map: no persons, and nothing that was written about anybody. */
export function forEverybody(map: SystemMap): SystemMap {
  const elements = map.elements.filter(({ kind }) => kind !== 'person').map((element) => ({ ...element, about: null, tags: [], attributes: {} }));
  const shown = new Set(elements.map(({ id }) => id));
  const relations = map.relations
    .filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId))
    .map((relation) => ({ ...relation, note: null, tags: [], attributes: {} }));
  return { elements, relations };
}
