import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { lockToKeepWords } from './speaking.ts';
import type { Meant } from './word.ts';
import { getWord } from './words.ts';

/** Writes down whether the groups mean the same, read at `revision`. @throws NotFound, Denied, StaleRevision */
export async function judgeWord(ctx: Ctx, issueId: string, id: string, meant: Meant, revision: number): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToKeepWords(ctx, issueId);
    const word = await getWord(ctx, issue.id, id);
    if (word.revision !== revision) throw new StaleRevision();
    if (word.meant === meant) return;
    await ctx.db
      .updateTable('words')
      .set({ meant, revision: revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'word.judged', issueId: issue.id, subjectId: id, particulars: { before: word.meant, after: meant } });
  });
}
