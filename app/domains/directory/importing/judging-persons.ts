import { sql } from 'kysely';
import { lacksChannel, lacksExternalId } from './differing.ts';
import { findOrganizations, keptOf, laterOf, refuse, tableOf, unmerged, wentWithImport, type Round } from './staged.ts';

const table = tableOf.persons;

/** Persons are found by external id, then by address, then by exact name where nothing speaks against it. */
export async function judgePersons(round: Round): Promise<void> {
  await refuse(round, 'persons', round.heading('externalId'), 'duplicate', laterOf('persons', sql`"externalId"`));
  await refuse(round, 'persons', round.heading('email'), 'duplicate', laterOf('persons', sql`email`, sql`"externalId" is null`));
  await findOrganizations(round, 'persons', sql`at`, sql`parent_id`);
  await refuse(round, 'persons', round.heading('at'), 'unknown-school', sql`select line, at as more from ${table} where at is not null and parent_id is null`);
  await byExternalId(round);
  await silence(round);
  await byAddress(round);
  await byName(round);
  await comeAgain(round);
  await refuse(round, 'persons', null, 'same-entry', laterOf('persons', sql`entry_id`));
  const nameless = sql`case when entry_id is null and "externalId" is null and email is null then lower(name) end`;
  await refuse(round, 'persons', round.heading('name') ?? round.heading('familyName'), 'same-name', laterOf('persons', nameless));
  await decide(round);
}

async function byExternalId({ ctx, organizationId, source }: Round): Promise<void> {
  await sql`update ${table} s set entry_id = ${keptOf(sql`x.entry_id`)} from external_ids x
    where x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'persons' and x.external_id = s."externalId"`.execute(ctx.db);
}

/**
 * Of students neither address nor phone is kept, nor of somebody in a roster whose role we do not know: they may be a student.
 * `silent` rows lose both here, before anything is compared or written.
 */
async function silence({ ctx, roster }: Round): Promise<void> {
  const staged = sql`select 1 from ${tableOf.roles} r where r."user" = s."externalId" and not coalesce(r.remove, false)`;
  const known = sql`select 1 from roster_roles k where k.entry_id = s.entry_id and k.removed_at is null`;
  const student = sql`s.role is not distinct from 'student' or exists (${known} and k.role = 'student') or exists (${staged} and r.role = 'student')`;
  const unknown = roster ? sql`not (exists (${known}) or exists (${staged}))` : sql`false`;
  await sql`update ${table} s set silent = true, channels = '[]', email = null, about = null where ${student} or ${unknown}`.execute(ctx.db);
}

/** An entry that carries another id of the same system is somebody else. */
function otherwiseKnown({ source }: Round) {
  return sql`(s."externalId" is not null and exists (select 1 from external_ids x where x.entry_id = e.id and x.source = ${source} and x.kind = 'persons'))`;
}

async function byAddress(round: Round): Promise<void> {
  const { ctx, organizationId } = round;
  await sql`
    with reach as (
      select e.id, p.email as address from entries e join persons p on p.id = e.person_id where e.organization_id = ${organizationId} and p.email is not null
      union select e.id, lower(c.value) from channels c join entries e on e.id = c.entry_id
      where e.organization_id = ${organizationId} and e.person_id is not null and c.kind = 'email' and c.removed_at is null
    ), found as (
      select distinct on (s.line) s.line, e.id from ${table} s join reach r on r.address = s.email join entries e on e.id = r.id
      where s.entry_id is null and ${unmerged(sql`e.id`)} and not ${otherwiseKnown(round)} and not ${wentWithImport}
      order by s.line, lower(e.name) = lower(s.name) desc, e.id
    )
    update ${table} s set entry_id = f.id from found f where f.line = s.line`.execute(ctx.db);
}

async function byName(round: Round): Promise<void> {
  const { ctx, organizationId } = round;
  if (round.existing === 'create') return;
  // Two of one name with two addresses are two people, also where one of them is known by an account alone.
  const addressed = sql`(exists (select 1 from channels c where c.entry_id = e.id and c.kind = 'email' and c.removed_at is null)
    or exists (select 1 from persons p where p.id = e.person_id and p.email is not null))`;
  const found = sql`
    select s.line, count(*) as count, min(e.id::text)::uuid as id from ${table} s
    join entries e on e.organization_id = ${organizationId} and e.person_id is not null and lower(e.name) = lower(s.name)
    where s.entry_id is null and e.removed_at is null and ${unmerged(sql`e.id`)} and not ${otherwiseKnown(round)} and not (s.email is not null and ${addressed})
    group by s.line`;
  await refuse(
    round,
    'persons',
    round.heading('name') ?? round.heading('familyName'),
    'ambiguous-name',
    sql`select line, count as more from (${found}) f where count > 1`,
  );
  await sql`update ${table} s set entry_id = f.id from (${found}) f where f.line = s.line and f.count = 1`.execute(ctx.db);
}

/** Somebody has one entry here: who went out with an import that was taken back comes in anew in the entry that they had. */
async function comeAgain({ ctx, organizationId }: Round): Promise<void> {
  await sql`
    update ${table} s set entry_id = f.id, subject_id = f.person_id, again = true from (
      select t.line, e.id, e.person_id from (
        select line, email, row_number() over (partition by email order by line) as turn from ${table} where entry_id is null and email is not null) t
      join persons p on p.email = t.email join entries e on e.organization_id = ${organizationId} and e.person_id = p.id
      where t.turn = 1 and ${wentWithImport}) f
    where f.line = s.line`.execute(ctx.db);
}

async function decide(round: Round): Promise<void> {
  const { ctx, organizationId, source, existing } = round;
  const lacksRole = sql`(t.role is not null and not exists (select 1 from roster_roles k
    where k.entry_id = t.entry_id and k.role = t.role and k.at_id = coalesce(t.parent_id, ${organizationId}) and k.removed_at is null))`;
  const lacksCare = sql`exists (
    select 1 from jsonb_array_elements_text(t."looksAfter") as other (id) join external_ids x
      on x.organization_id = ${organizationId} and x.source = ${source} and x.kind = 'persons' and x.external_id = other.id
    where exists (select 1 from roster_roles k where k.entry_id in (t.entry_id, x.entry_id) and k.role = 'student' and k.removed_at is null)
      and not exists (select 1 from carers c where c.removed_at is null
      and (c.carer_id = t.entry_id and c.cared_id = x.entry_id or c.cared_id = t.entry_id and c.carer_id = x.entry_id)))`;
  await sql`update ${table} s set deed = case
      when s.remove then case when s.entry_id is null or d.removed then 'skip' else 'remove' end
      when s.entry_id is null or s.again then 'create' when ${existing} <> 'update' then 'skip' when d.differs then 'update' else 'same' end
    from (select t.line, e.removed_at is not null as removed, e.id is not null and (
        t.name <> e.name or coalesce(t."givenName" <> coalesce(e.given_name, ''), false) or coalesce(t."familyName" <> coalesce(e.family_name, ''), false)
        or coalesce(t.about <> coalesce(e.about, ''), false) or coalesce(t.lang <> e.lang, false)
        or (jsonb_array_length(t.languages) > 0 and to_jsonb(e.languages) <> t.languages)
        or e.removed_at is not null or ${lacksChannel} or ${lacksExternalId(round, 'persons')} or ${lacksRole} or ${lacksCare}
      ) as differs from ${table} t left join entries e on e.id = t.entry_id) d
    where d.line = s.line`.execute(ctx.db);
}
