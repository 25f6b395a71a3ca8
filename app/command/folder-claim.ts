import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CommandFailed } from './shell.ts';

/** The right to open an embedded data folder; two processes on one would destroy it. */
export interface FolderClaim {
  release(): void;
}

/** Held here, because a lock that nobody points to would be collected as garbage, and so be let go. */
const held = new Set<DatabaseSync>();

/**
 * Claims a data folder, making it when it is missing; null when another process has it.
 * The lock is one the system keeps on a file (through SQLite, which has it for every platform): it goes away with
 * its process however that ends, so neither `kill -9` nor a process number used again can leave the folder shut.
 * @throws CommandFailed when the folder cannot be written
 */
export function claimFolder(folder: string, command: string): FolderClaim | null {
  const lock = openLock(folder);
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error)) return null;
    throw error;
  }
  held.add(lock);
  const owner = join(folder, 'longtable.owner');
  writeFileSync(owner, `longtable ${command} (process ${process.pid})`);
  return {
    release() {
      rmSync(owner, { force: true });
      lock.close();
      held.delete(lock);
    },
  };
}

function openLock(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return new DatabaseSync(join(folder, 'longtable.lock'));
  } catch {
    throw new CommandFailed(`The data folder ${folder} cannot be written. Give it to the account that runs Longtable, or name another with --data.`);
  }
}

/** Who has the folder, in words for a message; it may just have gone. */
export function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'longtable.owner'), 'utf8').slice(0, 200);
  } catch {
    return 'another command';
  }
}

/** SQLITE_BUSY is 5. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
