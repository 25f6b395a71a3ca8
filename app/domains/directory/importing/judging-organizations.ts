import { sql } from 'kysely';
import { lacksChannel, lacksExternalId } from './differing.ts';
import { findOrganizations, laterOf, refuse, tableOf, type Round } from './staged.ts';

const table = tableOf.organizations;
const rank = (level: string) => sql.raw(`array_position(array['state', 'region', 'district', 'school', 'partner'], ${level})`);

/** Organizations are found by external id, national id, then exact name within the tree; a new one stands below what it names, else below ours. */
export async function judgeOrganizations(round: Round): Promise<void> {
  const { ctx } = round;
  await prepare(round);
  await refuse(round, 'organizations', round.heading('externalId'), 'duplicate', laterOf('organizations', sql`"externalId"`));
  await refuse(round, 'organizations', round.heading('nces'), 'duplicate', laterOf('organizations', sql`nces`));
  await refuse(
    round,
    'organizations',
    round.heading('name'),
    'same-name',
    laterOf('organizations', sql`lower(name)`, sql`"externalId" is null and nces is null`),
  );
  await match(round);
  await refuse(round, 'organizations', null, 'same-entry', laterOf('organizations', sql`subject_id`));
  await judgeNces(round);
  await place(round);
  await sql`update ${table} s set entry_id = e.id from entries e where e.partner_id = s.subject_id and e.organization_id = ${round.organizationId}`.execute(
    ctx.db,
  );
  await sql`update ${table} s set deed = case
      when s.remove then case when s.subject_id is null or d.removed then 'skip' else 'remove' end
      when s.subject_id is null then 'create' when ${round.existing} <> 'update' then 'skip' when d.differs then 'update' else 'same' end
    from (select t.line, e.removed_at is not null as removed, o.id is not null and (
        t.name <> o.name or coalesce(t.lang <> o.lang, false) or coalesce(t.about <> coalesce(e.about, ''), false)
        or (jsonb_array_length(t.languages) > 0 and to_jsonb(coalesce(e.languages, '{}')) <> t.languages)
        or coalesce(t.type <> coalesce(e.roster_type, ''), false) or e.removed_at is not null or ${lacksChannel} or ${lacksExternalId(round, 'organizations')}
        or (t.nces is not null and not exists (select 1 from external_ids x where x.entry_id = t.entry_id and x.source = 'nces' and x.external_id = t.nces))
        or (t.identifier is not null and not exists (
          select 1 from external_ids x where x.entry_id = t.entry_id and x.source = ${`${round.source} identifier`} and x.external_id = t.identifier))
      ) as differs from ${table} t left join organizations o on o.id = t.subject_id left join entries e on e.id = t.entry_id) d
    where d.line = s.line`.execute(ctx.db);
}

/** A roster names kinds of organizations, and puts national ids among its identifiers. */
async function prepare({ ctx, roster }: Round): Promise<void> {
  if (!roster) return;
  await sql`update ${table} set level = case type when 'school' then 'school' when 'state' then 'state' when 'district' then 'district' when 'local' then 'district'
    else 'partner' end`.execute(ctx.db);
  await sql`update ${table} set nces = identifier, identifier = null
    where (level = 'school' and identifier ~ '^[0-9]{12}$' or level = 'district' and identifier ~ '^[0-9]{7}$') and left(identifier, 2)::int between 1 and 78`.execute(
    ctx.db,
  );
}

