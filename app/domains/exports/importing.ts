import { sql } from 'kysely';
import { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import { readTables, type TableShape } from '../../platform/db/backup-tables.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import { bundleFormat, jsonPath, manifest, type Manifest, type Row } from './bundle.ts';
import { GroundFinder } from './importing-ground.ts';
import { thresholdsHere } from './importing-threshold.ts';
import { insertRows } from './inserting.ts';
import { groundTables, issueTables, type Table } from './tables/index.ts';
import { ImportRefused, openZip, type ZipReader } from './zip-reading.ts';
import type { ExportProgress } from './writing.ts';

export interface ImportedIssue {
  readonly id: string;
  /** Another than in the zip where that address was taken. */
  readonly slug: string;
  /** Rows by table; of people, groups, organizations and frameworks those that were new here. */
  readonly counts: Record<string, number>;
}

export interface ImportIssueOptions {
  readonly file: string;
  readonly onProgress?: (progress: ExportProgress) => void;
}

/**
 * Brings in an issue from a full export: all of it or nothing. Ids stay. People are found here by id or address, groups and
 * organizations by id or name, shipped frameworks by key and version; what is not here is made. A new organization without
 * one above it comes below the top organization, so that somebody here answers for it. Links of invitations do not work any more.
 * @throws ImportRefused for a damaged or foreign file, and where the issue is here already
 */
export async function importIssue(ctx: Ctx, { file, onProgress }: ImportIssueOptions): Promise<ImportedIssue> {
  const zip = await openZip(file);
  try {
    const told = await readManifest(zip);
    return await transact(ctx, (ctx) => bringIn(ctx, zip, told, onProgress));
  } catch (error) {
    throw asRefusal(error);
  } finally {
    zip.close();
  }
}

async function readManifest(zip: ZipReader): Promise<Manifest & { issueId: string }> {
  const lines: string[] = [];
  for await (const line of zip.lines('manifest.json')) lines.push(line);
  const read = parseJson(lines.join('\n'));
  const seen = z.object({ format: z.string(), kind: z.string() }).safeParse(read);
  if (!seen.success) throw new ImportRefused('This is not an export of Longtable: its manifest.json is missing or cannot be read.');
  if (seen.data.format !== bundleFormat)
    throw new ImportRefused(`This export has the format ${seen.data.format}; this version reads ${bundleFormat}. Use a newer version of Longtable.`);
  if (seen.data.kind !== 'full') throw new ImportRefused('This is a public export. Only a full one can be brought in.');
  const told = manifest.safeParse(read);
  if (!told.success || told.data.issue.id === null) throw new ImportRefused('The manifest.json of this export is damaged.');
  return { ...told.data, issueId: told.data.issue.id };
}

async function bringIn(
  ctx: Ctx,
  zip: ZipReader,
  told: Manifest & { issueId: string },
  onProgress?: (progress: ExportProgress) => void,
): Promise<ImportedIssue> {
  const shapes = new Map((await readTables(ctx.db)).map((shape) => [shape.name, shape]));
  const known = await ctx.db.selectFrom('issues').select('slug').where('id', '=', told.issueId).executeTakeFirst();
  if (known) throw new ImportRefused(`This issue is here already: ${known.slug}.`);
  const ground = new GroundFinder(ctx);
  const counts: Record<string, number> = {};
  for (const table of [...groundTables, ...issueTables]) {
    const shape = shapes.get(table.name);
    if (!shape) continue;
    const isGround = groundTables.includes(table);
    const rows = isGround ? ground.newOnes(table.name, batches(zip, table, shape)) : batches(zip, table, shape);
    const prepared = isGround ? rows : prepare(ctx, rows, table, ground);
    counts[table.name] = await insertAll(ctx, table, shape, prepared, (done) => onProgress?.({ table: table.name, done }));
    const read = isGround ? ground.read : (counts[table.name] ?? 0);
    if (read !== (told.counts[table.name] ?? 0))
      throw new ImportRefused(`${jsonPath(table.name)} holds ${read} rows and not ${told.counts[table.name] ?? 0}: the export is not whole.`);
    if (!isGround) await refuseForeign(ctx, table, told.issueId, counts[table.name] ?? 0);
  }
  const issue = await ctx.db.selectFrom('issues').select(['id', 'slug', 'organization_id']).where('id', '=', told.issueId).executeTakeFirst();
  if (!issue) throw new ImportRefused('The issue itself is missing from this export.');
  // Not part of the issue's own history, which stays as it was; the organization's tells that it came.
  await record(ctx, { kind: 'issue.imported', organizationId: issue.organization_id, subjectId: issue.id });
  return { id: issue.id, slug: issue.slug, counts };
}

/** Batch by batch; a table that refers to itself in one statement, at whose end its references are checked. */
async function insertAll(ctx: Ctx, table: Table, shape: TableShape, batches: AsyncIterable<Row[]>, onDone: (done: number) => void): Promise<number> {
  const held: Row[] = [];
  let done = 0;
  for await (const rows of batches) {
    if (table.refersToOwn) held.push(...rows);
    else await insertRows(ctx.db, shape, rows);
    done += rows.length;
    onDone(done);
  }
  await insertRows(ctx.db, shape, held);
  return done;
}

/** Rows of the issue as they go into this database: ids found here in place of the exported ones, and what was withheld made anew. */
async function* prepare(ctx: Ctx, batches: AsyncIterable<Row[]>, table: Table, { ids, thresholds }: GroundFinder): AsyncGenerator<Row[]> {
  for await (const rows of batches) {
    const here = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, typeof cell === 'string' ? (ids.get(cell) ?? cell) : cell])),
    );
    if (table.name === 'issues')
      for (const [at, row] of here.entries()) {
        row['slug'] = await freeSlug(ctx, String(row['slug']));
        Object.assign(row, await thresholdsHere(ctx, row, thresholds.get(String(rows[at]?.['organization_id']))));
      }
    // The link is gone, and no token can ever match what stands in its place.
    if (table.name === 'invitations') for (const row of here) row['token_hash'] = `lost-${newId()}`;
    yield here;
  }
}

