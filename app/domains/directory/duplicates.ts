import { sql } from 'kysely';
import { alikePairs } from '../../engines/likeness/index.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { treeOf } from './entries.ts';
import type { EntryKind } from './entry.ts';
import { mustKeepDirectory } from './keepers.ts';

/** Two that may be the same, and why we think so. */
export interface Suggestion {
  readonly kind: EntryKind;
  readonly one: { readonly id: string; readonly name: string };
  readonly other: { readonly id: string; readonly name: string };
  readonly why: 'channel' | 'name' | 'spelling';
}

interface Standing {
  readonly id: string;
  readonly entryId: string | null;
  readonly name: string;
}

/** Likely duplicates of one kind: the same address or number first, then the same name, then a name spelled alike. @throws Denied */
export async function suggestDuplicates(ctx: Ctx, organizationId: string, kind: EntryKind, most = 50): Promise<Suggestion[]> {
  await mustKeepDirectory(ctx, organizationId);
  const things = await standing(ctx, organizationId, kind);
  const byId = new Map(things.map((one) => [one.id, one]));
  const apart = await toldApart(ctx, organizationId);
  const found = new Map<string, Suggestion>();
  const add = (oneId: string, otherId: string, why: Suggestion['why']) => {
    const [one, other] = [byId.get(oneId), byId.get(otherId)];
    const key = [oneId, otherId].sort().join(' ');
    if (!one || !other || found.has(key) || apart.has([one.entryId ?? '', other.entryId ?? ''].sort().join(' '))) return;
    found.set(key, { kind, one, other, why });
  };
  for (const pair of await sameChannel(ctx, organizationId, kind)) add(pair.one, pair.other, 'channel');
  for (const pair of alikePairs(things)) add(pair.one, pair.other, pair.likeness === 1 ? 'name' : 'spelling');
  return [...found.values()].slice(0, most);
}

async function standing(ctx: Ctx, organizationId: string, kind: EntryKind): Promise<Standing[]> {
  const from = {
    groups: sql`select g.id, e.id as "entryId", g.name from groups g left join entries e on e.group_id = g.id
      where g.organization_id = ${organizationId} and g.removed_at is null`,
    persons: sql`select e.person_id as id, e.id as "entryId", e.name from entries e
      where e.organization_id = ${organizationId} and e.person_id is not null and e.removed_at is null`,
    organizations: sql`select o.id, e.id as "entryId", o.name from organizations o
      left join entries e on e.partner_id = o.id and e.organization_id = ${organizationId}
      where o.id in ${treeOf(organizationId)} and o.level = 'partner' and e.removed_at is null`,
  }[kind];
  const { rows } = await sql<Standing>`
    select s.* from (${from}) s where not exists (select 1 from merges m where m.merged_id = s."entryId" and m.undone_at is null)`.execute(ctx.db);
  return rows;
}

/** Each with the one before it that has the same: a join of all with all would take minutes in a large directory. */
async function sameChannel(ctx: Ctx, organizationId: string, kind: EntryKind): Promise<{ one: string; other: string }[]> {
  const column = sql.ref({ groups: 'group_id', persons: 'person_id', organizations: 'partner_id' }[kind]);
  const { rows } = await sql<{ one: string; other: string }>`
    with reach as (
      select e.id as entry, e.${column} as id, c.kind, lower(regexp_replace(c.value, '[[:space:]().-]', '', 'g')) as value
      from channels c join entries e on e.id = c.entry_id
      where e.organization_id = ${organizationId} and e.${column} is not null and c.removed_at is null and c.kind in ('email', 'phone', 'text')
    )
    select distinct one, id as other from (select id, lag(id) over (partition by value order by entry) as one from reach) r where one <> id limit 200`.execute(
    ctx.db,
  );
  return rows;
}

async function toldApart(ctx: Ctx, organizationId: string): Promise<Set<string>> {
  const { rows } = await sql<{ one: string; other: string }>`
    select u.one_id as one, u.other_id as other from unlike_pairs u join entries e on e.id = u.one_id where e.organization_id = ${organizationId}`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ one, other }) => [one, other].sort().join(' ')));
}
