import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue, type SaidBy } from '../issues/index.ts';
import type { Wording } from './word.ts';
import type { WordingProblem } from './adding.ts';
import { maySpeakFor, saidByOf, speakingOn, type Speaking } from './speaking.ts';
import { getWord, getWording } from './words.ts';

export interface WordingChange {
  readonly term: string;
  readonly spellings: string | null;
  readonly meaning: string | null;
  readonly lang: string;
  readonly saidBy: SaidBy;
  /** The revision that was read. */
  readonly revision: number;
}

/** Writes a wording anew; its group stays, and every version is kept. @throws NotFound, Denied, StaleRevision */
export async function changeWording(ctx: Ctx, issueId: string, id: string, change: WordingChange): Promise<Result<null, WordingProblem>> {
  return transact(ctx, async (ctx) => {
    const { wording, speaking } = await lockWording(ctx, issueId, id);
    if (wording.revision !== change.revision) throw new StaleRevision();
    const { wordings } = await getWord(ctx, issueId, wording.wordId);
    if (wordings.some((one) => one.id !== id && one.groupId === wording.groupId && one.lang === change.lang)) return no('twice');
    await write(ctx, wording, { ...change, saidBy: saidByOf(speaking, wording.groupId, change.saidBy) });
    await record(ctx, { kind: 'wording.changed', issueId, subjectId: id, particulars: { revision: wording.revision + 1 } });
    return ok(null);
  });
}

/** Turns our guess into the group's own word, read at `revision`; again is no harm. @throws NotFound, Denied, StaleRevision */
export async function confirmWording(ctx: Ctx, issueId: string, id: string, revision: number): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { wording } = await lockWording(ctx, issueId, id);
    if (wording.saidBy === 'group') return;
    if (wording.revision !== revision) throw new StaleRevision();
    await write(ctx, wording, { ...wording, saidBy: 'group' });
    await record(ctx, { kind: 'wording.confirmed', issueId, subjectId: id });
  });
}

/** A wording that the actor may write, in a transaction that holds the issue's row. @throws NotFound, Denied */
export async function lockWording(
  ctx: Ctx,
  issueId: string,
  id: string,
  which: 'standing' | 'removed' = 'standing',
): Promise<{ wording: Wording; speaking: Speaking }> {
  signedIn(ctx);
  const issue = await lockIssue(ctx, issueId);
  const wording = await getWording(ctx, issue.id, id, which);
  const speaking = await speakingOn(ctx, issue.id);
  must(maySpeakFor(speaking, wording.groupId));
  return { wording, speaking };
}

async function write(ctx: Ctx, wording: Wording, to: Omit<WordingChange, 'revision'>): Promise<void> {
  const revision = wording.revision + 1;
  const said = { term: to.term, spellings: to.spellings, meaning: to.meaning, lang: to.lang, said_by: to.saidBy };
  await ctx.db
    .updateTable('wordings')
    .set({ ...said, revision })
    .where('id', '=', wording.id)
    .execute();
  await ctx.db
    .insertInto('wording_versions')
    .values({ wording_id: wording.id, revision, ...said, at: ctx.now, by: signedIn(ctx) })
    .execute();
}
