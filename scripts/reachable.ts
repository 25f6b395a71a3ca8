import pg from 'pg';

/** Exit 0 where a PostgreSQL answers at the given address. */
const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 3000 });
try {
  await client.connect();
  await client.end();
} catch {
  process.exitCode = 1;
}
