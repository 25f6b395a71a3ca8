import { sql } from 'kysely';
import { lacksChannel, lacksExternalId } from './differing.ts';
import { laterOf, refuse, tableOf, type Round } from './staged.ts';

const table = tableOf.groups;

/** Groups are found by external id, then by exact name: a name stands once in an organization. */
export async function judgeGroups(round: Round): Promise<void> {
  const { ctx, organizationId, source, existing } = round;
  await refuse(round, 'groups', round.heading('externalId'), 'duplicate', laterOf('groups', sql`"externalId"`));
  await refuse(round, 'groups', round.heading('name'), 'duplicate', laterOf('groups', sql`lower(name)`));
  await sql`update ${table} s set subject_id = kept_group(e.group_id) from external_ids x join entries e on e.id = x.entry_id
    where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'groups' and x.external_id = s."externalId"`.execute(ctx.db);
  await refuse(
    round,
    'groups',
    round.heading('name'),
    'name-taken',
    sql`select s.line, s.name as more from ${table} s join groups g on g.organization_id = ${organizationId} and lower(g.name) = lower(s.name) and g.removed_at is null
      where (s.subject_id is not null and kept_group(g.id) <> s.subject_id)
        or (s.subject_id is null and s."externalId" is not null and exists (
          select 1 from external_ids x join entries e on e.id = x.entry_id where e.group_id = g.id and x.source = ${source} and x.kind = 'groups'))`,
  );
  await sql`update ${table} s set subject_id = kept_group(g.id) from groups g
    where s.subject_id is null and g.organization_id = ${organizationId} and lower(g.name) = lower(s.name) and g.removed_at is null`.execute(ctx.db);
  await refuse(round, 'groups', null, 'same-entry', laterOf('groups', sql`subject_id`));
  await sql`update ${table} s set entry_id = e.id from entries e where e.group_id = s.subject_id`.execute(ctx.db);
  await sql`update ${table} s set deed = case
      when s.subject_id is null then 'create' when ${existing} <> 'update' then 'skip' when d.differs then 'update' else 'same' end
    from (select t.line, g.id is not null and (
        t.name <> g.name or coalesce(t.about <> coalesce(g.about, ''), false) or coalesce(t.lang <> g.lang, false)
        or (jsonb_array_length(t.languages) > 0 and to_jsonb(coalesce(e.languages, '{}')) <> t.languages)
        or coalesce(t.knows <> coalesce(e.knows, ''), false) or coalesce(t.believes <> coalesce(e.believes, ''), false)
        or coalesce(t.does <> coalesce(e.does, ''), false) or ${lacksChannel} or ${lacksExternalId(round, 'groups')}
      ) as differs from ${table} t left join groups g on g.id = t.subject_id left join entries e on e.id = t.entry_id) d
    where d.line = s.line`.execute(ctx.db);
}
