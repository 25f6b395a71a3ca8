import { z } from 'zod';
import type { Field, Holds, RosterFile } from '../../../engines/roster-format/index.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { NotFound } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { keptBy, mustKeepDirectory } from '../keepers.ts';

/** What to do with a row whose entry is there already. `create` makes another where only the name is the same. */
export const existingChoices = ['update', 'skip', 'create'] as const;
export type Existing = (typeof existingChoices)[number];

/** The parts of an import: a file of our own holds one of the first three; a roster has organizations, persons and roles. */
export type Part = Holds | 'roles';
export const partOf: Record<RosterFile, Part> = { orgs: 'organizations', users: 'persons', roles: 'roles' };

const tally = z.object({ create: z.number(), update: z.number(), same: z.number(), skip: z.number(), remove: z.number(), bad: z.number() });
export type Tally = z.infer<typeof tally>;

const counts = z.object({
  parts: z.partialRecord(z.enum(['groups', 'persons', 'organizations', 'roles']), tally),
  /** Why the file as a whole cannot be read, or columns that nobody knows; `file` is fatal. */
  notes: z.array(z.object({ file: z.string(), line: z.number(), column: z.string().nullable(), reason: z.string(), fatal: z.boolean() })),
  /** Only while it is read: good and bad rows so far, the share of the bytes, and when that was. */
  soFar: z.object({ rows: z.number(), bad: z.number(), share: z.number(), at: z.coerce.date() }).optional(),
});
export type Counts = z.infer<typeof counts>;
export type Note = Counts['notes'][number];

/**
 * - `uploaded`: its columns are to be chosen
 * - `reading`: it is read through beside the requests
 * - `read`: what would become of it can be looked at
 * - `confirming`: it is taken in beside the requests
 * - `taking-back`: it is taken back beside the requests
 */
export type ImportState = 'uploaded' | 'reading' | 'read' | 'confirming' | 'confirmed' | 'taking-back' | 'taken-back' | 'discarded';

/**
 * A file of more bytes is read, and taken in, by a job beside the requests; a smaller one at once. About 20,000 short rows.
 * What is in a zip is about ten times larger.
 */
export const mostAtOnce = 2 * 1024 * 1024;

export function isLarge({ size, format }: Pick<RosterImport, 'size' | 'format'>): boolean {
  return size * (format === 'zip' ? 10 : 1) > mostAtOnce;
}

const columns = z.object({
  headings: z.array(z.string()),
  map: z.array(z.string().nullable()),
  rosters: z.partialRecord(z.enum(['orgs', 'users', 'roles']), z.array(z.string())).optional(),
});

/** The columns of a file of ours and what each fills; of a roster the headings of each of its files. */
export interface Columns {
  readonly headings: readonly string[];
  readonly map: readonly (Field | null)[];
  readonly rosters?: Partial<Record<RosterFile, readonly string[]>>;
}

/** How a file is to be read, and what to do with what is here already. */
export interface Choices {
  readonly holds: Holds;
  readonly delimiter: string;
  /** For each column of the file the field it fills, or null: left out. */
  readonly map: readonly (Field | null)[];
  readonly existing: Existing;
  readonly allOrNothing: boolean;
  readonly revision: number;
}

export interface RosterImport {
  readonly id: string;
  readonly organizationId: string;
  readonly fileName: string;
  readonly size: number;
  /** `csv`: a file of ours; `oneroster`: one to three CSV files of a roster; `zip`: those in a zip. */
  readonly format: 'csv' | 'oneroster' | 'zip';
  /** The system the file comes from: its external ids are of that system. */
  readonly source: string;
  readonly holds: Holds | null;
  readonly existing: Existing;
  readonly allOrNothing: boolean;
  readonly delimiter: string | null;
  readonly columns: Columns | null;
  /** Null until the file was read through with the columns that were chosen. */
  readonly readingId: string | null;
  readonly state: ImportState;
  readonly counts: Counts | null;
  readonly uploadedAt: Date;
  readonly uploadedByName: string;
  readonly confirmedAt: Date | null;
  readonly discardedAt: Date | null;
  /** Who took it back, and once that is done, when, and how many entries went or became what they were. */
  readonly undo: { readonly byName: string; readonly doneAt: Date | null; readonly removed: number; readonly putBack: number } | null;
  /** Whether it is known row by row what it wrote. */
  readonly isTraced: boolean;
  readonly revision: number;
}

