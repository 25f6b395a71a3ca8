-- A roster import can be taken back: what it wrote is known row by row.

-- A group that an import brought can go with it. Its name is free again then.
alter table groups add column removed_at timestamptz, add column removed_by uuid references persons;
drop index groups_name_once;
create unique index groups_name_once on groups (organization_id, lower(name)) where removed_at is null;

-- The import that put a row there, if one did.
alter table channels add column import_id uuid references roster_imports;
alter table roster_roles add column import_id uuid references roster_imports;
alter table carers add column import_id uuid references roster_imports;
alter table external_ids add column import_id uuid references roster_imports;
alter table adult_moderations add column import_id uuid references roster_imports;
create index on channels (entry_id);
create index on channels (import_id) where import_id is not null;
create index on roster_roles (import_id) where import_id is not null;
create index on carers (import_id) where import_id is not null;
create index on external_ids (import_id) where import_id is not null;
create index on adult_moderations (import_id) where import_id is not null;

-- Every entry that stood in a file, in the order in which files were taken in.
create table import_entries (
  turn bigint generated always as identity primary key,
  import_id uuid not null references roster_imports,
  entry_id uuid not null references entries,
  -- it did not stand in the directory before
  added boolean not null,
  -- nor did we know the group, person or organization itself
  made boolean not null,
  check (added or not made),
  unique (import_id, entry_id)
);
create index on import_entries (entry_id);

-- An import taken back: of a large one it is asked for first, and done beside the requests.
create table import_undos (
  import_id uuid primary key references roster_imports,
  asked_at timestamptz not null,
  asked_by uuid not null references persons,
  done_at timestamptz,
  removed integer,
  put_back integer,
  check (num_nulls(done_at, removed, put_back) in (0, 3))
);

-- What stayed when an import was taken back, and why.
create table import_remnants (
  import_id uuid not null references import_undos,
  entry_id uuid not null references entries,
  reason text not null check (reason in ('later', 'merged', 'encounter', 'card', 'used', 'below', 'changed', 'in-part', 'name-taken')),
  primary key (import_id, entry_id)
);

-- Ids of entries that went with their import. They are free for the next file, and come back with the entry.
create table ended_external_ids (
  id bigint generated always as identity primary key,
  organization_id uuid not null references organizations,
  source text not null,
  kind text not null,
  external_id text not null,
  entry_id uuid not null references entries,
  created_at timestamptz not null,
  created_by uuid references persons,
  import_id uuid references roster_imports,
  ended_at timestamptz not null
);
create index on ended_external_ids (entry_id);

-- The history says which import a change came by. The transaction of the import names itself.
alter table directory_changes add column import_id uuid references roster_imports;
alter table directory_changes drop constraint directory_changes_what_check;
alter table directory_changes add check (what in ('entries', 'groups', 'organizations', 'encounters', 'roster_roles'));
create index on directory_changes (import_id) where import_id is not null;

create or replace function log_directory_change() returns trigger language plpgsql as $$
begin
  insert into directory_changes (what, row_id, field, was, became, at, by, import_id)
  select tg_table_name, new.id, after.key, before.value, after.value,
    coalesce((to_jsonb(new) ->> 'changed_at')::timestamptz, now()), (to_jsonb(new) ->> 'changed_by')::uuid,
    nullif(current_setting('longtable.import', true), '')::uuid
  from jsonb_each_text(to_jsonb(new)) as after
  join jsonb_each_text(to_jsonb(old)) as before on before.key = after.key
  where after.value is distinct from before.value
    and after.key not in ('id', 'revision', 'changed_at', 'changed_by', 'removed_by', 'created_at', 'created_by', 'import_id');
  return null;
end $$;
create trigger roster_roles_log after update on roster_roles for each row execute function log_directory_change();
