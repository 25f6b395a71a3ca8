import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageFolder } from '../config.ts';
import { BackupDamaged, type VerifiedBackup, verifyBackup } from '../platform/db/backup-file.ts';
import { readMigrations } from '../platform/db/migrate.ts';
import { restore, RestoreRefused, type RestoreReport } from '../platform/db/restore.ts';
import { onDatabase } from './database-work.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, CommandFailed, exitCodes, type OpenDatabase, say, sayJson, type Shell } from './shell.ts';

export function addRestore(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program
    .command('restore')
    .description('put a backup into a new data folder, or into an empty PostgreSQL database named by DATABASE_URL')
    .argument('<file>', 'the backup');
  withSharedOptions(command, [
    'longtable restore my.backup --data ./restored',
    'DATABASE_URL=postgres://localhost/longtable longtable restore my.backup',
  ]).action(async (file: string, options: SharedOptions) => {
    const path = resolve(shell.folder, file);
    if (!existsSync(path)) throw new BadInput(`There is no file ${path}.`);
    // Before the database is opened, so that a wrong file does not leave a new data folder behind.
    const verified = await verifyBackup(path).catch((error: unknown) => {
      throw error instanceof BackupDamaged ? new BadInput(`${error.message} Nothing was written.`) : error;
    });
    ends(await onDatabase(shell, { command: 'restore', data: options.data, mayCreate: true }, (open) => runRestore(shell, open, path, verified, options)));
  });
}

async function runRestore(shell: Shell, { database }: OpenDatabase, file: string, verified: VerifiedBackup, options: SharedOptions): Promise<number> {
  const report = await restore(database, {
    file,
    verified,
    migrations: readMigrations(join(packageFolder(), 'db/migrations')),
    onProgress: ({ table, done, total }) => shell.progress({ what: table, done, total }),
  }).catch((error: unknown) => {
    throw error instanceof RestoreRefused ? new CommandFailed(`${error.message} Nothing was written.`) : error;
  });
  if (options.json) sayJson(shell, { file, ...report });
  else printReport(shell, report);
  return exitCodes.done;
}

function printReport(shell: Shell, report: RestoreReport): void {
  const rows = Object.values(report.rows).reduce((sum, count) => sum + count, 0);
  say(shell, `Restored ${rows} rows as they were on ${report.createdAt}.`);
  if (report.migrated.length > 0) say(shell, `Brought to this version: ${report.migrated.join(', ')}.`);
}
