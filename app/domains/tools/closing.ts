import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { shutDoor } from './doors.ts';
import { canOpen } from './policy.ts';
import { getSheet, openSheetOf } from './sheets.ts';

/** Closes a sheet, and its door with it; again is no harm. The rows stay what they are: records. @throws NotFound, Denied */
export async function closeSheet(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const sheet = await lockSheet(ctx, issueId, id);
    if (sheet.closedAt) return;
    await shutDoor(ctx, issueId, sheet.id);
    await ctx.db
      .updateTable('sheets')
      .set({ closed_at: ctx.now, closed_by: personId, revision: sql<number>`revision + 1` })
      .where('id', '=', sheet.id)
      .execute();
    await record(ctx, { kind: 'sheet.closed', issueId, subjectId: sheet.id, particulars: { tool: sheet.tool } });
  });
}

/** Opens a closed sheet again. `newer`: the tool was opened anew meanwhile. @throws NotFound, Denied */
export async function reopenSheet(ctx: Ctx, issueId: string, id: string): Promise<Result<null, 'newer'>> {
  return transact(ctx, async (ctx) => {
    const sheet = await lockSheet(ctx, issueId, id);
    if (!sheet.closedAt) return ok(null);
    if (await openSheetOf(ctx, issueId, sheet.tool)) return no('newer');
    await ctx.db
      .updateTable('sheets')
      .set({ closed_at: null, closed_by: null, revision: sql<number>`revision + 1` })
      .where('id', '=', sheet.id)
      .execute();
    await record(ctx, { kind: 'sheet.reopened', issueId, subjectId: sheet.id, particulars: { tool: sheet.tool } });
    return ok(null);
  });
}

/** Sets the day to come back to a sheet that was read at `revision`; null for none. @throws NotFound, Denied, StaleRevision */
export async function setRevisit(ctx: Ctx, issueId: string, id: string, revision: number, revisitOn: string | null): Promise<void> {
  await transact(ctx, async (ctx) => {
    const sheet = await lockSheet(ctx, issueId, id);
    if (sheet.revision !== revision) throw new StaleRevision();
    await ctx.db
      .updateTable('sheets')
      .set({ revisit_on: revisitOn, revision: sql<number>`revision + 1` })
      .where('id', '=', sheet.id)
      .execute();
    await record(ctx, { kind: 'sheet.revisit-set', issueId, subjectId: sheet.id, particulars: { revisitOn } });
  });
}

async function lockSheet(ctx: Ctx, issueId: string, id: string) {
  const issue = await lockIssue(ctx, issueId);
  const sheet = await getSheet(ctx, issue.id, id);
  must(canOpen(await standingOn(ctx, issue.id)));
  return sheet;
}
