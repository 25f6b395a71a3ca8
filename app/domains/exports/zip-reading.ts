import yauzl from 'yauzl';
import type { Readable } from 'node:stream';

/** The file cannot be brought in; the message says why. Nothing was written. */
export class ImportRefused extends Error {
  override name = 'ImportRefused';
}

/** Longer lines are no rows of ours. */
const mostLineBytes = 4_000_000;

export interface ZipReader {
  readonly paths: ReadonlySet<string>;
  /** The lines of a file, without line ends; none where it is not there. @throws ImportRefused */
  lines(path: string): AsyncGenerator<string>;
  close(): void;
}

/** Opens a zip for reading its files in any order. @throws ImportRefused when it is none */
export async function openZip(file: string): Promise<ZipReader> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch((error: unknown) => {
    throw refused(error);
  });
  const entries = new Map<string, yauzl.Entry>();
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.set(entry.fileName, entry);
        zip.readEntry();
      });
      zip.once('end', resolve);
      zip.once('error', reject);
      zip.readEntry();
    });
  } catch (error) {
    zip.close();
    throw refused(error);
  }
  return {
    paths: new Set(entries.keys()),
    async *lines(path) {
      const entry = entries.get(path);
      if (entry)
        yield* splitLines(
          path,
          await zip.openReadStreamPromise(entry).catch((error: unknown) => {
            throw refused(error);
          }),
        );
    },
    close: () => zip.close(),
  };
}

/** Splits at line feeds only: people's text may hold other line separators. */
async function* splitLines(path: string, stream: Readable): AsyncGenerator<string> {
  let pending: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...pending, chunk.subarray(from, at)]).toString('utf8');
        [pending, size, from] = [[], 0, at + 1];
      }
      if (from < chunk.length) pending.push(chunk.subarray(from));
      size += chunk.length - from;
      if (size > mostLineBytes) throw new ImportRefused(`${path} has a line that is too long.`);
    }
  } catch (error) {
    throw refused(error);
  } finally {
    stream.destroy();
  }
  if (size > 0) yield Buffer.concat(pending).toString('utf8');
}

/** What reading the zip throws means a damaged file, unless the system could not read it at all. */
function refused(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof ImportRefused || ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].includes(code)) return error;
  return new ImportRefused(`This is not a whole zip: ${error instanceof Error ? error.message : String(error)}.`);
}
