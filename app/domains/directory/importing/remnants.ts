import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import type { EntryKind } from '../entry.ts';
import type { RosterImport } from './roster-import.ts';
import { weigh } from './weighing.ts';

/**
 * Why an entry stays, or keeps something, when its import is taken back:
 * - `later`: it stands in a later import too
 * - `merged`, `encounter`, `card` (a context card), `used` (on an issue; an organization: something of its own): somebody worked with it since
 * - `below`: something stays below this organization
 * - `changed`: somebody changed it since
 * - `in-part`: the same, of an entry that was there before: only what nobody changed goes back
 * - `name-taken`: another group has its earlier name by now
 */
export const remnantReasons = ['later', 'merged', 'encounter', 'card', 'used', 'below', 'changed', 'in-part', 'name-taken'] as const;
export type RemnantReason = (typeof remnantReasons)[number];

export interface Remnant {
  readonly kind: EntryKind;
  readonly id: string;
  readonly name: string;
  readonly lang: string;
  readonly reason: RemnantReason;
}

/** What taking an import back comes to, or came to, in entries; `remnants` are the first of the `kept`, by name. */
export interface Undoing {
  readonly removed: number;
  readonly putBack: number;
  readonly kept: number;
  readonly remnants: readonly Remnant[];
}

/** What taking a confirmed import back would come to now; nothing is changed. The caller has found it through the actor. */
export async function weighUndo(ctx: Ctx, found: RosterImport, most: number): Promise<Undoing> {
  return transact(ctx, async (ctx) => {
    await weigh(ctx, found);
    const { rows } = await sql<Omit<Undoing, 'remnants'>>`
      select count(*) filter (where outcome = 'removed')::int as removed, count(*) filter (where outcome = 'back')::int as "putBack",
        count(*) filter (where outcome in ('kept', 'partly'))::int as kept from weighed`.execute(ctx.db);
    const remnants = await listRemnants(ctx, sql`(select entry_id, reason from weighed where outcome in ('kept', 'partly'))`, most);
    return { removed: 0, putBack: 0, kept: 0, ...rows[0], remnants };
  });
}

/** What an import that was taken back left. The caller has found it through the actor. */
export async function whatWasUndone(ctx: Ctx, found: RosterImport, most: number): Promise<Undoing> {
  const left = sql`(select entry_id, reason from import_remnants where import_id = ${found.id})`;
  const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from ${left} r`.execute(ctx.db);
  return { removed: found.undo?.removed ?? 0, putBack: found.undo?.putBack ?? 0, kept: rows[0]?.kept ?? 0, remnants: await listRemnants(ctx, left, most) };
}

async function listRemnants(ctx: Ctx, from: RawBuilder<unknown>, most: number): Promise<Remnant[]> {
  const { rows } = await sql<Remnant>`
    select case when e.group_id is not null then 'groups' when e.person_id is not null then 'persons' else 'organizations' end as kind,
      coalesce(e.group_id, e.person_id, e.partner_id) as id, coalesce(e.name, g.name, o.name) as name, coalesce(g.lang, o.lang, e.lang) as lang, r.reason
    from ${from} r join entries e on e.id = r.entry_id left join groups g on g.id = e.group_id left join organizations o on o.id = e.partner_id
    order by lower(coalesce(e.name, g.name, o.name)), e.id limit ${most}`.execute(ctx.db);
  return rows;
}
