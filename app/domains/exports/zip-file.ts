import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** One file in a zip; its pieces are read once, when its turn comes. */
export interface ZipEntry {
  readonly path: string;
  readonly pieces: () => AsyncIterable<string> | Iterable<string>;
}

/**
 * Writes a zip that must not exist yet, readable by its owner only. Entries are read one after the other, no faster
 * than the disk takes them. When anything fails, the file is gone.
 */
export async function writeZip(file: string, entries: readonly ZipEntry[], at: Date): Promise<void> {
  const zip = new yazl.ZipFile();
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  let isOurs = false;
  output.once('open', () => (isOurs = true));
  const failure = new AbortController();
  zip.on('error', (error: unknown) => failure.abort(error));
  for (const { path, pieces } of entries) {
    zip.addReadStreamLazy(path, { mtime: at, mode: 0o100600 }, (give) => give(null, Readable.from(pieces(), { objectMode: true })));
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, output, { signal: failure.signal });
  } catch (error) {
    if (isOurs) await rm(file, { force: true });
    throw failure.signal.aborted ? failure.signal.reason : error;
  }
}
