import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Row } from './bundle.ts';
import { ImportRefused } from './zip-reading.ts';

/**
 * Finds here what an issue stands on: organizations, persons, groups, frameworks. What is here already is used as it is;
 * only the rest is made.
 */
export class GroundFinder {
  /** The id here by the id in the export, where they differ. */
  readonly ids = new Map<string, string>();
  /** The thresholds of the organizations in the export, by the id there. */
  readonly thresholds = new Map<string, number>();
  /** Rows of the last table that were read, found or new. */
  read = 0;
  readonly #ctx: Ctx;

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** Of the rows of a table, those that are not here, with the ids of here. */
  async *newOnes(table: string, batches: AsyncIterable<Row[]>): AsyncGenerator<Row[]> {
    this.read = 0;
    const rows: Row[] = [];
    for await (const batch of batches) rows.push(...batch);
    this.read = rows.length;
    if (table === 'organizations') for (const row of rows) this.thresholds.set(String(row['id']), Number(row['privacy_threshold']));
    const fresh: Row[] = [];
    for (const row of table === 'organizations' ? fromAbove(rows) : rows) {
      const here = this.#withIdsOfHere(row);
      const found = await this.#find(table, here);
      if (found === null) fresh.push(table === 'organizations' ? await this.#placed(here) : here);
      else if (found !== row['id']) this.ids.set(String(row['id']), found);
    }
    if (fresh.length > 0) yield fresh;
  }

  #withIdsOfHere(row: Row): Row {
    return Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' && name !== 'id' ? (this.ids.get(cell) ?? cell) : cell]),
    );
  }

  async #find(table: string, row: Row): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)} where id = ${row['id']}::uuid`.execute(this.#ctx.db);
    if (rows[0]) return rows[0].id;
    if (table === 'persons') return this.#byOne(sql`select id from persons where email = ${row['email']}::text`);
    if (table === 'groups')
      return this.#byOne(
        sql`select id from groups where organization_id = ${row['organization_id']}::uuid and lower(name) = lower(${row['name']}::text) and removed_at is null`,
      );
    if (table === 'organizations')
      return this.#byOne(sql`select id from organizations where level = ${row['level']}::text and lower(name) = lower(${row['name']}::text)`);
    return this.#framework(row);
  }

  /** The one row that fits; where several do, nobody can say which. */
  async #byOne(query: ReturnType<typeof sql>): Promise<string | null> {
    const { rows } = await sql<{ id: string }>`${query} limit 2`.execute(this.#ctx.db);
    return rows.length === 1 ? (rows[0]?.id ?? null) : null;
  }

  /** A newer wording than the one shipped here would take its place for everybody: that needs a newer version, not an import. */
  async #framework(row: Row): Promise<string | null> {
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version from frameworks where key = ${row['key']}::text and organization_id is not distinct from ${row['organization_id']}::uuid order by version desc`.execute(
      this.#ctx.db,
    );
    const same = rows.find((one) => one.version === row['version']);
    if (same) return same.id;
    const newest = rows[0]?.version ?? null;
    if (row['organization_id'] === null && newest !== null && newest < Number(row['version'])) {
      throw new ImportRefused(
        `The export uses ${String(row['key'])} in version ${String(row['version'])}, which is newer than the one here. Install a newer version of Longtable first.`,
      );
    }
    return null;
  }

  /** A new organization without one above it comes below the oldest one here, where there is one. */
  async #placed(row: Row): Promise<Row> {
    if (row['parent_id'] !== null && row['parent_id'] !== undefined) return row;
    const top = await this.#ctx.db
      .selectFrom('organizations')
      .select('id')
      .where('parent_id', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return { ...row, parent_id: top?.id ?? null };
  }
}

/** Organizations with those above before those below. */
function fromAbove(rows: readonly Row[]): Row[] {
  const left = new Map(rows.map((row) => [row['id'], row]));
  const ordered: Row[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter((row) => !left.has(row['parent_id'] ?? null));
    if (free.length === 0) throw new ImportRefused('The organizations of the export stand above each other in a circle.');
    for (const row of free) {
      ordered.push(row);
      left.delete(row['id'] ?? null);
    }
  }
  return ordered;
}
