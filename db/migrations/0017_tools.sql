-- Tools and their sheets. The rows of a sheet are records of other tables, read anew each time: nothing here is a copy of one.

alter table frameworks drop constraint frameworks_kind_check;
alter table frameworks add constraint frameworks_kind_check check (kind in ('spectrum', 'rubric', 'scale', 'rule', 'categories', 'tool', 'welcome'));

-- Who said it, cell by cell, where a cell differs from what the whole row says: {"theySupport": "group"}.
alter table initiatives add column cells_said jsonb not null default '{}' check (jsonb_typeof(cells_said) = 'object');
alter table shared_works add column cells_said jsonb not null default '{}' check (jsonb_typeof(cells_said) = 'object');
alter table ties add column cells_said jsonb not null default '{}' check (jsonb_typeof(cells_said) = 'object');

create table sheets (
  id uuid primary key,
  issue_id uuid not null references issues,
  tool text not null check (tool ~ '^tool\.[a-z]+(-[a-z]+)*$'),
  -- the version of the tool that people worked by
  framework_id uuid not null references frameworks,
  opened_at timestamptz not null,
  opened_by uuid not null references persons,
  revisit_on date,
  closed_at timestamptz,
  closed_by uuid references persons,
  revision integer not null default 1,
  check ((closed_at is null) = (closed_by is null))
);
-- The rows are today's records, so a second open sheet of the same tool would show the same.
create unique index sheets_open_once on sheets (issue_id, tool) where closed_at is null;
create index on sheets (issue_id, opened_at);
create index on sheets (framework_id);

-- Each person lists alone first; nobody else reads the lists until they are put together.
create table sheet_rounds (
  id uuid primary key,
  sheet_id uuid not null references sheets,
  step text not null check (length(step) between 1 and 60),
  started_at timestamptz not null,
  started_by uuid not null references persons,
  merged_at timestamptz,
  merged_by uuid references persons,
  check ((merged_at is null) = (merged_by is null))
);
create unique index sheet_rounds_once on sheet_rounds (sheet_id, step) where merged_at is null;
create index on sheet_rounds (sheet_id);

-- A link by which people in the room come to the sheet, also without an account.
create table sheet_doors (
  id uuid primary key,
  sheet_id uuid not null references sheets,
  opened_at timestamptz not null,
  opened_by uuid not null references persons,
  shut_at timestamptz,
  shut_by uuid references persons,
  check ((shut_at is null) = (shut_by is null))
);
create unique index sheet_doors_once on sheet_doors (sheet_id) where shut_at is null;

-- What somebody wrote for a row that is no record yet: on their own list, or as a suggestion from the room.
create table sheet_slips (
  id uuid primary key,
  sheet_id uuid not null references sheets,
  step text not null check (length(step) between 1 and 60),
  round_id uuid references sheet_rounds,
  cells jsonb not null check (jsonb_typeof(cells) = 'object'),
  lang text not null default 'en',
  person_id uuid references persons,
  participant_id uuid references participants,
  -- what somebody without an account calls themselves, if anything
  writer text check (length(writer) between 1 and 100),
  written_at timestamptz not null,
  outcome text check (outcome in ('taken', 'set-aside', 'withdrawn')),
  settled_at timestamptz,
  settled_by uuid references persons,
  -- the record that a taken slip became
  record_id uuid,
  check ((person_id is null) <> (participant_id is null)),
  check ((outcome is null) = (settled_at is null)),
  check (coalesce(outcome = 'taken', false) = (record_id is not null))
);
create index on sheet_slips (sheet_id, step);
create index on sheet_slips (person_id);
create index on sheet_slips (participant_id);
create index on sheet_slips (round_id);

-- What a step made people think; a question to look back on is answered here too.
create table sheet_notes (
  id uuid primary key,
  sheet_id uuid not null references sheets,
  step text not null check (length(step) between 1 and 60),
  body text not null check (length(body) between 1 and 2000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create index on sheet_notes (sheet_id);

-- Who filled it, and when each of them was last there: told to the others who fill it.
create table sheet_visits (
  sheet_id uuid not null references sheets,
  person_id uuid not null references persons,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (sheet_id, person_id)
);
create index on sheet_visits (person_id);

-- Seeds of Trust: a small signal that we send, and how it may be read. The change we make is a commitment whose source is the signal.
create table trust_signals (
  id uuid primary key,
  issue_id uuid not null references issues,
  signal text not null check (length(signal) between 1 and 500),
  read_badly text check (length(read_badly) between 1 and 1000),
  read_well text check (length(read_well) between 1 and 1000),
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check ((removed_at is null) = (removed_by is null))
);
create index on trust_signals (issue_id);

-- What's in It for Me: what taking part could be worth to a group, our guess until somebody asked. What members say of themselves is theirs.
create table group_values (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid not null references groups,
  professional text check (length(professional) between 1 and 2000),
  personal text check (length(personal) between 1 and 2000),
  cost text check (length(cost) between 1 and 2000),
  strategy text check (length(strategy) between 1 and 2000),
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (num_nonnulls(professional, personal, cost, strategy) > 0),
  check ((removed_at is null) = (removed_by is null))
);
create unique index group_values_once on group_values (issue_id, group_id) where removed_at is null;
create index on group_values (group_id);