function visibleImports(ctx: Ctx) {
  return ctx.db
    .selectFrom('roster_imports as i')
    .innerJoin('persons as p', 'p.id', 'i.uploaded_by')
    .leftJoin('import_undos as u', 'u.import_id', 'i.id')
    .leftJoin('persons as b', 'b.id', 'u.asked_by')
    .selectAll('i')
    .select(['p.name as uploadedByName', 'b.name as undoneByName', 'u.done_at', 'u.removed', 'u.put_back'])
    .select(({ exists, selectFrom }) => exists(selectFrom('import_entries as e').select('e.turn').whereRef('e.import_id', '=', 'i.id')).as('isTraced'))
    .where('i.organization_id', 'in', keptBy(ctx.actor.personId))
    .where('i.size', '>', 0);
}

type Row = Awaited<ReturnType<ReturnType<typeof visibleImports>['executeTakeFirstOrThrow']>>;

/** An import that the actor may see: of an organization whose directory they keep. @throws NotFound */
export async function getImport(ctx: Ctx, id: string): Promise<RosterImport> {
  const row = isId(id) ? await visibleImports(ctx).where('i.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return asImport(row);
}

/** The imports of an organization, latest first. @throws Denied */
export async function listImports(ctx: Ctx, organizationId: string): Promise<RosterImport[]> {
  await mustKeepDirectory(ctx, organizationId);
  const rows = await visibleImports(ctx).where('i.organization_id', '=', organizationId).orderBy('i.uploaded_at', 'desc').limit(50).execute();
  return rows.map(asImport);
}

function asImport(row: Row): RosterImport {
  return {
    id: row.id,
    organizationId: row.organization_id,
    fileName: row.file_name,
    size: Number(row.size),
    format: row.format as RosterImport['format'],
    source: row.source,
    holds: row.holds as Holds | null,
    existing: row.existing as Existing,
    allOrNothing: row.all_or_nothing,
    delimiter: row.delimiter,
    columns: row.columns === null ? null : (columns.parse(row.columns) as RosterImport['columns']),
    readingId: row.reading_id,
    state: stateOf(row),
    counts: row.counts === null ? null : counts.parse(row.counts),
    uploadedAt: row.uploaded_at,
    uploadedByName: row.uploadedByName,
    confirmedAt: row.confirmed_at,
    discardedAt: row.discarded_at,
    undo: row.undoneByName === null ? null : { byName: row.undoneByName, doneAt: row.done_at, removed: row.removed ?? 0, putBack: row.put_back ?? 0 },
    isTraced: Boolean(row.isTraced),
    revision: row.revision,
  };
}

/** Where an import stands follows from its row, so that nothing can be lost between a row and a job. */
function stateOf(row: Row): ImportState {
  if (row.discarded_at) return 'discarded';
  if (row.undoneByName !== null) return row.done_at ? 'taken-back' : 'taking-back';
  if (row.confirmed_at) return 'confirmed';
  if (row.confirmed_by) return 'confirming';
  if (row.reading_id) return 'read';
  return row.columns === null ? 'uploaded' : 'reading';
}

/** The page of an import follows this. */
export function importTopic(importId: string): string {
  return `import:${importId}`;
}

/** All rows that cannot be taken in. */
export function countBad(found: Counts | null): number {
  return Object.values(found?.parts ?? {}).reduce((sum, part) => sum + part.bad, 0);
}

/** What keeps the whole file from being taken in, if anything does. */
export function fatalNotes(found: Counts | null): readonly Note[] {
  return found?.notes.filter((note) => note.fatal) ?? [];
}
