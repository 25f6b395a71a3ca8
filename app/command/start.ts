import type { Command } from 'commander';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import type { RunningServer } from '../main.ts';
import { firstLink } from '../platform/sign-in/first-administrator.ts';
import { serveControl } from './control.ts';
import { claimFolder, ownerOf, type FolderClaim } from './folder-claim.ts';
import { parsePort, type SharedOptions, withSharedOptions } from './options.ts';
import { CommandFailed, exitCodes, say, sayJson, type Shell } from './shell.ts';

export interface StartOptions extends SharedOptions {
  readonly port?: number;
}

/** Runs a whole command: for those typed elsewhere that reach the running server. */
type RunCommand = (shell: Shell) => Promise<number>;

export function addStart(program: Command, shell: Shell, ends: (code: number) => void, runCommand: RunCommand): void {
  const command = program.command('start', { isDefault: true }).description('start the server (the same as no command at all)');
  command.option('--port <number>', 'port to listen on (default: LONGTABLE_PORT, else 3000; 0 takes any free one)', parsePort);
  withSharedOptions(command, ['longtable', 'longtable start --port 8080', 'longtable start --data /var/lib/longtable']).action(
    async (options: StartOptions) => {
      const port = await choosePort(options.port);
      ends(await runServer(shell, readConfig({ port, data: options.data }), options, runCommand));
    },
  );
}

/** The demo district has a folder of its own, so that it never mixes with real data. */
export function addDemo(program: Command, shell: Shell, ends: (code: number) => void, runCommand: RunCommand): void {
  const command = program.command('demo').description('start with a demo district to look around in, apart from your own data');
  command.option('--port <number>', 'port to listen on (default: LONGTABLE_PORT, else 3000; 0 takes any free one)', parsePort);
  withSharedOptions(command, ['longtable demo', 'longtable demo --port 8080']).action(async (options: StartOptions) => {
    const port = await choosePort(options.port);
    const data = options.data ?? join(readConfig({}).dataFolder, 'demo');
    ends(await runServer(shell, readConfig({ port, data, demo: true }), options, runCommand));
  });
}

/** Serves until it is told to stop. */
async function runServer(shell: Shell, config: Config, options: StartOptions, runCommand: RunCommand): Promise<number> {
  if (shell.open) throw new CommandFailed('A server does not start another one.');
  // Listened for from here on, so that a signal during the start also ends it in order.
  const stopped = stopSignal();
  const folder = 'folder' in config.database ? config.database.folder : null;
  const claim = folder ? claimOrRefuse(folder) : null;
  try {
    // Loaded only here, so that the other commands start without the whole server.
    const { start } = await import('../main.ts');
    const server = await start(config).catch((error: unknown) => {
      throw asPortTaken(error, config);
    });
    const control = folder
      ? await serveControl(folder, (typed, voice) => runCommand({ ...typed, ...voice, open: { config, database: server.deps.database } }))
      : null;
    await announce(shell, server, options);
    await stopped;
    await endWithin(closeMs, control?.close(), server.close());
  } finally {
    claim?.release();
  }
  return exitCodes.done;
}

async function announce(shell: Shell, server: RunningServer, options: StartOptions): Promise<void> {
  const { deps, listening } = server;
  const adminLink = deps.config.demo ? null : await firstLink(deps.database.db, deps.config.origin, deps.clock());
  if (options.json) return sayJson(shell, { listening, adminLink });
  say(shell, `Listening on ${listening}`);
  if (adminLink) say(shell, `\nNobody runs this installation yet. Open this link once to become its administrator:\n  ${adminLink}\n`);
}

function claimOrRefuse(folder: string): FolderClaim {
  const claim = claimFolder(folder, 'start');
  if (!claim) throw new CommandFailed(`${folder} is in use by ${ownerOf(folder)}. Stop that first, or name another folder with --data.`);
  return claim;
}

/** Links and the check of where a form came from need the true port, so a free one is found before anything starts. */
async function choosePort(wanted: number | undefined): Promise<number> {
  const port = wanted ?? readConfig({}).port;
  if (port !== 0) return port;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const free = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

function asPortTaken(error: unknown, config: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') return new CommandFailed(`Port ${config.port} is taken by another program. Choose another with --port.`);
  if (code === 'EACCES') return new CommandFailed(`This account may not listen on port ${config.port}. Choose one above 1023 with --port.`);
  return error;
}

/** npm passes a terminal's signal on to a process that had it already; that is no second wish. */
const echoMs = 500;

/** Resolves at the first signal to stop; one that comes later ends the process at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let toldAt: number | undefined;
    const onSignal = () => {
      if (toldAt !== undefined && performance.now() - toldAt > echoMs) process.exit(exitCodes.failed);
      toldAt ??= performance.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}

/** Whoever stops a server waits for it: what has not ended by then ends with the process, which commits survive. */
const closeMs = 4500;

async function endWithin(ms: number, ...endings: (Promise<void> | undefined)[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([Promise.all(endings), late]);
  clearTimeout(timer);
}
