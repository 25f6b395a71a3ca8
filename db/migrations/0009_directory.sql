-- The directory: what an organization knows of groups, organizations and persons, used again across issues.

-- Who changed a row last; the log below takes it from here. Null: nobody since it was made.
alter table groups add column changed_at timestamptz, add column changed_by uuid references persons;
alter table organizations add column changed_at timestamptz, add column changed_by uuid references persons;

-- An entry is about exactly one of three. A group's entry stands with the organization that keeps the group;
-- `partner_id` is the organization itself, one below it, or a partner. `name` of a person is as this organization knows them.
create table entries (
  id uuid primary key,
  organization_id uuid not null references organizations,
  group_id uuid unique references groups,
  person_id uuid references persons,
  partner_id uuid references organizations,
  name text check (length(name) between 1 and 200),
  given_name text check (length(given_name) between 1 and 200),
  family_name text check (length(family_name) between 1 and 200),
  about text check (length(about) <= 4000),
  languages text[] not null default '{}',
  knows text check (length(knows) <= 4000),
  believes text check (length(believes) <= 4000),
  does text check (length(does) <= 4000),
  said_by text not null default 'guess' check (said_by in ('group', 'guess')),
  -- what a roster calls an organization: department, school, district, local, state or national
  roster_type text,
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references persons,
  changed_at timestamptz,
  changed_by uuid references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (num_nonnulls(group_id, person_id, partner_id) = 1),
  check ((person_id is null) = (name is null)),
  check (group_id is not null or num_nonnulls(knows, believes, does) = 0),
  unique (organization_id, person_id),
  unique (organization_id, partner_id)
);
create index on entries (person_id);
create index on entries (partner_id);
create index on entries (organization_id, lower(name)) where person_id is not null;

-- How to reach them. Correcting one takes it away and adds another.
create table channels (
  id uuid primary key,
  entry_id uuid not null references entries,
  kind text not null check (kind in ('email', 'phone', 'text', 'chat', 'web', 'post', 'meeting', 'other')),
  value text not null check (length(value) between 1 and 500),
  note text check (length(note) <= 500),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create unique index channels_once on channels (entry_id, kind, lower(value)) where removed_at is null;
create index channels_by_value on channels (lower(value)) where removed_at is null;

create table encounters (
  id uuid primary key,
  organization_id uuid not null references organizations,
  entry_id uuid not null references entries,
  issue_id uuid references issues,
  on_day date not null,
  channel text not null check (channel in ('email', 'phone', 'text', 'chat', 'web', 'post', 'meeting', 'in-person', 'other')),
  about text not null check (length(about) between 1 and 4000),
  next_step text check (length(next_step) between 1 and 1000),
  next_on date,
  lang text not null default 'en',
  by uuid not null references persons,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  changed_at timestamptz,
  changed_by uuid references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1
);
create index on encounters (entry_id, on_day);

-- Roles at an organization, as a roster names them.
create table roster_roles (
  id uuid primary key,
  entry_id uuid not null references entries,
  at_id uuid not null references organizations,
  role text not null check (role in ('aide', 'counselor', 'districtAdministrator', 'guardian', 'parent', 'principal', 'proctor', 'relative',
    'siteAdministrator', 'student', 'systemAdministrator', 'teacher')),
  is_primary boolean not null default true,
  begins_on date,
  ends_on date,
  -- the roster's own id of this line
  external_id text check (length(external_id) between 1 and 255),
  created_at timestamptz not null,
  created_by uuid references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  unique (entry_id, at_id, role)
);
create index on roster_roles (at_id);

-- Who looks after whom: parents and guardians of students.
create table carers (
  carer_id uuid not null references entries,
  cared_id uuid not null references entries,
  created_at timestamptz not null,
  created_by uuid references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  primary key (carer_id, cared_id),
  check (carer_id <> cared_id)
);
create index on carers (cared_id);

-- Whose inputs wait for an adult. Of a student's address only a keyed hash is kept: enough to know them again when they sign in.
create table adult_moderations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  person_id uuid not null references persons,
  address_hash text,
  reason text not null check (reason in ('student', 'asked')),
  at timestamptz not null,
  by uuid references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check ((ended_at is null) = (ended_by is null))
);
create unique index adult_moderations_once on adult_moderations (organization_id, person_id) where ended_at is null;
create index on adult_moderations (person_id);
create index on adult_moderations (address_hash);

-- An input that waits for an adult. It is stored as not shown until somebody accepts it.
create table input_holds (
  input_id uuid primary key references inputs,
  at timestamptz not null
);

create table external_ids (
  organization_id uuid not null references organizations,
  source text not null check (length(source) between 1 and 100),
  kind text not null check (kind in ('groups', 'persons', 'organizations')),
  external_id text not null check (length(external_id) between 1 and 255),
  entry_id uuid not null references entries,
  created_at timestamptz not null,
  created_by uuid references persons,
  primary key (organization_id, source, kind, external_id)
);
create index on external_ids (entry_id);
-- Of national ids an organization has one.
create unique index external_ids_nces on external_ids (organization_id, entry_id) where source = 'nces';

