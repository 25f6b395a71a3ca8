import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { lockIssue, nameGroup, type GroupNamed, type Issue, type SaidBy } from '../issues/index.ts';
import { leads } from '../people/index.ts';
import { maySpeakFor, saidByOf, speakingOn } from './speaking.ts';
import { getWord } from './words.ts';

/** What one group calls it and means by it. Texts are not empty; null where nothing was said. Without a group: those who convene. */
export interface NewWording extends GroupNamed {
  readonly term: string;
  readonly spellings: string | null;
  readonly meaning: string | null;
  readonly lang: string;
  readonly saidBy: SaidBy;
}

/** `twice`: the group's wording of this word in this language is there already; change that one. */
export type WordingProblem = 'twice';

/** Adds a word with its first wording; returns the ids. @throws NotFound, Denied, NotSignedIn */
export async function addWord(ctx: Ctx, issueId: string, wording: NewWording): Promise<{ wordId: string; wordingId: string }> {
  return transact(ctx, async (ctx) => {
    const { issue, groupId, saidBy } = await speaker(ctx, issueId, wording);
    const wordId = newId();
    await ctx.db
      .insertInto('words')
      .values({ id: wordId, issue_id: issue.id, created_at: ctx.now, created_by: signedIn(ctx) })
      .execute();
    await record(ctx, { kind: 'word.added', issueId: issue.id, subjectId: wordId });
    const wordingId = await insertWording(ctx, issue, { ...wording, wordId, groupId, saidBy });
    return { wordId, wordingId };
  });
}

/** Adds what another group calls a word; returns its id. @throws NotFound, Denied, NotSignedIn */
export async function addWording(ctx: Ctx, issueId: string, wordId: string, wording: NewWording): Promise<Result<{ id: string }, WordingProblem>> {
  return transact(ctx, async (ctx) => {
    const { issue, groupId, saidBy } = await speaker(ctx, issueId, wording);
    const word = await getWord(ctx, issue.id, wordId);
    if (word.wordings.some((one) => one.groupId === groupId && one.lang === wording.lang)) return no('twice');
    return ok({ id: await insertWording(ctx, issue, { ...wording, wordId: word.id, groupId, saidBy }) });
  });
}

async function speaker(ctx: Ctx, issueId: string, wording: NewWording): Promise<{ issue: Issue; groupId: string | null; saidBy: SaidBy }> {
  signedIn(ctx);
  const issue = await lockIssue(ctx, issueId);
  const speaking = await speakingOn(ctx, issue.id);
  // A group by name may be a new one, which only those who lead may make.
  must(maySpeakFor(speaking, wording.groupName ? null : (wording.groupId ?? null)));
  const groupId = leads(speaking.standing) ? await nameGroup(ctx, issue, wording) : (wording.groupId ?? null);
  return { issue, groupId, saidBy: saidByOf(speaking, groupId, wording.saidBy) };
}

type Written = Omit<NewWording, 'groupId' | 'groupName'> & { wordId: string; groupId: string | null };

async function insertWording(ctx: Ctx, issue: Issue, { wordId, groupId, term, spellings, meaning, lang, saidBy }: Written): Promise<string> {
  const id = newId();
  const by = signedIn(ctx);
  const said = { term, spellings, meaning, lang, said_by: saidBy };
  await ctx.db
    .insertInto('wordings')
    .values({ id, word_id: wordId, group_id: groupId, ...said, created_at: ctx.now, created_by: by })
    .execute();
  await ctx.db
    .insertInto('wording_versions')
    .values({ wording_id: id, revision: 1, ...said, at: ctx.now, by })
    .execute();
  await record(ctx, { kind: 'wording.added', issueId: issue.id, subjectId: id, particulars: { wordId, groupId, saidBy } });
  return id;
}
