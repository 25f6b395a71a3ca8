import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { readTables, type TableShape } from '../../platform/db/backup-tables.ts';
import type { DB } from '../../platform/db/schema.ts';
import type { Issue } from '../issues/index.ts';
import type { Bundle, Sheet, Withheld } from './bundle.ts';
import { polisExtras } from './polis.ts';
import { columnsOf, readRows } from './table-rows.ts';
import { groundTables, issueTables, leftOut, sealedToAll, usual, type Table } from './tables/index.ts';

/**
 * For whom a full export is. `operator`: whoever runs the command line, who can read the database anyway; nothing is lost.
 * `convener`: whoever leads the issue; without what people were told that nobody sees.
 */
export type Reader = 'operator' | 'convener';

/** Everything of an issue. The caller has asked whether the actor may have it. `ctx.db` is one snapshot. */
export async function fullBundle(ctx: Ctx, issue: Issue, reader: Reader): Promise<Bundle> {
  const shapes = new Map((await readTables(ctx.db)).map((shape) => [shape.name, shape]));
  const sealed = reader === 'convener';
  const tables = [...groundTables, ...issueTables].filter((table) => !(sealed && table.sealedWhole));
  const named = await namedPersons(ctx, issue.id, sealed);
  const sheets = tables.map((table): Sheet => {
    const shape = shapes.get(table.name) ?? { name: table.name, columns: [] };
    const within = table.name === 'persons' ? named : table.within(issue.id, ctx.now);
    return {
      name: table.name,
      about: table.about,
      columns: Object.fromEntries(columnsOf(table, shape).map(({ name }) => [name, aboutColumn(table, name)])),
      rows: () => readRows(ctx.db, { table, shape, within, sealed }),
    };
  });
  const polis = await polisExtras(ctx, issue.id);
  return {
    kind: 'full',
    issue: { id: issue.id, slug: issue.slug, statement: issue.statement },
    created: ctx.now,
    sheets,
    extras: polis.extras,
    withheld: [...withheldFrom(sealed, shapes), ...polis.withheld],
  };
}

function aboutColumn(table: Table, column: string): string {
  return table.columns?.[column] ?? usual[column] ?? column;
}

function withheldFrom(sealed: boolean, shapes: ReadonlyMap<string, TableShape>): Withheld[] {
  const columns = (table: Table, why: Readonly<Record<string, string>> = {}) =>
    Object.entries(why).map(([column, reason]) => ({ what: `${table.name}.${column}`, why: reason }));
  const tables = [...groundTables, ...issueTables];
  return [
    ...sealedToAll,
    ...tables.flatMap((table) => columns(table, table.hidden)),
    ...(sealed ? tables.flatMap((table) => (table.sealedWhole ? [{ what: table.name, why: table.sealedWhole }] : columns(table, table.sealed))) : []),
    ...Object.entries(leftOut)
      .filter(([name]) => shapes.has(name))
      .map(([what, why]) => ({ what, why })),
  ];
}

/** SQL of the persons whom the exported tables name: nobody whose name was sealed comes back by this way. */
async function namedPersons(ctx: Ctx, issueId: string, sealed: boolean): Promise<RawBuilder<boolean>> {
  const columns = await columnsNamingPersons(ctx.db);
  const sources = issueTables.flatMap((table) => {
    if (sealed && table.sealedWhole) return [];
    return columns
      .filter((one) => one.table === table.name && table.hidden?.[one.column] === undefined)
      .map(({ column }) => {
        const isSealed = sealed && table.sealed?.[column] !== undefined;
        const value = isSealed ? (table.sealedAs?.[column] ?? sql`null::uuid`) : sql.ref(`t.${column}`);
        return sql`select ${value} from ${sql.table(table.name)} t where ${table.within(issueId, ctx.now)}`;
      });
  });
  return sql<boolean>`t.id in (${sql.join(sources, sql` union `)})`;
}

async function columnsNamingPersons(db: Kysely<DB>): Promise<{ table: string; column: string }[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname::text as "table", a.attname::text as "column"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'public.persons'::regclass order by 1, 2`.execute(db);
  return rows;
}
