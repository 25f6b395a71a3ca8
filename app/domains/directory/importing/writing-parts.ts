import { sql } from 'kysely';
import type { Holds } from '../../../engines/roster-format/index.ts';
import { tableOf, type Round } from './staged.ts';

/** Rows whose entry is made or brought up to date. */
export const written = sql`s.deed in ('create', 'update')`;
/** SQL of a role that is written over: the import that brings it back brought it; one that stands stays as it came. */
export const broughtBack = sql`import_id = case when roster_roles.removed_at is null then roster_roles.import_id else excluded.import_id end`;

/** Channels of the file that an entry does not have; nothing is taken away. */
export async function writeChannels({ ctx, importId }: Round, holds: Holds, by: string): Promise<void> {
  await sql`
    insert into channels (id, entry_id, kind, value, lang, created_at, created_by, import_id)
    select c.id, s.entry_id, c.kind, c.value, coalesce(s.lang, 'en'), ${ctx.now}, ${by}, ${importId}
    from ${tableOf[holds]} s cross join lateral jsonb_to_recordset(s.channels) as c (id uuid, kind text, value text)
    where ${written} on conflict do nothing`.execute(ctx.db);
}

/** The ids by which the other system knows the entries: kept also where the entry stays as it is, so that the next file finds it. */
export async function writeExternalIds(
  { ctx, organizationId, source, importId }: Round,
  holds: Holds,
  by: string,
  column = '"externalId"',
  from = source,
): Promise<void> {
  await sql`
    insert into external_ids (organization_id, source, kind, external_id, entry_id, created_at, created_by, import_id)
    select ${organizationId}, ${from}, ${holds}, ${sql.raw(`s.${column}`)}, s.entry_id, ${ctx.now}, ${by}, ${importId}
    from ${tableOf[holds]} s where s.entry_id is not null and ${sql.raw(`s.${column}`)} is not null and s.deed in ('create', 'update', 'same')
    on conflict do nothing`.execute(ctx.db);
}
