import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { DurableFS } from './durable-fs.ts';
import { EmbeddedDialect } from './embedded-dialect.ts';
import { emptyDatabase, syncFolder } from './empty-database.ts';
import type { DB } from './schema.ts';

/** An open database of either engine. */
export interface Database {
  readonly engine: 'embedded' | 'postgres';
  readonly db: Kysely<DB>;
  /** Listens to NOTIFY on a channel, reconnecting by itself; returns the opposite. */
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** Where the data is: a PostgreSQL URL, a folder for the embedded engine, or memory (tests only). */
export type DatabaseTarget = { url: string; connections?: number } | { folder: string } | { memory: true };

const asNumber = Number;
const asText = (text: string) => text;
/** int8 and numeric become numbers (counts and shares here stay far below 2^53); a date stays `YYYY-MM-DD`. */
const parsers = { [pg.types.builtins.INT8]: asNumber, [pg.types.builtins.NUMERIC]: asNumber, [pg.types.builtins.DATE]: asText };

export async function openDatabase(target: DatabaseTarget): Promise<Database> {
  return 'url' in target ? openServer(target.url, target.connections ?? 10) : openEmbedded(target);
}

async function openEmbedded(target: { folder: string } | { memory: true }): Promise<Database> {
  const pglite = 'folder' in target ? await openFolder(target.folder) : await PGlite.create({ parsers, ...unpacking() });
  const db = new Kysely<DB>({ dialect: new EmbeddedDialect(pglite) });
  return {
    engine: 'embedded',
    db,
    listen: (channel, onPayload) => pglite.listen(channel, onPayload),
    close: () => db.destroy(),
  };
}

async function openFolder(folder: string): Promise<PGlite> {
  const place = join(folder, 'database');
  mkdirSync(place, { recursive: true });
  const isNew = !existsSync(join(place, 'PG_VERSION'));
  // -F turns fsync off; without it, and with a method WebAssembly has, each commit reaches the disk.
  const startParams = [...PGlite.defaultStartParams.filter((word) => word !== '-F'), '-c', 'wal_sync_method=fsync'];
  const pglite = await PGlite.create({ fs: new DurableFS(place), startParams, parsers, ...(isNew ? unpacking() : {}) });
  if (isNew) syncFolder(place);
  return pglite;
}

function unpacking(): { loadDataDir: Blob } | object {
  const loadDataDir = emptyDatabase();
  return loadDataDir ? { loadDataDir } : {};
}

async function openServer(url: string, connections: number): Promise<Database> {
  const types = { getTypeParser: (id: number, format?: 'text' | 'binary') => parsers[id] ?? pg.types.getTypeParser(id, format) };
  const pool = new pg.Pool({ connectionString: url, max: connections, types: types as pg.CustomTypesConfig });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return {
    engine: 'postgres',
    db,
    listen: (channel, onPayload) => listenOnServer(url, channel, onPayload),
    close: () => db.destroy(),
  };
}

/** One connection of its own for NOTIFY, opened again a second after it breaks until it is closed on purpose. */
async function listenOnServer(url: string, channel: string, onPayload: (payload: string) => void) {
  let closed = false;
  let client: pg.Client | undefined;
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', (message) => onPayload(message.payload ?? ''));
    next.on('error', () => reconnectLater());
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  };
  const reconnectLater = () => {
    if (!closed) setTimeout(() => connect().catch(reconnectLater), 1000).unref();
  };
  await connect();
  return async () => {
    closed = true;
    await client?.end();
  };
}
