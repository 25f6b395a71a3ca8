import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { packageFolder } from '#app/config.ts';
import { freshServerDatabase } from '#test/database.ts';
import { backUp, BackupExists, type RowProgress } from './backup.ts';
import { BackupDamaged, verifyBackup } from './backup-file.ts';
import { filledTables } from './backup-tables.ts';
import { migrate, readMigrations } from './migrate.ts';
import { type Database, openDatabase } from './open.ts';
import { restore, RestoreRefused } from './restore.ts';

// Each opens embedded databases of its own, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const migrations = readMigrations(join(packageFolder(), 'db/migrations'));
const serverUrl = process.env['LONGTABLE_TEST_DATABASE_URL'];
/** What a server has no part in needs no second run beside one. */
const alone = test.skipIf(serverUrl);
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Text that breaks what is careless: quotes, every line separator, commas, braces, NULL as a word, emoji, right-to-left. */
const hostile = `"It's", {NULL} \\N \\x00 \r\n\t\u2028\u2029\u0085\u0001 $1 :name ; -- 'x' 🪑 نص ñ \u{10FFFF}`;

let folder: string;
let source: Database;
/** Migrated, and never filled: for what must be refused. */
let empty: Database;
const opened: Database[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-backup-'));
  source = await openDatabase({ memory: true });
  await migrate(source.db, migrations);
  await addHostileRows(source);
  empty = await openDatabase({ memory: true });
  await migrate(empty.db, migrations);
});
afterEach(async () => {
  for (const database of opened.splice(0)) await database.close();
});
afterAll(async () => {
  await source.close();
  await empty.close();
  rmSync(folder, { recursive: true, force: true });
});

async function addHostileRows({ db }: Database): Promise<void> {
  const at = sql`'2026-03-08 02:30:00.123456+00'`;
  // The children come before their parents, so that an order of insertion alone would not do.
  await sql`insert into persons (id, name, email, created_at, created_by, about) values
    (${id(1)}, ${hostile}, null, ${at}, ${id(2)}, ''), (${id(2)}, 'ß', 'a@b.example', 'infinity', null, null)`.execute(db);
  await sql`insert into organizations (id, parent_id, level, name, created_at) values
    (${id(3)}, ${id(4)}, 'school', ${hostile}, ${at}), (${id(4)}, null, 'state', 'State', '0044-03-15 BC')`.execute(db);
  await sql`insert into issues (id, organization_id, slug, level, statement, why, answer_days, privacy_threshold, created_at, created_by)
    values (${id(5)}, ${id(3)}, 'attendance', 'school', ${hostile}, ${'x'.repeat(4000)}, 10, 5, ${at}, ${id(1)})`.execute(db);
  await sql`insert into decisions (id, issue_id, number, question, method, secrecy, threshold, closes_at, created_at, created_by)
    values (${id(6)}, ${id(5)}, 1, 'Which?', 'consent', 'named', 0.12345678901234567890123456789, ${at}, ${at}, ${id(1)})`.execute(db);
  await sql`insert into frameworks (id, key, version, kind, content, source, rights, created_at)
    values (${id(7)}, 'k', 1, 'scale', ${JSON.stringify({ big: 1, text: hostile, list: [null, true, 1.5] })}::jsonb, '', '', ${at})`.execute(db);
  await sql`insert into events (kind, at, issue_id, particulars) select 'issue.opened', ${at}, ${id(5)}, '{"n": 12345678901234567890.5}' from generate_series(1, 2500)`.execute(
    db,
  );
  // A number that was given and rolled back is not given again.
  await sql`select nextval('events_id_seq')`.execute(db);
}

let files = 0;
async function backupOf(database: Database, onProgress?: (progress: RowProgress) => void) {
  const file = join(folder, `${++files}.backup`);
  return backUp(database, { file, version: '0.1.0', now: new Date('2026-03-08T00:00:00Z'), ...(onProgress ? { onProgress } : {}) });
}

