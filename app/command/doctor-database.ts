import { sql } from 'kysely';
import { join } from 'node:path';
import { packageFolder } from '../config.ts';
import { synced } from '../platform/db/durable-fs.ts';
import { readMigrations } from '../platform/db/migrate.ts';
import type { Database } from '../platform/db/open.ts';
import type { Finding } from './doctor-installation.ts';
import type { OpenDatabase } from './shell.ts';

/** What only the database can tell. */
export async function checkDatabase({ database }: OpenDatabase): Promise<Finding[]> {
  const schema = await checkSchema(database);
  const findings = [await checkEngine(database), schema, await checkDurability(database), await checkClock(database)];
  // Without its tables there is nothing to count.
  if (schema.state === 'ok') findings.push(await countIssues(database), await checkOutbox(database));
  return findings;
}

async function checkEngine({ db, engine }: Database): Promise<Finding> {
  const { rows } = await sql<{
    text: string;
    number: string;
  }>`select current_setting('server_version') as text, current_setting('server_version_num') as number`.execute(db);
  const isNewEnough = Number(rows[0]?.number) >= 150_000;
  const found = `${engine === 'embedded' ? 'embedded' : 'server'}, PostgreSQL ${rows[0]?.text ?? 'unknown'}`;
  return { name: 'database', state: isNewEnough ? 'ok' : 'failed', found, advice: 'Longtable needs PostgreSQL 15 or newer.' };
}

async function checkSchema({ db }: Database): Promise<Finding> {
  const name = 'migrations';
  const ours = readMigrations(join(packageFolder(), 'db/migrations'));
  const made = await sql<{ made: boolean }>`select to_regclass('public.schema_migrations') is not null as made`.execute(db);
  if (!made.rows[0]?.made) return { name, state: 'attention', found: 'this database is new', advice: 'The first start prepares it.' };
  const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from schema_migrations`.execute(db);
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  const unknown = rows.filter((row) => !ours.some((migration) => migration.name === row.name));
  const changed = ours.filter((migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.checksum);
  const missing = ours.filter((migration) => !applied.has(migration.name));
  const names = (list: readonly { name: string }[]) => list.map((migration) => migration.name).join(', ');
  if (unknown.length > 0)
    return { name, state: 'failed', found: `not known to this version: ${names(unknown)}`, advice: 'Install the newer version that made them.' };
  if (changed.length > 0) return { name, state: 'failed', found: `changed since they were applied: ${names(changed)}`, advice: 'Put the released files back.' };
  if (missing.length > 0)
    return { name, state: 'attention', found: `not applied yet: ${names(missing)}`, advice: 'Make a backup; the next start applies them.' };
  return { name, state: 'ok', found: `all ${ours.length} applied` };
}

/** A commit that really writes must have reached the disk before it is acknowledged. */
async function checkDurability({ db, engine }: Database): Promise<Finding> {
  const name = 'durability';
  if (engine === 'postgres') return checkServerSettings(db);
  const before = synced.count;
  await sql`select pg_logical_emit_message(true, 'longtable', 'doctor')`.execute(db);
  const reached = synced.count - before;
  if (reached === 0)
    return { name, state: 'failed', found: 'a commit did not reach the disk', advice: 'A power cut could lose what people said. Report this.' };
  return { name, state: 'ok', found: 'a commit reached the disk (fsync)' };
}

async function checkServerSettings(db: Database['db']): Promise<Finding> {
  const { rows } = await sql<{
    fsync: string;
    commit: string;
  }>`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`.execute(db);
  const { fsync, commit } = rows[0] ?? { fsync: 'unknown', commit: 'unknown' };
  const isSafe = fsync === 'on' && commit !== 'off';
  const advice = 'Set both to on in postgresql.conf: else a power cut could lose what people said.';
  return { name: 'durability', state: isSafe ? 'ok' : 'failed', found: `fsync ${fsync}, synchronous_commit ${commit}`, advice };
}

const mostClockMs = 5000;

async function checkClock({ db }: Database): Promise<Finding> {
  const before = Date.now();
  const { rows } = await sql<{ ms: string }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as ms`.execute(db);
  const apart = Math.abs(Number(rows[0]?.ms) - (before + Date.now()) / 2);
  const found = `${Math.round(apart)} ms from the database's`;
  return { name: 'clock', state: apart > mostClockMs ? 'attention' : 'ok', found, advice: 'Set both clocks by the network: closing times depend on them.' };
}

async function countIssues({ db }: Database): Promise<Finding> {
  const { count } = await db
    .selectFrom('issues')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return { name: 'issues', state: 'ok', found: String(count) };
}

const hourMs = 3_600_000;

async function checkOutbox({ db }: Database): Promise<Finding> {
  const oldest = await db.selectFrom('mails').select(['created_at', 'failure']).where('sent_at', 'is', null).orderBy('created_at').limit(1).executeTakeFirst();
  if (!oldest) return { name: 'outbox', state: 'ok', found: 'nothing waits' };
  const hours = Math.floor((Date.now() - oldest.created_at.getTime()) / hourMs);
  const found = `the oldest mail waits since ${oldest.created_at.toISOString()}${oldest.failure ? ` (${oldest.failure})` : ''}`;
  return { name: 'outbox', state: hours >= 1 ? 'attention' : 'ok', found, advice: 'Check the mail server, or pass it on from the outbox page.' };
}
