import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { visibleEntry } from './entries.ts';
import type { Entry, EntryKind, Subject } from './entry.ts';
import { lockDirectory, mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';
import { canMerge } from './policy.ts';

/** Two entries side by side, with what speaks against merging them. */
export interface Pair {
  readonly kept: Entry;
  readonly merged: Entry;
  /** A word key, or null where they may be merged. */
  readonly refusal: string | null;
}

/** The two, for who keeps the directory. @throws NotFound, Denied; NotFound too for one that is merged already */
export async function comparePair(ctx: Ctx, organizationId: string, kind: EntryKind, keptId: string, mergedId: string): Promise<Pair> {
  await mustKeepDirectory(ctx, organizationId);
  const [kept, merged] = [await standing(ctx, organizationId, { kind, id: keptId }), await standing(ctx, organizationId, { kind, id: mergedId })];
  if (kept.id === merged.id) throw new NotFound();
  const verdict = canMerge({
    accounts: kind === 'persons' ? await countAccounts(ctx, [kept.id, merged.id]) : 0,
    sameKind: kept.kind === merged.kind,
    treeNodes: kind === 'organizations' && (kept.level !== 'partner' || merged.level !== 'partner'),
  });
  return { kept, merged, refusal: verdict.allowed ? null : verdict.reason };
}

async function standing(ctx: Ctx, organizationId: string, subject: Subject): Promise<Entry> {
  const { entry } = await visibleEntry(ctx, organizationId, subject);
  if (entry.keptId || entry.removedAt) throw new NotFound();
  return entry;
}

async function countAccounts(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from accounts where person_id = any(${personIds}::uuid[])`.execute(ctx.db);
  return rows[0]?.count ?? 0;
}

/**
 * Says that two entries are the same, and which stands for both from now on. Nothing that refers to the other is rewritten.
 * @throws NotFound, Denied
 */
export async function merge(ctx: Ctx, organizationId: string, kind: EntryKind, keptId: string, mergedId: string): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    const by = await mustKeepDirectory(ctx, organizationId);
    // One after the other, so that two merges never make a ring.
    await lockDirectory(ctx, organizationId);
    // Found before anything is written about them: somebody who does not stand in this directory must not come into it by being merged.
    const pair = await comparePair(ctx, organizationId, kind, keptId, mergedId);
    if (pair.refusal) throw new Denied(pair.refusal);
    const [kept, merged] = [await entryOf(ctx, organizationId, { kind, id: keptId }), await entryOf(ctx, organizationId, { kind, id: mergedId })];
    const id = newId();
    await ctx.db.insertInto('merges').values({ id, organization_id: organizationId, kept_id: kept, merged_id: merged, at: ctx.now, by }).execute();
    await record(ctx, { kind: 'entries.merged', organizationId, subjectId: mergedId, particulars: { mergeId: id, keptId: kept } });
    return { id };
  });
}

/** Brings both back as they were. @throws NotFound, Denied */
export async function undoMerge(ctx: Ctx, mergeId: string): Promise<{ organizationId: string }> {
  return transact(ctx, async (ctx) => {
    const row = isId(mergeId) ? await ctx.db.selectFrom('merges').selectAll().where('id', '=', mergeId).forNoKeyUpdate().executeTakeFirst() : undefined;
    if (!row) throw new NotFound();
    const by = await mustKeepDirectory(ctx, row.organization_id);
    if (row.undone_at) return { organizationId: row.organization_id };
    await ctx.db.updateTable('merges').set({ undone_at: ctx.now, undone_by: by }).where('id', '=', mergeId).execute();
    await record(ctx, {
      kind: 'entries.parted',
      organizationId: row.organization_id,
      subjectId: row.merged_id,
      particulars: { mergeId, keptId: row.kept_id, entryId: row.merged_id },
    });
    return { organizationId: row.organization_id };
  });
}

/** A merge that stands. */
export interface StandingMerge {
  readonly id: string;
  readonly kind: EntryKind;
  readonly keptId: string;
  readonly keptName: string;
  readonly mergedName: string;
  readonly at: Date;
  readonly byName: string;
}

/** The merges of a directory that stand, latest first. @throws Denied */
export async function listMerges(ctx: Ctx, organizationId: string): Promise<StandingMerge[]> {
  await mustKeepDirectory(ctx, organizationId);
  const { rows } = await sql<StandingMerge>`
    select m.id, m.at, p.name as "byName", ${nameOf('k')} as "keptName", ${nameOf('e')} as "mergedName",
      ${subjectOf('k')} as "keptId", ${kindOf('k')} as kind
    from merges m join entries k on k.id = m.kept_id join entries e on e.id = m.merged_id join persons p on p.id = m.by
    where m.organization_id = ${organizationId} and m.undone_at is null order by m.at desc, m.id limit 200`.execute(ctx.db);
  return rows;
}

/** Of an entry by its name in the statement: what it is called, whom it is about, and of which kind that is. */
export const nameOf = (entry: string) =>
  sql.raw(`coalesce(${entry}.name, (select name from groups where id = ${entry}.group_id), (select name from organizations where id = ${entry}.partner_id))`);
export const subjectOf = (entry: string) => sql.raw(`coalesce(${entry}.group_id, ${entry}.person_id, ${entry}.partner_id)`);
export const kindOf = (entry: string) =>
  sql.raw(`case when ${entry}.group_id is not null then 'groups' when ${entry}.person_id is not null then 'persons' else 'organizations' end`);
