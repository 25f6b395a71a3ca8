import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type RawBuilder, type Transaction, sql } from 'kysely';
import { type BackupHeader, type BackupWriter, backupFormat, verifyBackup, writeBackup } from './backup-file.ts';
import { waitingJobs } from './backup-jobs.ts';
import { readSequences, readTables, type TableShape } from './backup-tables.ts';
import type { Database } from './open.ts';
import type { DB } from './schema.ts';

/** Where a backup or a restore stands: rows done of all rows, and the table at hand. */
export interface RowProgress {
  readonly table: string;
  readonly done: number;
  readonly total: number;
}

export interface BackupOptions {
  /** Full path of the file to make; it must not exist. */
  readonly file: string;
  /** Version of Longtable, kept in the header. */
  readonly version: string;
  readonly now: Date;
  readonly onProgress?: (progress: RowProgress) => void;
}

export interface BackupReport {
  readonly file: string;
  /** Rows by table; `pgboss.job` are jobs still waiting. */
  readonly rows: Record<string, number>;
  /** Size of the file. */
  readonly bytes: number;
  /** Milliseconds for which the rows were read: the embedded database serves nobody else meanwhile. */
  readonly readingMs: number;
}

/** There is already a file of that name. */
export class BackupExists extends Error {
  override name = 'BackupExists';
}

/** Rows fetched at once; a batch of the widest rows (8 KB of text) stays under 10 MB. */
const batchRows = 1000;

/**
 * Makes one file that holds every row of one moment, for either engine. It is written under another name, put on
 * disk, read back and checked, and only then given its name; the database may be in use meanwhile.
 * @throws BackupExists when the file is there already; nothing is left behind on any error.
 */
export async function backUp(database: Database, options: BackupOptions): Promise<BackupReport> {
  if (existsSync(options.file)) throw new BackupExists(`There is already a file ${options.file}.`);
  const unfinished = `${options.file}.unfinished-${process.pid}`;
  const writer = await writeBackup(unfinished, await readHeader(database, options));
  try {
    const started = performance.now();
    const rows = await inOneSnapshot(database, (trx) => writeAll(trx, writer, options));
    const readingMs = Math.round(performance.now() - started);
    await writer.finish(rows);
    const { bytes } = await verifyBackup(unfinished);
    await rename(unfinished, options.file);
    await syncFolder(dirname(options.file));
    return { file: options.file, rows, bytes, readingMs };
  } catch (error) {
    writer.abandon();
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function readHeader(database: Database, options: BackupOptions): Promise<BackupHeader> {
  const { rows } = await sql<{ name: string; checksum: string }>`select name, checksum from schema_migrations order by name`.execute(database.db);
  return { format: backupFormat, version: options.version, createdAt: options.now.toISOString(), engine: database.engine, migrations: rows };
}

/** A transaction that sees the database at one moment, and prints every value in one exact, session-independent way. */
function inOneSnapshot<T>(database: Database, work: (trx: Transaction<DB>) => Promise<T>): Promise<T> {
  return database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      await sql`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
        set local extra_float_digits = 1; set local bytea_output = 'hex'`.execute(trx);
      return work(trx);
    });
}

/** What is copied: a table of ours, or the jobs still waiting. */
interface Source {
  readonly name: string;
  readonly columns: TableShape['columns'];
  /** Gives `line`, the row as a JSON array of texts and nulls. */
  readonly rows: RawBuilder<{ line: string }>;
  readonly count: number;
}

async function writeAll(trx: Transaction<DB>, writer: BackupWriter, options: BackupOptions): Promise<Record<string, number>> {
  const sources = await readSources(trx);
  const total = sources.reduce((sum, source) => sum + source.count, 0);
  const rows: Record<string, number> = {};
  let done = 0;
  for (const source of sources) {
    await writer.lines([JSON.stringify({ table: source.name, columns: source.columns })]);
    let copied = 0;
    for await (const batch of fetchLines(trx, source.rows)) {
      await writer.lines(batch);
      copied += batch.length;
      options.onProgress?.({ table: source.name, done: done + copied, total });
    }
    if (copied !== source.count) throw new Error(`${source.name}: counted ${source.count} rows, read ${copied}`);
    rows[source.name] = copied;
    done += copied;
  }
  await writer.lines((await readSequences(trx)).map((sequence) => JSON.stringify({ sequence })));
  return rows;
}

async function readSources(trx: Transaction<DB>): Promise<Source[]> {
  const sources: Source[] = [];
  for (const table of await readTables(trx)) {
    const from = sql.table(`public.${table.name}`);
    const cells = sql.join(table.columns.map((column) => sql`${sql.ref(column.name)}::text`));
    sources.push({
      ...table,
      rows: sql`select to_json(array[${cells}]::text[])::text as line from ${from}`,
      count: await countRows(trx, sql`select 1 from ${from}`),
    });
  }
  for (const jobs of await waitingJobs(trx)) sources.push({ ...jobs, count: await countRows(trx, jobs.rows) });
  return sources;
}

async function countRows(trx: Transaction<DB>, rows: RawBuilder<unknown>): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from (${rows}) r`.execute(trx);
  return Number(counted.rows[0]?.count ?? 0);
}

/** Reads with a cursor, so that memory stays bounded on both engines. */
async function* fetchLines(trx: Transaction<DB>, rows: RawBuilder<{ line: string }>): AsyncGenerator<string[]> {
  await sql`declare longtable_backup no scroll cursor for ${rows}`.execute(trx);
  for (;;) {
    const batch = await sql<{ line: string }>`fetch forward ${sql.raw(String(batchRows))} from longtable_backup`.execute(trx);
    if (batch.rows.length === 0) break;
    yield batch.rows.map((row) => row.line);
  }
  await sql`close longtable_backup`.execute(trx);
}

/** A new name survives a power cut only once its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
