import { type Command, Option } from 'commander';
import { dirname, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { onDatabase } from './database-work.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, CommandFailed, type OpenDatabase, type Shell } from './shell.ts';

interface ExportOptions extends SharedOptions {
  readonly kind: 'full' | 'public';
  readonly out?: string;
}

export function addExport(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program
    .command('export')
    .description('write an issue into one zip of CSV and JSON')
    .argument('<issue>', 'id or slug of the issue')
    .addOption(new Option('--kind <kind>', 'full: for conveners, everything; public: small numbers left out').choices(['full', 'public']).makeOptionMandatory())
    .option('--out <file>', 'the zip to write (default: named after the issue, here)');
  withSharedOptions(command, ['longtable export attendance --kind public', 'longtable export attendance --kind full --out attendance.zip']).action(async (issue: string, options: ExportOptions) => {
    const file = resolve(shell.folder, options.out ?? `${issue}-${options.kind}.zip`);
    if (!existsSync(dirname(file))) throw new BadInput(`There is no folder ${dirname(file)}.`);
    if (existsSync(file)) throw new BadInput(`There is already a file ${file}. Choose another name with --out.`);
    ends(await onDatabase(shell, { command: 'export', data: options.data, besideServer: true }, (open) => runExport(shell, open, issue, file, options)));
  });
}

async function runExport(_shell: Shell, _open: OpenDatabase, _issue: string, _file: string, _options: ExportOptions): Promise<number> {
  throw new CommandFailed('This version cannot export yet.');
}
