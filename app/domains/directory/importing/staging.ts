import { setImmediate as othersFirst } from 'node:timers/promises';
import { sql } from 'kysely';
import { cut, fields, rosterFileOf, type RosterFile } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { csvRecords, type CsvRecord } from './csv-records.ts';
import { UnreadableZip, filesOf, type ImportFile } from './file-bytes.ts';
import type { Choices, Columns, Note, RosterImport } from './roster-import.ts';
import { ownRows, rosterRows, type ReadRecord, type WaitingRow } from './rows-of-file.ts';

/** Rows are written so many at a time, or fewer where they are long: no statement is much larger than this. */
const mostRows = 1000;
const mostLetters = 1024 * 1024;
/** How far it is, is told in so many steps. */
const steps = 25;

/** How far a reading has come; may throw, to cut it short. */
export type Report = (soFar: { readonly rows: number; readonly bad: number; readonly share: number }) => Promise<void>;

/** One reading of all files of an import into `import_rows`, a batch at a time. */
export class Staging {
  readonly notes: Note[] = [];
  columns: Columns = { headings: [], map: [] };
  readonly #ctx: Ctx;
  readonly #import: RosterImport;
  readonly #choices: Choices;
  readonly #readingId: string;
  readonly #report: Report;
  readonly #soFar = { rows: 0, bad: 0, bytes: 0, of: 0, step: 0 };
  #waiting: WaitingRow[] = [];
  #letters = 0;

  constructor(ctx: Ctx, found: RosterImport, choices: Choices, readingId: string, report: Report) {
    this.#ctx = ctx;
    this.#import = found;
    this.#choices = choices;
    this.#readingId = readingId;
    this.#report = report;
  }

  async run(): Promise<void> {
    try {
      const { files, close } = await filesOf(this.#ctx, this.#import.id, this.#import.format);
      this.#soFar.of = files.reduce((sum, file) => sum + file.size, 0);
      const seen = new Set<RosterFile>();
      for (const file of files) await (this.#import.format === 'csv' ? this.#own(file) : this.#roster(file, seen));
      close();
      if (this.#import.format !== 'csv' && seen.size === 0) this.#fatal('', 'no-roster');
      if (this.#import.format === 'csv' && files.length > 1) this.#note(files[1]?.name ?? '', 1, null, 'one-file-only');
    } catch (error) {
      if (!(error instanceof UnreadableZip)) throw error;
      this.#fatal(this.#import.fileName, error.reason);
    }
    await this.#write();
    await this.#report({ rows: this.#soFar.rows, bad: this.#soFar.bad, share: 1 });
  }

  async #own(file: ImportFile): Promise<void> {
    if (this.columns.headings.length > 0) return;
    const { holds, map } = this.#choices;
    await this.#each(file, this.#choices.delimiter, (headings) => {
      const fitted = headings.map((_, at) => map[at] ?? null).map((field) => (field && (fields[holds] as readonly string[]).includes(field) ? field : null));
      this.columns = { headings, map: fitted };
      const leftOut = headings.filter((heading, at) => heading !== '' && fitted[at] === null);
      if (leftOut.length > 0) this.#note(file.name, 1, leftOut.slice(0, 20).join(', ') + (leftOut.length > 20 ? ', …' : ''), 'left-out');
      return ownRows(this.#ctx, holds, fitted, headings);
    });
    if (this.#soFar.rows === 0 && !this.notes.some((note) => note.fatal)) this.#fatal(file.name, 'no-rows');
  }

  async #roster(file: ImportFile, seen: Set<RosterFile>): Promise<void> {
    await this.#each(file, ',', (headings) => {
      const kind = rosterFileOf(headings);
      if (!kind || seen.has(kind)) {
        if (!/manifest/i.test(file.name)) this.#note(file.name, 1, null, kind ? 'file-twice' : 'file-left-out');
        return null;
      }
      seen.add(kind);
      this.columns = { ...this.columns, rosters: { ...this.columns.rosters, [kind]: headings } };
      return rosterRows(this.#ctx, kind, headings);
    });
  }

  async #each(file: ImportFile, delimiter: string, begin: (headings: string[]) => ReadRecord | null): Promise<void> {
    let read: ReadRecord | null | undefined;
    for await (const { records, stop } of csvRecords(this.#counted(file), delimiter)) {
      for (const record of records) {
        if (read === undefined) {
          const headings = record.cells.map((cell) => cut(cell.text.trim(), 200));
          read = begin(headings);
          if (read) this.#headings(file, record, headings);
        } else if (read) await this.#take(read(record));
        else break;
      }
      if (stop && read !== null) this.#note(file.name, stop.line, null, stop.reason, true);
    }
    if (read === undefined && !this.notes.some((note) => note.fatal)) this.#fatal(file.name, 'empty-file');
  }

  async *#counted(file: ImportFile): AsyncGenerator<Uint8Array> {
    for await (const piece of file.pieces()) {
      this.#soFar.bytes += piece.length;
      yield piece;
    }
  }

  #headings(file: ImportFile, record: CsvRecord, headings: readonly string[]): void {
    const at = record.cells.findIndex((cell) => !cell.ok);
    const unread = record.cells[at];
    if (unread && !unread.ok) this.#note(file.name, record.line, headings[at] ?? null, unread.reason);
    const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) < at);
    if (twice) this.#note(file.name, record.line, twice, 'column-twice');
  }

  #note(file: string, line: number, column: string | null, reason: string, fatal = false): void {
    if (this.notes.length < 100) this.notes.push({ file, line, column, reason, fatal });
  }

  #fatal(file: string, reason: string): void {
    this.#note(file, 1, null, reason, true);
  }

  async #take(row: WaitingRow): Promise<void> {
    this.#waiting.push(row);
    this.#letters += row.cells.raw.reduce((sum, cell) => sum + cell.length, 0);
    this.#soFar.rows += 1;
    if (row.problems) this.#soFar.bad += 1;
    if (this.#waiting.length < mostRows && this.#letters < mostLetters) return;
    await this.#write();
    // The embedded database answers within this turn of the event loop: without a break no request would be answered until the end.
    await othersFirst();
    const { rows, bad, bytes, of, step } = this.#soFar;
    const share = bytes / of;
    if (Math.floor(share * steps) === step) return;
    this.#soFar.step = Math.floor(share * steps);
    await this.#report({ rows, bad, share });
  }

  async #write(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    this.#letters = 0;
    if (rows.length === 0) return;
    await sql`
      insert into import_rows (import_id, reading_id, holds, line, cells, problems)
      select ${this.#import.id}, ${this.#readingId}, r.holds, r.line, r.cells, r.problems
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (holds text, line integer, cells jsonb, problems jsonb)`.execute(this.#ctx.db);
  }
}
