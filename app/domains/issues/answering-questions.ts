import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { keepingGroup } from '../people/index.ts';
import type { Issue } from './issue.ts';
import { nameGroup, type GroupNamed } from './naming-groups.ts';
import { lockToFill } from './publishing.ts';
import type { CellsSaid, SaidBy, WorkKind } from './question.ts';
import { getRow, listStakes } from './questions.ts';
import { signedIn } from '../../platform/acting.ts';

interface Said {
  readonly saidBy: SaidBy;
  readonly lang: string;
  /** Who said a cell, where that differs from who said the row. A stake is one cell. */
  readonly cellsSaid?: CellsSaid;
}

/** What may be written under one of the four questions. Texts are not empty; null where nothing was said. */
export type RowContent = Said &
  (
    | ({ readonly kind: 'stakes'; readonly reason: string } & GroupNamed)
    | ({
        readonly kind: 'initiatives';
        readonly name: string;
        readonly ledBy: string | null;
        readonly theirWords: string | null;
        readonly worth: string | null;
      } & GroupNamed)
    | {
        readonly kind: 'shared-works';
        readonly workKind: WorkKind;
        readonly description: string;
        readonly valueForGroups: string | null;
        readonly valueForAll: string | null;
      }
    | ({ readonly kind: 'ties'; readonly weSupport: string | null; readonly theySupport: string | null } & GroupNamed)
  );

/** `group`: a group has to be named. `twice`: that group's stake is written down already. */
export type RowProblem = 'group' | 'twice';

/** Adds a row under one of the four questions; a new group named in it goes into the directory. @throws NotFound, Denied, NotSignedIn */
export async function addRow(ctx: Ctx, issueId: string, content: RowContent): Promise<Result<{ id: string }, RowProblem>> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const group = await groupOf(ctx, issue, content, null);
    if (!group.ok) return group;
    const id = newId();
    await insert(ctx, content, group.value, { id, issue_id: issue.id, said_by: content.saidBy, lang: content.lang, created_at: ctx.now, created_by: personId });
    await record(ctx, { kind: 'question-row.added', issueId: issue.id, subjectId: id, particulars: { question: content.kind, saidBy: content.saidBy } });
    return ok({ id });
  });
}

/** Changes a row that was read at `revision`. @throws NotFound, Denied, StaleRevision */
export async function changeRow(ctx: Ctx, issueId: string, id: string, revision: number, content: RowContent): Promise<Result<null, RowProblem>> {
  return transact(ctx, async (ctx) => {
    const issue = await lockToFill(ctx, issueId);
    const row = await getRow(ctx, issue.id, content.kind, id);
    if (row.revision !== revision) throw new StaleRevision();
    const group = await groupOf(ctx, issue, content, row.id);
    if (!group.ok) return group;
    await update(ctx, content, group.value, row.id);
    await record(ctx, { kind: 'question-row.changed', issueId: issue.id, subjectId: row.id, particulars: { question: content.kind, saidBy: content.saidBy } });
    return ok(null);
  });
}

async function groupOf(ctx: Ctx, issue: Issue, content: RowContent, rowId: string | null): Promise<Result<string | null, RowProblem>> {
  if (content.kind === 'shared-works') return ok(null);
  if (content.kind === 'initiatives') return ok(await nameGroup(ctx, issue, content));
  // A group by name is only made once it is sure that the row can be written.
  if (!content.groupId && !content.groupName) return no('group');
  const groupId = await nameGroup(ctx, issue, content);
  if (content.kind === 'ties') return ok(groupId);
  // Groups that were merged may have a stake each: those are changed, and no further one comes to them.
  const known = (await listStakes(ctx, issue.id)).filter((stake) => stake.groupId === groupId);
  return known.length > 0 && !known.some((stake) => stake.id === rowId) ? no('twice') : ok(groupId);
}

interface Base {
  id: string;
  issue_id: string;
  said_by: SaidBy;
  lang: string;
  created_at: Date;
  created_by: string;
}

async function insert(ctx: Ctx, content: RowContent, groupId: string | null, base: Base): Promise<void> {
  if (content.kind === 'initiatives')
    await ctx.db
      .insertInto('initiatives')
      .values({ ...base, ...initiativeColumns(content), group_id: groupId })
      .execute();
  if (content.kind === 'shared-works')
    await ctx.db
      .insertInto('shared_works')
      .values({ ...base, ...workColumns(content) })
      .execute();
  if (!groupId) return;
  if (content.kind === 'stakes')
    await ctx.db
      .insertInto('stakes')
      .values({ ...base, reason: content.reason, group_id: groupId })
      .execute();
  if (content.kind === 'ties')
    await ctx.db
      .insertInto('ties')
      .values({ ...base, ...tieColumns(content), group_id: groupId })
      .execute();
}

async function update(ctx: Ctx, content: RowContent, groupId: string | null, id: string): Promise<void> {
  const base = { said_by: content.saidBy, lang: content.lang, revision: sql<number>`revision + 1` };
  if (content.kind === 'initiatives')
    await ctx.db
      .updateTable('initiatives')
      .set({ ...base, ...initiativeColumns(content), group_id: keepingGroup(groupId) })
      .where('id', '=', id)
      .execute();
  if (content.kind === 'shared-works')
    await ctx.db
      .updateTable('shared_works')
      .set({ ...base, ...workColumns(content) })
      .where('id', '=', id)
      .execute();
  if (!groupId) return;
  if (content.kind === 'stakes')
    await ctx.db
      .updateTable('stakes')
      .set({ ...base, reason: content.reason, group_id: keepingGroup(groupId) })
      .where('id', '=', id)
      .execute();
  if (content.kind === 'ties')
    await ctx.db
      .updateTable('ties')
      .set({ ...base, ...tieColumns(content), group_id: keepingGroup(groupId) })
      .where('id', '=', id)
      .execute();
}

function initiativeColumns(content: Extract<RowContent, { kind: 'initiatives' }>) {
  return { ...cellsColumn(content), name: content.name, led_by: content.ledBy, their_words: content.theirWords, worth: content.worth };
}

function workColumns(content: Extract<RowContent, { kind: 'shared-works' }>) {
  return {
    ...cellsColumn(content),
    kind: content.workKind,
    description: content.description,
    value_for_groups: content.valueForGroups,
    value_for_all: content.valueForAll,
  };
}

function tieColumns(content: Extract<RowContent, { kind: 'ties' }>) {
  return { ...cellsColumn(content), we_support: content.weSupport, they_support: content.theySupport };
}

function cellsColumn({ saidBy, cellsSaid = {} }: Said) {
  const different = Object.fromEntries(Object.entries(cellsSaid).filter(([, said]) => said !== saidBy));
  return { cells_said: sql<string>`${JSON.stringify(different)}::jsonb` };
}
