import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TableShape } from '../../platform/db/backup-tables.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Row } from './bundle.ts';
import type { Table } from './tables/index.ts';

/** So many rows are read at once: the embedded database does not stream. */
const pageSize = 5000;

export interface RowsToRead {
  readonly table: Table;
  readonly shape: TableShape;
  readonly within: RawBuilder<boolean>;
  /** Whether private columns are left empty. */
  readonly sealed: boolean;
}

/** The columns of a table that an export holds, in their order. */
export function columnsOf(table: Table, shape: TableShape): TableShape['columns'] {
  return shape.columns.filter(({ name }) => table.hidden?.[name] === undefined);
}

/** The rows of a table that belong to an issue, in the order of its key. */
export async function* readRows(db: Kysely<DB>, read: RowsToRead): AsyncGenerator<Row> {
  const { table, shape, within } = read;
  const columns = columnsOf(table, shape);
  const keys = table.key.map((name) => keyOf(name, shape));
  const cells = [
    ...columns.map(({ name, type }) => sql`${cellOf(name, type, read)} as ${sql.ref(name)}`),
    ...table.key.map((name, at) => sql`${sql.ref(`t.${name}`)} as ${sql.ref(`key ${at}`)}`),
  ];
  let after: unknown[] | undefined;
  for (;;) {
    const beyond = after ? sql`and (${sql.join(keys)}) > (${sql.join(after.map((value, at) => sql`${value}::${typeOf(table.key[at] ?? '', shape)}`))})` : sql``;
    const limit = table.few ? sql`` : sql`limit ${pageSize}`;
    const { rows } = await sql<
      Record<string, Row[string]>
    >`select ${sql.join(cells)} from ${sql.table(table.name)} t where (${within}) ${beyond} order by ${sql.join(keys)} ${limit}`.execute(db);
    for (const row of rows) {
      after = table.key.map((_, at) => row[`key ${at}`]);
      for (const at of table.key.keys()) delete row[`key ${at}`];
      yield row;
    }
    if (table.few || rows.length < pageSize) return;
  }
}

/** Moments to the microsecond that the database keeps, in UTC whatever the session's zone; all else as it is. */
function cellOf(name: string, type: string, { table, sealed }: RowsToRead): RawBuilder<unknown> {
  if (sealed && table.sealed?.[name] !== undefined) return table.sealedAs?.[name] ?? sql`null`;
  const column = sql.ref(`t.${name}`);
  return type === 'timestamp with time zone' ? sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : column;
}

/** Texts are put in order byte by byte, so that the order is the same on every database. */
function keyOf(name: string, shape: TableShape): RawBuilder<unknown> {
  const column = sql.ref(`t.${name}`);
  return shape.columns.find((one) => one.name === name)?.type === 'text' ? sql`${column} collate "C"` : column;
}

function typeOf(name: string, shape: TableShape): RawBuilder<unknown> {
  return sql.raw(shape.columns.find((one) => one.name === name)?.type ?? 'text');
}
