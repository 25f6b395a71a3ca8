import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readConfig, type Config } from '../config.ts';
import { openDatabase } from '../platform/db/open.ts';
import { askServer } from './control.ts';
import { claimFolder, ownerOf } from './folder-claim.ts';
import { CommandFailed, type OpenDatabase, type Shell } from './shell.ts';

export interface DatabaseWork {
  /** Name of the command, for messages to others that find the folder taken. */
  readonly command: string;
  readonly data?: string | undefined;
  /** Whether a data folder that does not exist yet is made. */
  readonly mayCreate?: boolean;
  /** Whether the server may do it; else the command asks to stop the server first. */
  readonly besideServer?: boolean;
}

/** How long to wait for a folder whose owner neither lets go nor answers: a server that starts or stops. */
const patienceMs = 5000;

/**
 * Does work on the one database there is: with the server's when this runs in it, by its socket when a server has
 * the embedded folder, and else opened here.
 * @returns the exit code of the work
 */
export async function onDatabase(shell: Shell, options: DatabaseWork, work: (open: OpenDatabase) => Promise<number>): Promise<number> {
  if (shell.open) return work(shell.open);
  const config = readConfig({ data: options.data });
  if (!('folder' in config.database)) return openAnd(config, work);
  const folder = config.database.folder;
  if (!options.mayCreate && !existsSync(join(folder, 'database'))) {
    throw new CommandFailed(`There is no data in ${folder}. Name the folder with --data, or start Longtable once.`);
  }
  const until = Date.now() + patienceMs;
  for (;;) {
    const claim = claimFolder(folder, options.command);
    if (claim) {
      try {
        return await openAnd(config, work);
      } finally {
        claim.release();
      }
    }
    const exit = options.besideServer ? await askServer(folder, { argv: [...shell.argv], folder: shell.folder }, shell) : null;
    if (exit !== null) return exit;
    if (Date.now() > until) throw new CommandFailed(`${folder} is in use by ${ownerOf(folder)}. Stop that first, then try again.`);
    await wait(200);
  }
}

async function openAnd(config: Config, work: (open: OpenDatabase) => Promise<number>): Promise<number> {
  const database = await openDatabase(config.database);
  try {
    return await work({ config, database });
  } finally {
    await database.close();
  }
}
