import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Entry } from './entry.ts';

/** One line of an entry's history: a field that changed, or a thing that was done. */
export interface HistoryLine {
  readonly at: Date;
  readonly byName: string | null;
  /** Kind of event, or null for a change of a field. */
  readonly kind: string | null;
  readonly field: string | null;
  readonly was: string | null;
  readonly became: string | null;
}

/** The history of an entry, latest first. The caller has found it through the actor, with `keeps`. */
export async function historyOf(ctx: Ctx, entry: Entry, limit = 200): Promise<HistoryLine[]> {
  const { rows } = await sql<HistoryLine>`
    with mine as (
      select ${entry.id}::uuid as id union select ${entry.entryId}::uuid
      union select id from encounters where entry_id = ${entry.entryId} and organization_id = ${entry.organizationId}
    ), lines as (
      select d.at, d.by, null::text as kind, d.field, d.was, d.became, d.id as turn from directory_changes d
      where d.row_id in (select id from mine) and d.field not in ('removed_at', 'person_id')
      union all
      select e.at, e.person_id, e.kind, null, null, null, e.id from events e
      where e.organization_id = ${entry.organizationId} and e.kind not in ('entry.changed', 'encounter.changed', 'group.changed', 'organization.changed')
        and (e.subject_id in (select id from mine) or e.particulars ->> 'entryId' = ${entry.entryId} or e.particulars ->> 'keptId' = ${entry.entryId})
    )
    select l.at, p.name as "byName", l.kind, l.field, l.was, l.became from lines l left join persons p on p.id = l.by
    order by l.at desc, l.turn desc limit ${limit}`.execute(ctx.db);
  return rows;
}
