import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { sql, type ControlledTransaction, type Kysely } from 'kysely';
import { join } from 'node:path';
import { packageFolder } from '#app/config.ts';
import { shipFrameworks } from '#app/domains/frameworks/index.ts';
import { migrate, readMigrations } from '#app/platform/db/migrate.ts';
import { openDatabase, type Database } from '#app/platform/db/open.ts';
import type { DB } from '#app/platform/db/schema.ts';
import pg from 'pg';
import { databasesOfRun } from './leftovers.ts';

/** Set to run the suite on a server instead of the embedded engine. */
const serverUrl = process.env['LONGTABLE_TEST_DATABASE_URL'];

const kept = globalThis as { longtableTestDatabase?: Promise<Database> };

/**
 * One database a worker, kept for all its test files: embedded in memory, or one of its own on the server. It is as after a first start:
 * migrated, with the shipped frameworks.
 */
export function testDatabase(): Promise<Database> {
  kept.longtableTestDatabase ??= openFresh();
  return kept.longtableTestDatabase;
}

async function openFresh(label?: string): Promise<Database> {
  const opened = await openDatabase(serverUrl ? { url: await freshServerDatabase(serverUrl, label), connections: 4 } : { memory: true });
  await migrate(opened.db, readMigrations(join(packageFolder(), 'db/migrations')));
  await shipFrameworks(opened.db, new Date('2026-01-01T00:00:00Z'));
  return opened;
}

/** Makes an empty database named after the worker and returns its URL. */
export async function freshServerDatabase(url: string, label = process.env['VITEST_POOL_ID'] ?? '0'): Promise<string> {
  const name = `${databasesOfRun()}${label}_${process.pid}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`drop database if exists ${name} with (force)`);
  await client.query(`create database ${name}`);
  await client.end();
  const fresh = new URL(url);
  fresh.pathname = `/${name}`;
  return fresh.href;
}

/**
 * For a test file: each test gets the database inside a transaction that is rolled back. `ground` fills it once for the whole file;
 * every test finds it as it was then.
 * Call at the top level; read `.db` inside tests.
 */
export function useDatabase(ground?: (db: Kysely<DB>) => Promise<void>): { readonly db: Kysely<DB> } {
  return ground ? onGround(ground) : onEmpty();
}

function onEmpty(): { readonly db: Kysely<DB> } {
  let open: Database;
  let transaction: ControlledTransaction<DB>;
  beforeAll(async () => {
    open = await testDatabase();
  });
  beforeEach(async () => {
    transaction = await open.db.startTransaction().execute();
  });
  afterEach(async () => {
    await transaction.rollback().execute();
  });
  return {
    get db() {
      return transaction;
    },
  };
}

/** One transaction for the file, in which each test is undone by itself. */
function onGround(ground: (db: Kysely<DB>) => Promise<void>): { readonly db: Kysely<DB> } {
  let transaction: ControlledTransaction<DB>;
  beforeAll(async () => {
    transaction = await (await testDatabase()).db.startTransaction().execute();
    await ground(transaction);
    await sql`savepoint ground`.execute(transaction);
  });
  afterEach(async () => {
    await sql`rollback to savepoint ground`.execute(transaction);
  });
  afterAll(async () => {
    await transaction.rollback().execute();
  });
  return {
    get db() {
      return transaction;
    },
  };
}

let made = 0;

/** For a test file that needs real commits or must survive broken statements: a database all its own. */
export function useOwnDatabase(): { readonly db: Kysely<DB> } {
  let opened: Database;
  beforeAll(async () => {
    opened = await openFresh(`own_${process.env['VITEST_POOL_ID'] ?? '0'}_${(made += 1)}`);
  });
  afterAll(async () => {
    await opened.close();
  });
  return {
    get db() {
      return opened.db;
    },
  };
}
