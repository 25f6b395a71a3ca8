import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshServerDatabase } from '#test/database.ts';
import { type RunningProgram, startProgram } from '#test/process.ts';

export type Target = { url: string } | { folder: string };

export interface CrashRounds {
  readonly engine: 'embedded' | 'postgres';
  readonly rounds: number;
  /**
   * The kill falls at random between these many acknowledged writes of a round. Every round has an equal part of the way of its own,
   * so that some fall among the first writes and some late, however few they are.
   */
  readonly killBetween?: readonly [number, number];
  /** Fills the database before the first start. */
  readonly world: (target: Target) => Promise<void>;
  /** Added to the program's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Sends many writes at once and reports each as soon as it is acknowledged. The server dies on the way: writes
   * that fail from then on are to be swallowed, and the promise is to settle.
   */
  readonly write: (origin: string, round: number, acknowledge: (write: string) => void) => Promise<void>;
  /** After each recovery, with the program stopped: every acknowledged write must be there, and none twice. */
  readonly check: (target: Target, acknowledged: readonly string[]) => Promise<void>;
}

/** Kills the real program in the middle of writes, starts it again on the same data and checks, several times. */
export async function crashRounds(options: CrashRounds): Promise<{ acknowledged: number }> {
  const data = mkdtempSync(join(tmpdir(), 'longtable-crash-'));
  const target: Target = options.engine === 'postgres' ? { url: await freshServerDatabase(serverUrl(), 'crash') } : { folder: data };
  const env = { ...options.env, ...('url' in target ? { DATABASE_URL: target.url } : {}) };
  const acknowledged: string[] = [];
  try {
    await options.world(target);
    for (let round = 0; round < options.rounds; round += 1) {
      const program = await startProgram({ data, env: { LONGTABLE_SOURCE: '', ...env } });
      await killWhileWriting(program, round, options, acknowledged);
      await program.discard();
      await options.check(target, acknowledged);
    }
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return { acknowledged: acknowledged.length };
}

async function killWhileWriting(program: RunningProgram, round: number, options: CrashRounds, acknowledged: string[]): Promise<void> {
  const [fewest, most] = options.killBetween ?? [50, 800];
  const part = (most - fewest) / options.rounds;
  const until = acknowledged.length + Math.floor(fewest + (round + Math.random()) * part);
  let killed: Promise<void> | undefined;
  await options.write(program.origin, round, (write) => {
    acknowledged.push(write);
    if (acknowledged.length >= until) killed ??= program.kill();
  });
  // A round whose writes all ended before the kill proves nothing.
  if (!killed) throw new Error(`round ${round}: all writes ended after ${acknowledged.length} acknowledgements, before the kill`);
  await killed;
}

/** Where the suite may make databases on a server; null when there is none, and such a test says that it is skipped. */
export function crashServerUrl(): string | null {
  return process.env['LONGTABLE_TEST_DATABASE_URL'] ?? null;
}

function serverUrl(): string {
  const url = crashServerUrl();
  if (!url) throw new Error('LONGTABLE_TEST_DATABASE_URL is not set');
  return url;
}
