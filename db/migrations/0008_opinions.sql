-- What was found in a conversation: one row for each state of its votes that was worked out, with everything that decides it.
-- The counts in `findings` are exact; what people see is made from them by a release. Rows that nothing refers to are swept away.
create table analyses (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  digest text not null,
  engine text not null,
  seed integer not null,
  findings json not null,
  -- the newest vote it knows, and the state of statements and settings: what makes it stale
  last_cast_id bigint not null,
  mark text not null,
  computed_at timestamptz not null,
  took_ms integer not null,
  unique (conversation_id, digest, engine, seed)
);
create index on analyses (conversation_id, computed_at);

-- What was told of a conversation and when: in steps while people vote, exactly once after it closed.
create table releases (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  -- gone for releases that a later one replaced
  analysis_id uuid references analyses on delete set null,
  manner text not null check (manner in ('steps', 'exact')),
  threshold integer not null check (threshold >= 5),
  last_cast_id bigint not null,
  released_at timestamptz not null
);
create index on releases (conversation_id, released_at);
-- Two exact tables of one conversation could be subtracted from each other.
create unique index releases_exact_once on releases (conversation_id) where manner = 'exact';

-- What those who lead call an opinion group. It stays with the group as opinions move, by likeness to the group it was given to.
create table group_names (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  analysis_id uuid not null references analyses,
  number smallint not null check (number between 0 and 4),
  name text not null check (length(name) between 1 and 60),
  reason text not null check (length(reason) between 1 and 300),
  lang text not null default 'en',
  named_at timestamptz not null,
  named_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create index on group_names (conversation_id);

-- Who works a conversation out just now, so that several processes do not do it at once. It runs out when a process dies.
create table analysis_leases (
  conversation_id uuid primary key references conversations,
  holder uuid not null,
  until timestamptz not null
);

-- The newest vote of a conversation is asked for often.
create index vote_casts_newest on vote_casts (conversation_id, id);
drop index vote_casts_conversation_id_idx;
