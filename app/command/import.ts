import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { onDatabase } from './database-work.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, CommandFailed, type OpenDatabase, type Shell } from './shell.ts';

interface ImportOptions extends SharedOptions {
  readonly issue?: string;
}

export function addImport(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program.command('import').description('bring conversations in from other software');
  const polis = command
    .command('polis')
    .description('a Polis export: all of it, or nothing with a list of what is wrong')
    .argument('<folder>', 'the folder of the export, with its comments and votes files')
    .option('--issue <id or slug>', 'the issue to add it to (default: a new issue, named after the conversation)');
  withSharedOptions(polis, ['longtable import polis ./export', 'longtable import polis ./export --issue attendance --json']).action(async (folder: string, options: ImportOptions) => {
    const path = resolve(shell.folder, folder);
    if (!existsSync(path)) throw new BadInput(`There is no folder ${path}.`);
    ends(await onDatabase(shell, { command: 'import', data: options.data, mayCreate: true, besideServer: true }, (open) => runImport(shell, open, path, options)));
  });
}

/** What an import of a conversation tells, also as JSON. */
export interface ImportReport {
  readonly statements: number;
  readonly voters: number;
  readonly votes: number;
  readonly agrees: number;
  readonly disagrees: number;
  readonly passes: number;
  readonly rejected: readonly { readonly file: string; readonly line: number; readonly reason: string }[];
}

async function runImport(_shell: Shell, _open: OpenDatabase, _folder: string, _options: ImportOptions): Promise<number> {
  throw new CommandFailed('This version cannot import yet.');
}
