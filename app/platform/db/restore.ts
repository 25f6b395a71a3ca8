import { type Transaction, sql } from 'kysely';
import type { RowProgress } from './backup.ts';
import { type BackupHeader, type BackupSequence, readBackup, type VerifiedBackup, verifyBackup } from './backup-file.ts';
import { hasWaitingJobs, jobTable, queueTable, restoreQueues } from './backup-jobs.ts';
import { filledTables, readReferences, readTables, referencesAhead, type TableShape } from './backup-tables.ts';
import { migrate, type Migration } from './migrate.ts';
import type { Database } from './open.ts';
import type { DB } from './schema.ts';

export interface RestoreOptions {
  readonly file: string;
  /** What `verifyBackup` said of this very file, if it was asked just now; else the file is checked here. */
  readonly verified?: VerifiedBackup;
  /** The migrations of this program. */
  readonly migrations: readonly Migration[];
  readonly onProgress?: (progress: RowProgress) => void;
}

export interface RestoreReport {
  readonly rows: Record<string, number>;
  /** When the backup was made, ISO 8601. */
  readonly createdAt: string;
  /** Migrations applied after the rows, when the backup came from an older version. */
  readonly migrated: readonly string[];
}

/** The backup and this database do not fit; the message says why and what to do. Nothing was written. */
export class RestoreRefused extends Error {
  override name = 'RestoreRefused';
}

/**
 * Puts a backup into an empty database of either engine, in one transaction, after the whole file was checked.
 * A backup of an older version is restored in its own shape and then migrated.
 * @throws BackupDamaged, RestoreRefused; then no row was written.
 */
export async function restore(database: Database, options: RestoreOptions): Promise<RestoreReport> {
  const { header, rows } = options.verified ?? (await verifyBackup(options.file));
  refuseOtherSchema(header, options.migrations);
  const isNew = await refuseFilled(database, header);
  const ownShape = options.migrations.slice(0, header.migrations.length);
  await migrate(database.db, ownShape);
  const jobs = await collectJobs(options.file);
  const queues = jobs.queues.length > 0 ? await restoreQueues(database, jobs.queues) : undefined;
  try {
    await database.db.transaction().execute(async (trx) => {
      await fill(trx, isNew, { ...options, rows });
      await queues?.insert(trx, jobs.waiting);
    });
  } finally {
    await queues?.stop();
  }
  const migrated = await migrate(database.db, options.migrations);
  await sql`analyze`.execute(database.db);
  return { rows, createdAt: header.createdAt, migrated };
}

function refuseOtherSchema(header: BackupHeader, migrations: readonly Migration[]): void {
  header.migrations.forEach((made, index) => {
    const ours = migrations[index];
    if (!ours || ours.name !== made.name) {
      throw new RestoreRefused(`The backup was made by version ${header.version}, which is newer than this one. Install that version, then restore.`);
    }
    if (ours.checksum !== made.checksum) {
      throw new RestoreRefused(`The migration ${made.name} is not the one that made this backup. Put the released file back.`);
    }
  });
}

/** Says whether the database is wholly new; refuses one that holds rows or has a later shape than the backup. */
async function refuseFilled(database: Database, header: BackupHeader): Promise<boolean> {
  const filled = await filledTables(database.db);
  if (await hasWaitingJobs(database.db)) filled.push(jobTable);
  if (filled.length > 0) {
    throw new RestoreRefused(`This database is not empty (${filled.slice(0, 5).join(', ')}). Restore into a new data folder or a new database.`);
  }
  const known = await sql<{ found: boolean }>`select to_regclass('public.schema_migrations') is not null as found`.execute(database.db);
  if (!known.rows[0]?.found) return true;
  const applied = await sql<{ count: number }>`select count(*) as count from schema_migrations`.execute(database.db);
  if (Number(applied.rows[0]?.count) > header.migrations.length) {
    throw new RestoreRefused('This database already has a newer shape than the backup. Restore into a new data folder or a new database.');
  }
  return false;
}

/** Queues and waiting jobs are few; they are read first because queues are made before the transaction. */
async function collectJobs(file: string): Promise<{ queues: string[]; waiting: string[] }> {
  const kept: Record<string, string[]> = { [queueTable]: [], [jobTable]: [] };
  let current: string[] | undefined;
  for await (const line of readBackup(file)) {
    if ('table' in line) current = kept[line.table];
    else if ('row' in line) current?.push(line.row);
  }
  return { queues: kept[queueTable] ?? [], waiting: kept[jobTable] ?? [] };
}