async function open(target: Parameters<typeof openDatabase>[0] = { memory: true }): Promise<Database> {
  const database = await openDatabase(target);
  opened.push(database);
  return database;
}

/** Every row of every table as the database itself prints it. */
async function everything(database: Database): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const name of await filledTables(database.db)) {
    const { rows } = await sql<{ row: string }>`select (t.*)::text as row from ${sql.table(name)} t order by (t.*)::text collate "C"`.execute(database.db);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

async function expectSame(target: Database): Promise<void> {
  for (const database of [source, target]) await sql`set timezone = 'UTC'`.execute(database.db);
  expect(await everything(target)).toEqual(await everything(source));
  const next = await sql<{ id: number }>`insert into events (kind, at) values ('x.y', now()) returning id`.execute(target.db);
  expect(next.rows[0]?.id).toBe(2502);
  const deferrable = await sql`select conname from pg_constraint where contype = 'f' and condeferrable and connamespace = 'public'::regnamespace`.execute(
    target.db,
  );
  expect(deferrable.rows).toEqual([]);
}

describe('a round trip', () => {
  alone('from embedded to embedded keeps every value and the numbering', async () => {
    const seen: RowProgress[] = [];
    const { file, rows, bytes } = await backupOf(source, (progress) => seen.push(progress));
    expect(seen.at(-1)).toMatchObject({ done: 2507, total: 2507 });
    expect(seen.filter(({ table }) => table === 'events').length).toBeGreaterThan(1);
    expect(rows).toMatchObject({ persons: 2, organizations: 2, issues: 1, events: 2500, votes: 0 });
    expect(bytes).toBe(statSync(file).size);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const target = await open();
    const put: RowProgress[] = [];
    expect((await restore(target, { file, migrations, onProgress: (progress) => put.push(progress) })).rows).toEqual(rows);
    expect(put.at(-1)).toMatchObject({ done: 2507, total: 2507 });
    await expectSame(target);
  });

  test.skipIf(!serverUrl)('from embedded to PostgreSQL and back again', async () => {
    const { file } = await backupOf(source);
    const server = await open({ url: await freshServerDatabase(serverUrl ?? '', 'backup'), connections: 1 });
    await restore(server, { file, migrations });
    const again = await backupOf(server);
    await expectSame(server);
    const target = await open();
    await restore(target, { file: again.file, migrations });
    await expectSame(target);
  });

  alone('carries jobs that were not done, also one that was running', async () => {
    const { PgBoss, fromKysely } = await import('pg-boss');
    const database = await open();
    await migrate(database.db, migrations);
    const boss = new PgBoss({ db: fromKysely(database.db), backend: 'pglite', supervise: false, schedule: false });
    await boss.start();
    await boss.createQueue('mail', { retryLimit: 7 });
    const [running, waiting, done] = [
      await boss.send('mail', { to: hostile }, { priority: 9 }),
      await boss.send('mail', { n: 2 }),
      await boss.send('mail', { n: 3 }),
    ];
    expect((await boss.fetch('mail'))[0]?.id).toBe(running);
    await boss.cancel('mail', done ?? '');
    const { file, rows } = await backupOf(database);
    expect(rows).toMatchObject({ 'pgboss.job': 2 });
    const target = await open();
    await restore(target, { file, migrations });
    const next = new PgBoss({ db: fromKysely(target.db), backend: 'pglite', supervise: false, schedule: false });
    await next.start();
    const jobs = await next.fetch<{ to?: string; n?: number }>('mail', { batchSize: 10, includeMetadata: true });
    expect(jobs.map(({ id: jobId, data, retryLimit }) => ({ jobId, data, retryLimit }))).toEqual([
      { jobId: running, data: { to: hostile }, retryLimit: 7 },
      { jobId: waiting, data: { n: 2 }, retryLimit: 7 },
    ]);
    await next.stop({ graceful: false });
    await boss.stop({ graceful: false });
  });
});

describe.skipIf(serverUrl)('a damaged file is refused and nothing is written', () => {
  async function expectRefused(bytes: Buffer, message: RegExp): Promise<void> {
    const file = join(folder, `${++files}.backup`);
    writeFileSync(file, bytes);
    const refused = await restore(empty, { file, migrations }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(BackupDamaged);
    expect(String(refused)).toMatch(message);
    expect(await filledTables(empty.db)).toEqual([]);
  }
  const repacked = (change: (text: string) => string) => async () => {
    const { file } = await backupOf(source);
    return gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8')));
  };

  test('a flipped bit', async () => {
    const bytes = readFileSync((await backupOf(source)).file);
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 4, bytes.length >> 1);
    await expectRefused(bytes, /damaged/);
  });
  test('a file cut short', async () => {
    const bytes = readFileSync((await backupOf(source)).file);
    await expectRefused(bytes.subarray(0, bytes.length - 100), /cut short/);
  });
  test('a changed word, packed again', async () => {
    await expectRefused(await repacked((text) => text.replace('State', 'Stats'))(), /checksum/);
  });
  test('lines cut off at the end, packed again', async () => {
    await expectRefused(await repacked((text) => text.split('\n').slice(0, -3).join('\n') + '\n')(), /cut short/);
  });
  test('something else', async () => {
    await expectRefused(Buffer.from('hello'), /not a backup/);
    await expectRefused(gzipSync('{"hello":1}\n'), /not a backup/);
    await expectRefused(gzipSync('{"format":"longtable-backup/9"}\n'), /newer version/);
  });
});

describe.skipIf(serverUrl)('what does not fit is refused', () => {
  test('a database that is in use', async () => {
    const { file } = await backupOf(source);
    const before = await everything(source);
    await expect(restore(source, { file, migrations })).rejects.toThrow(RestoreRefused);
    expect(await everything(source)).toEqual(before);
  });
  test('a backup of a newer version', async () => {
    const { file } = await backupOf(source);
    await expect(restore(empty, { file, migrations: [] })).rejects.toThrow(/newer/);
  });
  test('a backup made with a changed migration', async () => {
    const { file } = await backupOf(source);
    const changed = migrations.map((migration) => ({ ...migration, checksum: 'other' }));
    await expect(restore(empty, { file, migrations: changed })).rejects.toThrow(/released file/);
  });
  test('a name that is taken', async () => {
    const { file } = await backupOf(source);
    await expect(backUp(source, { file, version: '0', now: new Date(0) })).rejects.toThrow(BackupExists);
  });
});

alone('a backup of an older version is restored in its shape and migrated on', async () => {
  const { file } = await backupOf(source);
  const text = "alter table persons add column seen_on date; insert into secrets (name, value) values ('seed', '1')";
  const later = { name: '9999_later.sql', text, checksum: 'later' };
  const target = await open();
  expect((await restore(target, { file, migrations: [...migrations, later] })).migrated).toEqual([later.name]);
  expect((await sql`select seen_on from persons`.execute(target.db)).rows).toHaveLength(2);
});

alone('a backup that fails leaves nothing behind, and one that succeeds only itself', async () => {
  const place = mkdtempSync(join(folder, 'place-'));
  const closed = await open();
  await migrate(closed.db, migrations);
  await sql`alter table votes rename column value to "va""lue;"`.execute(closed.db);
  const good = await backUp(closed, { file: join(place, 'a.backup'), version: '0', now: new Date(0) });
  expect((await verifyBackup(good.file)).rows['votes']).toBe(0);
  await closed.db.destroy();
  await expect(backUp(closed, { file: join(place, 'b.backup'), version: '0', now: new Date(0) })).rejects.toThrow();
  expect(readdirSync(place)).toEqual(['a.backup']);
});
