import { sql } from 'kysely';
import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { getIssueById } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { canSuggest } from './policy.ts';
import { throughDoor } from './doors.ts';
import { rowsAt, type RowValues } from './rows/index.ts';
import { getSheet, openRounds } from './sheets.ts';
import { getSlip, slipsOfSeat } from './slips.ts';
import type { Sheet } from './sheet.ts';

interface Writer {
  readonly personId: string | null;
  readonly participantId: string | null;
  readonly writer: string | null;
}

/** Writes a slip as somebody who belongs to the issue: on their own list while people list alone, else as a suggestion. @throws NotFound, Denied, NotSignedIn */
export async function writeSlip(ctx: Ctx, issueId: string, sheetId: string, step: string, cells: RowValues): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const sheet = await lockOpenSheet(ctx, issue.id, sheetId);
    must(canSuggest(await standingOn(ctx, issue.id), sheet));
    return keepSlip(ctx, sheet, step, cells, { personId, participantId: null, writer: null });
  });
}

/** Writes a slip as somebody who came by the door, with or without an account. @throws NotFound for a door that is shut and a step that is not for the room */
export async function suggestThroughDoor(ctx: Ctx, key: string, seat: string, step: string, cells: RowValues, writer: string | null): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    const { issue, sheet } = await throughDoor(ctx, key);
    if (!rowsAt(sheet.tool, step)?.isForTheRoom) throw new NotFound();
    await lockOpenSheet(ctx, issue.id, sheet.id);
    return keepSlip(ctx, sheet, step, cells, { personId: null, participantId: seat, writer });
  });
}

async function lockOpenSheet(ctx: Ctx, issueId: string, sheetId: string): Promise<Sheet> {
  await sql`select 1 from sheets where id::text = ${sheetId} for share`.execute(ctx.db);
  return getSheet(ctx, issueId, sheetId);
}

async function keepSlip(ctx: Ctx, sheet: Sheet, step: string, cells: RowValues, { personId, participantId, writer }: Writer): Promise<{ id: string }> {
  const rows = rowsAt(sheet.tool, step);
  if (!rows || rows.isOwnWords) throw new NotFound();
  const round = (await openRounds(ctx, sheet.id)).find((one) => one.step === step);
  const id = newId();
  await ctx.db
    .insertInto('sheet_slips')
    .values({
      id,
      sheet_id: sheet.id,
      step,
      round_id: round?.id ?? null,
      cells: sql`${JSON.stringify(cells)}::jsonb`,
      lang: cells['lang'] ?? ctx.locale.slice(0, 2),
      person_id: personId,
      participant_id: participantId,
      writer,
      written_at: ctx.now,
    })
    .execute();
  await record(ctx, { kind: 'slip.written', issueId: sheet.issueId, participantId, subjectId: id, particulars: { tool: sheet.tool, step } });
  return { id };
}

/** Takes back one's own slip; what became a record stays. @throws NotFound also for the slips of others, Denied */
export async function withdrawSlip(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await getIssueById(ctx, issueId);
    const sheet = await lockOpenSheet(ctx, issue.id, sheetId);
    const slip = await getSlip(ctx, sheet, id);
    if (slip.personId !== personId) throw new NotFound();
    await withdraw(ctx, sheet, slip.id, personId);
  });
}

/** The same for somebody who came by the door. @throws NotFound */
export async function withdrawThroughDoor(ctx: Ctx, key: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { sheet } = await throughDoor(ctx, key);
    const slip = (await slipsOfSeat(ctx, sheet)).find((one) => one.id === id);
    if (!slip) throw new NotFound();
    await withdraw(ctx, sheet, slip.id, null);
  });
}

async function withdraw(ctx: Ctx, sheet: Sheet, id: string, by: string | null): Promise<void> {
  const gone = await ctx.db
    .updateTable('sheet_slips')
    .set({ outcome: 'withdrawn', settled_at: ctx.now, settled_by: by })
    .where('id', '=', id)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  if (gone.numUpdatedRows) await record(ctx, { kind: 'slip.withdrawn', issueId: sheet.issueId, subjectId: id });
}
