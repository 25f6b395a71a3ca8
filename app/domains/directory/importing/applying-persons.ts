import { sql } from 'kysely';
import { languagesOf } from './applying-groups.ts';
import { tableOf, type Round } from './staged.ts';
import { broughtBack, writeChannels, writeExternalIds, written } from './writing-parts.ts';

const table = tableOf.persons;
/** Rows that get an entry of their own. One who comes again has theirs, of which nothing but what the file says stays. */
const fresh = sql`s.deed = 'create' and not s.again`;

/** Makes and brings up to date the persons of a reading, with the roles and those they look after that stand in their rows. */
export async function applyPersons(round: Round, by: string): Promise<void> {
  const { ctx, organizationId, importId } = round;
  await makePersons(round, by);
  await sql`
    insert into entries (id, organization_id, person_id, name, given_name, family_name, about, lang, languages, created_at, created_by)
    select s.entry, ${organizationId}, s.subject_id, s.name, s."givenName", s."familyName", s.about, coalesce(s.lang, 'en'),
      coalesce((select array_agg(l.tag order by l.turn) from jsonb_array_elements_text(s.languages) with ordinality as l (tag, turn)), '{}'), ${ctx.now}, ${by}
    from ${table} s where ${fresh}`.execute(ctx.db);
  await sql`update ${table} s set entry_id = entry where ${fresh}`.execute(ctx.db);
  const sameName = sql`s.name = e.name and not s.again`;
  const after = sql`s.name, coalesce(s."givenName", case when ${sameName} then e.given_name end), coalesce(s."familyName", case when ${sameName} then e.family_name end),
    coalesce(s.about, case when not s.again then e.about end), coalesce(s.lang, e.lang), case when s.again and jsonb_array_length(s.languages) = 0 then '{}' else ${languagesOf} end,
    null::timestamptz`;
  await sql`
    update entries e set (name, given_name, family_name, about, lang, languages, removed_at) = (select ${after}), removed_by = null,
      changed_at = ${ctx.now}, changed_by = ${by}, revision = e.revision + 1
    from ${table} s where (s.deed = 'update' or s.again) and e.id = s.entry_id
      and (e.name, e.given_name, e.family_name, e.about, e.lang, e.languages, e.removed_at) is distinct from (${after})`.execute(ctx.db);
  await sql`
    update entries e set removed_at = ${ctx.now}, removed_by = ${by}, changed_at = ${ctx.now}, changed_by = ${by}
    from ${table} s where s.deed = 'remove' and e.id = s.entry_id and e.removed_at is null`.execute(ctx.db);
  await writeChannels(round, 'persons', by);
  await writeExternalIds(round, 'persons', by);
  await sql`
    insert into roster_roles (id, entry_id, at_id, role, created_at, created_by, import_id)
    select s.role_id, s.entry_id, coalesce(s.parent_id, ${organizationId}), s.role, ${ctx.now}, ${by}, ${importId} from ${table} s where ${written} and s.role is not null
    on conflict (entry_id, at_id, role) do update set removed_at = null, removed_by = null, ${broughtBack}`.execute(ctx.db);
  await guardStudents(round, by);
}

/** Whoever has that address already is the same human, unless they have an entry here; an address that two share belongs to the first. */
async function makePersons({ ctx, organizationId }: Round, by: string): Promise<void> {
  await sql`
    update ${table} s set subject_id = f.person_id from (
      select t.line, p.id as person_id from (
        select line, email, row_number() over (partition by email order by line) as turn from ${table} s where ${fresh} and email is not null) t
      join persons p on p.email = t.email
      where t.turn = 1 and not exists (select 1 from entries e where e.organization_id = ${organizationId} and e.person_id = p.id)) f
    where f.line = s.line`.execute(ctx.db);
  await sql`
    insert into persons (id, name, email, locale, created_at, created_by)
    select s.subject, s.name,
      case when row_number() over (partition by s.email order by s.line) = 1 and not exists (select 1 from persons p where p.email = s.email) then s.email end,
      case when s.languages ->> 0 in ('en', 'es', 'ar') then s.languages ->> 0 else 'en' end, ${ctx.now}, ${by}
    from ${table} s where ${fresh} and s.subject_id is null`.execute(ctx.db);
  await sql`update ${table} s set subject_id = subject where ${fresh} and subject_id is null`.execute(ctx.db);
}

/** Whoever is a student now waits for an adult, and loses what should not be kept of them. Also after roles came in. */
export async function guardStudents({ ctx, organizationId, importId }: Round, by: string): Promise<void> {
  const students = sql`select k.entry_id from roster_roles k join entries e on e.id = k.entry_id
    where e.organization_id = ${organizationId} and k.role = 'student' and k.removed_at is null`;
  await sql`delete from channels where entry_id in (${students})`.execute(ctx.db);
  await sql`update entries set about = null, changed_at = ${ctx.now}, changed_by = ${by} where id in (${students}) and about is not null`.execute(ctx.db);
  // What stood there is not kept in the history either.
  await sql`delete from directory_changes where what = 'entries' and field = 'about' and row_id in (${students})`.execute(ctx.db);
  await sql`
    insert into adult_moderations (id, organization_id, person_id, address_hash, reason, at, by, import_id)
    select gen_random_uuid(), ${organizationId}, e.person_id, max(s.hash), 'student', ${ctx.now}, ${by}, ${importId}::uuid
    from entries e left join ${table} s on s.entry_id = e.id
    where e.id in (${students}) and e.removed_at is null
      and not exists (select 1 from adult_moderations a where a.organization_id = ${organizationId} and a.person_id = e.person_id and ${standsOrWasEnded})
    group by e.person_id`.execute(ctx.db);
  await sql`
    update adult_moderations a set address_hash = s.hash from ${table} s join entries e on e.id = s.entry_id
    where a.organization_id = ${organizationId} and a.person_id = e.person_id and a.ended_at is null and a.address_hash is null and s.hash is not null`.execute(
    ctx.db,
  );
}

/** SQL over `a`: somebody is looked after, or an adult found that they need it no more. What only went with its import is neither. */
const standsOrWasEnded = sql`(a.ended_at is null or not exists (select 1 from import_undos u where u.import_id = a.import_id and u.done_at = a.ended_at))`;
