import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { SaidBy } from '../issues/index.ts';
import { keptGroups } from '../people/index.ts';
import { folded, type Explanation, type Meant, type Word, type Wording } from './word.ts';

/** Words that stand, or those that were taken out. */
export type Which = 'standing' | 'removed';

function wordingRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('wordings as r')
    .innerJoin('words as w', 'w.id', 'r.word_id')
    .leftJoin(keptGroups('g'), 'g.id', 'r.group_id')
    .leftJoin('wording_versions as v', (join) => join.onRef('v.wording_id', '=', 'r.id').onRef('v.revision', '=', 'r.revision'))
    .select([
      'r.id',
      'r.word_id as wordId',
      'g.kept_id as groupId',
      'g.name as groupName',
      'g.lang as groupLang',
      'r.term',
      'r.spellings',
      'r.meaning',
      'r.lang',
    ])
    .select(['r.revision', 'r.created_at as createdAt', 'r.removed_at as removedAt'])
    .select(sql<SaidBy>`r.said_by`.as('saidBy'))
    .select(sql<Date>`coalesce(v.at, r.created_at)`.as('writtenAt'))
    .orderBy('r.created_at')
    .orderBy('r.id');
}

/** The words of an issue that the caller has found through the actor, by their first term. */
export async function listWords(ctx: Ctx, issueId: string, which: Which = 'standing'): Promise<Word[]> {
  const words = await ctx.db
    .selectFrom('words')
    .select(['id', 'issue_id as issueId', 'revision', 'removed_at as removedAt'])
    .select(sql<Meant>`meant`.as('meant'))
    .where('issue_id', '=', issueId)
    .where('removed_at', which === 'standing' ? 'is' : 'is not', null)
    .execute();
  if (words.length === 0) return [];
  const wordings: Wording[] = await wordingRows(ctx).where('w.issue_id', '=', issueId).where('r.removed_at', 'is', null).execute();
  const explanations = await explanationsOn(ctx, issueId);
  const assembled = words.map((word) => ({
    ...word,
    wordings: wordings.filter((one) => one.wordId === word.id),
    explanations: explanations.filter((one) => one.wordId === word.id),
  }));
  const firstTerm = (word: Word) => folded(word.wordings[0]?.term ?? '');
  return assembled.toSorted((one, other) => firstTerm(one).localeCompare(firstTerm(other)) || one.id.localeCompare(other.id));
}

/** The newest explanation of each word in each language; one that was taken back is left out. */
async function explanationsOn(ctx: Ctx, issueId: string): Promise<(Explanation & { wordId: string })[]> {
  const { rows } = await sql<Explanation & { wordId: string }>`
    select "wordId", lang, body from (
      select distinct on (e.word_id, e.lang) e.word_id as "wordId", e.lang, e.body
      from word_explanations e join words w on w.id = e.word_id
      where w.issue_id = ${issueId} order by e.word_id, e.lang, e.at desc, e.id desc
    ) newest where body is not null`.execute(ctx.db);
  return rows;
}

/** One word of an issue. @throws NotFound */
export async function getWord(ctx: Ctx, issueId: string, id: string, which: Which = 'standing'): Promise<Word> {
  const word = isId(id) ? (await listWords(ctx, issueId, which)).find((one) => one.id === id) : undefined;
  if (!word) throw new NotFound();
  return word;
}

/** One wording of a standing word. @throws NotFound */
export async function getWording(ctx: Ctx, issueId: string, id: string, which: Which = 'standing'): Promise<Wording> {
  const row = isId(id)
    ? await wordingRows(ctx)
        .where('r.id', '=', id)
        .where('w.issue_id', '=', issueId)
        .where('w.removed_at', 'is', null)
        .where('r.removed_at', which === 'standing' ? 'is' : 'is not', null)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** Wordings of standing words that were taken out, newest first. */
export async function listRemovedWordings(ctx: Ctx, issueId: string): Promise<Wording[]> {
  return wordingRows(ctx)
    .clearOrderBy()
    .where('w.issue_id', '=', issueId)
    .where('w.removed_at', 'is', null)
    .where('r.removed_at', 'is not', null)
    .orderBy('r.removed_at', 'desc')
    .execute();
}

/** What a wording said before, and says now. */
export interface WordingVersion {
  readonly wordingId: string;
  readonly revision: number;
  readonly term: string;
  readonly meaning: string | null;
  readonly lang: string;
  readonly saidBy: SaidBy;
  readonly at: Date;
}

/** Every version of the wordings of a word, newest first. */
export async function versionsOf(ctx: Ctx, wordId: string): Promise<WordingVersion[]> {
  return ctx.db
    .selectFrom('wording_versions as v')
    .innerJoin('wordings as r', 'r.id', 'v.wording_id')
    .select(['v.wording_id as wordingId', 'v.revision', 'v.term', 'v.meaning', 'v.lang', 'v.at'])
    .select(sql<SaidBy>`v.said_by`.as('saidBy'))
    .where('r.word_id', '=', wordId)
    .orderBy('v.at', 'desc')
    .orderBy('v.revision', 'desc')
    .execute();
}