-- Two entries that are the same. Nothing else is rewritten: whoever asks for the merged one is led to the kept one.
create table merges (
  id uuid primary key,
  organization_id uuid not null references organizations,
  kept_id uuid not null references entries,
  merged_id uuid not null references entries,
  at timestamptz not null,
  by uuid not null references persons,
  undone_at timestamptz,
  undone_by uuid references persons,
  check (kept_id <> merged_id),
  check ((undone_at is null) = (undone_by is null))
);
create unique index merges_once on merges (merged_id) where undone_at is null;
create index on merges (kept_id);
create index on merges (organization_id);

-- A pair that somebody looked at and found to be two.
create table unlike_pairs (
  one_id uuid not null references entries,
  other_id uuid not null references entries,
  at timestamptz not null,
  by uuid not null references persons,
  primary key (one_id, other_id),
  check (one_id < other_id)
);

create function kept_entry(entry uuid) returns uuid language sql stable as $$
  with recursive way as (
    select entry as id, 0 as step
    union all
    select m.kept_id, way.step + 1 from way join merges m on m.merged_id = way.id and m.undone_at is null where way.step < 50
  )
  select id from way order by step desc limit 1
$$;

-- The group that stands for this one today: itself, unless it was merged.
create function kept_group(grp uuid) returns uuid language sql stable as $$
  select coalesce((
    select k.group_id from entries e join entries k on k.id = kept_entry(e.id)
    where e.group_id = grp and exists (select 1 from merges m where m.merged_id = e.id and m.undone_at is null)
  ), grp)
$$;

-- Groups that another stands for today: not offered anywhere, and found again where something refers to them.
create view merged_groups as
  select e.group_id, kept_group(e.group_id) as kept_id from merges m join entries e on e.id = m.merged_id where m.undone_at is null and e.group_id is not null;

-- Which field changed when, by whom, and what stood there before.
create table directory_changes (
  id bigint generated always as identity primary key,
  what text not null check (what in ('entries', 'groups', 'organizations', 'encounters')),
  row_id uuid not null,
  field text not null,
  was text,
  became text,
  at timestamptz not null,
  by uuid references persons
);
create index on directory_changes (row_id, id);

create function log_directory_change() returns trigger language plpgsql as $$
begin
  insert into directory_changes (what, row_id, field, was, became, at, by)
  select tg_table_name, new.id, after.key, before.value, after.value, coalesce(new.changed_at, now()), new.changed_by
  from jsonb_each_text(to_jsonb(new)) as after
  join jsonb_each_text(to_jsonb(old)) as before on before.key = after.key
  where after.value is distinct from before.value
    and after.key not in ('id', 'revision', 'changed_at', 'changed_by', 'removed_by', 'created_at', 'created_by');
  return null;
end $$;
create trigger entries_log after update on entries for each row execute function log_directory_change();
create trigger groups_log after update on groups for each row execute function log_directory_change();
create trigger organizations_log after update on organizations for each row execute function log_directory_change();
create trigger encounters_log after update on encounters for each row execute function log_directory_change();

-- A file that waits to be taken in. The file itself and its rows are deleted once it is confirmed or thrown away.
create table roster_imports (
  id uuid primary key,
  organization_id uuid not null references organizations,
  file_name text not null check (length(file_name) between 1 and 200),
  size bigint not null,
  format text not null check (format in ('csv', 'oneroster', 'zip')),
  source text not null check (length(source) between 1 and 100),
  holds text check (holds in ('groups', 'persons', 'organizations')),
  existing text not null default 'update' check (existing in ('skip', 'update', 'create')),
  all_or_nothing boolean not null default false,
  delimiter text,
  columns jsonb,
  -- the reading whose rows count; a reading that was cut short is none
  reading_id uuid,
  counts jsonb,
  uploaded_at timestamptz not null,
  uploaded_by uuid not null references persons,
  confirmed_at timestamptz,
  confirmed_by uuid references persons,
  discarded_at timestamptz,
  discarded_by uuid references persons,
  revision integer not null default 1
);
create index on roster_imports (organization_id);

create table import_chunks (
  import_id uuid not null references roster_imports on delete cascade,
  file integer not null,
  name text not null,
  number integer not null,
  bytes bytea not null,
  primary key (import_id, file, number)
);

create table import_rows (
  import_id uuid not null references roster_imports on delete cascade,
  reading_id uuid not null,
  holds text not null check (holds in ('groups', 'persons', 'organizations', 'roles')),
  line integer not null,
  -- what is understood of a good row; the cells as they came of a bad one
  cells jsonb not null,
  -- [{column, reason}] of a bad row
  problems jsonb,
  deed text check (deed in ('create', 'update', 'same', 'skip', 'remove')),
  entry_id uuid,
  primary key (reading_id, holds, line)
);
create index on import_rows (import_id);
