import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { synced } from './durable-fs.ts';
import { type Database, openDatabase } from './open.ts';

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-durable-'));
  database = await openDatabase({ folder });
  await sql`create table kept (n int)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the settings that make a commit wait for the disk are on', async () => {
  const { rows } =
    await sql`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`.execute(
      database.db,
    );
  expect(rows).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }]);
});

test('each commit reaches the disk before it is acknowledged', async () => {
  for (let n = 0; n < 100; n += 1) {
    const before = synced.count;
    await sql`insert into kept values (${n})`.execute(database.db);
    expect(synced.count).toBeGreaterThan(before);
  }
});

test('reading does not touch the disk', async () => {
  await sql`select count(*) from kept`.execute(database.db);
  const before = synced.count;
  for (let n = 0; n < 20; n += 1) await sql`select n from kept where n = ${n}`.execute(database.db);
  expect(synced.count).toBe(before);
});

test('what was committed is there after opening the folder again', async () => {
  await sql`insert into kept values (4711)`.execute(database.db);
  await database.close();
  database = await openDatabase({ folder });
  const { rows } = await sql`select n from kept where n = 4711`.execute(database.db);
  expect(rows).toEqual([{ n: 4711 }]);
});
