import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { signed, unsigned } from '../../platform/http/tokens.ts';
import { isId, newId } from '../../platform/ids.ts';
import { href } from '../../routes.ts';
import { issueBehindLink, lockIssue, type Issue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import { canFill, canOpen } from './policy.ts';
import type { Sheet } from './sheet.ts';
import { getSheet } from './sheets.ts';

const purpose = 'sheet-door';

/** The link that leads people in the room to a sheet, or null while its door is shut. */
export async function doorLink(ctx: Pick<Ctx, 'db' | 'secret' | 'origin'>, sheetId: string): Promise<string | null> {
  const door = await ctx.db.selectFrom('sheet_doors').select('id').where('sheet_id', '=', sheetId).where('shut_at', 'is', null).executeTakeFirst();
  return door ? ctx.origin + href('sheet-door.show', { key: signed(ctx.secret, purpose, door.id) }) : null;
}

/** Opens the door of an open sheet; again is no harm. A door that was shut is never opened again: the next has another link. @throws NotFound, Denied */
export async function openDoor(ctx: Ctx, issueId: string, sheetId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const sheet = await getSheet(ctx, issue.id, sheetId);
    const standing = await standingOn(ctx, issue.id);
    must(canOpen(standing));
    must(canFill(standing, sheet));
    const made = await ctx.db
      .insertInto('sheet_doors')
      .values({ id: newId(), sheet_id: sheet.id, opened_at: ctx.now, opened_by: personId })
      .onConflict((oc) => oc.column('sheet_id').where('shut_at', 'is', null).doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'sheet.door-opened', issueId: issue.id, subjectId: sheet.id });
  });
}

/** Shuts the door: the link opens nothing any more. @throws NotFound, Denied */
export async function shutDoor(ctx: Ctx, issueId: string, sheetId: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const sheet = await getSheet(ctx, issue.id, sheetId);
    must(canOpen(await standingOn(ctx, issue.id)));
    const shut = await ctx.db
      .updateTable('sheet_doors')
      .set({ shut_at: ctx.now, shut_by: personId })
      .where('sheet_id', '=', sheet.id)
      .where('shut_at', 'is', null)
      .executeTakeFirst();
    if (shut.numUpdatedRows) await record(ctx, { kind: 'sheet.door-shut', issueId: issue.id, subjectId: sheet.id });
  });
}

/** The open sheet to which a link leads. The link is what lets people in, also where the issue is private. @throws NotFound */
export async function throughDoor(ctx: Ctx, key: string): Promise<{ issue: Issue; sheet: Sheet }> {
  const id = unsigned(ctx.secret, purpose, key);
  const door = isId(id ?? undefined)
    ? await ctx.db
        .selectFrom('sheet_doors')
        .innerJoin('sheets', 'sheets.id', 'sheet_doors.sheet_id')
        .select(['sheet_id as sheetId', 'issue_id as issueId'])
        .where('sheet_doors.id', '=', id)
        .where('shut_at', 'is', null)
        .where('closed_at', 'is', null)
        .executeTakeFirst()
    : undefined;
  if (!door) throw new NotFound();
  return { issue: await issueBehindLink(ctx, door.issueId), sheet: await getSheet(ctx, door.issueId, door.sheetId) };
}
