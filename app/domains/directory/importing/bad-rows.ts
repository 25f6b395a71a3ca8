import type { Problem } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { shownRows } from './judging.ts';
import type { Part, RosterImport } from './roster-import.ts';

/** A row that cannot be taken in, as it came, with why. */
export interface BadRow {
  readonly part: Part;
  readonly line: number;
  readonly problems: readonly Problem[];
  readonly raw: readonly string[];
}

/** The bad rows of an import, in the order of the file. The caller has found it through the actor. */
export async function listBadRows(ctx: Pick<Ctx, 'db'>, { id, readingId }: RosterImport, most: number): Promise<BadRow[]> {
  if (!readingId) return [];
  const rows = await rowsOf(ctx, id, readingId).where('problems', 'is not', null).limit(most).execute();
  return rows.map(({ holds, line, problems, cells }) => ({
    part: holds as Part,
    line,
    problems: problems as unknown as Problem[],
    raw: (cells as unknown as { raw: string[] }).raw,
  }));
}

/** The first good rows with what would become of them. */
export interface FirstRow {
  readonly part: Part;
  readonly line: number;
  readonly deed: string;
  readonly raw: readonly string[];
  readonly name: string | null;
}

export async function listFirstRows(ctx: Pick<Ctx, 'db'>, { id, readingId }: RosterImport, most = shownRows): Promise<FirstRow[]> {
  if (!readingId) return [];
  const rows = await rowsOf(ctx, id, readingId).where('deed', 'is not', null).limit(most).execute();
  return rows.map(({ holds, line, deed, cells }) => {
    const { raw, row } = cells as unknown as { raw: string[]; row: { name?: string } };
    return { part: holds as Part, line, deed: deed ?? 'skip', raw, name: row.name ?? null };
  });
}

/** The rows of a reading, in the order of the file. */
function rowsOf(ctx: Pick<Ctx, 'db'>, importId: string, readingId: string) {
  return ctx.db
    .selectFrom('import_rows')
    .select(['holds', 'line', 'deed', 'problems', 'cells'])
    .where('import_id', '=', importId)
    .where('reading_id', '=', readingId)
    .orderBy('holds')
    .orderBy('line');
}
