import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { onDatabase } from './database-work.ts';
import { addImportIssue } from './import-issue.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { runImportPolis } from './import-polis.ts';
import { BadInput, type Shell } from './shell.ts';

interface ImportOptions extends SharedOptions {
  readonly issue?: string;
}

export function addImport(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program.command('import').description('bring in a conversation from other software, or an issue from another Longtable');
  addImportIssue(command, shell, ends);
  const polis = command
    .command('polis')
    .description('a Polis export: all of it, or nothing with a list of what is wrong')
    .argument('<folder>', 'the folder of the export, with its comments and votes files')
    .option('--issue <id or slug>', 'the issue to add it to (default: a new issue, named after the conversation)');
  withSharedOptions(polis, ['longtable import polis ./export', 'longtable import polis ./export --issue attendance --json']).action(
    async (folder: string, options: ImportOptions) => {
      const path = resolve(shell.folder, folder);
      if (!existsSync(path)) throw new BadInput(`There is no folder ${path}.`);
      ends(
        await onDatabase(shell, { command: 'import', data: options.data, mayCreate: true, besideServer: true }, (open) =>
          runImportPolis(shell, open, path, options),
        ),
      );
    },
  );
}
