import { type Command, InvalidArgumentError } from 'commander';

export interface SharedOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** The options every command has, and its examples under `--help`. */
export function withSharedOptions(command: Command, examples: readonly string[]): Command {
  const lines = examples.map((example) => `  $ ${example}`).join('\n');
  return command
    .option('--data <folder>', 'where the data is (default: LONGTABLE_DATA, else ./data); not used with DATABASE_URL')
    .option('--json', 'print one line of JSON for other programs')
    .addHelpText('after', `\nExamples:\n${lines}\n`);
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535; 0 takes any free one.');
  return port;
}
