import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshServerDatabase } from '#test/database.ts';
import { migrate, MigrationRefused, readMigrations } from './migrate.ts';
import { type Database, openDatabase } from './open.ts';
import type { DB } from './schema.ts';

const serverUrl = process.env['LONGTABLE_TEST_DATABASE_URL'];
let folder: string;
let database: Database;

beforeAll(async () => {
  database = await openDatabase(serverUrl ? { url: await freshServerDatabase(serverUrl, 'migrate') } : { memory: true });
});
afterAll(() => database.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-migrations-'));
  put('0001_first.sql', 'create table first (n int); insert into first values (1);');
  put('0002_second.sql', 'create table second (n int);');
});
afterEach(async () => {
  await sql`drop table if exists first, second, third, schema_migrations`.execute(database.db);
  rmSync(folder, { recursive: true, force: true });
});

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function appliedIn(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(db);
  return rows.map((row) => row.name);
}

test('migrations apply in order of name, once', async () => {
  put('notes.txt', 'not a migration');
  expect(await migrate(database.db, readMigrations(folder))).toEqual(['0001_first.sql', '0002_second.sql']);
  expect(await migrate(database.db, readMigrations(folder))).toEqual([]);
  put('0003_third.sql', 'alter table second add column m int');
  expect(await migrate(database.db, readMigrations(folder))).toEqual(['0003_third.sql']);
  expect((await sql`select n from first`.execute(database.db)).rows).toEqual([{ n: 1 }]);
  expect(await appliedIn(database.db)).toEqual(['0001_first.sql', '0002_second.sql', '0003_third.sql']);
});

test('a migration that fails leaves nothing of itself behind, and those before it stay', async () => {
  put('0003_third.sql', 'create table third (n int); select 1 / 0;');
  await expect(migrate(database.db, readMigrations(folder))).rejects.toThrow(/division by zero/);
  expect(await appliedIn(database.db)).toEqual(['0001_first.sql', '0002_second.sql']);
  expect((await sql`select to_regclass('third') as third`.execute(database.db)).rows).toEqual([{ third: null }]);
});

test('a changed migration is refused before anything else is applied', async () => {
  await migrate(database.db, readMigrations(folder));
  put('0001_first.sql', 'create table first (n int); -- changed');
  put('0003_third.sql', 'create table third (n int)');
  const refused = await migrate(database.db, readMigrations(folder)).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(MigrationRefused);
  expect(String(refused)).toContain('0001_first.sql');
  expect(await appliedIn(database.db)).toEqual(['0001_first.sql', '0002_second.sql']);
});

test('a database that a newer version migrated is refused', async () => {
  const all = readMigrations(folder);
  await migrate(database.db, all);
  await expect(migrate(database.db, all.slice(0, 1))).rejects.toThrow(/0002_second\.sql.*newer version/);
});

test('two that start at once apply each migration once', async () => {
  const all = readMigrations(folder);
  const applied = await Promise.all([migrate(database.db, all), migrate(database.db, all)]);
  expect(applied.flat().sort()).toEqual(['0001_first.sql', '0002_second.sql']);
  expect((await sql`select n from first`.execute(database.db)).rows).toEqual([{ n: 1 }]);
});
