import { parse } from 'csv-parse';
import { guessDelimiter, kindOfFile, readCell, type Cell } from '../../../engines/roster-format/index.ts';

/** A row of a file: where it begins, counted from 1 as editors count lines, and its cells as they came. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly Cell[];
}

/** Why the rest of a file cannot be read, and where. */
export interface CsvStop {
  readonly line: number;
  readonly reason: 'utf-16' | 'unclosed-quote' | 'huge-row';
}

/** Larger rows are never read: a quotation mark that is not closed would make the whole rest of a file one row. */
const largestRow = 4 * 1024 * 1024;

const options = { relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'], max_record_size: largestRow };

/**
 * The rows of a CSV file, a batch for each piece that comes in. UTF-8 with or without its mark,
 * lines ended in any of the three ways, line breaks within quotation marks. Lines without a letter, and a first one that only names the
 * sign between cells, are counted and left out. Each cell says for itself whether it can be read.
 * The last batch may come with a stop. Holds one piece and one row in memory. Never throws for what is in the file.
 */
export async function* csvRecords(pieces: AsyncIterable<Uint8Array>, delimiter: string): AsyncGenerator<{ records: CsvRecord[]; stop: CsvStop | null }> {
  let line = 1;
  let records: CsvRecord[] = [];
  let failed: (Error & { code?: string }) | null = null;
  const take = (cells: readonly Uint8Array[]) => {
    if (cells.some(hasLetters) && !(line === 1 && namesDelimiter(cells))) records.push({ line, cells: cells.map(readCell) });
    for (const cell of cells) line += breaksIn(cell);
    line += 1;
    return null;
  };
  // Without an encoding the cells come as bytes, so that a wrong one is found in its cell.
  const parser = parse({ ...options, delimiter, encoding: null as never, on_record: take as never });
  parser.on('error', (error: Error) => void (failed = error));
  parser.resume();
  let first = true;
  for await (const piece of pieces) {
    if (first && kindOfFile(piece) === 'utf-16') return yield { records: [], stop: { line: 1, reason: 'utf-16' } };
    const bytes = first && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf ? piece.subarray(3) : piece;
    first = false;
    await new Promise<void>((resolve) => void parser.write(bytes, () => resolve()));
    if (failed) break;
    yield { records, stop: null };
    records = [];
  }
  if (!failed) await new Promise<void>((resolve) => void parser.once('close', resolve).end());
  yield { records, stop: stopOf(failed, line) };
}

function stopOf(failed: { code?: string } | null, line: number): CsvStop | null {
  if (!failed) return null;
  return { line, reason: failed.code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'huge-row' };
}

function hasLetters(cell: Uint8Array): boolean {
  return cell.some((byte) => byte > 32);
}

/** Some programs write `sep=;` above the headings. */
function namesDelimiter([first]: readonly Uint8Array[]): boolean {
  return /^sep=.?$/i.test(Buffer.from(first ?? []).toString('latin1'));
}

function breaksIn(cell: Uint8Array): number {
  let breaks = 0;
  for (let at = 0; at < cell.length; at += 1) if (cell[at] === 10 || (cell[at] === 13 && cell[at + 1] !== 10)) breaks += 1;
  return breaks;
}

/** The first rows of a file from its beginning, as text, and the sign between its cells. */
export async function firstRecords(start: Uint8Array, delimiter?: string, most = 6): Promise<{ records: string[][]; delimiter: string }> {
  const head =
    Buffer.from(start)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r\n|\r|\n/, 1)[0] ?? '';
  const sign = delimiter ?? guessDelimiter(head);
  const records: string[][] = [];
  for await (const batch of csvRecords(piecesOf(start), sign))
    for (const { cells } of batch.records) if (records.length < most) records.push(cells.map((cell) => cell.text.slice(0, 200)));
  return { records, delimiter: sign };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
