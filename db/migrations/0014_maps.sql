-- The system map of an issue: elements, and relations between them. What was removed is kept and can be put back.
create table map_elements (
  id uuid primary key,
  issue_id uuid not null references issues,
  kind text not null check (kind in ('group', 'organization', 'person', 'initiative', 'thing')),
  name text not null check (length(name) between 1 and 200),
  about text check (length(about) between 1 and 4000),
  -- the group of the directory that it is
  group_id uuid references groups,
  tags text[] not null default '{}',
  -- what an imported file said beyond our own columns
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  -- where it stands, in units of the drawing; nobody and nothing has placed it while both are null
  x real check (abs(x) <= 100000),
  y real check (abs(y) <= 100000),
  -- placed by a person: laying out anew by computer leaves it where it is
  by_hand boolean not null default false,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1,
  check ((x is null) = (y is null)),
  check (x is not null or not by_hand),
  check (group_id is null or kind in ('group', 'organization')),
  check ((removed_at is null) = (removed_by is null)),
  unique (issue_id, id)
);
-- A group of the directory stands on a map once.
create unique index map_elements_group_once on map_elements (issue_id, group_id) where removed_at is null;
create index on map_elements (group_id);

create table map_relations (
  id uuid primary key,
  issue_id uuid not null references issues,
  from_id uuid not null,
  to_id uuid not null,
  kind text not null check (kind in ('works-with', 'informs', 'funds', 'decides-over', 'trusts', 'in-tension', 'own')),
  -- what people call it where none of the kinds fits
  word text check (length(word) between 1 and 60),
  direction text not null check (direction in ('directed', 'mutual', 'undirected')),
  strength smallint not null default 2 check (strength between 1 and 3),
  note text check (length(note) between 1 and 4000),
  said_by text not null check (said_by in ('group', 'guess')),
  tags text[] not null default '{}',
  attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object'),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1,
  foreign key (issue_id, from_id) references map_elements (issue_id, id),
  foreign key (issue_id, to_id) references map_elements (issue_id, id),
  check (from_id <> to_id),
  check ((kind = 'own') = (word is not null)),
  check ((removed_at is null) = (removed_by is null))
);
create index on map_relations (issue_id);
create index on map_relations (from_id);
create index on map_relations (to_id);

-- What somebody did to a map in one go; it can be undone as one. Undoing is an act too, so that it can be undone in turn.
create table map_acts (
  id uuid primary key,
  issue_id uuid not null references issues,
  kind text not null check (kind in ('added', 'changed', 'moved', 'removed', 'arranged', 'imported', 'undone')),
  undoes_id uuid unique references map_acts,
  at timestamptz not null,
  by uuid not null references persons,
  check ((kind = 'undone') = (undoes_id is not null))
);
create index on map_acts (issue_id, at);

-- What an act did to one thing: the values of the fields it touched, before and after. Null: it was not on the map.
create table map_changes (
  act_id uuid not null references map_acts,
  subject text not null check (subject in ('element', 'relation')),
  subject_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (act_id, subject_id),
  check (before is not null or after is not null)
);
create index on map_changes (subject_id);

-- A person's name stands at a role on the map only after that person said yes, and as long as they do.
create table map_namings (
  id uuid primary key,
  issue_id uuid not null references issues,
  element_id uuid not null,
  person_id uuid not null references persons,
  asked_at timestamptz not null,
  asked_by uuid not null references persons,
  agreed_at timestamptz,
  ended_at timestamptz,
  ended_by uuid references persons,
  foreign key (issue_id, element_id) references map_elements (issue_id, id),
  check ((ended_at is null) = (ended_by is null))
);
create unique index map_namings_once on map_namings (element_id) where ended_at is null;
create index on map_namings (person_id);

-- How the issue looks to a group. Every saying is a row; the newest counts. Once the group has spoken, only the group goes on.
create table perspective_cards (
  id uuid primary key,
  issue_id uuid not null references issues,
  element_id uuid not null,
  number integer not null check (number >= 1),
  outlook text check (length(outlook) between 1 and 4000),
  stance text check (length(stance) between 1 and 4000),
  shared_interest text check (length(shared_interest) between 1 and 4000),
  needs text check (length(needs) between 1 and 4000),
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  written_at timestamptz not null,
  -- null where the group wrote by its link, without an account
  written_by uuid references persons,
  link_id uuid,
  foreign key (issue_id, element_id) references map_elements (issue_id, id),
  unique (element_id, number),
  check (coalesce(outlook, stance, shared_interest, needs) is not null),
  check (written_by is not null or link_id is not null)
);

-- A link by which the group itself sees its card, confirms, changes and withdraws it. Its token is derived from the id, never kept.
create table perspective_links (
  id uuid primary key,
  issue_id uuid not null references issues,
  element_id uuid not null,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references persons,
  foreign key (issue_id, element_id) references map_elements (issue_id, id),
  check ((revoked_at is null) = (revoked_by is null))
);
create index on perspective_links (element_id);
alter table perspective_cards add foreign key (link_id) references perspective_links;

-- The group's own yes to our guess, or its withdrawal of what it said.
create table perspective_stances (
  card_id uuid not null references perspective_cards,
  stance text not null check (stance in ('confirmed', 'withdrawn')),
  at timestamptz not null,
  by uuid references persons,
  link_id uuid references perspective_links,
  primary key (card_id, stance),
  check (by is not null or link_id is not null)
);

-- A map as it stood, kept to compare with. Never changed.
create table map_snapshots (
  id uuid primary key,
  issue_id uuid not null references issues,
  name text not null check (length(name) between 1 and 120),
  lang text not null default 'en',
  content jsonb not null,
  taken_at timestamptz not null,
  taken_by uuid not null references persons
);
create index on map_snapshots (issue_id, taken_at);

-- The map is shown to everybody with its public issue; no row while only its people see it.
create table map_publications (
  issue_id uuid primary key references issues,
  at timestamptz not null,
  by uuid not null references persons
);
