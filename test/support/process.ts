import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageFolder } from '#app/config.ts';

export interface ProgramOptions {
  /** Words after `longtable`. */
  readonly args?: readonly string[];
  /** Data folder; without one a new folder is made, and removed with `discard`. */
  readonly data?: string;
  /** Added to the environment, which otherwise holds nothing of ours. */
  readonly env?: Readonly<Record<string, string>>;
  readonly folder?: string;
  /** Any free one, unless given. */
  readonly port?: number;
  /** How long to wait for the program to be ready or to end. */
  readonly patienceMs?: number;
}

export interface RunningProgram {
  /** Where it listens, from its own words, without trailing slash. */
  readonly origin: string;
  /** The one-time link of a first start. */
  readonly adminLink: string | null;
  readonly data: string;
  readonly pid: number;
  /** All that it wrote to standard error so far. */
  stderr(): string;
  /** Asks it to stop and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Kills it if need be and removes its data folder. */
  discard(): Promise<void>;
}

const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts the real program and waits until it listens.
 * @throws with what the program said, when it ends or stays silent for too long
 */
export async function startProgram(options: ProgramOptions = {}): Promise<RunningProgram> {
  const data = options.data ?? mkdtempSync(join(tmpdir(), 'longtable-run-'));
  const { child, said } = launch([...(options.args ?? ['start']), '--port', String(options.port ?? 0), '--data', data, '--json'], options);
  const ready = await readyLine(child, said, options.patienceMs ?? 120_000);
  const kill = async () => {
    if (!running.has(child)) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    origin: ready.listening,
    adminLink: ready.adminLink,
    data,
    pid: child.pid ?? 0,
    stderr: () => said.err,
    async stop() {
      child.kill('SIGTERM');
      if (running.has(child)) await within(options.patienceMs ?? 10_000, once(child, 'exit'), () => `it did not stop: ${said.err}`);
      return child.exitCode;
    },
    kill,
    async discard() {
      await kill();
      if (!options.data) rmSync(data, { recursive: true, force: true });
    },
  };
}

export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of the program to its end. */
export async function runProgram(args: readonly string[], options: Omit<ProgramOptions, 'args' | 'data'> = {}): Promise<ProgramResult> {
  const { child, said } = launch(args, options);
  await within(options.patienceMs ?? 120_000, once(child, 'close'), () => `longtable ${args.join(' ')} did not end: ${said.err}`).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return { code: child.exitCode, stdout: said.out, stderr: said.err };
}

function launch(args: readonly string[], options: ProgramOptions): { child: ChildProcess; said: { out: string; err: string } } {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('LONGTABLE_') && !/^(DATABASE_URL|VITEST.*|NODE_ENV|NODE_OPTIONS)$/.test(name),
  );
  // CI has just built what it tests; elsewhere the build may be old.
  const source = process.env['CI'] ? '' : '1';
  const env = { ...Object.fromEntries(inherited), LONGTABLE_SOURCE: source, LONGTABLE_LOG: 'error', ...options.env };
  const child = spawn(join(packageFolder(), 'bin/longtable'), args, { env, cwd: options.folder ?? tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  return { child, said };
}

/** With `--json` the first line on standard output says where it listens. */
async function readyLine(
  child: ChildProcess,
  said: { out: string; err: string },
  patienceMs: number,
): Promise<{ listening: string; adminLink: string | null }> {
  const line = new Promise<string>((resolve, reject) => {
    const look = () => {
      if (said.out.includes('\n')) resolve(said.out.slice(0, said.out.indexOf('\n')));
    };
    child.stdout?.on('data', look);
    child.once('close', (code) => reject(new Error(`longtable ended with ${code} before it was ready: ${said.err}${said.out}`)));
  });
  const text = await within(patienceMs, line, () => `longtable was not ready in time: ${said.err}`).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return JSON.parse(text) as { listening: string; adminLink: string | null };
}

async function within<T>(ms: number, work: Promise<T>, message: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