async function freeSlug(ctx: Ctx, slug: string): Promise<string> {
  const taken = await ctx.db.selectFrom('issues').select('id').where('slug', '=', slug).executeTakeFirst();
  return taken ? `${slug}-${newId().slice(-6)}` : slug;
}

/** A made-up file could add rows to another issue: all that was brought in must belong to this one, as an export of it would tell. */
async function refuseForeign(ctx: Ctx, table: Table, issueId: string, inserted: number): Promise<void> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table.name)} t where ${table.within(issueId, ctx.now)}`.execute(
    ctx.db,
  );
  if (rows[0]?.count !== inserted) throw new ImportRefused(`${jsonPath(table.name)} has rows that do not belong to the issue.`);
}

/** The rows of a table in the zip, a thousand at a time; every column must be one of the table here. */
async function* batches(zip: ZipReader, table: Table, shape: TableShape): AsyncGenerator<Row[]> {
  const columns = new Set(shape.columns.map(({ name }) => name));
  let batch: Row[] = [];
  let line = 0;
  for await (const text of zip.lines(jsonPath(table.name))) {
    line += 1;
    const row = z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.record(z.string(), z.unknown()), z.array(z.unknown())]))
      .safeParse(parseJson(text));
    if (!row.success) throw new ImportRefused(`${jsonPath(table.name)}, line ${line}: this is no row.`);
    const unknown = Object.keys(row.data).find((name) => !columns.has(name) || table.hidden?.[name] !== undefined);
    if (unknown !== undefined) throw new ImportRefused(`${jsonPath(table.name)}, line ${line}: this version does not know the column ${unknown.slice(0, 60)}.`);
    batch.push(row.data as Row);
    if (batch.length < 1000) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Rows that the database's own rules refuse (classes 22 and 23) come from a file that was made or changed by hand. */
function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof Error && /^2[23]/.test(code) ? new ImportRefused(`The export does not fit together: ${error.message}.`) : error;
}
