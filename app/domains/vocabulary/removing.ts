import type { Ctx } from '../../platform/ctx.ts';
import { signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import type { WordingProblem } from './adding.ts';
import { lockWording } from './changing.ts';
import { lockToKeepWords } from './speaking.ts';
import { getWord } from './words.ts';

/** Takes a word out of the vocabulary with all its wordings; it is kept and can be put back. @throws NotFound, Denied */
export async function removeWord(ctx: Ctx, issueId: string, id: string): Promise<void> {
  const by = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToKeepWords(ctx, issueId);
    const word = await getWord(ctx, issue.id, id);
    await ctx.db.updateTable('words').set({ removed_at: ctx.now, removed_by: by }).where('id', '=', word.id).execute();
    await record(ctx, { kind: 'word.removed', issueId: issue.id, subjectId: word.id });
  });
}

/** Puts a removed word back. @throws NotFound, Denied */
export async function restoreWord(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToKeepWords(ctx, issueId);
    const word = await getWord(ctx, issue.id, id, 'removed');
    await ctx.db.updateTable('words').set({ removed_at: null, removed_by: null }).where('id', '=', word.id).execute();
    await record(ctx, { kind: 'word.restored', issueId: issue.id, subjectId: word.id });
  });
}

/** Takes one group's wording out; its word stays. @throws NotFound, Denied */
export async function removeWording(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { wording } = await lockWording(ctx, issueId, id);
    await ctx.db
      .updateTable('wordings')
      .set({ removed_at: ctx.now, removed_by: signedIn(ctx) })
      .where('id', '=', wording.id)
      .execute();
    await record(ctx, { kind: 'wording.removed', issueId, subjectId: wording.id });
  });
}

/** Puts a removed wording back. `twice`: the group's wording was written anew meanwhile. @throws NotFound, Denied */
export async function restoreWording(ctx: Ctx, issueId: string, id: string): Promise<Result<{ wordId: string }, WordingProblem>> {
  return transact(ctx, async (ctx) => {
    const { wording } = await lockWording(ctx, issueId, id, 'removed');
    const word = await getWord(ctx, issueId, wording.wordId);
    if (word.wordings.some((one) => one.groupId === wording.groupId && one.lang === wording.lang)) return no('twice');
    await ctx.db.updateTable('wordings').set({ removed_at: null, removed_by: null }).where('id', '=', wording.id).execute();
    await record(ctx, { kind: 'wording.restored', issueId, subjectId: wording.id });
    return ok({ wordId: word.id });
  });
}
