import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockToLead } from '../issues/index.ts';
import { getListInUse, offeredLists } from './lists.ts';
import { insertNeed, needsOf } from './needs.ts';

/**
 * Puts a list to use on an issue. With `allNeeded`, every category of it counts as needed until somebody says otherwise; what was
 * said before stays. A list in use already stays as it is. @throws NotFound, Denied
 */
export async function chooseList(ctx: Ctx, issueId: string, key: string, allNeeded: boolean): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const list = (await offeredLists(ctx, issue.organizationId)).find((one) => one.key === key);
    if (!list) throw new NotFound();
    const made = await ctx.db
      .insertInto('issue_category_lists')
      .values({ id: newId(), issue_id: issue.id, list_key: list.key, chosen_at: ctx.now, chosen_by: personId })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'category-list.chosen', issueId: issue.id, particulars: { list: list.key } });
    if (!allNeeded) return;
    const said = (await needsOf(ctx, issue.id)).filter((need) => need.listKey === list.key);
    for (const kind of list.kinds.filter((one) => one.subgroup === null && !said.some((need) => need.id === one.id)))
      await insertNeed(ctx, issue, kind, { isNeeded: true, reason: null, target: null, lang: issue.lang }, personId);
  });
}

/** Puts a list away; what was said under it stays, and is there again when the list is. @throws NotFound, Denied */
export async function putListAway(ctx: Ctx, issueId: string, key: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const list = await getListInUse(ctx, issue, key);
    await ctx.db
      .updateTable('issue_category_lists')
      .set({ ended_at: ctx.now, ended_by: personId })
      .where('issue_id', '=', issue.id)
      .where('list_key', '=', list.key)
      .where('ended_at', 'is', null)
      .execute();
    await record(ctx, { kind: 'category-list.ended', issueId: issue.id, particulars: { list: list.key } });
  });
}
