import { type Kysely, sql } from 'kysely';

export interface TableShape {
  readonly name: string;
  /** Columns that are stored (not computed), with their SQL type. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

/** A foreign key from `table` to `target`. */
export interface Reference {
  readonly constraint: string;
  readonly table: string;
  readonly target: string;
}

/** Our own tables: not the list of migrations, which migrating writes, nor what an extension brought. */
const ownTables = sql`
  select c.oid, c.relname::text as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'schema_migrations'
    and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** The tables in an order in which each comes after those that it refers to, where there is one. */
export async function readTables<T>(db: Kysely<T>): Promise<TableShape[]> {
  const { rows } = await sql<{ name: string; columns: { name: string; type: string }[] }>`
    select t.name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
    from (${ownTables}) t join pg_attribute a on a.attrelid = t.oid
    where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by t.name order by t.name collate "C"`.execute(db);
  return inOrderOfReference(rows, await readReferences(db));
}

export async function readReferences<T>(db: Kysely<T>): Promise<Reference[]> {
  const { rows } = await sql<Reference>`
    select k.conname::text as "constraint", t.name as "table", f.name as target
    from pg_constraint k join (${ownTables}) t on t.oid = k.conrelid join (${ownTables}) f on f.oid = k.confrelid
    where k.contype = 'f' and k.conparentid = 0 order by 1, 2`.execute(db);
  return rows;
}

export function inOrderOfReference(tables: readonly TableShape[], references: readonly Reference[]): TableShape[] {
  const left = [...tables];
  const ordered: TableShape[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map((table) => table.name));
    const isFree = (table: TableShape) =>
      !references.some((reference) => reference.table === table.name && reference.target !== table.name && waiting.has(reference.target));
    // Within a ring of references any table may go first: the check of its keys is put off while restoring.
    const at = Math.max(0, left.findIndex(isFree));
    ordered.push(...left.splice(at, 1));
  }
  return ordered;
}

/** References that cannot be checked row by row when tables are filled in this order: to the table itself or a later one. */
export function referencesAhead(tables: readonly string[], references: readonly Reference[]): Reference[] {
  const place = new Map(tables.map((name, index) => [name, index]));
  return references.filter((reference) => (place.get(reference.target) ?? 0) >= (place.get(reference.table) ?? 0));
}

/** Columns that a sequence fills, with where each sequence stands; `last` is a text because it may exceed 2^53. */
export async function readSequences<T>(db: Kysely<T>): Promise<{ table: string; column: string; last: string; called: boolean }[]> {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select t.name as "table", a.attname::text as "column", pg_get_serial_sequence(format('public.%I', t.name), a.attname) as sequence
    from (${ownTables}) t join pg_attribute a on a.attrelid = t.oid
    where a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence(format('public.%I', t.name), a.attname) is not null
    order by 1, 2`.execute(db);
  const found = [];
  for (const { table, column, sequence } of rows) {
    const at = await sql<{ last: string; called: boolean }>`select last_value::text as last, is_called as called from ${sql.raw(sequence)}`.execute(db);
    const state = at.rows[0];
    if (state) found.push({ table, column, ...state });
  }
  return found;
}

/** Names of our tables that hold at least one row. */
export async function filledTables<T>(db: Kysely<T>): Promise<string[]> {
  const filled = [];
  for (const { name } of await readTables(db)) {
    const { rows } = await sql`select 1 from ${sql.table(`public.${name}`)} limit 1`.execute(db);
    if (rows.length > 0) filled.push(name);
  }
  return filled;
}
