import { type Command, Option } from 'commander';
import { dirname, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import { exportIssue, type Kind } from '../domains/exports/index.ts';
import { findIssueForOperator } from '../domains/issues/index.ts';
import { onDatabase } from './database-work.ts';
import { operatorCtx } from './operator-ctx.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { BadInput, exitCodes, type OpenDatabase, say, sayJson, type Shell } from './shell.ts';

interface ExportOptions extends SharedOptions {
  readonly kind: Kind;
  readonly out?: string;
}

export function addExport(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program
    .command('export')
    .description('write an issue into one zip of CSV and JSON')
    .argument('<issue>', 'id or slug of the issue')
    .addOption(
      new Option('--kind <kind>', 'full: everything, private data too; public: small numbers left out').choices(['full', 'public']).makeOptionMandatory(),
    )
    .option('--out <file>', 'the zip to write (default: named after the issue, here)');
  withSharedOptions(command, ['longtable export attendance --kind public', 'longtable export attendance --kind full --out attendance.zip']).action(
    async (issue: string, options: ExportOptions) => {
      const file = resolve(shell.folder, options.out ?? `${issue.replace(/[^\w-]/g, '-')}-${options.kind}.zip`);
      if (!existsSync(dirname(file))) throw new BadInput(`There is no folder ${dirname(file)}.`);
      if (existsSync(file)) throw new BadInput(`There is already a file ${file}. Choose another name with --out.`);
      ends(await onDatabase(shell, { command: 'export', data: options.data, besideServer: true }, (open) => runExport(shell, open, issue, file, options)));
    },
  );
}

async function runExport(shell: Shell, open: OpenDatabase, idOrSlug: string, file: string, { kind, json }: ExportOptions): Promise<number> {
  const ctx = await operatorCtx(open);
  const issue = await findIssueForOperator(ctx, idOrSlug);
  if (!issue) throw new BadInput(`There is no issue ${idOrSlug}. Its slug is the last part of its web address.`);
  const { counts, withheld } = await exportIssue(ctx, issue, {
    kind,
    reader: 'operator',
    file,
    onProgress: ({ table, done }) => shell.progress({ what: table, done, total: done }),
  });
  if (json) sayJson(shell, { file, kind, issue: issue.slug, counts, withheld });
  else say(shell, report(file, kind, counts, withheld));
  return exitCodes.done;
}

function report(file: string, kind: Kind, counts: Record<string, number>, withheld: number): string {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const care = kind === 'full' ? ' It holds private data: keep it safe.' : '';
  return `Wrote ${file}: ${rows} rows in ${Object.keys(counts).length} tables; ${withheld} things withheld, listed in its README.${care}`;
}
