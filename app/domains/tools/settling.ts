import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { lockIssue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { canFill, canOpen } from './policy.ts';
import { rowsAt, type Written } from './rows/index.ts';
import type { Sheet } from './sheet.ts';
import { getSheet } from './sheets.ts';
import { getSlip } from './slips.ts';
import type { Slip, SlipOutcome } from './slip.ts';

/** Makes a record of a slip, as the one who takes it; problems are those of the record's own form. @throws NotFound, Denied */
export async function takeSlip(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<Written> {
  return transact(ctx, async (ctx) => {
    const { issue, sheet, slip } = await lockSlip(ctx, issueId, sheetId, id, null);
    const rows = rowsAt(sheet.tool, slip.step);
    if (!rows) throw new NotFound();
    const written = await rows.add(ctx, issue, slip.cells);
    if (!written.ok) return written;
    await settle(ctx, sheet, slip, 'taken', written.id);
    await record(ctx, { kind: 'slip.taken', issueId: issue.id, subjectId: slip.id, particulars: { tool: sheet.tool, step: slip.step, recordId: written.id } });
    return written;
  });
}

/** Puts a slip aside: it is kept, and can be brought back. @throws NotFound, Denied */
export async function setSlipAside(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { sheet, slip } = await lockSlip(ctx, issueId, sheetId, id, null);
    await settle(ctx, sheet, slip, 'set-aside', null);
    await record(ctx, { kind: 'slip.set-aside', issueId: sheet.issueId, subjectId: slip.id });
  });
}

/** Brings a slip back that was put aside. @throws NotFound, Denied */
export async function bringSlipBack(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { sheet, slip } = await lockSlip(ctx, issueId, sheetId, id, 'set-aside');
    await settle(ctx, sheet, slip, null, null);
    await record(ctx, { kind: 'slip.brought-back', issueId: sheet.issueId, subjectId: slip.id });
  });
}

async function lockSlip(ctx: Ctx, issueId: string, sheetId: string, id: string, outcome: SlipOutcome | null) {
  const issue = await lockIssue(ctx, issueId);
  const sheet = await getSheet(ctx, issue.id, sheetId);
  const standing = await standingOn(ctx, issue.id);
  must(canOpen(standing));
  must(canFill(standing, sheet));
  const slip = await getSlip(ctx, sheet, id);
  if (slip.outcome !== outcome) throw new NotFound();
  return { issue, sheet, slip };
}

async function settle(ctx: Ctx, sheet: Sheet, slip: Slip, outcome: SlipOutcome | null, recordId: string | null): Promise<void> {
  const settled = await ctx.db
    .updateTable('sheet_slips')
    .set(
      outcome
        ? { outcome, settled_at: ctx.now, settled_by: signedIn(ctx), record_id: recordId }
        : { outcome: null, settled_at: null, settled_by: null, record_id: null },
    )
    .where('id', '=', slip.id)
    .where('sheet_id', '=', sheet.id)
    .where('outcome', slip.outcome === null ? 'is' : '=', slip.outcome)
    .executeTakeFirst();
  // Its writer took it back meanwhile.
  if (settled.numUpdatedRows === 0n) throw new NotFound();
}
