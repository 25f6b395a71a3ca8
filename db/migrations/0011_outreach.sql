-- Outreach on one issue: whom we ask and how often, what we give first, who is hard to reach, and whom trusted members name.

-- A request to take part: to a group, a person of the directory, or a kind of people that is only described.
create table asks (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid references groups,
  person_id uuid references persons,
  who text check (length(who) between 1 and 200),
  -- the kind of people it is to reach, by its key in a list of coverage
  category_framework text check (length(category_framework) between 1 and 200),
  category_key text check (length(category_key) between 1 and 200),
  category_subgroup text check (length(category_subgroup) between 1 and 200),
  what text not null check (length(what) between 1 and 2000),
  lang text not null default 'en',
  owner_id uuid not null references persons,
  by_on date not null,
  -- the channel, or the broker who helps
  through text check (length(through) between 1 and 300),
  -- why nothing was given first
  without_offer text check (length(without_offer) between 1 and 1000),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (num_nonnulls(group_id, person_id, who) >= 1),
  check ((category_framework is null) = (category_key is null)),
  check (category_subgroup is null or category_key is not null),
  check ((removed_at is null) = (removed_by is null))
);
create index on asks (issue_id, created_at);
create index on asks (owner_id);
create index on asks (person_id);

-- Each time somebody was asked, and what came of it. A no has the day of the next time, or they said never again.
create table ask_attempts (
  id uuid primary key,
  ask_id uuid not null references asks,
  asked_on date not null,
  channel text not null check (channel in ('in-person', 'phone', 'text', 'mail', 'letter', 'helper', 'other')),
  outcome text not null check (outcome in ('waiting', 'yes', 'no', 'not-now', 'unreachable', 'never')),
  next_on date,
  note text check (length(note) between 1 and 2000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (outcome in ('yes', 'never') = (next_on is null)),
  check ((removed_at is null) = (removed_by is null))
);
create index on ask_attempts (ask_id, asked_on);

-- Something given without conditions; what we hoped to get back is owned up to.
create table offers (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid references groups,
  person_id uuid references persons,
  who text check (length(who) between 1 and 200),
  they_try text not null check (length(they_try) between 1 and 2000),
  we_give text not null check (length(we_give) between 1 and 2000),
  expected_back text check (length(expected_back) between 1 and 2000),
  -- empty until it is given
  given_on date,
  followed text check (length(followed) between 1 and 2000),
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (num_nonnulls(group_id, person_id, who) >= 1),
  check ((removed_at is null) = (removed_by is null))
);
create index on offers (issue_id, created_at);

-- Relations that are out of reach, or that work against each other. Each has a next step; its steps are its history.
create table hard_relations (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid references groups,
  person_id uuid references persons,
  who text check (length(who) between 1 and 200),
  kind text not null check (kind in ('out-of-reach', 'adversarial', 'broken-off')),
  blocks text not null check (length(blocks) between 1 and 2000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  check (num_nonnulls(group_id, person_id, who) >= 1)
);
create index on hard_relations (issue_id, created_at);

create table hard_relation_steps (
  id uuid primary key,
  hard_relation_id uuid not null references hard_relations,
  number integer not null check (number >= 1),
  -- what came of the step before
  came_of text check (length(came_of) between 1 and 2000),
  next_step text not null check (length(next_step) between 1 and 2000),
  owner_id uuid not null references persons,
  by_on date not null,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (hard_relation_id, number)
);

create table hard_relation_resolutions (
  id uuid primary key,
  hard_relation_id uuid not null references hard_relations,
  what_changed text not null check (length(what_changed) between 1 and 2000),
  lang text not null default 'en',
  at timestamptz not null,
  by uuid not null references persons,
  undone_at timestamptz,
  undone_by uuid references persons,
  check ((undone_at is null) = (undone_by is null))
);
create unique index hard_relation_resolved_once on hard_relation_resolutions (hard_relation_id) where undone_at is null;

-- What somebody wrote down of a talk between two. Only its author reads it, unless they share it with those who lead.
-- A deleted note is a row without words.
create table private_notes (
  id uuid primary key,
  issue_id uuid not null references issues,
  author_id uuid not null references persons,
  talked_with text check (length(talked_with) between 1 and 200),
  talked_on date,
  body text check (length(body) between 1 and 8000),
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  deleted_at timestamptz,
  check ((deleted_at is null) = (body is not null)),
  check (deleted_at is null or num_nonnulls(talked_with, talked_on) = 0)
);
create index on private_notes (issue_id, author_id);
create index on private_notes (author_id);

create table private_note_shares (
  id uuid primary key,
  private_note_id uuid not null references private_notes,
  at timestamptz not null,
  taken_back_at timestamptz
);
create unique index private_note_shared_once on private_note_shares (private_note_id) where taken_back_at is null;

-- Somebody whom a trusted member names. Until they agree, only that member and those who lead know the name; a no erases it.
create table nominations (
  id uuid primary key,
  issue_id uuid not null references issues,
  nominated_by uuid not null references persons,
  name text check (length(name) between 1 and 200),
  why text check (length(why) between 1 and 1000),
  reach text check (length(reach) between 1 and 300),
  group_id uuid references groups,
  email text check (email = lower(email)),
  locale text not null,
  code_hash text unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answer text check (answer in ('agreed', 'declined')),
  answered_at timestamptz,
  -- when nominator or convener took it back
  withdrawn_at timestamptz,
  erased_at timestamptz,
  -- what became of a yes
  ask_id uuid references asks,
  check ((answer is null) = (answered_at is null)),
  check (erased_at is null or num_nonnulls(name, why, reach, email) = 0),
  check (answer <> 'declined' or erased_at is not null),
  check (withdrawn_at is null or erased_at is not null),
  check (ask_id is null or answer = 'agreed')
);
create index on nominations (issue_id, created_at);
create index on nominations (expires_at) where answer is null and erased_at is null;
