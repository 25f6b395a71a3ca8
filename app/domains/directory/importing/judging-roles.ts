import { sql } from 'kysely';
import { keptOf, refuse, tableOf, type Round } from './staged.ts';

const table = tableOf.roles;

/**
 * Roles are found by person, organization and name of the role. `before`: whom each is about, as far as it is known without the persons of the file;
 * `after`: with them, and what becomes of it.
 */
export async function judgeRoles(round: Round, when: 'before' | 'after'): Promise<void> {
  const { ctx, organizationId, source, existing } = round;
  await sql`update ${table} s set entry_id = ${keptOf(sql`x.entry_id`)} from external_ids x
    where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'persons' and x.external_id = s."user"`.execute(ctx.db);
  if (when === 'before') return;
  await sql`update ${table} s set entry_id = coalesce(p.entry_id, p.entry) from ${tableOf.persons} p where p."externalId" = s."user"`.execute(ctx.db);
  await sql`update ${table} s set subject_id = coalesce(o.subject_id, o.subject) from ${tableOf.organizations} o where o."externalId" = s.org`.execute(ctx.db);
  await sql`update ${table} s set subject_id = e.partner_id from external_ids x join entries e on e.id = x.entry_id
    where s.subject_id is null and x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'organizations' and x.external_id = s.org`.execute(
    ctx.db,
  );
  await refuse(round, 'roles', 'userSourcedId', 'unknown-person', sql`select line, "user" as more from ${table} where entry_id is null`);
  await refuse(round, 'roles', 'orgSourcedId', 'unknown-school', sql`select line, org as more from ${table} where subject_id is null`);
  await sql`update ${table} s set deed = case
      when d.turn > 1 then 'skip'
      when s.remove then case when d.stands then 'remove' else 'skip' end
      when not d.known then 'create' when ${existing} <> 'update' then 'skip' when d.differs then 'update' else 'same' end
    from (
      select t.line, row_number() over (partition by t.entry_id, t.subject_id, t.role order by t."primary" desc, t.line) as turn, k.id is not null as known,
        k.id is not null and k.removed_at is null as stands,
        k.removed_at is not null or k.is_primary is distinct from t."primary" or k.begins_on is distinct from t.begins or k.ends_on is distinct from t.ends
          or k.external_id is distinct from t."externalId" as differs
      from ${table} t left join roster_roles k on k.entry_id = t.entry_id and k.at_id = t.subject_id and k.role = t.role) d
    where d.line = s.line`.execute(ctx.db);
}
