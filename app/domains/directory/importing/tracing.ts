import { sql, type RawBuilder } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import { tableOf, type Round } from './staged.ts';

/** What `work` changes in the directory is written down in its history as the deed of this import. In the caller's transaction. */
export async function inNameOf<T>(ctx: Ctx, importId: string, work: () => Promise<T>): Promise<T> {
  const name = (text: string) => sql`select set_config('longtable.import', ${text}, true)`.execute(ctx.db);
  await name(importId);
  const value = await work();
  await name('');
  return value;
}

/** Writes down which entries stood in the file, and which of them it brought: by that it can be taken back. After all of it is written. */
export async function traceEntries({ ctx, importId }: Round): Promise<void> {
  const named = (table: RawBuilder<unknown>) => sql`
    select ${importId}::uuid, entry_id, deed = 'create', deed = 'create' and not again and subject_id = subject from ${table} where entry_id is not null`;
  await sql`
    insert into import_entries (import_id, entry_id, added, made)
    ${named(tableOf.groups)} union all ${named(tableOf.organizations)} union all ${named(tableOf.persons)}
    on conflict do nothing`.execute(ctx.db);
  await sql`
    insert into import_entries (import_id, entry_id, added, made)
    select distinct ${importId}::uuid, entry_id, false, false from ${tableOf.roles} where entry_id is not null on conflict do nothing`.execute(ctx.db);
}
