import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockIssue } from '../issues/index.ts';
import { leads, standingOn } from '../people/index.ts';
import { canFill } from './policy.ts';
import type { Note } from './sheet.ts';
import { getSheet, listNotes, toolOf } from './sheets.ts';

export interface NewNote {
  /** A step of the tool, or one of its questions to look back. */
  readonly step: string;
  readonly body: string;
  readonly lang: string;
}

/** Writes down what a step made people think. @throws NotFound, Denied, NotSignedIn */
export async function addNote(ctx: Ctx, issueId: string, sheetId: string, note: NewNote): Promise<{ id: string }> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const sheet = await getSheet(ctx, issue.id, sheetId);
    must(canFill(await standingOn(ctx, issue.id), sheet));
    const { content } = await toolOf(ctx, sheet);
    if (![...content.steps, ...content.reflections].some((one) => one.key === note.step)) throw new NotFound();
    const id = newId();
    await ctx.db
      .insertInto('sheet_notes')
      .values({ id, sheet_id: sheet.id, step: note.step, body: note.body, lang: note.lang, created_at: ctx.now, created_by: personId })
      .execute();
    await record(ctx, { kind: 'sheet.noted', issueId: issue.id, subjectId: sheet.id });
    return { id };
  });
}

/** Takes a note off the sheet: its writer, and those who lead. It is kept and can be put back. @throws NotFound, Denied */
export async function removeNote(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<Note> {
  const personId = signedIn(ctx);
  return changeNote(ctx, issueId, sheetId, id, 'standing', { removed_at: ctx.now, removed_by: personId });
}

/** Puts a removed note back. @throws NotFound, Denied */
export async function restoreNote(ctx: Ctx, issueId: string, sheetId: string, id: string): Promise<Note> {
  return changeNote(ctx, issueId, sheetId, id, 'removed', { removed_at: null, removed_by: null });
}

async function changeNote(
  ctx: Ctx,
  issueId: string,
  sheetId: string,
  id: string,
  which: 'standing' | 'removed',
  set: { removed_at: Date | null; removed_by: string | null },
): Promise<Note> {
  return transact(ctx, async (ctx) => {
    const issue = await lockIssue(ctx, issueId);
    const sheet = await getSheet(ctx, issue.id, sheetId);
    const standing = await standingOn(ctx, issue.id);
    must(canFill(standing, sheet));
    const note = (await listNotes(ctx, sheet.id, which)).find((one) => one.id === id);
    if (!note) throw new NotFound();
    if (note.createdBy !== ctx.actor.personId && !leads(standing)) throw new Denied('tools:denied.note');
    await ctx.db.updateTable('sheet_notes').set(set).where('id', '=', note.id).execute();
    await record(ctx, { kind: which === 'standing' ? 'sheet.note-removed' : 'sheet.note-restored', issueId: issue.id, subjectId: sheet.id });
    return note;
  });
}
