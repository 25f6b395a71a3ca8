import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Transaction, sql } from 'kysely';
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

/** Some rows as lines, each a JSON array of texts and nulls. */
interface Batch {
  readonly lines: string;
  readonly count: number;
}

/** What is copied: a table of ours, or the jobs still waiting. */
interface Source {
  readonly name: string;
  readonly columns: TableShape['columns'];
  readonly count: number;
  readonly batches: AsyncIterable<Batch> | readonly Batch[];
}

async function writeAll(trx: Transaction<DB>, writer: BackupWriter, options: BackupOptions): Promise<Record<string, number>> {
  const sources = [...(await readSources(trx)), ...(await readJobs(trx))];
  const total = sources.reduce((sum, source) => sum + source.count, 0);
  const rows: Record<string, number> = {};
  let done = 0;
  for (const { name, columns, count, batches } of sources) {
    await writer.lines([JSON.stringify({ table: name, columns })]);
    let copied = 0;
    for await (const batch of batches) {
      await writer.lines([batch.lines]);
      copied += batch.count;
      options.onProgress?.({ table: name, done: done + copied, total });
    }
    if (copied !== count) throw new Error(`${name}: counted ${count} rows, read ${copied}`);
    rows[name] = copied;
    done += copied;
  }
  await writer.lines((await readSequences(trx)).map((sequence) => JSON.stringify({ sequence })));
  return rows;
}

async function readSources(trx: Transaction<DB>): Promise<Source[]> {
  const sources: Source[] = [];
  for (const table of await readTables(trx)) {
    const counted = await sql<{ count: number }>`select count(*) as count from ${sql.table(`public.${table.name}`)}`.execute(trx);
    sources.push({ ...table, count: Number(counted.rows[0]?.count), batches: readPages(trx, table) });
  }
  return sources;
}

async function readJobs(trx: Transaction<DB>): Promise<Source[]> {
  const sources: Source[] = [];
  for (const { name, columns, rows: query } of await waitingJobs(trx)) {
    const { rows } = await query.execute(trx);
    const lines = rows.map((row) => row.line).join('\n');
    sources.push({ name, columns, count: rows.length, batches: rows.length > 0 ? [{ lines, count: rows.length }] : [] });
  }
  return sources;
}

/** Pages of 8 KB read at once: a few hundred votes, or some 100 KB of long text. */
const batchPages = 16;

/**
 * Reads a table by its pages, so that memory stays bounded on both engines; the database itself puts each batch into
 * one text, three times as fast as a cursor's rows. What others write meanwhile is not in our snapshot.
 */
async function* readPages(trx: Transaction<DB>, table: TableShape): AsyncGenerator<Batch> {
  const cells = sql.join(table.columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const from = sql.table(`public.${table.name}`);
  const pages = await countPages(trx, table.name);
  for (let page = 0; page < pages; page += batchPages) {
    const [first, next] = [sql.lit(`(${page},0)`), sql.lit(`(${page + batchPages},0)`)];
    const { rows } = await sql<{ count: number; lines: string | null }>`
      select count(*) as count, string_agg(to_json(array[${cells}]::text[])::text, chr(10)) as lines
      from ${from} where ctid >= ${first}::tid and ctid < ${next}::tid`.execute(trx);
    const [batch] = rows;
    if (batch?.lines) yield { lines: batch.lines, count: Number(batch.count) };
  }
}

/** Pages of the table, or of the largest of its partitions. */
async function countPages(trx: Transaction<DB>, table: string): Promise<number> {
  const { rows } = await sql<{ pages: number }>`
    select ceil(coalesce(max(pg_relation_size(p.relid)), pg_relation_size(format('public.%I', ${table}::text)::regclass)) / current_setting('block_size')::numeric) as pages
    from pg_partition_tree(format('public.%I', ${table}::text)::regclass) p`.execute(trx);
  return Number(rows[0]?.pages);
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
