import { sql } from 'kysely';
import type { Round } from './staged.ts';

/** SQL over a staged row `t`: it names a channel that its entry does not have. */
export const lacksChannel = sql`exists (
  select 1 from jsonb_to_recordset(t.channels) as c (kind text, value text)
  where not exists (select 1 from channels h where h.entry_id = t.entry_id and h.kind = c.kind and lower(h.value) = lower(c.value) and h.removed_at is null))`;

/** SQL over a staged row `t`: it has an external id that its entry does not know yet. */
export function lacksExternalId({ organizationId, source }: Round, kind: 'groups' | 'persons' | 'organizations') {
  return sql`(t."externalId" is not null and not exists (
    select 1 from external_ids x where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = ${kind} and x.external_id = t."externalId"))`;
}
