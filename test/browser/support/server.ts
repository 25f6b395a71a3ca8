import { startProgram, type ProgramOptions, type RunningProgram } from '#test/process.ts';
import { afterAll, beforeAll } from 'vitest';

/** The real program for a test file, as people install it: built, in a process and a data folder of its own. */
export function useLongtable(options: ProgramOptions = {}): () => RunningProgram {
  let program: RunningProgram | undefined;
  beforeAll(async () => {
    program = await startBuilt(options);
  }, 180_000);
  afterAll(async () => program?.discard());
  return () => {
    if (!program) throw new Error('asked for before it started');
    return program;
  };
}

/** Starts what `npm run build` made, which `built.ts` makes anew before the first test. */
export function startBuilt(options: ProgramOptions = {}): Promise<RunningProgram> {
  return startProgram({ patienceMs: 150_000, ...options, env: { LONGTABLE_SOURCE: '', ...options.env } });
}
