import { sql, type RawBuilder } from 'kysely';
import type { Field, Reason } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { treeOf } from '../entries.ts';
import type { Existing, Part } from './roster-import.ts';

/** What the statements over all rows of one reading need to know. */
export interface Round {
  readonly ctx: Ctx;
  readonly organizationId: string;
  readonly importId: string;
  readonly readingId: string;
  readonly source: string;
  readonly existing: Existing;
  /** Whether the file is a roster, whose columns have fixed names. */
  readonly roster: boolean;
  /** The organization itself and all below it, but for those that went out with the import that brought them. */
  readonly tree: readonly string[];
  /** Heading of the column that fills a field, or null. */
  readonly heading: (field: Field) => string | null;
}

export async function treeIds(ctx: Ctx, organizationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organizations o where o.id in ${treeOf(organizationId)} and not exists (
      select 1 from entries e where e.partner_id = o.id and e.organization_id = ${organizationId} and ${wentWithImport})`.execute(ctx.db);
  return rows.map((row) => row.id);
}

const common = sql`"externalId" text, name text, about text, lang text, languages jsonb, channels jsonb, entry uuid, subject uuid, remove boolean`;
const shapes: Record<Part, RawBuilder<unknown>> = {
  groups: sql`${common}, knows text, believes text, does text`,
  persons: sql`${common}, "givenName" text, "familyName" text, email text, hash text, role text, role_id uuid, at text, "looksAfter" jsonb`,
  organizations: sql`${common}, level text, type text, above text, nces text, identifier text`,
  roles: sql`"externalId" text, "user" text, org text, role text, "primary" boolean, begins date, ends date, entry uuid, remove boolean`,
};

export const tableOf: Record<Part, RawBuilder<unknown>> = {
  groups: sql`staged_groups`,
  persons: sql`staged_persons`,
  organizations: sql`staged_organizations`,
  roles: sql`staged_roles`,
};

/** Lays the good rows of one part out as a table for this transaction: `subject_id` and `entry_id` are what is found for them. */
export async function layOut({ ctx, readingId }: Round, part: Part): Promise<void> {
  const table = tableOf[part];
  await sql`drop table if exists ${table}`.execute(ctx.db);
  await sql`
    create temporary table ${table} on commit drop as
    select r.line, v.*, null::uuid as entry_id, null::uuid as subject_id, null::uuid as parent_id, null::text as deed, false as silent, false as again
    from import_rows r cross join lateral jsonb_to_record(r.cells -> 'row') as v (${shapes[part]})
    where r.reading_id = ${sql.lit(readingId)} and r.holds = ${sql.lit(part)} and r.problems is null`.execute(ctx.db);
  await sql`create index on ${table} (line)`.execute(ctx.db);
  await sql`create index on ${table} ("externalId")`.execute(ctx.db);
  await sql`analyze ${table}`.execute(ctx.db);
}

/** Rows found by `select` (columns `line` and `more`) are bad from now on, for this reason. */
export async function refuse(round: Round, part: Part, column: string | null, reason: Reason, select: RawBuilder<unknown>): Promise<void> {
  await sql`
    with wrong as (${select}), gone as (delete from ${tableOf[part]} s using wrong w where s.line = w.line returning s.line)
    update import_rows r set deed = null,
      problems = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('reason', ${reason}::text, 'more', left(w.more::text, 80)))
        || jsonb_build_object('column', ${column}::text))
    from wrong w where r.reading_id = ${round.readingId} and r.holds = ${part} and r.line = w.line`.execute(round.ctx.db);
}

/** Rows whose key stood in an earlier row of the file. */
export function laterOf(part: Part, key: RawBuilder<unknown>, where: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  return sql`select line, first as more from (
    select line, min(line) over (partition by ${key}) as first, (${where}) as counts from ${tableOf[part]} where ${key} is not null
  ) t where line > first and counts`;
}

/** SQL: an entry stands by itself, not merged into another. */
export function unmerged(entry: RawBuilder<unknown>) {
  return sql`not exists (select 1 from merges mm where mm.merged_id = ${entry} and mm.undone_at is null)`;
}

/** SQL: the entry that stands for this one today. */
export function keptOf(entry: RawBuilder<unknown>) {
  return sql`case when ${unmerged(entry)} then ${entry} else kept_entry(${entry}) end`;
}

/** Finds the organization that a text means: by external id, national id, or exact name within the tree. Fills `target` of the table. */
export async function findOrganizations(round: Round, part: Part, text: RawBuilder<unknown>, target: RawBuilder<unknown>): Promise<void> {
  const { ctx, organizationId, source, tree } = round;
  await sql`
    with asked as (select distinct ${text} as text from ${tableOf[part]} where ${text} is not null and ${target} is null), found as (
      select a.text, coalesce(
        (select e.partner_id from external_ids x join entries e on e.id = x.entry_id
         where x.organization_id = ${organizationId} and x.kind = 'organizations' and x.external_id = a.text and x.source in (${source}, 'nces') limit 1),
        (select min(o.id::text)::uuid from organizations o where o.id = any(${tree}::uuid[]) and lower(o.name) = lower(a.text) having count(*) = 1)
      ) as id from asked a)
    update ${tableOf[part]} s set ${target} = f.id from found f where f.text = s.${text} and f.id is not null and s.${target} is null`.execute(ctx.db);
}

/** SQL: the entry `e` came with an import and went out with it. To the next file it is as if it had never been here. */
export const wentWithImport = sql`(e.removed_at is not null and exists (
  select 1 from import_entries i join import_undos u on u.import_id = i.import_id where i.entry_id = e.id and i.added and u.done_at = e.removed_at))`;
