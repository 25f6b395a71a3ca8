import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import type { EntryKind } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';
import { entryOf } from './keeping.ts';
import { comparePair, kindOf, nameOf, subjectOf } from './merging.ts';

/** Says that two that look alike are two: they are not suggested again. @throws NotFound, Denied */
export async function tellApart(ctx: Ctx, organizationId: string, kind: EntryKind, oneId: string, otherId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const by = await mustKeepDirectory(ctx, organizationId);
    const [one, other] = await pairOf(ctx, organizationId, kind, oneId, otherId);
    await ctx.db
      .insertInto('unlike_pairs')
      .values({ one_id: one, other_id: other, at: ctx.now, by })
      .onConflict((oc) => oc.doNothing())
      .execute();
    await record(ctx, { kind: 'entries.told-apart', organizationId, subjectId: oneId, particulars: { entryId: one } });
  });
}

/** Takes that back: they may be suggested again, and who said what stays in the history. Again is no harm. @throws NotFound, Denied */
export async function untellApart(ctx: Ctx, organizationId: string, kind: EntryKind, oneId: string, otherId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await mustKeepDirectory(ctx, organizationId);
    const [one, other] = await pairOf(ctx, organizationId, kind, oneId, otherId);
    const gone = await ctx.db.deleteFrom('unlike_pairs').where('one_id', '=', one).where('other_id', '=', other).executeTakeFirst();
    if (gone.numDeletedRows === 0n) return;
    await record(ctx, { kind: 'entries.apart-undone', organizationId, subjectId: oneId, particulars: { entryId: one } });
  });
}

/** A pair stands once, whichever of the two is named first. */
async function pairOf(ctx: Ctx, organizationId: string, kind: EntryKind, oneId: string, otherId: string): Promise<[one: string, other: string]> {
  await comparePair(ctx, organizationId, kind, oneId, otherId);
  const ids = [await entryOf(ctx, organizationId, { kind, id: oneId }), await entryOf(ctx, organizationId, { kind, id: otherId })].sort();
  return [ids[0] ?? '', ids[1] ?? ''];
}

/** Two that were told apart. */
export interface ToldApart {
  readonly kind: EntryKind;
  readonly oneId: string;
  readonly oneName: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly at: Date;
  readonly byName: string;
}

/** The pairs of a directory that were told apart and both still stand, latest first. @throws Denied */
export async function listToldApart(ctx: Ctx, organizationId: string): Promise<ToldApart[]> {
  await mustKeepDirectory(ctx, organizationId);
  const stands = (entry: string) =>
    sql.raw(`${entry}.removed_at is null and not exists (select 1 from merges m where m.merged_id = ${entry}.id and m.undone_at is null)`);
  const { rows } = await sql<ToldApart>`
    select u.at, p.name as "byName", ${kindOf('a')} as kind, ${subjectOf('a')} as "oneId", ${nameOf('a')} as "oneName",
      ${subjectOf('b')} as "otherId", ${nameOf('b')} as "otherName"
    from unlike_pairs u join entries a on a.id = u.one_id join entries b on b.id = u.other_id join persons p on p.id = u.by
    where a.organization_id = ${organizationId} and ${stands('a')} and ${stands('b')} order by u.at desc, u.one_id, u.other_id limit 200`.execute(ctx.db);
  return rows;
}
