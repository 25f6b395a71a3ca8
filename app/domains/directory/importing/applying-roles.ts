import { sql } from 'kysely';
import { guardStudents } from './applying-persons.ts';
import { tableOf, type Round } from './staged.ts';
import { broughtBack } from './writing-parts.ts';

const table = tableOf.roles;

/** Writes the roles of a roster, then who looks after whom: an agent of a student is a carer, and so is whose agent is a student. */
export async function applyRoles(round: Round, by: string): Promise<void> {
  const { ctx, importId } = round;
  await sql`
    insert into roster_roles (id, entry_id, at_id, role, is_primary, begins_on, ends_on, external_id, created_at, created_by, import_id)
    select s.entry, s.entry_id, s.subject_id, s.role, s."primary", s.begins, s.ends, s."externalId", ${ctx.now}, ${by}, ${importId}
    from ${table} s where s.deed in ('create', 'update')
    on conflict (entry_id, at_id, role) do update set is_primary = excluded.is_primary, begins_on = excluded.begins_on, ends_on = excluded.ends_on,
      external_id = excluded.external_id, removed_at = null, removed_by = null, ${broughtBack}`.execute(ctx.db);
  await sql`update roster_roles k set removed_at = ${ctx.now}, removed_by = ${by} from ${table} s
    where s.deed = 'remove' and k.entry_id = s.entry_id and k.at_id = s.subject_id and k.role = s.role`.execute(ctx.db);
  await guardStudents(round, by);
  await linkCarers(round, by);
}

async function linkCarers({ ctx, organizationId, source, importId }: Round, by: string): Promise<void> {
  const isStudent = (entry: string) =>
    sql`exists (select 1 from roster_roles k where k.entry_id = ${sql.raw(entry)} and k.role = 'student' and k.removed_at is null)`;
  await sql`
    with named as materialized (
      select s.entry_id as one, agent.id from ${tableOf.persons} s cross join lateral jsonb_array_elements_text(s."looksAfter") as agent (id)
      where s.deed in ('create', 'update', 'same') and jsonb_array_length(s."looksAfter") > 0
    ), pairs as materialized (
      select n.one, (select x.entry_id from external_ids x
        where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'persons' and x.external_id = n.id) as other from named n
    ), directed as (
      select one as carer, other as cared from pairs where one <> other and ${isStudent('other')} and not ${isStudent('one')}
      union select other, one from pairs where one <> other and ${isStudent('one')} and not ${isStudent('other')}
    )
    insert into carers (carer_id, cared_id, created_at, created_by, import_id) select carer, cared, ${ctx.now}, ${by}, ${importId}::uuid from directed
    on conflict (carer_id, cared_id) do update set removed_at = null, removed_by = null, import_id = excluded.import_id where carers.removed_at is not null`.execute(
    ctx.db,
  );
}
