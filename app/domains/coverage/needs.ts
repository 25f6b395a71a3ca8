import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import { kindId, type Kind } from './kind.ts';
import { getKind } from './lists.ts';

export interface NeedWords {
  readonly isNeeded: boolean;
  readonly reason: string | null;
  /** How many members one would like to have from there. */
  readonly target: number | null;
  readonly lang: string;
}

/** Whether an issue needs a kind of people. `id` is that of the kind in its list, `rowId` that of what was said. */
export interface Need extends Kind, NeedWords {
  readonly id: string;
  readonly rowId: string;
  readonly saidAt: Date;
}

/** What is said now of the kinds of people that an issue needs or does not. */
export async function needsOf(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Need[]> {
  const rows = await ctx.db.selectFrom('category_needs').selectAll().where('issue_id', '=', issueId).where('ended_at', 'is', null).execute();
  return rows.map((row) => ({
    id: kindId(row),
    rowId: row.id,
    listKey: row.list_key as Kind['listKey'],
    category: row.category,
    subgroup: row.subgroup,
    isNeeded: row.is_needed,
    reason: row.reason,
    target: row.target,
    lang: row.lang,
    saidAt: row.said_at,
  }));
}

/**
 * Says whether an issue needs a kind of people; `null` takes back what was said, so that it is open again. `basedOn` is the row
 * that the form showed, or null. Not needed without a reason is `reason`. @throws NotFound, Denied, StaleRevision
 */
export async function sayNeed(ctx: Ctx, issueId: string, kind: Kind, words: NeedWords | null, basedOn: string | null): Promise<Result<null, 'reason'>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    await getKind(ctx, issue, kind.listKey, kindId(kind));
    if (words && !words.isNeeded && !words.reason) return no('reason');
    const before = (await needsOf(ctx, issue.id)).find((one) => one.listKey === kind.listKey && one.id === kindId(kind));
    if ((before?.rowId ?? null) !== basedOn) throw new StaleRevision();
    if (before) await ctx.db.updateTable('category_needs').set({ ended_at: ctx.now, ended_by: personId }).where('id', '=', before.rowId).execute();
    if (words) await insertNeed(ctx, issue, kind, words, personId);
    else if (before) await record(ctx, { kind: 'category-need.ended', issueId: issue.id, particulars: { list: kind.listKey, kind: kindId(kind) } });
    return ok(null);
  });
}

/** Inside a transaction that has asked the policy: the row and its event. */
export async function insertNeed(ctx: Ctx, issue: Pick<Issue, 'id'>, kind: Kind, words: NeedWords, by: string): Promise<void> {
  await ctx.db
    .insertInto('category_needs')
    .values({
      id: newId(),
      issue_id: issue.id,
      list_key: kind.listKey,
      category: kind.category,
      subgroup: kind.subgroup,
      is_needed: words.isNeeded,
      reason: words.reason,
      target: words.isNeeded ? words.target : null,
      lang: words.lang,
      said_at: ctx.now,
      said_by: by,
    })
    .execute();
  const particulars = { list: kind.listKey, kind: kindId(kind), needed: words.isNeeded };
  await record(ctx, { kind: 'category-need.said', issueId: issue.id, particulars });
}
