import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { canFill, canOpen } from './policy.ts';
import { getSheet, toolOf } from './sheets.ts';

/** Lets each person list alone at a step; again is no harm. From now on a new row is theirs alone. @throws NotFound, Denied */
export async function startRound(ctx: Ctx, issueId: string, sheetId: string, step: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const { sheet, issue } = await lockToOpen(ctx, issueId, sheetId);
    const { content } = await toolOf(ctx, sheet);
    if (!content.steps.some((one) => one.key === step && one.columns && one.alone)) throw new NotFound();
    const made = await ctx.db
      .insertInto('sheet_rounds')
      .values({ id: newId(), sheet_id: sheet.id, step, started_at: ctx.now, started_by: personId })
      .onConflict((oc) => oc.columns(['sheet_id', 'step']).where('merged_at', 'is', null).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'sheet.round-started', issueId: issue.id, subjectId: sheet.id, particulars: { step } });
  });
}

/** Puts the lists together: from now on those who fill the sheet read all of them. There is no way back, since they were read. @throws NotFound, Denied */
export async function mergeRound(ctx: Ctx, issueId: string, sheetId: string, step: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const { sheet, issue } = await lockToOpen(ctx, issueId, sheetId);
    const merged = await ctx.db
      .updateTable('sheet_rounds')
      .set({ merged_at: ctx.now, merged_by: personId })
      .where('sheet_id', '=', sheet.id)
      .where('step', '=', step)
      .where('merged_at', 'is', null)
      .executeTakeFirst();
    if (merged.numUpdatedRows) await record(ctx, { kind: 'sheet.round-merged', issueId: issue.id, subjectId: sheet.id, particulars: { step } });
  });
}

async function lockToOpen(ctx: Ctx, issueId: string, sheetId: string) {
  const issue = await lockIssue(ctx, issueId);
  const sheet = await getSheet(ctx, issue.id, sheetId);
  const standing = await standingOn(ctx, issue.id);
  must(canOpen(standing));
  must(canFill(standing, sheet));
  return { issue, sheet };
}
