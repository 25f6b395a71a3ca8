import { createHash } from 'node:crypto';
import { chmodSync, lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CommandFailed, type Progress, type Shell } from './shell.ts';

/** A command typed elsewhere on this machine: its words and the folder it was typed in. */
const typed = z.object({ argv: z.array(z.string()).max(100), folder: z.string() });
export type TypedCommand = z.infer<typeof typed>;

/** What comes back, one JSON value a line. */
const heard = z.union([
  z.object({ out: z.string() }),
  z.object({ err: z.string() }),
  z.object({ progress: z.object({ what: z.string(), done: z.number(), total: z.number() }) }),
  z.object({ exit: z.number() }),
]);
type Heard = z.infer<typeof heard>;

/** Runs a typed command in the process that has the database open; gives its exit code. */
export type RunTyped = (command: TypedCommand, voice: Pick<Shell, 'out' | 'err' | 'progress'>) => Promise<number>;

const mostBytes = 64 * 1024;
/** A socket's path may have some 104 bytes on macOS and 108 on Linux. */
const longestPath = 100;

/** The socket in the data folder; where that path is too long, one in the system's temporary folder named after it. */
export function controlPath(folder: string): string {
  const real = realpathSync(folder);
  const inside = join(real, 'control.sock');
  if (Buffer.byteLength(inside) <= longestPath) return inside;
  return join(tmpdir(), `longtable-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`, 'control.sock');
}

/** Answers commands on the folder's socket, which only this account may use. Call it with the folder claimed. */
export async function serveControl(folder: string, run: RunTyped): Promise<{ close(): Promise<void> }> {
  const path = controlPath(folder);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  refuseForeign(dirname(path));
  // Left behind by a process that was killed: the claim on the folder says that nobody listens on it.
  rmSync(path, { force: true });
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing, run));
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(before);
  }
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, run: RunTyped): Promise<void> {
  const tell = (line: Heard) => void outgoing.write(`${oneLine(line)}\n`);
  try {
    const command = typed.parse(JSON.parse(await readBody(incoming)));
    const exit = await run(command, { out: (out) => tell({ out }), err: (err) => tell({ err }), progress: (progress) => tell({ progress }) });
    tell({ exit });
  } catch (error) {
    tell({ err: `${error instanceof Error ? error.message : 'The server could not do that.'}\n` });
    tell({ exit: 1 });
  }
  outgoing.end();
}

/** The reader takes two rare separators, which JSON leaves as they are, for ends of lines. */
function oneLine(line: Heard): string {
  return JSON.stringify(line).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > mostBytes) throw new Error('The command is too long.');
  }
  return text;
}

/**
 * Has the server of this folder run a command, and passes on what it says.
 * @returns its exit code, or null when no server listens
 * @throws CommandFailed when the server stops on the way
 */
export async function askServer(folder: string, command: TypedCommand, voice: Pick<Shell, 'out' | 'err' | 'progress'>): Promise<number | null> {
  const path = controlPath(folder);
  const reply = await connect(path, JSON.stringify(command));
  if (!reply) return null;
  let exit: number | null = null;
  try {
    for await (const line of createInterface({ input: reply, crlfDelay: Infinity })) {
      const part = heard.parse(JSON.parse(line));
      if ('out' in part) voice.out(part.out);
      else if ('err' in part) voice.err(part.err);
      else if ('progress' in part) voice.progress(part.progress satisfies Progress);
      else exit = part.exit;
    }
  } catch {
    exit = null;
  }
  if (exit === null) throw new CommandFailed('The server stopped before the command was done. Start it again, then repeat the command.');
  return exit;
}

function connect(path: string, body: string): Promise<IncomingMessage | null> {
  return new Promise((resolve, reject) => {
    try {
      refuseForeign(path);
    } catch {
      resolve(null);
      return;
    }
    const outgoing = request({ socketPath: path, method: 'POST', path: '/', headers: { 'content-type': 'application/json' } }, resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) => (isNobody(error) ? resolve(null) : reject(error)));
    outgoing.end(body);
  });
}

function isNobody(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNREFUSED' || error.code === 'ENOENT';
}

/** In a shared temporary folder somebody else could have put theirs under our name. */
function refuseForeign(path: string): void {
  const found = lstatSync(path);
  if (found.isSymbolicLink() || (process.getuid && found.uid !== process.getuid())) {
    throw new CommandFailed(`${path} belongs to somebody else. Remove it, or run this as the account that runs the server.`);
  }
}
