import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { keptGroups } from '../people/index.ts';
import type { FourQuestions, Initiative, QuestionKind, QuestionRow, SharedWork, Stake, Tie } from './question.ts';

/** Rows that stand, or those that were taken away. */
export type Which = 'standing' | 'removed';

/** The rows of the four questions of an issue that the caller has found through the actor, oldest first. */
export async function fourQuestions(ctx: Ctx, issueId: string, which: Which = 'standing'): Promise<FourQuestions> {
  return {
    stakes: await listStakes(ctx, issueId, which),
    initiatives: await listInitiatives(ctx, issueId, which),
    sharedWorks: await listSharedWorks(ctx, issueId, which),
    ties: await listTies(ctx, issueId, which),
  };
}

/** Who has a stake in an issue, and why. */
export async function listStakes(ctx: Ctx, issueId: string, which: Which = 'standing'): Promise<Stake[]> {
  const rows = await ctx.db
    .selectFrom('stakes')
    .innerJoin(keptGroups('groups'), 'groups.id', 'stakes.group_id')
    .select([
      'stakes.id',
      'stakes.issue_id as issueId',
      'stakes.said_by as saidBy',
      'stakes.lang',
      'stakes.revision',
      'stakes.created_at as createdAt',
      'stakes.removed_at as removedAt',
    ])
    .select(['groups.kept_id as groupId', 'groups.name as groupName', 'groups.lang as groupLang', 'reason'])
    .where('stakes.issue_id', '=', issueId)
    .where('stakes.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('stakes.created_at')
    .orderBy('stakes.id')
    .execute();
  return rows.map((row) => ({ kind: 'stakes', ...row }) as Stake);
}

async function listInitiatives(ctx: Ctx, issueId: string, which: Which): Promise<Initiative[]> {
  const rows = await ctx.db
    .selectFrom('initiatives as row')
    .leftJoin(keptGroups('groups'), 'groups.id', 'row.group_id')
    .select([
      'row.id',
      'row.issue_id as issueId',
      'row.said_by as saidBy',
      'row.lang',
      'row.revision',
      'row.created_at as createdAt',
      'row.removed_at as removedAt',
      'row.cells_said as cellsSaid',
    ])
    .select([
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'row.name',
      'led_by as ledBy',
      'their_words as theirWords',
      'worth',
    ])
    .where('row.issue_id', '=', issueId)
    .where('row.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('row.created_at')
    .orderBy('row.id')
    .execute();
  return rows.map((row) => ({ kind: 'initiatives', ...row }) as Initiative);
}

async function listSharedWorks(ctx: Ctx, issueId: string, which: Which): Promise<SharedWork[]> {
  const rows = await ctx.db
    .selectFrom('shared_works')
    .select(['id', 'issue_id as issueId', 'said_by as saidBy', 'lang', 'revision', 'created_at as createdAt', 'removed_at as removedAt'])
    .select(['kind as workKind', 'description', 'value_for_groups as valueForGroups', 'value_for_all as valueForAll', 'cells_said as cellsSaid'])
    .where('issue_id', '=', issueId)
    .where('removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ kind: 'shared-works', ...row }) as SharedWork);
}

async function listTies(ctx: Ctx, issueId: string, which: Which): Promise<Tie[]> {
  const rows = await ctx.db
    .selectFrom('ties')
    .innerJoin(keptGroups('groups'), 'groups.id', 'ties.group_id')
    .select([
      'ties.id',
      'ties.issue_id as issueId',
      'ties.said_by as saidBy',
      'ties.lang',
      'ties.revision',
      'ties.created_at as createdAt',
      'ties.removed_at as removedAt',
    ])
    .select([
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'we_support as weSupport',
      'they_support as theySupport',
      'ties.cells_said as cellsSaid',
    ])
    .where('ties.issue_id', '=', issueId)
    .where('ties.removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('ties.created_at')
    .orderBy('ties.id')
    .execute();
  return rows.map((row) => ({ kind: 'ties', ...row }) as Tie);
}

/** The rows under one question. */
export function rowsOf(questions: FourQuestions, kind: QuestionKind): readonly QuestionRow[] {
  return kind === 'shared-works' ? questions.sharedWorks : questions[kind];
}

/** One row of an issue. @throws NotFound */
export async function getRow(ctx: Ctx, issueId: string, kind: QuestionKind, id: string, which: Which = 'standing'): Promise<QuestionRow> {
  const row = isId(id) ? rowsOf(await fourQuestions(ctx, issueId, which), kind).find((one) => one.id === id) : undefined;
  if (!row) throw new NotFound();
  return row;
}

/** How many rows stand under each question, and how many of all are still our guess. */
export async function countQuestions(ctx: Ctx, issueId: string): Promise<Record<QuestionKind | 'guesses', number>> {
  const { stakes, initiatives, sharedWorks, ties } = await fourQuestions(ctx, issueId);
  const guesses = [...stakes, ...initiatives, ...sharedWorks, ...ties].filter((row) => row.saidBy === 'guess').length;
  return { stakes: stakes.length, initiatives: initiatives.length, 'shared-works': sharedWorks.length, ties: ties.length, guesses };
}
