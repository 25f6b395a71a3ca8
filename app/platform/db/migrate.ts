import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';

/** The database and this program do not fit each other; the message says how and what to do. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** The migrations of a folder, in order of name. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Applies what is missing, each migration in its own transaction; safe when several processes start at once.
 * @throws MigrationRefused when an applied migration changed, or the schema is newer than this program.
 */
export async function migrate<T>(db: Kysely<T>, migrations: readonly Migration[]): Promise<string[]> {
  await db.transaction().execute(async (trx) => {
    // "if not exists" alone is no help when two create it at the same moment.
    await lockMigrations(trx);
    await sql`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`.execute(trx);
  });
  const applied: string[] = [];
  for (const migration of migrations) if (await apply(db, migration, migrations)) applied.push(migration.name);
  return applied;
}

async function apply<T>(db: Kysely<T>, migration: Migration, all: readonly Migration[]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockMigrations(trx);
    const known = await sql<{ name: string; checksum: string }>`select name, checksum from schema_migrations`.execute(trx);
    refuseMismatch(known.rows, all);
    if (known.rows.some((row) => row.name === migration.name)) return false;
    await sql.raw(migration.text).execute(trx);
    await sql`insert into schema_migrations (name, checksum) values (${migration.name}, ${migration.checksum})`.execute(trx);
    return true;
  });
}

/** One process migrates at a time, until the end of its transaction. */
async function lockMigrations<T>(trx: Kysely<T>): Promise<void> {
  await sql`select pg_advisory_xact_lock(728001)`.execute(trx);
}

function refuseMismatch(known: readonly { name: string; checksum: string }[], all: readonly Migration[]): void {
  for (const row of known) {
    const ours = all.find((migration) => migration.name === row.name);
    if (!ours) {
      throw new MigrationRefused(
        `The database has the migration ${row.name}, which this version of Longtable does not know. It was used by a newer version: install that one again.`,
      );
    }
    if (ours.checksum !== row.checksum) {
      throw new MigrationRefused(`The migration ${row.name} is not the one that made this database. Put the released file back.`);
    }
  }
}
