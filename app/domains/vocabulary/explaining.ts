import type { Ctx } from '../../platform/ctx.ts';
import { signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockToKeepWords } from './speaking.ts';
import { getWord } from './words.ts';

/** Explains a word in plain language for readers of one language; null takes the explanation back. Earlier ones are kept. @throws NotFound, Denied */
export async function explainWord(ctx: Ctx, issueId: string, id: string, explanation: { lang: string; body: string | null }): Promise<void> {
  await transact(ctx, async (ctx) => {
    const issue = await lockToKeepWords(ctx, issueId);
    const word = await getWord(ctx, issue.id, id);
    const { lang, body } = explanation;
    if ((word.explanations.find((one) => one.lang === lang)?.body ?? null) === body) return;
    await ctx.db
      .insertInto('word_explanations')
      .values({ id: newId(), word_id: word.id, lang, body, at: ctx.now, by: signedIn(ctx) })
      .execute();
    await record(ctx, { kind: 'word.explained', issueId: issue.id, subjectId: word.id, particulars: { lang } });
  });
}
