import { sql } from 'kysely';
import {
  cut,
  fields,
  problemsOfForm,
  readRosterRow,
  readRow,
  rosterFileOf,
  type Field,
  type Holds,
  type Problem,
  type RosterFile,
  type RosterUser,
} from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import { StaleRevision } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { addressHash } from '../adult-moderation.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { csvRecords, type CsvRecord } from './csv-records.ts';
import { UnreadableZip, filesOf, type ImportFile } from './file-bytes.ts';
import { judge } from './judging.ts';
import { getImport, partOf, type Existing, type Note, type Part, type RosterImport } from './roster-import.ts';

export interface Choices {
  readonly holds: Holds;
  readonly delimiter: string;
  /** For each column of the file the field it fills, or null: left out. */
  readonly map: readonly (Field | null)[];
  readonly existing: Existing;
  readonly allOrNothing: boolean;
  readonly revision: number;
}

/**
 * Reads the file through with these choices, and finds what would become of each row. Nothing of the directory changes. A reading that is cut
 * short leaves the import as it was. `twice` where a field stands for two columns, `no-name` where none holds the name.
 * @throws NotFound, Denied, StaleRevision
 */
export async function readImport(ctx: Ctx, importId: string, choices: Choices): Promise<Result<null, 'twice' | 'no-name' | 'done'>> {
  const found = await getImport(ctx, importId);
  await mustKeepDirectory(ctx, found.organizationId);
  if (found.confirmedAt || found.discardedAt) return no('done');
  if (found.format === 'csv') {
    const chosen = choices.map.filter((field) => field !== null);
    if (new Set(chosen).size < chosen.length) return no('twice');
    if (!chosen.some((field) => field === 'name' || field === 'givenName' || field === 'familyName')) return no('no-name');
  }
  const readingId = newId();
  const reading = new Reading(ctx, found, choices, readingId);
  await reading.run();
  await transact(ctx, async (ctx) => {
    const parts = await judge(ctx, { ...found, readingId, existing: choices.existing, columns: reading.columns });
    const changed = await ctx.db
      .updateTable('roster_imports')
      .set({
        holds: found.format === 'csv' ? choices.holds : null,
        delimiter: choices.delimiter,
        existing: choices.existing,
        all_or_nothing: choices.allOrNothing,
        columns: sql`${JSON.stringify(reading.columns)}::jsonb`,
        counts: sql`${JSON.stringify({ parts, notes: reading.notes })}::jsonb`,
        reading_id: readingId,
        revision: sql`revision + 1`,
      })
      .where('id', '=', importId)
      .where('revision', '=', choices.revision)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw new StaleRevision();
    await ctx.db.deleteFrom('import_rows').where('import_id', '=', importId).where('reading_id', '<>', readingId).execute();
  });
  return ok(null);
}

interface Staged {
  holds: Part;
  line: number;
  cells: object;
  problems: readonly Problem[] | null;
}

/** One reading of all files of an import into `import_rows`, a batch at a time. */
class Reading {
  readonly notes: Note[] = [];
  columns: { headings: readonly string[]; map: readonly (Field | null)[] } = { headings: [], map: [] };
  readonly #ctx: Ctx;
  readonly #import: RosterImport;
  readonly #choices: Choices;
  readonly #readingId: string;
  #waiting: Staged[] = [];

  constructor(ctx: Ctx, found: RosterImport, choices: Choices, readingId: string) {
    this.#ctx = ctx;
    this.#import = found;
    this.#choices = choices;
    this.#readingId = readingId;
  }

