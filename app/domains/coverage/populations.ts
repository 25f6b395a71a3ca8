import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { lockToLead, type Issue } from '../issues/index.ts';
import type { ListKey } from '../frameworks/index.ts';
import { kindId } from './kind.ts';
import { getListInUse } from './lists.ts';
import { readPopulation, type LineProblem } from './population.ts';

/** How many people there are of each kind of a list, as one version said. */
export interface Population {
  readonly id: string;
  readonly listKey: ListKey;
  readonly number: number;
  readonly source: string;
  readonly takenAt: Date;
  /** Exactly, by id of the kind: `tellPopulation` says what may be shown. */
  readonly counts: ReadonlyMap<string, number>;
}

/** The figures in force on an issue, by list. */
export async function populationsOf(ctx: Pick<Ctx, 'db'>, issueId: string): Promise<Map<string, Population>> {
  const tables = await ctx.db.selectFrom('population_tables').selectAll().where('issue_id', '=', issueId).where('ended_at', 'is', null).execute();
  if (tables.length === 0) return new Map();
  const ids = tables.map((table) => table.id);
  const rows = await ctx.db.selectFrom('population_counts').selectAll().where('population_table_id', 'in', ids).execute();
  return new Map(
    tables.map((table) => {
      const counts = rows.flatMap((row): [string, number][] => (row.population_table_id === table.id ? [[kindId(row), row.count]] : []));
      const { id, number, source } = table;
      return [table.list_key, { id, number, source, listKey: table.list_key as ListKey, takenAt: table.taken_at, counts: new Map(counts) }];
    }),
  );
}

export interface NewPopulation {
  readonly listKey: string;
  readonly text: string;
  /** Where the figures come from: shown beside them. */
  readonly source: string;
  /** Number of the version that the preview was made beside; 0 for none. */
  readonly basedOn: number;
}

type Taken = { ok: true; value: { number: number } } | { ok: false; reason: 'lines'; problems: readonly LineProblem[] } | { ok: false; reason: 'empty' };

/** Takes figures in as a new version, all of them or nothing. @throws NotFound, Denied, StaleRevision */
export async function takePopulation(ctx: Ctx, issueId: string, { listKey, text, source, basedOn }: NewPopulation): Promise<Taken> {
  const personId = signedIn(ctx);
  return transact(ctx, async (ctx): Promise<Taken> => {
    const issue = await lockToLead(ctx, issueId);
    const list = await getListInUse(ctx, issue, listKey);
    const { counts, problems } = readPopulation(text, list.kinds);
    if (problems.length > 0) return { ok: false, reason: 'lines', problems };
    if (counts.size === 0) return { ok: false, reason: 'empty' };
    const before = (await populationsOf(ctx, issue.id)).get(list.key);
    if ((before?.number ?? 0) !== basedOn) throw new StaleRevision();
    if (before) await endRow(ctx, before.id, personId);
    const id = newId();
    const number = (await lastNumber(ctx, issue, list.key)) + 1;
    await ctx.db
      .insertInto('population_tables')
      .values({ id, issue_id: issue.id, list_key: list.key, number, source, taken_at: ctx.now, taken_by: personId })
      .execute();
    const rows = list.kinds.flatMap((kind) => {
      const count = counts.get(kind.id);
      return count === undefined ? [] : [{ population_table_id: id, category: kind.category, subgroup: kind.subgroup, count }];
    });
    await ctx.db.insertInto('population_counts').values(rows).execute();
    await record(ctx, { kind: 'population.taken', issueId: issue.id, subjectId: id, particulars: { list: list.key, number } });
    return { ok: true, value: { number } };
  });
}

/** Compares with no population any more; the figures stay, and can be taken in again. @throws NotFound, Denied */
export async function endPopulation(ctx: Ctx, issueId: string, listKey: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const issue = await lockToLead(ctx, issueId);
    const before = (await populationsOf(ctx, issue.id)).get(listKey);
    if (!before) throw new NotFound();
    await endRow(ctx, before.id, personId);
    await record(ctx, { kind: 'population.ended', issueId: issue.id, subjectId: before.id, particulars: { list: listKey } });
  });
}

async function endRow(ctx: Ctx, id: string, by: string): Promise<void> {
  await ctx.db.updateTable('population_tables').set({ ended_at: ctx.now, ended_by: by }).where('id', '=', id).execute();
}

async function lastNumber(ctx: Pick<Ctx, 'db'>, issue: Pick<Issue, 'id'>, listKey: string): Promise<number> {
  const row = await ctx.db
    .selectFrom('population_tables')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('issue_id', '=', issue.id)
    .where('list_key', '=', listKey)
    .executeTakeFirst();
  return row?.number ?? 0;
}
