import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfig, type Config } from '#app/config.ts';
import { openWorld } from '#app/main.ts';
import type { DatabaseTarget } from '#app/platform/db/open.ts';

export interface BenchWorld {
  readonly engine: 'embedded' | 'postgres';
  readonly target: { url: string } | { folder: string };
  readonly folder: string;
  readonly env: Record<string, string>;
  remove(): Promise<void>;
}

const server = process.env['LONGTABLE_BENCH_SERVER'] ?? 'postgres://root@127.0.0.1:5432/postgres';

/** A new database of the engine with the demo world in it. */
export async function makeWorld(engine: 'embedded' | 'postgres'): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'longtable-bench-'));
  const name = `longtable_bench_${process.pid}_${Date.now()}`;
  if (engine === 'postgres') await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const target = engine === 'postgres' ? { url: url.href } : { folder };
  const config: Config = { ...readConfig({ demo: true, data: folder }, {}), database: target satisfies DatabaseTarget };
  const { database } = await openWorld(config);
  await database.close();
  const limits = { LONGTABLE_WRITES_PER_PERSON: '100000000', LONGTABLE_WRITES_PER_ADDRESS: '100000000', LONGTABLE_LOG: 'error' };
  return {
    engine,
    target,
    folder,
    env: engine === 'postgres' ? { ...limits, DATABASE_URL: url.href } : limits,
    async remove() {
      rmSync(folder, { recursive: true, force: true });
      if (engine === 'postgres') await onServer(`drop database ${name} with (force)`);
    },
  };
}

async function onServer(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(text);
  await client.end();
}
