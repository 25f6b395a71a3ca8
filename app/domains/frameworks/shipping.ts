import { isDeepStrictEqual } from 'node:util';
import { sql, type Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';
import { shippedFrameworks, type ShippedFramework } from './shipped.ts';

/**
 * Puts every content file whose key and version are new into the database; run at each start. Safe when two processes
 * start together. Throws, naming them, when files differ from what was shipped under the same version before:
 * readings and promises point at those words, so other words need a new version.
 */
export async function shipFrameworks(db: Kysely<DB>, now: Date, files: readonly ShippedFramework[] = shippedFrameworks()): Promise<void> {
  await db
    .insertInto('frameworks')
    .values(
      files.map((file) => ({
        id: newId(),
        key: file.key,
        version: file.version,
        kind: file.kind,
        organization_id: null,
        content: sql<string>`${JSON.stringify(file.content)}::jsonb`,
        source: file.source,
        rights: file.rights,
        created_at: now,
        created_by: null,
      })),
    )
    .onConflict((conflict) => conflict.columns(['key', 'version', 'organization_id']).doNothing())
    .execute();
  const changed = await changedSinceShipped(db, files);
  if (changed.length > 0) throw new Error(`content changed without a new version: ${changed.join(', ')}`);
}

async function changedSinceShipped(db: Kysely<DB>, files: readonly ShippedFramework[]): Promise<string[]> {
  const rows = await db.selectFrom('frameworks').selectAll().where('organization_id', 'is', null).execute();
  const shipped = new Map(rows.map((row) => [`${row.key} version ${row.version}`, row]));
  return files.flatMap((file) => {
    const name = `${file.key} version ${file.version}`;
    const row = shipped.get(name);
    const same = row && isDeepStrictEqual(row.content, file.content) && row.source === file.source && row.rights === file.rights;
    return same ? [] : [name];
  });
}
