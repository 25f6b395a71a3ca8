import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import type { Weighed } from './weighing.ts';
import { putFieldsBack } from './written-fields.ts';

/** SQL over a weighed entry `w`: what the import put beside it ends. */
const yields = sql`w.outcome in ('removed', 'back', 'partly')`;

/** Does to the directory what was weighed. Nothing is deleted but ids of other systems, which are free for the next file. */
export async function putBack(ctx: Ctx, found: Weighed, by: string): Promise<void> {
  await putFieldsBack(ctx, by);
  await endWhatCameBeside(ctx, found, by);
  await endModerations(ctx, found, by);
  await sql`
    update entries e set removed_at = ${ctx.now}, removed_by = ${by}, changed_at = ${ctx.now}, changed_by = ${by}
    from weighed w where w.entry_id = e.id and w.outcome = 'removed' and e.group_id is null`.execute(ctx.db);
  await sql`
    update groups g set removed_at = ${ctx.now}, removed_by = ${by}, changed_at = ${ctx.now}, changed_by = ${by}, revision = g.revision + 1
    from weighed w where w.group_id = g.id and w.outcome = 'removed'`.execute(ctx.db);
  await tellHistory(ctx, found, by);
}

async function endWhatCameBeside(ctx: Ctx, { id }: Weighed, by: string): Promise<void> {
  const ended = sql`removed_at = ${ctx.now}, removed_by = ${by}`;
  for (const table of ['channels', 'roster_roles'])
    await sql`update ${sql.table(table)} t set ${ended} from weighed w
      where w.entry_id = t.entry_id and ${yields} and t.import_id = ${id} and t.removed_at is null`.execute(ctx.db);
  await sql`
    update carers t set ${ended} from (
      select c.carer_id, c.cared_id, bool_or(w.outcome = 'removed') as goes, bool_or(${yields}) as yields, bool_or(w.outcome = 'kept') as kept
      from carers c join weighed w on w.entry_id in (c.carer_id, c.cared_id) where c.import_id = ${id} and c.removed_at is null group by 1, 2) o
    where t.carer_id = o.carer_id and t.cared_id = o.cared_id and (o.goes or o.yields and not o.kept)`.execute(ctx.db);
  await sql`
    with ended as (
      delete from external_ids x using weighed w where w.entry_id = x.entry_id and ${yields} and (x.import_id = ${id} or w.outcome = 'removed') returning x.*)
    insert into ended_external_ids (organization_id, source, kind, external_id, entry_id, created_at, created_by, import_id, ended_at)
    select organization_id, source, kind, external_id, entry_id, created_at, created_by, import_id, ${ctx.now}::timestamptz from ended`.execute(ctx.db);
}

/** Who was a student by this file alone is none any more. */
async function endModerations(ctx: Ctx, { id, organizationId }: Weighed, by: string): Promise<void> {
  await sql`
    update adult_moderations a set ended_at = ${ctx.now}, ended_by = ${by} from weighed w
    where w.person_id = a.person_id and ${yields} and a.import_id = ${id} and a.ended_at is null and not exists (
      select 1 from roster_roles k join entries e on e.id = k.entry_id
      where e.organization_id = ${organizationId} and e.person_id = a.person_id and k.role = 'student' and k.removed_at is null)`.execute(ctx.db);
}

/** One line for each entry, without reactions: nobody is written to because of it. */
async function tellHistory(ctx: Ctx, { id, organizationId }: Weighed, by: string): Promise<void> {
  await sql`
    insert into events (kind, at, organization_id, person_id, subject_id, particulars)
    select case when w.outcome = 'removed' then 'entry.taken-back' else 'entry.put-back' end, ${ctx.now}, ${organizationId}, ${by}, w.subject_id,
      jsonb_build_object('importId', ${id}::text)
    from weighed w where ${yields} order by w.entry_id`.execute(ctx.db);
}
