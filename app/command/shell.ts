import type { Config } from '../config.ts';
import type { Database } from '../platform/db/open.ts';

/** How far a long work is: `done` of `total`, in the unit that `what` names. */
export interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

/** What a command runs in: where relative paths start, where its words go, and the database that is open already. */
export interface Shell {
  /** The words after `longtable`. */
  readonly argv: readonly string[];
  /** Folder that relative paths start from. */
  readonly folder: string;
  out(text: string): void;
  err(text: string): void;
  progress(progress: Progress): void;
  /** The running server's database, when it does the work for a command started elsewhere. */
  readonly open: OpenDatabase | null;
}

export interface OpenDatabase {
  readonly config: Config;
  readonly database: Database;
}

/** What a command ends with. */
export const exitCodes = { done: 0, failed: 1, badInput: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The work cannot be done; the message, for the operator, says why and what to do. */
export class CommandFailed extends Error {
  override name = 'CommandFailed';
}

/** What was typed, or the file it names, cannot be used; the message says what to change. */
export class BadInput extends Error {
  override name = 'BadInput';
}

export function say(shell: Shell, line: string): void {
  shell.out(`${line}\n`);
}

/** The one result of a command with `--json`. */
export function sayJson(shell: Shell, value: object): void {
  say(shell, JSON.stringify(value));
}
