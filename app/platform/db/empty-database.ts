import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { packageFolder } from '../../config.ts';

/**
 * An empty cluster as the build packed it. Unpacking it is several times faster than initdb, and initdb's own
 * WebAssembly, some 200 MB once compiled, is never loaded. Undefined where it was not built: then initdb runs.
 */
export function emptyDatabase(): Blob | undefined {
  const file = packedFile();
  return existsSync(file) ? new Blob([readFileSync(file)], { type: 'application/gzip' }) : undefined;
}

/** Packs an empty cluster for `emptyDatabase`; does nothing where the present version of PGlite has one. */
export async function packEmptyDatabase(): Promise<void> {
  const file = packedFile();
  if (existsSync(file)) return;
  const pglite = await PGlite.create();
  const packed = await pglite.dumpDataDir('gzip');
  writeFileSync(file, Buffer.from(await packed.arrayBuffer()));
  await pglite.close();
}

function packedFile(): string {
  const module = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const { version } = JSON.parse(readFileSync(join(dirname(module), '../package.json'), 'utf8')) as { version: string };
  return join(packageFolder(), 'dist', `empty-database-${version}.tar.gz`);
}

/** Has every file of a new cluster reach the disk: what was unpacked is part of what commits rest on. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) syncOne(join(entry.parentPath, entry.name));
  syncOne(folder);
}

function syncOne(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
