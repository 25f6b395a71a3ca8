import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { packageFolder } from '#app/config.ts';
import { migrate, readMigrations } from '#app/platform/db/migrate.ts';
import { openDatabase } from '#app/platform/db/open.ts';

/** Writes app/platform/db/schema.ts from the migrations, on a database made for it; `--verify` only compares. */
const verify = process.argv.includes('--verify');
const server = process.argv.slice(2).find((word) => word.includes('://')) ?? 'postgres://root@127.0.0.1:5432/postgres';
const name = `longtable_schema_${process.pid}`;

const admin = new pg.Client({ connectionString: server });
await admin.connect();
await admin.query(`create database ${name}`);
const url = new URL(server);
url.pathname = `/${name}`;
try {
  const database = await openDatabase({ url: url.href });
  await migrate(database.db, readMigrations(join(packageFolder(), 'db/migrations')));
  await database.close();
  const words = [
    '--dialect',
    'postgres',
    '--url',
    url.href,
    '--out-file',
    'app/platform/db/schema.ts',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--type-mapping',
    '{"int8":"number"}',
    '--exclude-pattern',
    'schema_migrations',
  ];
  const run = spawnSync('kysely-codegen', [...words, ...(verify ? ['--verify'] : [])], { stdio: 'inherit', cwd: packageFolder() });
  process.exitCode = run.status ?? 1;
} finally {
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}
