import { stringify } from 'csv-stringify/sync';
import { guard } from '../../engines/roster-format/index.ts';
import type { Cell, Row } from './bundle.ts';

export { byteOrderMark } from '../../platform/csv.ts';

/** Rows as CSV lines for a spreadsheet. */
export function csvLines(columns: readonly string[], rows: readonly Row[]): string {
  return stringify(rows.map((row) => columns.map((column) => forSpreadsheet(row[column] ?? null))));
}

export function csvHead(columns: readonly string[]): string {
  return stringify([[...columns]]);
}

/**
 * A cell that a spreadsheet program shows and never runs: text that begins like a formula gets an apostrophe in front.
 * Numbers stay numbers. The JSON files hold the text as people wrote it.
 */
export function forSpreadsheet(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guard(cell);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}
