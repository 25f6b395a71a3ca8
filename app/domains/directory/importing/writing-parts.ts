import { sql } from 'kysely';
import type { Holds } from '../../../engines/roster-format/index.ts';
import { tableOf, type Round } from './staged.ts';

/** Rows whose entry is made or brought up to date. */
export const written = sql`s.deed in ('create', 'update')`;

/** Channels of the file that an entry does not have; nothing is taken away. */
export async function writeChannels({ ctx }: Round, holds: Holds, by: string): Promise<void> {
  await sql`
    insert into channels (id, entry_id, kind, value, lang, created_at, created_by)
    select c.id, s.entry_id, c.kind, c.value, coalesce(s.lang, 'en'), ${ctx.now}, ${by}
    from ${tableOf[holds]} s cross join lateral jsonb_to_recordset(s.channels) as c (id uuid, kind text, value text)
    where ${written} on conflict do nothing`.execute(ctx.db);
}

/** The ids by which the other system knows the entries: kept also where the entry stays as it is, so that the next file finds it. */
export async function writeExternalIds(
  { ctx, organizationId, source }: Round,
  holds: Holds,
  by: string,
  column = '"externalId"',
  from = source,
): Promise<void> {
  await sql`
    insert into external_ids (organization_id, source, kind, external_id, entry_id, created_at, created_by)
    select ${organizationId}, ${from}, ${holds}, ${sql.raw(`s.${column}`)}, s.entry_id, ${ctx.now}, ${by}
    from ${tableOf[holds]} s where s.entry_id is not null and ${sql.raw(`s.${column}`)} is not null and s.deed in ('create', 'update', 'same')
    on conflict do nothing`.execute(ctx.db);
}
