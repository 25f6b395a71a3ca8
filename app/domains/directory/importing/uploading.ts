import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { transact } from '../../../platform/db/transact.ts';
import { record } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { no, ok, type Result } from '../../../platform/result.ts';
import { mustKeepDirectory } from '../keepers.ts';
import { firstRecords } from './csv-records.ts';
import { kindOfFile, rosterFileOf } from '../../../engines/roster-format/index.ts';
import type { RosterImport } from './roster-import.ts';

/** A piece of a file as it is kept: small enough for any database, large enough to be few. */
const chunkSize = 1024 * 1024;
/** What a person can still choose among; no list of ours needs more. */
const mostColumns = 300;
/** Why what was sent is no list that can be read. */
export type NoList = 'empty' | 'workbook' | 'utf-16' | 'other' | 'no-headings' | 'too-many-columns';
/** An upload that never came to its end, or an import that nobody went on with, is forgotten after so many days. */
const daysKept = 14;

/**
 * Takes in the files of one form, piece by piece: nothing larger than a piece is held in memory, and any process can go on with it.
 * Until `finish` the import is not there for anybody.
 */
export class Upload {
  readonly id = newId();
  readonly #ctx: Ctx;
  readonly #organizationId: string;
  readonly #by: string;
  readonly #names: string[] = [];
  #size = 0;

  private constructor(ctx: Ctx, organizationId: string, by: string) {
    this.#ctx = ctx;
    this.#organizationId = organizationId;
    this.#by = by;
  }

  /** @throws NotSignedIn, Denied */
  static async begin(ctx: Ctx, organizationId: string): Promise<Upload> {
    const upload = new Upload(ctx, organizationId, await mustKeepDirectory(ctx, organizationId));
    await ctx.db
      .insertInto('roster_imports')
      .values({
        id: upload.id,
        organization_id: organizationId,
        file_name: '…',
        size: 0,
        format: 'csv',
        source: '…',
        uploaded_at: ctx.now,
        uploaded_by: upload.#by,
      })
      .execute();
    return upload;
  }

  async add(name: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    const file = this.#names.push(name) - 1;
    let held: Buffer[] = [];
    let size = 0;
    let number = 0;
    const keep = async () => {
      if (size === 0) return;
      await this.#ctx.db
        .insertInto('import_chunks')
        .values({ import_id: this.id, file, name, number, bytes: Buffer.concat(held) })
        .execute();
      number += 1;
      this.#size += size;
      [held, size] = [[], 0];
    };
    for await (const piece of bytes) {
      held.push(piece);
      size += piece.length;
      if (size >= chunkSize) await keep();
    }
    await keep();
  }

  /** Says which system the files come from; from now on the import waits to be looked at. Of what cannot be read nothing stays. */
  async finish(source: string): Promise<Result<{ id: string }, NoList>> {
    const starts = this.#size === 0 ? [] : await firstBytes(this.#ctx, this.id);
    const kind = await kindOf(starts);
    if (kind !== 'csv' && kind !== 'oneroster' && kind !== 'zip') {
      await this.forget();
      return no(kind);
    }
    await transact(this.#ctx, async (ctx) => {
      await ctx.db
        .updateTable('roster_imports')
        .set({ file_name: this.#names.join(', ').slice(0, 200), size: this.#size, format: kind, source: source || (kind === 'csv' ? 'file' : 'oneroster') })
        .where('id', '=', this.id)
        .execute();
      await record(ctx, {
        kind: 'roster-import.uploaded',
        organizationId: this.#organizationId,
        subjectId: this.id,
        particulars: { size: this.#size, format: kind },
      });
    });
    return ok({ id: this.id });
  }

  /** After a failure: nothing of it stays. */
  async forget(): Promise<void> {
    await this.#ctx.db.deleteFrom('roster_imports').where('id', '=', this.id).where('size', '=', 0).execute();
  }
}

async function kindOf(starts: readonly Buffer[]): Promise<RosterImport['format'] | NoList> {
  const [first] = starts;
  if (!first) return 'empty';
  for (const start of starts) {
    const kind = kindOfFile(start);
    if (kind === 'workbook' || kind === 'utf-16' || kind === 'other') return kind;
  }
  if (kindOfFile(first) === 'zip') return 'zip';
  const [headings = []] = (await firstRecords(first)).records;
  if (headings.every((heading) => heading.trim() === '')) return 'no-headings';
  if (headings.length > mostColumns) return 'too-many-columns';
  return rosterFileOf(headings) ? 'oneroster' : 'csv';
}

/** The beginning of each file of an import. */
export async function firstBytes(ctx: Pick<Ctx, 'db'>, importId: string): Promise<Buffer[]> {
  const { rows } = await sql<{ bytes: Uint8Array }>`
    select substring(bytes from 1 for 262144) as bytes from import_chunks where import_id = ${importId} and number = 0 order by file`.execute(ctx.db);
  return rows.map((row) => Buffer.from(row.bytes));
}

/**
 * Deletes what nobody went on with, on every directory: the file and its rows of imports that were not taken in, the bad rows of those that were,
 * and uploads that never came to their end.
 */
export async function forgetOldImports(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - daysKept * 86_400_000);
  const yesterday = new Date(ctx.now.getTime() - 86_400_000);
  await transact(ctx, async ({ db, now }) => {
    const old = sql`(select id from roster_imports where uploaded_at < ${before})`;
    await sql`delete from import_rows where import_id in ${old}`.execute(db);
    await sql`delete from import_chunks where import_id in ${old}`.execute(db);
    await sql`update roster_imports set discarded_at = ${now}, reading_id = null
      where uploaded_at < ${before} and confirmed_at is null and discarded_at is null and size > 0`.execute(db);
    await sql`delete from roster_imports where size = 0 and uploaded_at < ${yesterday}`.execute(db);
  });
}
