import type { Command } from 'commander';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backUp, BackupExists, type BackupReport } from '../platform/db/backup.ts';
import { onDatabase } from './database-work.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, exitCodes, type OpenDatabase, say, sayJson, type Shell } from './shell.ts';
import { packageVersion } from './version.ts';

/** Written beside the data after each backup, so that `doctor` can say how old the last one is. */
export const lastBackupFile = 'last-backup.json';

export function addBackup(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program
    .command('backup')
    .description('write everything into one checked file, also while the server runs')
    .argument('[file]', 'file to write, or a folder for it (default: the folder "backups" beside the data)');
  withSharedOptions(command, [
    'longtable backup',
    'longtable backup /mnt/other-disk',
    'longtable backup before-upgrade.backup --data /var/lib/longtable',
  ]).action(async (file: string | undefined, options: SharedOptions) => {
    ends(await onDatabase(shell, { command: 'backup', data: options.data, besideServer: true }, (open) => runBackup(shell, open, file, options)));
  });
}

async function runBackup(shell: Shell, { config, database }: OpenDatabase, file: string | undefined, options: SharedOptions): Promise<number> {
  const now = new Date();
  const target = backupPath(shell.folder, config.dataFolder, file, now);
  const report = await backUp(database, {
    file: target,
    version: packageVersion(),
    now,
    onProgress: ({ table, done, total }) => shell.progress({ what: table, done, total }),
  }).catch((error: unknown) => {
    throw error instanceof BackupExists ? new BadInput(`${error.message} Choose another name.`) : error;
  });
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(join(config.dataFolder, lastBackupFile), JSON.stringify({ file: target, at: now.toISOString(), bytes: report.bytes }));
  if (options.json) sayJson(shell, report);
  else printReport(shell, report);
  return exitCodes.done;
}

function backupPath(folder: string, dataFolder: string, file: string | undefined, now: Date): string {
  // Colons are not allowed in names on every file system.
  const name = `longtable-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup`;
  const chosen = file === undefined ? join(dataFolder, 'backups') : resolve(folder, file);
  if (file === undefined) mkdirSync(chosen, { recursive: true, mode: 0o700 });
  if (existsSync(chosen) && statSync(chosen).isDirectory()) return join(chosen, name);
  if (!existsSync(dirname(chosen))) throw new BadInput(`There is no folder ${dirname(chosen)}.`);
  return chosen;
}

function printReport(shell: Shell, report: BackupReport): void {
  const filled = Object.entries(report.rows).filter(([, count]) => count > 0);
  const width = Math.max(0, ...filled.map(([name]) => name.length));
  for (const [name, count] of filled) say(shell, `${name.padEnd(width)}  ${count}`);
  const rows = filled.reduce((sum, [, count]) => sum + count, 0);
  say(shell, `${report.file}: ${rows} rows, ${kilobytes(report.bytes)}, read back and checked.`);
  say(shell, "It holds people's data and the keys of this installation: keep it where only you can read it, on another machine.");
}

function kilobytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
