import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { keptGroup } from '../directory/index.ts';
import { getGroup, isOffered, keepsGroups, sameGroupAs } from '../people/index.ts';
import type { Issue } from '../issues/index.ts';
import { kindId, type Kind } from './kind.ts';
import { getKind } from './lists.ts';
import { canPlaceGroup } from './policy.ts';

/** Says that a group is of a kind of people; again is no harm. It holds on every issue. @throws NotFound, Denied */
export async function placeGroup(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, kind: Kind, groupId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const group = await groupToPlace(ctx, issue, kind, groupId);
    const made = await ctx.db
      .insertInto('group_categories')
      .values({
        id: newId(),
        group_id: group.id,
        list_key: kind.listKey,
        category: kind.category,
        subgroup: kind.subgroup,
        placed_at: ctx.now,
        placed_by: personId,
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'group.placed', ...told(group, kind) });
  });
}

/** Takes a group out of a kind; putting it there again undoes that. @throws NotFound, Denied */
export async function unplaceGroup(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, kind: Kind, groupId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const group = await groupToPlace(ctx, issue, kind, groupId);
    const ended = await ctx.db
      .updateTable('group_categories')
      .set({ ended_at: ctx.now, ended_by: personId })
      .where('group_id', 'in', sameGroupAs(group.id))
      .where('list_key', '=', kind.listKey)
      .where('category', '=', kind.category)
      .where('subgroup', kind.subgroup === null ? 'is' : '=', kind.subgroup)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows) await record(ctx, { kind: 'group.unplaced', ...told(group, kind) });
  });
}

async function groupToPlace(ctx: Ctx, issue: Pick<Issue, 'id' | 'organizationId'>, kind: Kind, groupId: string) {
  await getKind(ctx, issue, kind.listKey, kindId(kind));
  const today = isId(groupId) ? await keptGroup(ctx, groupId) : groupId;
  if (!(await isOffered(ctx, issue.organizationId, today))) throw new NotFound();
  const group = await getGroup(ctx, today);
  must(canPlaceGroup(await keepsGroups(ctx, group.organizationId)));
  return group;
}

function told(group: { id: string; organizationId: string }, kind: Kind) {
  return { organizationId: group.organizationId, subjectId: group.id, particulars: { list: kind.listKey, kind: kindId(kind) } };
}
