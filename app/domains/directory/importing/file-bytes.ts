import { Readable, type ReadableOptions } from 'node:stream';
import { sql } from 'kysely';
import { RandomAccessReader, fromRandomAccessReader, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import type { Ctx } from '../../../platform/ctx.ts';

/** A file of an import, to be read from its beginning, piece by piece. */
export interface ImportFile {
  readonly name: string;
  /** In bytes; of a zip as its list of contents says. */
  readonly size: number;
  pieces(): AsyncIterable<Uint8Array>;
}

/** All that a roster may come to when unpacked; a small file that unpacks to more is no roster. */
const mostUnpacked = 500 * 1024 * 1024;

/** Why a zip cannot be read: `bad-zip`, or `zip-too-large`. */
export class UnreadableZip extends Error {
  override name = 'UnreadableZip';
  readonly reason: 'bad-zip' | 'zip-too-large';
  constructor(reason: 'bad-zip' | 'zip-too-large') {
    super(reason);
    this.reason = reason;
  }
}

/** The files of an import; of a zip those that end in .csv. @throws UnreadableZip */
export async function filesOf(
  ctx: Pick<Ctx, 'db'>,
  importId: string,
  format: 'csv' | 'oneroster' | 'zip',
): Promise<{ files: ImportFile[]; close: () => void }> {
  if (format === 'zip') return zipFiles(ctx, importId);
  const rows = await ctx.db
    .selectFrom('import_chunks')
    .select(['file', 'name', sql<number>`sum(length(bytes))`.as('size')])
    .where('import_id', '=', importId)
    .groupBy(['file', 'name'])
    .orderBy('file')
    .execute();
  return { files: rows.map(({ file, name, size }) => ({ name, size, pieces: () => chunksOf(ctx, importId, file) })), close: () => {} };
}

async function* chunksOf(ctx: Pick<Ctx, 'db'>, importId: string, file: number, from = 0): AsyncGenerator<Uint8Array> {
  for (let number = from; ; number += 1) {
    const row = await ctx.db
      .selectFrom('import_chunks')
      .select('bytes')
      .where('import_id', '=', importId)
      .where('file', '=', file)
      .where('number', '=', number)
      .executeTakeFirst();
    if (!row) return;
    yield row.bytes;
  }
}

/** Reads a zip where it lies, in pieces in the database: yauzl asks for ranges of bytes. */
class ChunkReader extends RandomAccessReader {
  readonly #ctx: Pick<Ctx, 'db'>;
  readonly #importId: string;
  readonly #starts: readonly number[];

  constructor(ctx: Pick<Ctx, 'db'>, importId: string, starts: readonly number[]) {
    super();
    this.#ctx = ctx;
    this.#importId = importId;
    this.#starts = starts;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#range(start, end), { objectMode: false } satisfies ReadableOptions);
  }

  async *#range(start: number, end: number): AsyncGenerator<Uint8Array> {
    const first = Math.max(
      0,
      this.#starts.findLastIndex((at) => at <= start),
    );
    let at = this.#starts[first] ?? 0;
    for await (const bytes of chunksOf(this.#ctx, this.#importId, 0, first)) {
      yield bytes.subarray(Math.max(0, start - at), Math.min(bytes.length, end - at));
      at += bytes.length;
      if (at >= end) return;
    }
  }
}

async function zipFiles(ctx: Pick<Ctx, 'db'>, importId: string): Promise<{ files: ImportFile[]; close: () => void }> {
  const { rows } = await sql<{ size: number }>`
    select length(bytes) as size from import_chunks where import_id = ${importId} and file = 0 order by number`.execute(ctx.db);
  let size = 0;
  const starts = rows.map((row) => (size += row.size) - row.size);
  const zip = await open(new ChunkReader(ctx, importId, starts), size);
  const entries = await entriesOf(zip);
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > mostUnpacked) throw new UnreadableZip('zip-too-large');
  const files = entries
    .filter((entry) => /(^|\/)[^/.][^/]*\.csv$/i.test(entry.fileName))
    .map((entry) => ({ name: entry.fileName.split('/').at(-1) ?? '', size: entry.uncompressedSize, pieces: () => unpacked(zip, entry) }));
  return { files, close: () => zip.close() };
}

function open(reader: RandomAccessReader, size: number): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(reader, size, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error || !zip ? reject(new UnreadableZip('bad-zip')) : resolve(zip),
    );
  });
}

function entriesOf(zip: ZipFile): Promise<ZipEntry[]> {
  return new Promise((resolve, reject) => {
    const entries: ZipEntry[] = [];
    zip.on('entry', (entry: ZipEntry) => {
      entries.push(entry);
      if (entries.length > 1000) return reject(new UnreadableZip('zip-too-large'));
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', () => reject(new UnreadableZip('bad-zip')));
    zip.readEntry();
  });
}

async function* unpacked(zip: ZipFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error || !opened ? reject(new UnreadableZip('bad-zip')) : resolve(opened)));
  });
  try {
    for await (const piece of stream) yield piece as Uint8Array;
  } catch {
    throw new UnreadableZip('bad-zip');
  }
}