interface Filling extends RestoreOptions {
  /** Rows by table, in the order of the file. */
  readonly rows: Record<string, number>;
}

async function fill(trx: Transaction<DB>, isNew: boolean, options: Filling): Promise<void> {
  const tables = await readTables(trx);
  const all = sql.join(tables.map((table) => sql.table(`public.${table.name}`)));
  await sql`lock table ${all} in share row exclusive mode`.execute(trx);
  // Rows that migrations of a new database brought are in the backup too.
  if (isNew) await sql`truncate ${all}`.execute(trx);
  else if ((await filledTables(trx)).length > 0) throw new RestoreRefused('Somebody else began to use this database. Stop it, and restore into a new one.');
  const ahead = referencesAhead(Object.keys(options.rows), await readReferences(trx));
  for (const { table, constraint } of ahead) await alterConstraint(trx, table, constraint, sql`deferrable initially deferred`);
  await insertAll(trx, new Map(tables.map((table) => [table.name, table])), options);
  await sql`set constraints all immediate`.execute(trx);
  for (const { table, constraint } of ahead) await alterConstraint(trx, table, constraint, sql`not deferrable`);
}

function alterConstraint(trx: Transaction<DB>, table: string, constraint: string, how: ReturnType<typeof sql>) {
  return sql`alter table ${sql.table(`public.${table}`)} alter constraint ${sql.ref(constraint)} ${how}`.execute(trx);
}

async function insertAll(trx: Transaction<DB>, tables: ReadonlyMap<string, TableShape>, options: Filling): Promise<void> {
  let table: { shape: TableShape; columns: readonly string[] } | undefined;
  let batch: string[] = [];
  let size = 0;
  let done = 0;
  const total = Object.values(options.rows).reduce((sum, count) => sum + count, 0);
  const flush = async () => {
    if (table && batch.length > 0) {
      await insertRows(trx, table.shape, table.columns, batch);
      options.onProgress?.({ table: table.shape.name, done: (done += batch.length), total });
    }
    batch = [];
    size = 0;
  };
  for await (const line of readBackup(options.file)) {
    if ('row' in line) {
      if (!table) continue;
      batch.push(line.row);
      size += line.row.length;
      if (batch.length >= 1000 || size > 1_000_000) await flush();
      continue;
    }
    await flush();
    if ('sequence' in line) await setSequence(trx, line.sequence);
    else table = matchTable(tables, line);
  }
  await flush();
}

/** The rows' columns must be exactly those of the table here; jobs are no table of ours. */
function matchTable(tables: ReadonlyMap<string, TableShape>, line: { table: string; columns: { name: string }[] }) {
  if (line.table === queueTable || line.table === jobTable) return undefined;
  const shape = tables.get(line.table);
  const columns = line.columns.map((column) => column.name);
  const expected = shape?.columns.map((column) => column.name) ?? [];
  if (!shape || columns.length !== expected.length || !expected.every((name) => columns.includes(name))) {
    throw new RestoreRefused(`The table ${line.table} of the backup does not have the columns that this version expects.`);
  }
  return { shape, columns };
}

/** Types come from the table here, never from the file, so that no text of a file becomes SQL. */
async function insertRows(trx: Transaction<DB>, shape: TableShape, columns: readonly string[], rows: readonly string[]): Promise<void> {
  const typeOf = new Map(shape.columns.map((column) => [column.name, column.type]));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const cells = sql.join(columns.map((column, index) => sql`(r ->> ${sql.raw(String(index))})::${sql.raw(typeOf.get(column) ?? 'text')}`));
  await sql`insert into ${sql.table(`public.${shape.name}`)} (${names}) overriding system value
    select ${cells} from jsonb_array_elements((${`[${rows.join(',')}]`}::text)::jsonb) r`.execute(trx);
}

/** New rows go on after the last number ever given, so that no number is given twice. */
async function setSequence(trx: Transaction<DB>, { table, column, last, called }: BackupSequence): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(format('public.%I', ${table}::text), ${column}::text), ${last}::text::bigint, ${called}::boolean)`.execute(
    trx,
  );
}
