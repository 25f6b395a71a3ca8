import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';

/**
 * A backup file is gzip'd text, one JSON value a line: a header; for each table a line that names its columns,
 * then its rows as arrays of texts and nulls; a line for each sequence; a footer with the row counts and the
 * SHA-256 of every byte before it.
 */
export const backupFormat = 'longtable-backup/1';

const header = z.object({
  format: z.literal(backupFormat),
  version: z.string(),
  createdAt: z.string(),
  engine: z.enum(['embedded', 'postgres']),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
});
const table = z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), type: z.string() })) });
const sequence = z.object({ sequence: z.object({ table: z.string(), column: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() }) });
const footer = z.object({ footer: z.object({ rows: z.record(z.string(), z.number()), sha256: z.string() }) });

export type BackupHeader = z.infer<typeof header>;
export type BackupTable = z.infer<typeof table>;
export type BackupSequence = z.infer<typeof sequence>['sequence'];

/** What a line of the file holds; `row` is the JSON array as it stands in the file. */
export type BackupLine = BackupTable | { sequence: BackupSequence } | { row: string };

/** The file is not a whole, unharmed backup; the message says what is wrong with it. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';
}

export interface BackupWriter {
  /** Writes lines, each already JSON (or several of them joined); waits while the disk is behind. */
  lines(texts: readonly string[]): Promise<void>;
  /** Writes the footer and returns once everything has reached the disk. */
  finish(rows: Record<string, number>): Promise<void>;
  /** Gives the file up. */
  abandon(): void;
}

/** Starts a backup file that must not exist yet, readable by its owner only. */
export async function writeBackup(path: string, first: BackupHeader): Promise<BackupWriter> {
  const hash = createHash('sha256');
  // Lets the database read on while another thread packs; the embedded one serves nobody else meanwhile.
  const queue = new PassThrough({ highWaterMark: 8 * 1024 * 1024 });
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await once(file, 'open');
  const written = pipeline(queue, createGzip({ level: 1, chunkSize: 256 * 1024 }), file);
  // Looked at by whoever writes next, or finishes.
  written.catch(() => {});
  const put = async (text: string) => {
    if (queue.errored) throw queue.errored;
    // Rejects, too, when the disk is full meanwhile.
    if (!queue.write(text)) await once(queue, 'drain');
  };
  const lines = async (texts: readonly string[]) => {
    if (texts.length === 0) return;
    const text = `${texts.join('\n')}\n`;
    hash.update(text);
    await put(text);
  };
  await lines([JSON.stringify(first)]);
  return {
    lines,
    async finish(rows) {
      await put(`${JSON.stringify({ footer: { rows, sha256: hash.digest('hex') } })}\n`);
      queue.end();
      await written;
    },
    abandon() {
      queue.destroy();
    },
  };
}

export interface VerifiedBackup {
  readonly header: BackupHeader;
  /** Rows by table, as counted in the file. */
  readonly rows: Record<string, number>;
  readonly bytes: number;
}

/**
 * Reads the whole file and checks its form, its counts and its hash.
 * @throws BackupDamaged
 */
export async function verifyBackup(path: string): Promise<VerifiedBackup> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let first: BackupHeader | undefined;
  let last: z.infer<typeof footer>['footer'] | undefined;
  let current = '';
  for await (const line of textLines(path)) {
    if (last) throw new BackupDamaged('The backup goes on after its end.');
    if (!first) first = parseHeader(line);
    else if (line.startsWith('[')) rows[current] = (rows[current] ?? 0) + 1;
    else if (line.startsWith('{"footer"')) last = parse(footer, line).footer;
    else if (line.startsWith('{"table"')) rows[(current = parse(table, line).table)] = 0;
    else parse(sequence, line);
    if (!last) hash.update(`${line}\n`);
  }
  if (!first || !last) throw new BackupDamaged('The backup is cut short: its end is missing.');
  if (hash.digest('hex') !== last.sha256) throw new BackupDamaged('The backup was changed or damaged: its checksum does not match its content.');
  const wrong = Object.keys({ ...rows, ...last.rows }).filter((name) => rows[name] !== last.rows[name]);
  if (wrong.length > 0) throw new BackupDamaged(`The backup does not hold as many rows as it says: ${wrong.join(', ')}.`);
  return { header: first, rows, bytes: (await stat(path)).size };
}

/** The tables, rows and sequences of a backup that was verified before, in order. */
export async function* readBackup(path: string): AsyncGenerator<BackupLine> {
  let isHeader = true;
  for await (const line of textLines(path)) {
    if (isHeader) isHeader = false;
    else if (line.startsWith('[')) yield { row: line };
    else if (line.startsWith('{"table"')) yield parse(table, line);
    else if (line.startsWith('{"sequence"')) yield parse(sequence, line);
  }
}

function parseHeader(line: string): BackupHeader {
  const seen = z.object({ format: z.string() }).safeParse(readJson(line));
  if (!seen.success) throw new BackupDamaged('This is not a backup of Longtable.');
  if (seen.data.format !== backupFormat) {
    throw new BackupDamaged(`This backup has the format ${seen.data.format}; this version of Longtable reads ${backupFormat}. Use a newer version.`);
  }
  return parse(header, line);
}

function parse<T>(shape: z.ZodType<T>, line: string): T {
  const parsed = shape.safeParse(readJson(line));
  if (!parsed.success) throw new BackupDamaged('The backup is damaged: a line of it does not have the expected form.');
  return parsed.data;
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Splits at line feeds only: people's text may hold other line separators that readline would split at too. */
async function* textLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  const text = file.pipe(createGunzip());
  file.on('error', (error) => text.destroy(error));
  let pending: Buffer[] = [];
  try {
    for await (const chunk of text as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...pending, chunk.subarray(from, at)]).toString('utf8');
        pending = [];
        from = at + 1;
      }
      if (from < chunk.length) pending.push(chunk.subarray(from));
    }
  } catch (error) {
    throw asDamage(error);
  } finally {
    file.destroy();
  }
  if (pending.length > 0) throw new BackupDamaged('The backup is cut short: its last line is not whole.');
}

/** zlib's own errors mean a damaged file; anything else (no such file, no permission) stays what it is. */
function asDamage(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('Z_')) return error;
  return new BackupDamaged(code === 'Z_BUF_ERROR' ? 'The backup is cut short.' : 'This is not a backup of Longtable, or it is damaged: it cannot be unpacked.');
}
