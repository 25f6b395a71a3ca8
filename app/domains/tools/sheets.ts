import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { currentFramework, frameworkById, type Tool } from '../frameworks/index.ts';
import type { Issue } from '../issues/index.ts';
import { todayOf } from '../people/index.ts';
import { frameworkOf, isToolName, toolNames, type Note, type Round, type Sheet, type ToolName, type Visit } from './sheet.ts';

function sheetRows(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('sheets')
    .innerJoin('persons', 'persons.id', 'sheets.opened_by')
    .select([
      'sheets.id',
      'issue_id as issueId',
      'tool',
      'framework_id as frameworkId',
      'opened_at as openedAt',
      'persons.name as openedBy',
      'revisit_on as revisitOn',
      'closed_at as closedAt',
      'revision',
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sheetRows>['executeTakeFirstOrThrow']>>;

function asSheet(row: Row): Sheet {
  const tool = row.tool.replace(/^tool\./, '');
  if (!isToolName(tool)) throw new NotFound();
  return { ...row, tool };
}

/** A sheet of an issue that the caller has found through the actor. @throws NotFound */
export async function getSheet(ctx: Pick<Ctx, 'db'>, issueId: string, id: string): Promise<Sheet> {
  const row = isId(id) ? await sheetRows(ctx).where('sheets.id', '=', id).where('issue_id', '=', issueId).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asSheet(row);
}

/** The open sheet of a tool on an issue, or null. */
export async function openSheetOf(ctx: Pick<Ctx, 'db'>, issueId: string, tool: ToolName): Promise<Sheet | null> {
  const row = await sheetRows(ctx).where('issue_id', '=', issueId).where('tool', '=', frameworkOf(tool)).where('closed_at', 'is', null).executeTakeFirst();
  return row ? asSheet(row) : null;
}

/** Every sheet of an issue, the newest first. */
export async function listSheets(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Sheet[]> {
  const rows = await sheetRows(ctx).where('issue_id', '=', issueId).orderBy('opened_at', 'desc').orderBy('sheets.id', 'desc').execute();
  return rows.map(asSheet);
}

/** For each tool its newest sheet whose day to come back has come. */
export async function dueSheets(ctx: Ctx, issueId: string): Promise<Sheet[]> {
  const today = todayOf(ctx);
  const all = await listSheets(ctx, issueId);
  return toolNames.flatMap((tool) => all.find((sheet) => sheet.tool === tool) ?? []).filter((sheet) => sheet.revisitOn !== null && sheet.revisitOn <= today);
}

/** The words of a tool in force for an issue, with where they come from. */
export async function currentTool(ctx: Pick<Ctx, 'db'>, issue: Pick<Issue, 'organizationId'>, tool: ToolName) {
  return currentFramework(ctx, frameworkOf(tool), issue.organizationId);
}

/** The words that a sheet was opened with, and where they come from. */
export async function toolOf(ctx: Pick<Ctx, 'db'>, sheet: Pick<Sheet, 'frameworkId'>): Promise<{ content: Tool; source: string; rights: string }> {
  const { content, source, rights } = await frameworkById(ctx, sheet.frameworkId);
  if (!('againDays' in content)) throw new NotFound();
  return { content, source, rights };
}

/** What people noted on a sheet, oldest first. */
export async function listNotes(ctx: Pick<Ctx, 'db'>, sheetId: string, which: 'standing' | 'removed' = 'standing'): Promise<Note[]> {
  return ctx.db
    .selectFrom('sheet_notes')
    .innerJoin('persons', 'persons.id', 'sheet_notes.created_by')
    .select(['sheet_notes.id', 'step', 'body', 'lang', 'sheet_notes.created_at as createdAt', 'sheet_notes.created_by as createdBy', 'persons.name as writer'])
    .where('sheet_id', '=', sheetId)
    .where('removed_at', which === 'standing' ? 'is' : 'is not', null)
    .orderBy('sheet_notes.created_at')
    .orderBy('sheet_notes.id')
    .execute();
}

/** The rounds of a sheet in which people still list alone. */
export async function openRounds(ctx: Pick<Ctx, 'db'>, sheetId: string): Promise<Round[]> {
  return ctx.db
    .selectFrom('sheet_rounds')
    .select(['id', 'step', 'started_at as startedAt'])
    .where('sheet_id', '=', sheetId)
    .where('merged_at', 'is', null)
    .execute();
}

/** Who filled a sheet, in the order in which they came. */
export async function listVisits(ctx: Pick<Ctx, 'db'>, sheetId: string): Promise<Visit[]> {
  return ctx.db
    .selectFrom('sheet_visits')
    .innerJoin('persons', 'persons.id', 'sheet_visits.person_id')
    .select(['person_id as personId', 'name', 'first_at as firstAt', 'last_at as lastAt'])
    .where('sheet_id', '=', sheetId)
    .orderBy('first_at')
    .orderBy('person_id')
    .execute();
}
