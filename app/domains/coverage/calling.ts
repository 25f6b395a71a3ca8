import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import { kindId, type Kind, type NamedKind } from './kind.ts';
import { getKind, listsInUse } from './lists.ts';

/** Says in public that these people are looked for; again is no harm. @throws NotFound, Denied */
export async function callFor(ctx: Ctx, issueId: string, kind: Kind): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    await getKind(ctx, issue, kind.listKey, kindId(kind));
    const made = await ctx.db
      .insertInto('category_calls')
      .values({
        id: newId(),
        issue_id: issue.id,
        list_key: kind.listKey,
        category: kind.category,
        subgroup: kind.subgroup,
        called_at: ctx.now,
        called_by: personId,
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'category-call.made', ...told(issue.id, kind) });
  });
}

/** Takes a call back. Nothing else ends it: a call that ended by itself would tell who came. @throws NotFound, Denied */
export async function endCall(ctx: Ctx, issueId: string, kind: Kind): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    await getKind(ctx, issue, kind.listKey, kindId(kind));
    const ended = await ctx.db
      .updateTable('category_calls')
      .set({ ended_at: ctx.now, ended_by: personId })
      .where('issue_id', '=', issue.id)
      .where('list_key', '=', kind.listKey)
      .where('category', '=', kind.category)
      .where('subgroup', kind.subgroup === null ? 'is' : '=', kind.subgroup)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (ended.numUpdatedRows) await record(ctx, { kind: 'category-call.ended', ...told(issue.id, kind) });
  });
}

/** The kinds of people that an issue calls for, in the order of its lists. Public. */
export async function callsOf(ctx: Pick<Ctx, 'db'>, issue: Pick<Issue, 'id' | 'organizationId'>): Promise<NamedKind[]> {
  const rows = await ctx.db
    .selectFrom('category_calls')
    .select(['list_key', 'category', 'subgroup'])
    .where('issue_id', '=', issue.id)
    .where('ended_at', 'is', null)
    .execute();
  if (rows.length === 0) return [];
  const called = new Set(rows.map((row) => `${row.list_key} ${kindId(row)}`));
  return (await listsInUse(ctx, issue)).flatMap((list) => list.kinds.filter((kind) => called.has(`${list.key} ${kind.id}`)));
}

function told(issueId: string, kind: Kind) {
  return { issueId, particulars: { list: kind.listKey, kind: kindId(kind) } };
}
