import { type Kysely, sql } from 'kysely';
import type { TableShape } from '../../platform/db/backup-tables.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Row } from './bundle.ts';

/** Inserts rows as they are. Names and types of columns come from the table here, never from a file, so that no text of a file becomes SQL. */
export async function insertRows(db: Kysely<DB>, shape: TableShape, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = shape.columns.filter(({ name }) => name in first);
  const cells = columns.map(({ name, type }) => cellOf(name, type));
  // Numbered, because history is in the order of its lines.
  await sql`insert into ${sql.table(shape.name)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    select ${sql.join(cells)} from jsonb_array_elements((${JSON.stringify(rows)}::text)::jsonb) with ordinality as e (r, at) order by at`.execute(db);
}

/** The SQL that reads one column from a row `r` as JSON. */
function cellOf(name: string, type: string) {
  if (type === 'jsonb') return sql`nullif(r -> ${name}::text, 'null'::jsonb)`;
  if (type.endsWith('[]'))
    return sql`(case jsonb_typeof(r -> ${name}::text) when 'array' then array(select jsonb_array_elements_text(r -> ${name}::text)) end)::${sql.raw(type)}`;
  return sql`(r ->> ${name}::text)::${sql.raw(type)}`;
}
