import type { Kysely } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { DB } from '../../platform/db/schema.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import type { Issue } from '../issues/index.ts';
import { standingOn } from '../people/index.ts';
import type { Kind } from './bundle.ts';
import { fullBundle, type Reader } from './full.ts';
import { canExportFull } from './policy.ts';
import { publicBundle } from './public/index.ts';
import { writeBundle, type ExportProgress } from './writing.ts';

export interface ExportOptions {
  readonly kind: Kind;
  /** Only for the full kind: see `Reader`. */
  readonly reader: Reader;
  /** Path of the zip; it must not exist yet. */
  readonly file: string;
  readonly onProgress?: (progress: ExportProgress) => void;
}

export interface Exported {
  /** Rows by table. */
  readonly counts: Record<string, number>;
  readonly withheld: number;
}

/**
 * Writes an issue, which the caller found through the actor, into a new zip: all of it as it was at one moment.
 * That a convener took the full one out becomes part of the issue's history. @throws Denied
 */
export async function exportIssue(ctx: Ctx, issue: Issue, options: ExportOptions): Promise<Exported> {
  const { kind, reader, file, onProgress } = options;
  if (kind === 'full' && reader === 'convener') {
    const verdict = canExportFull(await standingOn(ctx, issue.id));
    if (!verdict.allowed) throw new Denied(verdict.reason);
  }
  const exported = await inOneSnapshot(ctx.db, async (db) => {
    const bundle = kind === 'full' ? await fullBundle({ ...ctx, db }, issue, reader) : await publicBundle({ ...ctx, db }, issue);
    const counts = await writeBundle(file, bundle, onProgress);
    return { counts, withheld: bundle.withheld.length };
  });
  if (kind === 'full' && reader === 'convener') {
    await transact(ctx, (ctx) => record(ctx, { kind: 'issue.exported', issueId: issue.id, subjectId: issue.id, particulars: { kind } }));
  }
  return exported;
}

/** Later writes are not seen, so that tables fit each other. */
function inOneSnapshot<T>(db: Kysely<DB>, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().setIsolationLevel('repeatable read').execute(work);
}
