import { Command, CommanderError } from 'commander';
import { ConfigProblem } from '../config.ts';
import { MigrationRefused } from '../platform/db/migrate.ts';
import { addAnalyze } from './analyze.ts';
import { addBackup } from './backup.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addImport } from './import.ts';
import { addRestore } from './restore.ts';
import { BadInput, CommandFailed, exitCodes, type Shell } from './shell.ts';
import { addDemo, addStart } from './start.ts';
import { packageVersion } from './version.ts';

/** Runs one command to its end. @returns 0 done, 1 failed, 2 bad input; messages went to the shell */
export async function runCommand(shell: Shell): Promise<number> {
  let code: number = exitCodes.done;
  try {
    const program = buildProgram(shell, (ended) => {
      code = ended;
    });
    refuseUnknown(program, shell.argv);
    await program.parseAsync([...shell.argv], { from: 'user' });
  } catch (error) {
    return tellError(shell, error);
  }
  return code;
}

function buildProgram(shell: Shell, ends: (code: number) => void): Command {
  const program = new Command('longtable')
    .description('Longtable: decide together at one long table, and answer everyone who spoke.')
    .version(packageVersion(), '-V, --version')
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('Run it with --help to see what there is.')
    .configureOutput({ writeOut: (text) => shell.out(text), writeErr: (text) => shell.err(text) });
  for (const add of [addStart, addDemo, addImport, addExport, addBackup, addRestore, addDoctor, addAnalyze]) add(program, shell, ends, runCommand);
  return program.addHelpText('after', '\nEvery command has its own --help with examples. Exit codes: 0 done, 1 failed, 2 bad input.\n');
}

/** Without this, a mistyped command would be taken for a word too many after `start`. */
function refuseUnknown(program: Command, argv: readonly string[]): void {
  const first = argv[0];
  if (first === undefined || first.startsWith('-') || first === 'help') return;
  const names = program.commands.map((command) => command.name());
  if (!names.includes(first)) throw new BadInput(`There is no command "${first}". The commands are ${names.join(', ')}; see longtable --help.`);
}

function tellError(shell: Shell, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  if (error instanceof BadInput || error instanceof ConfigProblem) {
    shell.err(`${error.message}\n`);
    return exitCodes.badInput;
  }
  const expected = error instanceof CommandFailed || error instanceof MigrationRefused;
  shell.err(`${expected ? error.message : explain(error)}\n`);
  return exitCodes.failed;
}

/** What the system or the database said, with its place in the code: it goes into a report of the fault. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  // Codes of PostgreSQL: no such database, and the two of a refused sign-in.
  if (['3D000', '28000', '28P01'].includes(code)) return `The database refuses: ${error.message}. Check DATABASE_URL.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return `The database does not answer: ${error.message || code}. Check DATABASE_URL.`;
  if (code === 'ENOSPC') return 'The disk is full. Make room, then try again.';
  return error.stack ?? error.message;
}
