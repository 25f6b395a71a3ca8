import { stringify } from 'csv-stringify/sync';
import { guard } from '../engines/roster-format/index.ts';

/** The mark that tells spreadsheet programs that a file is UTF-8. */
export const byteOrderMark = '\ufeff';

/** Rows of text as lines of CSV for a spreadsheet, which shows every cell and runs none; reading them back by `unguard` gives the same text. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(rows.map((row) => row.map(guard)));
}
