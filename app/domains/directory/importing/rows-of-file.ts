import {
  isReadColumn,
  problemsOfForm,
  readRosterRow,
  readRow,
  type Field,
  type Holds,
  type Problem,
  type RosterFile,
  type RosterUser,
} from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { newId } from '../../../platform/ids.ts';
import { addressHash } from '../adult-moderation.ts';
import type { CsvRecord } from './csv-records.ts';
import { partOf, type Part } from './roster-import.ts';

/** A row of a file as it waits: what is understood of it, or why it cannot be taken in. */
export interface WaitingRow {
  readonly holds: Part;
  readonly line: number;
  readonly cells: { readonly raw: readonly string[]; readonly row?: object };
  readonly problems: readonly Problem[] | null;
}

export type ReadRecord = (record: CsvRecord) => WaitingRow;

/** Reads the rows of a file of ours, by the columns that were chosen. */
export function ownRows(ctx: Ctx, holds: Holds, map: readonly (Field | null)[], headings: readonly string[]): ReadRecord {
  return (record) => {
    const read = readCells(record, headings, (cells) => readRow(holds, map, headings, cells));
    return waiting(holds, record, cellsOf(record), read, (row) => prepared(ctx, row, row.role === 'student'));
  };
}

/** Reads the rows of one file of a roster. Cells of columns that we do not read, such as passwords, are not kept either. */
export function rosterRows(ctx: Ctx, file: RosterFile, headings: readonly string[]): ReadRecord {
  const kept = headings.map((heading) => isReadColumn(file, heading));
  return (record) => {
    const read = readCells(record, headings, (cells) => readRosterRow(file, headings, cells));
    const raw = cellsOf(record).map((cell, at) => (kept[at] ? cell : ''));
    return waiting(partOf[file], record, raw, read, (row) => {
      if (file === 'users') return { ...prepared(ctx, row as RosterUser, false), looksAfter: (row as RosterUser).agents };
      return { languages: [], channels: [], ...row, entry: newId(), subject: newId() };
    });
  };
}

type Read<Row> = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly problems: readonly Problem[] };

function readCells<Row>(record: CsvRecord, headings: readonly string[], read: (cells: readonly string[]) => Read<Row>): Read<Row> {
  const wrong = problemsOfForm(record.cells, headings);
  if (wrong.length > 0) return { ok: false, problems: wrong };
  const cells = cellsOf(record);
  if (cells.every((cell, at) => cell.trim() === headings[at])) return { ok: false, problems: [{ column: null, reason: 'heading-again' }] };
  return read(cells);
}

function cellsOf(record: CsvRecord): string[] {
  return record.cells.map((cell) => cell.text);
}

function waiting<Row>(holds: Part, { line }: CsvRecord, raw: readonly string[], read: Read<Row>, prepare: (row: Row) => object): WaitingRow {
  if (!read.ok) return { holds, line, cells: { raw }, problems: read.problems };
  return { holds, line, cells: { raw, row: withoutNulls(prepare(read.row)) }, problems: null };
}

interface Reachable {
  readonly channels: readonly { kind: string; value: string }[];
  readonly email: string | null;
}

/** Ids are made here, so that what follows are a few statements over all rows. The hash stands in for a student's address. */
function prepared(ctx: Ctx, row: Reachable, student: boolean): object {
  return {
    remove: false,
    languages: [],
    ...row,
    email: student ? null : row.email,
    hash: row.email ? addressHash(ctx, row.email) : null,
    channels: row.channels.map((one) => ({ id: newId(), ...one })),
    entry: newId(),
    subject: newId(),
    role_id: newId(),
  };
}

function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