  async run(): Promise<void> {
    try {
      const { files, close } = await filesOf(this.#ctx, this.#import.id, this.#import.format);
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
  }

  async #own(file: ImportFile): Promise<void> {
    if (this.columns.headings.length > 0) return;
    const { holds, map } = this.#choices;
    await this.#each(file, this.#choices.delimiter, (headings) => {
      const fitted = headings.map((_, at) => map[at] ?? null).map((field) => (field && (fields[holds] as readonly string[]).includes(field) ? field : null));
      this.columns = { headings, map: fitted };
      for (const [at, heading] of headings.entries()) if (fitted[at] === null) this.#note(file.name, 1, heading, 'unknown-column');
      return (record) => {
        const read = readRow(
          holds,
          fitted,
          headings,
          record.cells.map((cell) => cell.text),
        );
        if (!read.ok) return this.#bad(holds, record, read.problems);
        this.#good(holds, record, this.#prepared(read.row, read.row.role === 'student'));
      };
    });
  }

  async #roster(file: ImportFile, seen: Set<RosterFile>): Promise<void> {
    await this.#each(file, ',', (headings) => {
      const kind = rosterFileOf(headings);
      if (!kind || seen.has(kind)) {
        if (!/manifest/i.test(file.name)) this.#note(file.name, 1, null, kind ? 'file-twice' : 'file-left-out');
        return null;
      }
      seen.add(kind);
      return (record) => {
        const read = readRosterRow(
          kind,
          headings,
          record.cells.map((cell) => cell.text),
        );
        if (!read.ok) return this.#bad(partOf[kind], record, read.problems);
        this.#good(partOf[kind], record, kind === 'users' ? this.#prepared(read.row as RosterUser, false) : { ...read.row, entry: newId(), subject: newId() });
      };
    });
  }

  /** Ids are made here, so that what follows are a few statements over all rows. The hash stands in for a student's address. */
  #prepared(row: { readonly channels: readonly { kind: string; value: string }[]; readonly email: string | null }, student: boolean): object {
    const hash = row.email ? addressHash(this.#ctx, row.email) : null;
    return {
      ...row,
      email: student ? null : row.email,
      hash,
      channels: row.channels.map((one) => ({ id: newId(), ...one })),
      entry: newId(),
      subject: newId(),
      role_id: newId(),
    };
  }

  async #each(file: ImportFile, delimiter: string, begin: (headings: string[]) => ((record: CsvRecord) => void) | null): Promise<void> {
    let take: ((record: CsvRecord) => void) | null | undefined;
    let headings: string[] = [];
    for await (const { records, stop } of csvRecords(file.pieces(), delimiter)) {
      for (const record of records) {
        if (take === undefined) {
          headings = record.cells.map((cell) => cut(cell.text.trim(), 200));
          take = begin(headings);
          if (take) this.#headings(file, record, headings);
          continue;
        }
        if (take === null) break;
        const wrong = problemsOfForm(record.cells, headings);
        if (wrong.length > 0) this.#bad(this.#partOf(headings), record, wrong);
        else take(record);
        if (this.#waiting.length >= 1000) await this.#write();
      }
      if (stop && take !== null) this.#note(file.name, stop.line, null, stop.reason, true);
    }
    if (take === undefined && !this.notes.some((note) => note.fatal)) this.#fatal(file.name, 'empty-file');
  }

  #headings(file: ImportFile, record: CsvRecord, headings: readonly string[]): void {
    for (const [at, cell] of record.cells.entries()) if (!cell.ok) this.#note(file.name, record.line, headings[at] ?? null, cell.reason);
    const twice = headings.find((heading, at) => heading !== '' && headings.indexOf(heading) < at);
    if (twice) this.#note(file.name, record.line, twice, 'column-twice');
  }

  #partOf(headings: readonly string[]): Part {
    if (this.#import.format === 'csv') return this.#choices.holds;
    return partOf[rosterFileOf(headings) ?? 'users'];
  }

  #good(holds: Part, record: CsvRecord, row: object): void {
    this.#waiting.push({ holds, line: record.line, cells: { row, raw: record.cells.map((cell) => cell.text) }, problems: null });
  }

  #bad(holds: Part, record: CsvRecord, problems: readonly Problem[]): void {
    this.#waiting.push({ holds, line: record.line, cells: { raw: record.cells.map((cell) => cell.text) }, problems });
  }

  #note(file: string, line: number, column: string | null, reason: string, fatal = false): void {
    if (this.notes.length < 100) this.notes.push({ file, line, column, reason, fatal });
  }

  #fatal(file: string, reason: string): void {
    this.#note(file, 1, null, reason, true);
  }

  async #write(): Promise<void> {
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length === 0) return;
    await sql`
      insert into import_rows (import_id, reading_id, holds, line, cells, problems)
      select ${this.#import.id}, ${this.#readingId}, r.holds, r.line, r.cells, r.problems
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (holds text, line integer, cells jsonb, problems jsonb)`.execute(this.#ctx.db);
  }
}
