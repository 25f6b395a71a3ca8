import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { RejectionKind } from './format.ts';
import { RecordSplitter, type RawRecord } from './split-records.ts';

export type CsvProblem = Extract<RejectionKind, 'open-quote' | 'bad-quotes' | 'too-long' | 'not-utf8'>;

/** A record's cells; with a problem they are only a hint at which row it was. `line` is its first physical line, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: CsvProblem | null;
}

/**
 * Reads comma-separated text from bytes, row by row, blank lines left out. A bad record is one row with its
 * problem and reading goes on after it. Memory: the chunk at hand and one record of at most `limit` bytes.
 */
export async function* csvRows(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<CsvRow> {
  const splitter = new RecordSplitter(limit);
  for await (const chunk of bytes) yield* rowsOf(splitter.push(chunk), limit);
  yield* rowsOf(splitter.end(), limit);
}

function* rowsOf(records: readonly RawRecord[], limit: number): Generator<CsvRow> {
  const together = parseTogether(records);
  if (together) yield* together;
  else for (const record of records) yield* rowsOfOne(record, limit);
}

/** The fast way for a whole chunk of good records; null sends each through the slow way, to find the bad one. */
function parseTogether(records: readonly RawRecord[]): CsvRow[] | null {
  const parts: Buffer[] = [];
  for (const record of records) {
    if (record.tooLong || record.open) return null;
    parts.push(record.bytes);
  }
  const rows = parseCells(Buffer.concat(parts));
  if (rows === null || rows.length !== records.length) return null;
  return rows.map((cells, i) => ({ line: records[i]?.line ?? 0, cells, problem: null }));
}

function* rowsOfOne(record: RawRecord, limit: number): Generator<CsvRow> {
  const { line, bytes } = record;
  const cells = record.open || record.tooLong ? null : parseCells(bytes);
  if (cells?.length === 1 && cells[0]) return yield { line, cells: cells[0], problem: null };
  const problem = problemOf(record);
  yield { line, cells: hintOf(bytes), problem };
  if (!record.tooLong && problem !== 'not-utf8') yield* rowsAfterFirstLine(bytes, line, limit);
}

function problemOf({ open, tooLong, bytes }: RawRecord): CsvProblem {
  if (tooLong) return open ? 'open-quote' : 'too-long';
  if (open) return 'open-quote';
  return isUtf8(bytes) ? 'bad-quotes' : 'not-utf8';
}

function hintOf(bytes: Buffer): string[] {
  return bytes.subarray(0, 200).toString('latin1').split('\n', 1).join('').split(',');
}

/** A stray quotation mark swallows the lines after it; they are read again, so that they are not lost with it. */
function* rowsAfterFirstLine(bytes: Buffer, line: number, limit: number): Generator<CsvRow> {
  const newline = bytes.indexOf('\n');
  if (newline < 0 || newline === bytes.length - 1) return;
  const splitter = new RecordSplitter(limit, line + 1);
  yield* rowsOf([...splitter.push(bytes.subarray(newline + 1)), ...splitter.end()], limit);
}

function parseCells(bytes: Buffer): string[][] | null {
  if (!isUtf8(bytes)) return null;
  try {
    return parse(bytes, { bom: false, relax_column_count: true, record_delimiter: ['\r\n', '\n'] });
  } catch {
    return null;
  }
}
