import pg from 'pg';

/** Removes the databases that a run made on the server; vitest calls what `setup` returns when all is done. */
export function setup(): (() => Promise<void>) | undefined {
  const url = process.env['LONGTABLE_TEST_DATABASE_URL'];
  return url ? () => dropTestDatabases(url) : undefined;
}

async function dropTestDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(String.raw`select datname as name from pg_database where datname like 'longtable\_test\_%'`);
  for (const { name } of rows) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await client.end();
}
