import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { onDatabase } from './database-work.ts';
import { checkDatabase } from './doctor-database.ts';
import { checkInstallation, type Finding } from './doctor-installation.ts';
import { type SharedOptions, withSharedOptions } from './options.ts';
import { CommandFailed, exitCodes, say, sayJson, type Shell } from './shell.ts';

export function addDoctor(program: Command, shell: Shell, ends: (code: number) => void): void {
  const command = program.command('doctor').description('look whether everything is in order, and say what to do where it is not');
  withSharedOptions(command, ['longtable doctor', 'longtable doctor --data /var/lib/longtable --json']).action(async (options: SharedOptions) => {
    ends(await examine(shell, options));
  });
}

async function examine(shell: Shell, options: SharedOptions): Promise<number> {
  try {
    return await onDatabase(shell, { command: 'doctor', data: options.data, besideServer: true }, async (open) =>
      tell(shell, [...(await checkInstallation(open.config)), ...(await checkDatabase(open))], options),
    );
  } catch (error) {
    const config = shell.open?.config ?? readConfig({ data: options.data });
    const reason = error instanceof Error ? error.message || error.name : String(error);
    const database: Finding = {
      name: 'database',
      state: 'failed',
      found: error instanceof CommandFailed ? reason : `it cannot be opened: ${reason}`,
      advice: 'Nothing else could be checked.',
    };
    return tell(shell, [...(await checkInstallation(config)), database], options);
  }
}

function tell(shell: Shell, findings: readonly Finding[], options: SharedOptions): number {
  const failed = findings.some(({ state }) => state === 'failed');
  if (options.json)
    sayJson(shell, { ok: !failed, findings: findings.map(({ advice, ...finding }) => (finding.state === 'ok' ? finding : { ...finding, advice })) });
  else for (const finding of findings) tellFinding(shell, finding);
  return failed ? exitCodes.failed : exitCodes.done;
}

function tellFinding(shell: Shell, { state, name, found, advice }: Finding): void {
  say(shell, `${state.padEnd(9)}  ${name}: ${found}`);
  if (advice && state !== 'ok') say(shell, `${' '.repeat(11)}${advice}`);
}
