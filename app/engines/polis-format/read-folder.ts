import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolisFile, ReadingLimits } from './format.ts';
import { openPolis, type Opened } from './open.ts';

/**
 * Opens the folder of an export. File names may be in any case; a subfolder or anything else that is not a plain
 * file is passed over. A folder that cannot be listed is one rejection, `no-folder`.
 */
export async function openPolisFolder(folder: string, limits: Partial<ReadingLimits> = {}): Promise<Opened> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    return { ok: false, rejected: [{ file: '', line: 0, kind: 'no-folder', reason: `There is no folder ${folder} that can be read.` }] };
  }
  const files = new Map<string, PolisFile>();
  for (const entry of entries) {
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    files.set(entry.name.toLowerCase(), { name: entry.name, open: () => createReadStream(join(folder, entry.name)) });
  }
  return openPolis(files, limits);
}