async function match(round: Round): Promise<void> {
  const { ctx, organizationId, source, tree } = round;
  const byId = async (from: string, text: string) =>
    sql`update ${table} s set subject_id = coalesce((select k.partner_id from entries k where k.id = kept_entry(e.id)), e.partner_id)
      from external_ids x join entries e on e.id = x.entry_id
      where s.subject_id is null and x.organization_id = ${organizationId} and x.source = ${from} and x.kind = 'organizations'
        and x.external_id = ${sql.raw(text)}`.execute(ctx.db);
  await byId(source, 's."externalId"');
  await byId('nces', 's.nces');
  if (round.existing === 'create') return;
  await sql`update ${table} s set subject_id = f.id from (
      select lower(o.name) as name, min(o.id::text)::uuid as id from organizations o where o.id = any(${tree}::uuid[]) group by 1 having count(*) = 1) f
    where s.subject_id is null and f.name = lower(s.name)
      and not (s."externalId" is not null and exists (select 1 from external_ids x join entries e on e.id = x.entry_id
        where e.partner_id = f.id and x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'organizations'))`.execute(ctx.db);
  // A roster calls our own organization as it likes: the only one of our level is ours.
  await sql`update ${table} s set subject_id = ${organizationId} from organizations us
    where us.id = ${organizationId} and s.subject_id is null and s.level = us.level and us.level <> 'partner'
      and not exists (select 1 from ${table} o where o.level = s.level and o.line <> s.line)
      and not exists (select 1 from ${table} o where o.subject_id = us.id)`.execute(ctx.db);
}

async function judgeNces(round: Round): Promise<void> {
  const { organizationId } = round;
  await refuse(
    round,
    'organizations',
    round.heading('nces'),
    'nces-taken',
    sql`select s.line, s.nces as more from ${table} s join external_ids x on x.organization_id = ${organizationId} and x.source = 'nces' and x.external_id = s.nces
      join entries e on e.id = x.entry_id where s.subject_id is distinct from e.partner_id
      union select s.line, x.external_id from ${table} s join entries e on e.partner_id = s.subject_id and e.organization_id = ${organizationId}
      join external_ids x on x.entry_id = e.id and x.source = 'nces' where s.nces is not null and x.external_id <> s.nces`,
  );
  await refuse(
    round,
    'organizations',
    round.heading('nces'),
    'nces-district',
    sql`select s.line, x.external_id as more from ${table} s join entries e on e.partner_id = ${organizationId} and e.organization_id = ${organizationId}
      join external_ids x on x.entry_id = e.id and x.source = 'nces'
      where length(x.external_id) = 7 and length(s.nces) = 12 and left(s.nces, 7) <> x.external_id`,
  );
}

/** Where new ones stand: below another row of the file, or an organization that is there. Who hangs on nothing is refused. */
async function place(round: Round): Promise<void> {
  const { ctx, organizationId } = round;
  await sql`update ${table} set parent_id = ${organizationId} where above is null`.execute(ctx.db);
  await sql`update ${table} s set parent_id = coalesce(p.subject_id, p.subject) from ${table} p
    where s.parent_id is null and p.line <> s.line and (p."externalId" = s.above or p.nces = s.above)`.execute(ctx.db);
  await sql`update ${table} s set parent_id = coalesce(p.subject_id, p.subject) from ${table} p
    where s.parent_id is null and p.line <> s.line and lower(p.name) = lower(s.above)`.execute(ctx.db);
  await findOrganizations(round, 'organizations', sql`above`, sql`parent_id`);
  await refuse(
    round,
    'organizations',
    round.heading('above'),
    'unknown-above',
    sql`
    with recursive reached as (
      select s.line, s.subject from ${table} s where s.subject_id is not null or s.parent_id in (select id from organizations)
      union select s.line, s.subject from ${table} s join reached r on s.parent_id = r.subject
    ) select s.line, s.above as more from ${table} s where s.line not in (select line from reached)`,
  );
  await refuse(
    round,
    'organizations',
    round.heading('level'),
    'level-above',
    sql`
    select s.line, p.level as more from (select line, parent_id, coalesce(level, 'partner') as level from ${table} where subject_id is null) s
    join (select id, level from organizations union all select subject, coalesce(level, 'partner') from ${table} where subject_id is null) p on p.id = s.parent_id
    where ${rank('s.level')} < ${rank('p.level')} or (${rank('s.level')} = ${rank('p.level')} and s.level <> 'partner')`,
  );
}
