import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { importIssue, ImportRefused, type ImportedIssue } from '../domains/exports/index.ts';
import { onDatabase } from './database-work.ts';
import { preparedCtx } from './operator-ctx.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, exitCodes, type OpenDatabase, say, sayJson, type Shell } from './shell.ts';

/** `longtable import issue <zip>`. */
export function addImportIssue(parent: Command, shell: Shell, ends: (code: number) => void): void {
  const command = parent
    .command('issue')
    .description('a full export of an issue: all of it, or nothing with what is wrong')
    .argument('<zip>', 'the zip that `longtable export --kind full` wrote');
  withSharedOptions(command, ['longtable import issue attendance-full.zip', 'longtable import issue attendance-full.zip --data ./other --json']).action(
    async (zip: string, options: SharedOptions) => {
      const file = resolve(shell.folder, zip);
      if (!existsSync(file)) throw new BadInput(`There is no file ${file}.`);
      ends(
        await onDatabase(shell, { command: 'import', data: options.data, mayCreate: true, besideServer: true }, (open) =>
          runImportIssue(shell, open, file, options),
        ),
      );
    },
  );
}

async function runImportIssue(shell: Shell, open: OpenDatabase, file: string, options: SharedOptions): Promise<number> {
  const ctx = await preparedCtx(open);
  const imported = await importIssue(ctx, { file, onProgress: ({ table, done }) => shell.progress({ what: table, done, total: done }) }).catch(
    (error: unknown) => {
      throw error instanceof ImportRefused ? new BadInput(`${error.message} Nothing was written.`) : error;
    },
  );
  if (options.json) sayJson(shell, imported);
  else say(shell, report(imported));
  return exitCodes.done;
}

function report({ slug, counts }: ImportedIssue): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return `The issue ${slug} is here: ${rows} rows. Links of old invitations do not work; invite again where somebody is missing.`;
}
