import pg from 'pg';

const run = 'LONGTABLE_TEST_RUN';

/** Removes the databases that this run made on the server; vitest calls what `setup` returns when all is done. */
export function setup(): (() => Promise<void>) | undefined {
  const url = process.env['LONGTABLE_TEST_DATABASE_URL'];
  // Its workers inherit it.
  process.env[run] = String(process.pid);
  return url ? () => dropTestDatabases(url) : undefined;
}

async function dropTestDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where starts_with(datname, $1)', [databasesOfRun()]);
  for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}

/** How the names of this run's databases begin: several runs may use one server at a time. */
export function databasesOfRun(): string {
  return `longtable_test_${process.env[run] ?? 'alone'}_`;
}
