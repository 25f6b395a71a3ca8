-- What people vote under: who sees the result while voting is open (only those who lead until it closes, or everybody
-- live), and whether votes may be given out without names afterwards, so that anyone can check the result.
alter table conversations add column results_shown text not null default 'closing' check (results_shown in ('closing', 'live'));
alter table conversations add column votes_open boolean not null default false;

-- How much each statement should be voted on next, as the last analysis of its conversation says; none yet for a new one.
create table statement_priorities (
  statement_id uuid primary key references statements,
  conversation_id uuid not null references conversations,
  priority double precision not null check (priority > 0 and priority < 'infinity'),
  set_at timestamptz not null
);
create index on statement_priorities (conversation_id);

-- The short way into a conversation, to be read out in a room. A code is never used twice, so an old one leads nowhere.
create table join_codes (
  code text primary key check (code ~ '^[A-Z0-9]{6}$'),
  conversation_id uuid not null references conversations,
  made_at timestamptz not null,
  made_by uuid not null references persons,
  retired_at timestamptz,
  retired_by uuid references persons,
  check ((retired_at is null) = (retired_by is null))
);
create unique index join_codes_one_live on join_codes (conversation_id) where retired_at is null;

-- The statement that an option came from.
alter table options add column input_id uuid references inputs;
create index on options (input_id);
