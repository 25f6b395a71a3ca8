-- Coverage: which kinds of people an issue needs, whom it reached, who is present and who speaks; shared upwards by consent.
-- Categories live in frameworks (lists of kinds of people are data); rows here point at them by the list's key and the keys inside.

-- Lists of categories; also the named tools and the welcome steps, which are data as well.
alter table frameworks drop constraint frameworks_kind_check;
alter table frameworks add constraint frameworks_kind_check
  check (kind in ('spectrum', 'rubric', 'scale', 'rule', 'categories', 'tool', 'welcome'));

-- Which lists an issue uses. A list that is put away keeps what was said under it.
create table issue_category_lists (
  id uuid primary key,
  issue_id uuid not null references issues,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  chosen_at timestamptz not null,
  chosen_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check ((ended_at is null) = (ended_by is null))
);
create unique index issue_category_lists_once on issue_category_lists (issue_id, list_key) where ended_at is null;

-- Which kind of people a group of the directory is; said once, it holds for every issue. Never made without somebody's press.
create table group_categories (
  id uuid primary key,
  group_id uuid not null references groups,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  category text not null check (category ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  -- null: the category as a whole
  subgroup text check (subgroup ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  placed_at timestamptz not null,
  placed_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check ((ended_at is null) = (ended_by is null))
);
create unique index group_categories_once on group_categories (group_id, list_key, category, subgroup) nulls not distinct where ended_at is null;

-- Whether an issue needs a kind of people; saying something else ends the row and adds another.
create table category_needs (
  id uuid primary key,
  issue_id uuid not null references issues,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  category text not null check (category ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  subgroup text check (subgroup ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  is_needed boolean not null,
  reason text check (length(reason) between 1 and 1000),
  -- how many members one would like to have from there
  target integer check (target between 1 and 999),
  lang text not null default 'en',
  said_at timestamptz not null,
  said_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check (is_needed or reason is not null),
  check (is_needed or target is null),
  check ((ended_at is null) = (ended_by is null))
);
create unique index category_needs_once on category_needs (issue_id, list_key, category, subgroup) nulls not distinct where ended_at is null;

-- "We are looking for these people", said in public by those who lead. Never derived: what changes by itself would tell who came.
create table category_calls (
  id uuid primary key,
  issue_id uuid not null references issues,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  category text not null check (category ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  subgroup text check (subgroup ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  called_at timestamptz not null,
  called_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check ((ended_at is null) = (ended_by is null))
);
create unique index category_calls_once on category_calls (issue_id, list_key, category, subgroup) nulls not distinct where ended_at is null;

-- How many people of each kind there are, from a file; a new file is a new number, the earlier stay.
create table population_tables (
  id uuid primary key,
  issue_id uuid not null references issues,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  number integer not null check (number > 0),
  source text not null check (length(source) between 1 and 300),
  taken_at timestamptz not null,
  taken_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  unique (issue_id, list_key, number),
  check ((ended_at is null) = (ended_by is null))
);
create unique index population_tables_in_force on population_tables (issue_id, list_key) where ended_at is null;
create table population_counts (
  population_table_id uuid not null references population_tables,
  category text not null check (category ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  subgroup text check (subgroup ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  count integer not null check (count between 0 and 1000000000),
  unique nulls not distinct (population_table_id, category, subgroup)
);

-- How many people spoke, as it may be told (decision 0013). `people` is exact and never shown: it says when to tell again.
create table voice_releases (
  id uuid primary key,
  issue_id uuid not null references issues,
  list_key text not null check (list_key ~ '^categories\.[a-z0-9-]+$'),
  number integer not null check (number > 0),
  threshold integer not null check (threshold >= 5),
  people integer not null check (people >= 0),
  told jsonb not null,
  told_at timestamptz not null,
  unique (issue_id, list_key, number)
);

-- An organization lets one above it see the coverage of its own issues. Taking it back ends it at once.
create table coverage_consents (
  id uuid primary key,
  organization_id uuid not null references organizations,
  to_organization_id uuid not null references organizations,
  -- kinds: needed, reached, present, speaking as yes or no; numbers: also how many people spoke, in steps
  shares text not null check (shares in ('kinds', 'numbers')),
  with_private boolean not null default false,
  note text check (length(note) between 1 and 1000),
  lang text not null default 'en',
  given_at timestamptz not null,
  given_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check (organization_id <> to_organization_id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index coverage_consents_once on coverage_consents (organization_id, to_organization_id) where ended_at is null;
create index on coverage_consents (to_organization_id);
