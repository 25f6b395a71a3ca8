import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { daysAfter, localDay } from '../../platform/clock.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { canOpen } from './policy.ts';
import { frameworkOf, type Sheet, type ToolName } from './sheet.ts';
import { currentTool, getSheet, openSheetOf } from './sheets.ts';

/**
 * Opens a tool on an issue, in its words of today, with a day to come back to it. Where it is open already that sheet
 * is meant: its rows would be the same. @throws NotFound, Denied, NotSignedIn
 */
export async function openSheet(ctx: Ctx, issueId: string, tool: ToolName): Promise<Sheet> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    must(canOpen(await standingOn(ctx, issue.id)));
    const open = await openSheetOf(ctx, issue.id, tool);
    if (open) return open;
    const framework = await currentTool(ctx, issue, tool);
    const id = newId();
    await ctx.db
      .insertInto('sheets')
      .values({
        id,
        issue_id: issue.id,
        tool: frameworkOf(tool),
        framework_id: framework.id,
        opened_at: ctx.now,
        opened_by: personId,
        revisit_on: localDay(daysAfter(ctx.now, framework.content.againDays, ctx.timeZone), ctx.timeZone),
      })
      .execute();
    await record(ctx, { kind: 'sheet.opened', issueId: issue.id, subjectId: id, particulars: { tool } });
    return getSheet(ctx, issue.id, id);
  });
}
