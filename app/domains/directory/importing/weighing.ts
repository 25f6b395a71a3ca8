import { sql } from 'kysely';
import type { Ctx } from '../../../platform/ctx.ts';
import type { RosterImport } from './roster-import.ts';
import { usesOf } from './uses.ts';
import { layOutFields } from './written-fields.ts';

export type Weighed = Pick<RosterImport, 'id' | 'organizationId' | 'confirmedAt'>;

/**
 * Finds for each entry that stood in the file of an import what taking it back comes to, as a temporary table `weighed`: the entry goes (`removed`),
 * goes `back` to what it was, `partly` where somebody changed it since, or is `kept`; with a reason for the last two. Of the rest (`same`) the
 * import changed nothing, or it is gone already. In the caller's transaction.
 */
export async function weigh(ctx: Ctx, found: Weighed): Promise<void> {
  await layOut(ctx, found.id);
  await findUses(ctx, found);
  await sql`update weighed w set reason = case when later then 'later' when used is not null then used when ${changedSince(found)} then 'changed' end
    where added and not gone`.execute(ctx.db);
  await keepAbove(ctx, found);
  await layOutFields(ctx, found.id);
  await sql`
    update weighed w set reason = case when later then 'later' else (select min(f.blocked) from written_fields f where f.entry_id = w.entry_id) end
    where not added`.execute(ctx.db);
  await sql`
    update weighed w set outcome = case
      when added and gone or not added and not ${touched(found)} then 'same'
      when reason is null then case when added then 'removed' else 'back' end
      when added or later then 'kept' else 'partly' end`.execute(ctx.db);
}

async function layOut(ctx: Ctx, importId: string): Promise<void> {
  await sql`drop table if exists weighed`.execute(ctx.db);
  await sql`
    create temporary table weighed on commit drop as
    select i.entry_id, i.added, i.made, e.group_id, e.person_id, e.partner_id, coalesce(e.group_id, e.person_id, e.partner_id) as subject_id,
      coalesce(g.removed_at, e.removed_at) is not null as gone,
      exists (select 1 from import_entries l where l.entry_id = i.entry_id and l.turn > i.turn and not ${isUndone('l.import_id')}) as later,
      null::text as used, null::text as reason, null::text as outcome
    from import_entries i join entries e on e.id = i.entry_id left join groups g on g.id = e.group_id
    where i.import_id = ${sql.lit(importId)}`.execute(ctx.db);
  await sql`create index on weighed (entry_id)`.execute(ctx.db);
  await sql`create index on weighed (subject_id)`.execute(ctx.db);
  await sql`analyze weighed`.execute(ctx.db);
}

function isUndone(column: string) {
  return sql`exists (select 1 from import_undos u where u.import_id = ${sql.ref(column)} and u.done_at is not null)`;
}

/** Of what was known before the import only what was done with it since counts. */
async function findUses(ctx: Ctx, { organizationId, confirmedAt }: Weighed): Promise<void> {
  await sql`
    update weighed w set used = found.reason from (
      select entry_id, min(reason) as reason from (
        select w.entry_id, u.reason from (${usesOf(organizationId)}) u join weighed w on w.subject_id = u.subject
        where w.made or u.since is null or u.since >= ${confirmedAt}
        union all select entry_id, 'encounter' from encounters where removed_at is null
        union all select unnest(array[kept_id, merged_id]), 'merged' from merges where undone_at is null and organization_id = ${organizationId}
      ) one group by 1
    ) found where found.entry_id = w.entry_id`.execute(ctx.db);
}

/** SQL over an entry `w` that the import added: somebody changed it by hand since, or how it is reached, or whether an adult looks first. */
function changedSince({ id, organizationId, confirmedAt }: Weighed) {
  return sql`(exists (
      select 1 from directory_changes d where d.row_id in (w.entry_id, w.subject_id)
        and (d.import_id is null or d.import_id <> ${id} and not ${isUndone('d.import_id')})
        and d.id > coalesce((select max(o.id) from directory_changes o where o.row_id = w.entry_id and o.import_id = ${id}), 0))
    or exists (select 1 from channels c where c.entry_id = w.entry_id and (c.import_id is not distinct from ${id}) = (c.removed_at is not null))
    or exists (select 1 from adult_moderations a where a.person_id = w.person_id and a.organization_id = ${organizationId}
      and (a.import_id = ${id} and a.ended_at is not null or a.import_id is null and a.ended_at is null and a.at >= ${confirmedAt})))`;
}

/** An organization stays while one below it stays, or somebody who stays has a role there. */
async function keepAbove(ctx: Ctx, { id, organizationId }: Weighed): Promise<void> {
  const candidates = sql`(select partner_id from weighed where added and partner_id is not null)`;
  await sql`
    with recursive above as (
      select o.parent_id as id from organizations o
      where o.parent_id in ${candidates} and not exists (select 1 from weighed w where w.subject_id = o.id and w.added and w.reason is null)
        and not exists (select 1 from entries e where e.partner_id = o.id and e.organization_id = ${organizationId} and e.removed_at is not null)
      union select k.at_id from roster_roles k join entries e on e.id = k.entry_id
      where k.at_id in ${candidates} and k.removed_at is null and e.removed_at is null and not (k.import_id is not distinct from ${id} and exists (
        select 1 from weighed w where w.entry_id = k.entry_id and not w.later and (not w.added or w.reason is null)))
      union select o.parent_id from above a join organizations o on o.id = a.id where o.parent_id in ${candidates}
    )
    update weighed w set reason = 'below' from above a where w.partner_id = a.id and w.added and not w.gone and w.reason is null`.execute(ctx.db);
}

/** SQL over an entry `w` that was there before: the import changed a field of it, or put something beside it. */
function touched({ id }: Weighed) {
  const beside = (table: string, column: string) =>
    sql`exists (select 1 from ${sql.table(table)} t where t.${sql.ref(column)} = w.entry_id and t.import_id = ${id})`;
  return sql`(exists (select 1 from written_fields f where f.entry_id = w.entry_id)
    or ${beside('channels', 'entry_id')} or ${beside('roster_roles', 'entry_id')} or ${beside('external_ids', 'entry_id')}
    or ${beside('carers', 'carer_id')} or ${beside('carers', 'cared_id')}
    or exists (select 1 from adult_moderations a where a.person_id = w.person_id and a.import_id = ${id}))`;
}
