-- The shared vocabulary of an issue: what each group calls a thing and means by it, side by side, without a winner.
-- A word holds no term of its own; its wordings do. `meant`: whether the groups mean the same by their wordings.
create table words (
  id uuid primary key,
  issue_id uuid not null references issues,
  meant text not null default 'open' check (meant in ('same', 'different', 'open')),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create index on words (issue_id);

-- What one group calls it, in its language, and means by it, in its words. No group: those who convene the issue.
create table wordings (
  id uuid primary key,
  word_id uuid not null references words,
  group_id uuid references groups,
  term text not null check (length(term) between 1 and 80),
  -- how else it is written: plurals, short forms; one a line
  spellings text check (length(spellings) between 1 and 1000),
  meaning text check (length(meaning) between 1 and 2000),
  lang text not null default 'en',
  said_by text not null check (said_by in ('group', 'guess')),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create index on wordings (word_id);
create unique index wordings_once on wordings (word_id, group_id, lang) nulls not distinct where removed_at is null;

-- A wording as it was written, each time it was; the newest is the one in `wordings`.
create table wording_versions (
  wording_id uuid not null references wordings,
  revision integer not null,
  term text not null,
  spellings text,
  meaning text,
  lang text not null,
  said_by text not null check (said_by in ('group', 'guess')),
  at timestamptz not null,
  by uuid not null references persons,
  primary key (wording_id, revision)
);

-- Our own explanation in plain language, one for each language of readers. The newest row of a language counts; one without a text takes it back.
create table word_explanations (
  id uuid primary key,
  word_id uuid not null references words,
  lang text not null,
  body text check (length(body) between 1 and 1000),
  at timestamptz not null,
  by uuid not null references persons
);
create index on word_explanations (word_id);

-- What somebody who takes part says their people call it. It becomes a wording when those who lead take it over.
create table wording_suggestions (
  id uuid primary key,
  issue_id uuid not null references issues,
  word_id uuid references words,
  group_id uuid references groups,
  term text not null check (length(term) between 1 and 80),
  meaning text check (length(meaning) between 1 and 2000),
  lang text not null default 'en',
  participant_id uuid not null references participants,
  created_at timestamptz not null,
  withdrawn_at timestamptz
);
create index on wording_suggestions (issue_id);
create index on wording_suggestions (participant_id);

-- What became of a suggestion: taken over as a wording, or not, with a reason its author can read.
create table suggestion_outcomes (
  suggestion_id uuid primary key references wording_suggestions,
  wording_id uuid references wordings,
  reason text check (length(reason) between 1 and 2000),
  lang text not null default 'en',
  at timestamptz not null,
  by uuid not null references persons,
  check (num_nonnulls(wording_id, reason) = 1)
);
create index on suggestion_outcomes (wording_id);

-- The crosswalk of initiatives: what each is after, who pays, who carries it forward, what must be said of it, how its goal goes with ours.
alter table initiatives
  add column goal text check (length(goal) between 1 and 2000),
  -- one funder a line, so that the same purse behind two initiatives is found
  add column funded_by text check (length(funded_by) between 1 and 1000),
  add column promoted_by text check (length(promoted_by) between 1 and 300),
  add column key_points text check (length(key_points) between 1 and 4000),
  add column alignment text check (alignment in ('same', 'along', 'apart')),
  add column alignment_words text check (length(alignment_words) between 1 and 2000),
  add column alignment_said_by text check (alignment_said_by in ('group', 'guess')),
  add constraint alignment_has_speaker check (coalesce(alignment, alignment_words) is null or alignment_said_by is not null);

-- Further groups that an initiative touches, beside the one it belongs to.
create table initiative_groups (
  initiative_id uuid not null references initiatives,
  group_id uuid not null references groups,
  at timestamptz not null,
  by uuid not null references persons,
  primary key (initiative_id, group_id)
);
create index on initiative_groups (group_id);

-- The initiative that the others are held against; at most one for an issue.
create table main_initiatives (
  issue_id uuid primary key references issues,
  initiative_id uuid not null references initiatives,
  at timestamptz not null,
  by uuid not null references persons
);
create index on main_initiatives (initiative_id);
