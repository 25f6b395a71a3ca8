-- Context cards: what a group says about itself, or we guess until it confirms. One card for each group, used on every issue.
-- A line never changes: other words are a new line that replaces it. Who of the group answered, and how, is kept beside it.

-- A link that a group opens without an account. Its code is derived from its id and the secret of the house; only a hash is kept.
create table card_links (
  id uuid primary key,
  group_id uuid not null references groups,
  code_hash text not null unique,
  locale text not null,
  -- where it was sent, if anywhere
  email text check (email = lower(email)),
  created_at timestamptz not null,
  created_by uuid not null references persons,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references persons,
  check (expires_at > created_at),
  check ((revoked_at is null) = (revoked_by is null))
);
create index on card_links (group_id, created_at);

-- Somebody of the group who answers: by a link (one browser is one voice), or signed in, with the group's mandate.
create table card_voices (
  id uuid primary key,
  group_id uuid not null references groups,
  link_id uuid references card_links,
  person_id uuid references persons,
  name text check (length(name) between 1 and 200),
  role text check (length(role) between 1 and 200),
  lang text not null default 'en',
  created_at timestamptz not null,
  check ((link_id is null) <> (person_id is null))
);
create unique index card_voices_person_once on card_voices (group_id, person_id) where person_id is not null;
create index on card_voices (link_id);

create table card_lines (
  id uuid primary key,
  group_id uuid not null references groups,
  field text not null check (field in ('perspective', 'history', 'capacity', 'languages', 'training', 'accommodations')),
  body text not null check (length(body) between 1 and 2000),
  lang text not null default 'en',
  said_by text not null check (said_by in ('group', 'guess')),
  -- who of the group said it, where one of ours wrote it down
  speaker text check (length(speaker) between 1 and 200),
  voice_id uuid references card_voices,
  created_at timestamptz not null,
  created_by uuid references persons,
  -- the line whose words this one says otherwise
  replaces_id uuid references card_lines,
  revision integer not null default 1,
  removed_at timestamptz,
  removed_by uuid references persons,
  removed_reason text check (length(removed_reason) between 1 and 1000),
  -- the group itself, or one of ours
  check (voice_id is not null or created_by is not null),
  check (voice_id is null or said_by = 'group'),
  check (speaker is null or said_by = 'group'),
  check ((removed_at is null) = (removed_by is null))
);
create index on card_lines (group_id, field, created_at);
-- One of ours words a line anew only once; of the group, everybody may.
create unique index card_lines_reworded_once on card_lines (replaces_id) where voice_id is null and removed_at is null;

-- What somebody of the group says to a line. A later word of the same voice takes the earlier one back.
create table card_answers (
  id uuid primary key,
  line_id uuid not null references card_lines,
  voice_id uuid not null references card_voices,
  stance text not null check (stance in ('so', 'otherwise', 'out')),
  at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index card_answers_once on card_answers (line_id, voice_id) where withdrawn_at is null;
