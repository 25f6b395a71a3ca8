-- The whole of the first loop: people, issues, promises, inputs, conversations, decisions, answers, readings.
-- Conventions: ids are UUIDv7 made by the application (secret ballots: random v4), *_at times, *_by persons, *_on dates.
-- `lang` beside every text that people wrote. State changes are rows or carry who, when and why.

create table secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- people ---------------------------------------------------------------------------------------------------------

create table organizations (
  id uuid primary key,
  parent_id uuid references organizations,
  level text not null check (level in ('state', 'region', 'district', 'school', 'partner')),
  name text not null check (length(name) between 1 and 200),
  lang text not null default 'en',
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  privacy_threshold integer not null default 10 check (privacy_threshold >= 5),
  answer_days integer not null default 10 check (answer_days between 1 and 90),
  revision integer not null default 1,
  created_at timestamptz not null,
  check (parent_id <> id)
);
create index on organizations (parent_id);

create table persons (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text unique check (email = lower(email)),
  locale text not null default 'en',
  about text,
  created_at timestamptz not null,
  created_by uuid references persons
);

-- Signing in (tables of better-auth, renamed to our words). An account is only how a person signs in.
create table accounts (
  id text primary key,
  person_id uuid unique references persons on delete set null,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table sessions (
  id text primary key,
  account_id text not null references accounts on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sessions (account_id);
create table identities (
  id text primary key,
  account_id text not null references accounts on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, provider_account_id)
);
create index on identities (account_id);
create table verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on verifications (identifier);

create table staff (
  organization_id uuid not null references organizations,
  person_id uuid not null references persons,
  role text not null check (role in ('administrator', 'staff')),
  added_at timestamptz not null,
  added_by uuid references persons,
  primary key (organization_id, person_id)
);
create index on staff (person_id);

create table groups (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null check (length(name) between 1 and 200),
  about text,
  lang text not null default 'en',
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references persons
);
create unique index groups_name_once on groups (organization_id, lower(name));

-- issues ---------------------------------------------------------------------------------------------------------

create table issues (
  id uuid primary key,
  organization_id uuid not null references organizations,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  level text not null check (level in ('state', 'region', 'district', 'school')),
  statement text not null check (length(statement) between 1 and 300),
  why text not null check (length(why) between 1 and 4000),
  lang text not null default 'en',
  answer_days integer not null check (answer_days between 1 and 90),
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons
);
create index on issues (organization_id);

-- An issue is private until a convener publishes it; taking it back deletes the row, the events keep the history.
create table issue_publications (
  issue_id uuid primary key references issues,
  at timestamptz not null,
  by uuid not null references persons
);

create table memberships (
  id uuid primary key,
  issue_id uuid not null references issues,
  person_id uuid not null references persons,
  role text not null default 'member' check (role in ('convener', 'member')),
  ring text not null check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  has_authority boolean not null default false,
  has_influence boolean not null default false,
  joined_at timestamptz not null,
  added_by uuid references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  ended_reason text,
  revision integer not null default 1
);
create unique index memberships_once on memberships (issue_id, person_id) where ended_at is null;
create index on memberships (person_id);

create table mandates (
  id uuid primary key,
  issue_id uuid not null references issues,
  person_id uuid not null references persons,
  group_id uuid not null references groups,
  given_on date not null,
  until_on date,
  how_given text,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  ended_at timestamptz,
  ended_by uuid references persons,
  check (until_on >= given_on)
);
create unique index mandates_once on mandates (issue_id, person_id, group_id) where ended_at is null;
create index on mandates (person_id);

-- Each time word was carried out to the group, or brought back from it.
create table mandate_reports (
  id uuid primary key,
  mandate_id uuid not null references mandates,
  direction text not null check (direction in ('out', 'back')),
  reported_on date not null,
  note text,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons
);
create index on mandate_reports (mandate_id);

-- An invitation is for one person (email) or a link for many; only a hash of its token is kept.
create table invitations (
  id uuid primary key,
  issue_id uuid not null references issues,
  token_hash text not null unique,
  email text,
  name text,
  ring text not null check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  group_id uuid references groups,
  locale text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid references persons
);
create index on invitations (issue_id);
create table invitation_acceptances (
  invitation_id uuid not null references invitations,
  person_id uuid not null references persons,
  at timestamptz not null,
  primary key (invitation_id, person_id)
);

-- Somebody who takes part in one issue: a signed-in person, or a random cookie without any account.
create table participants (
  id uuid primary key,
  issue_id uuid not null references issues,
  person_id uuid references persons,
  group_id uuid references groups,
  locale text not null default 'en',
  imported_as text,
  created_at timestamptz not null
);
create unique index participants_once on participants (issue_id, person_id) where person_id is not null;
create index on participants (issue_id);

-- The Four Simple Questions, each row a record. `said_by`: the group said so, or our guess about it.
create table stakes (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid not null references groups,
  reason text not null,
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1
);
create unique index stakes_once on stakes (issue_id, group_id) where removed_at is null;

create table initiatives (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid references groups,
  name text not null,
  led_by text,
  their_words text,
  worth text,
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1
);
create index on initiatives (issue_id);

create table shared_works (
  id uuid primary key,
  issue_id uuid not null references issues,
  kind text not null check (kind in ('shared-problem', 'information-exchange', 'inquiry', 'joint-event', 'problem-solving', 'boundary-work', 'other')),
  description text not null,
  value_for_groups text,
  value_for_all text,
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1
);
create index on shared_works (issue_id);

create table ties (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid not null references groups,
  we_support text,
  they_support text,
  said_by text not null check (said_by in ('group', 'guess')),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  revision integer not null default 1,
  check (we_support is not null or they_support is not null)
);
create index on ties (issue_id);

create table founding_documents (
  id uuid primary key,
  issue_id uuid not null references issues,
  kind text not null check (kind in ('mission', 'principles', 'ground-rules')),
  number integer not null,
  body text not null check (length(body) between 1 and 8000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (issue_id, kind, number)
);
create table consents (
  founding_document_id uuid not null references founding_documents,
  person_id uuid not null references persons,
  stance text not null check (stance in ('consent', 'concern')),
  note text,
  lang text not null default 'en',
  at timestamptz not null,
  primary key (founding_document_id, person_id)
);

-- Frameworks are data: rubrics, spectra, scales; shipped rows have no organization, an agency's own has one.
create table frameworks (
  id uuid primary key,
  key text not null,
  version integer not null,
  kind text not null check (kind in ('spectrum', 'rubric', 'scale', 'rule')),
  organization_id uuid references organizations,
  content jsonb not null,
  source text not null,
  rights text not null,
  created_at timestamptz not null,
  created_by uuid references persons,
  unique nulls not distinct (key, version, organization_id)
);

create table decisions (
  id uuid primary key,
  issue_id uuid not null references issues,
  number integer not null,
  question text not null check (length(question) between 1 and 500),
  detail text,
  lang text not null default 'en',
  method text not null check (method in ('gradients', 'consent', 'approval', 'majority')),
  secrecy text not null check (secrecy in ('named', 'secret')),
  -- share of ballots (0 to 1) that an option needs; what counts as support is the method's rule
  threshold numeric not null check (threshold > 0 and threshold <= 1),
  quorum numeric not null default 0 check (quorum >= 0 and quorum <= 1),
  closes_at timestamptz not null,
  opened_at timestamptz,
  opened_by uuid references persons,
  closed_at timestamptz,
  closed_by uuid references persons,
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (issue_id, number)
);

-- Promise: who decides, said before. Changing one is a new row that replaces the old, with a reason.
create table promises (
  id uuid primary key,
  issue_id uuid not null references issues,
  group_id uuid not null references groups,
  decision_id uuid references decisions,
  level text not null check (level in ('inform', 'consult', 'collaborate', 'defer-to')),
  promised_at timestamptz not null,
  promised_by uuid not null references persons,
  opened_at timestamptz,
  opened_by uuid references persons,
  replaces_id uuid unique references promises,
  reason text,
  lang text not null default 'en',
  check (replaces_id is null or reason is not null)
);
create index on promises (issue_id);

-- inputs ---------------------------------------------------------------------------------------------------------

create table inputs (
  id uuid primary key,
  issue_id uuid not null references issues,
  kind text not null check (kind in ('remark', 'statement')),
  body text not null check (length(body) between 1 and 5000),
  lang text not null default 'en',
  channel text not null check (channel in ('web', 'phone', 'paper', 'in-person', 'mail', 'import')),
  participant_id uuid references participants,
  group_id uuid references groups,
  mandate_id uuid references mandates,
  -- for whom it speaks: the person alone, a group after asking people, a group by its vote, or our guess about a group
  speaks text not null check (speaks in ('self', 'asked', 'vote', 'guess')),
  asked_count integer check (asked_count > 0),
  author_address text,
  author_locale text not null default 'en',
  recorded_by uuid references persons,
  -- what the moderations say now: 1 accepted, 0 not looked at, -1 hidden
  moderated smallint not null default 0 check (moderated in (-1, 0, 1)),
  said_at timestamptz not null,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  check (speaks = 'self' or group_id is not null),
  check (speaks <> 'asked' or asked_count is not null),
  check (speaks <> 'guess' or recorded_by is not null)
);
create index on inputs (issue_id, created_at);
create index on inputs (participant_id);

create table input_confirmations (
  input_id uuid primary key references inputs,
  at timestamptz not null,
  by uuid not null references persons
);

create table moderations (
  id uuid primary key,
  input_id uuid not null references inputs,
  verdict smallint not null check (verdict in (-1, 0, 1)),
  rule text,
  reason text,
  lang text not null default 'en',
  at timestamptz not null,
  by uuid references persons,
  check (verdict <> -1 or (rule is not null and reason is not null))
);
create index on moderations (input_id);

-- conversations --------------------------------------------------------------------------------------------------

create table conversations (
  id uuid primary key,
  issue_id uuid not null references issues,
  topic text not null check (length(topic) between 1 and 300),
  introduction text,
  lang text not null default 'en',
  opens_at timestamptz not null,
  closes_at timestamptz,
  reviewed_first boolean not null default false,
  imported_from text,
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid references persons,
  check (closes_at > opens_at)
);
create index on conversations (issue_id);

create table statements (
  id uuid primary key references inputs,
  conversation_id uuid not null references conversations,
  number integer not null,
  is_seed boolean not null default false,
  is_meta boolean not null default false,
  unique (conversation_id, number)
);

-- A person's present vote on a statement; agree +1, pass 0, disagree -1.
create table votes (
  statement_id uuid not null references statements,
  participant_id uuid not null references participants,
  conversation_id uuid not null references conversations,
  value smallint not null check (value in (-1, 0, 1)),
  at timestamptz,
  primary key (statement_id, participant_id)
);
create index on votes (conversation_id, participant_id);

-- Every vote as it was cast: the events of voting, kept narrow because there are millions (decision 0004).
create table vote_casts (
  id bigint generated always as identity primary key,
  conversation_id uuid not null references conversations,
  statement_id uuid not null,
  participant_id uuid not null,
  value smallint not null check (value in (-1, 0, 1)),
  at timestamptz
);
create index on vote_casts (conversation_id);

-- decisions ------------------------------------------------------------------------------------------------------

create table decision_electors (
  decision_id uuid not null references decisions,
  ring text check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  group_id uuid references groups,
  check (num_nonnulls(ring, group_id) = 1),
  unique nulls not distinct (decision_id, ring, group_id)
);
create table options (
  id uuid primary key,
  decision_id uuid not null references decisions,
  number integer not null,
  label text not null check (length(label) between 1 and 300),
  detail text,
  lang text not null default 'en',
  unique (decision_id, number)
);
create table decision_evidence (
  id uuid primary key,
  decision_id uuid not null references decisions,
  label text not null,
  url text,
  input_id uuid references inputs,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons
);
create index on decision_evidence (decision_id);

-- The roll of those who may vote, fixed when the decision opens.
create table decision_roll (
  decision_id uuid not null references decisions,
  person_id uuid not null references persons,
  ring text not null,
  primary key (decision_id, person_id)
);
-- Who has voted. For a secret decision this is all that is known of a person; it has no time.
create table ballot_receipts (
  decision_id uuid not null references decisions,
  person_id uuid not null references persons,
  primary key (decision_id, person_id)
);
-- A secret ballot has no person and no time, only the ring it counts under (spread by ring; small rings are pooled).
create table ballots (
  id uuid primary key,
  decision_id uuid not null references decisions,
  ring text not null,
  person_id uuid references persons,
  cast_at timestamptz,
  check ((person_id is null) = (cast_at is null))
);
create unique index ballots_once on ballots (decision_id, person_id) where person_id is not null;
create table ballot_marks (
  ballot_id uuid not null references ballots on delete cascade,
  option_id uuid not null references options,
  mark smallint not null,
  primary key (ballot_id, option_id)
);
create table reservations (
  id uuid primary key,
  decision_id uuid not null references decisions,
  ballot_id uuid references ballots on delete set null,
  person_id uuid references persons,
  body text not null check (length(body) between 1 and 4000),
  lang text not null default 'en'
);
create index on reservations (decision_id);

-- What was decided, as a hypothesis to test: cannot be provisional without a review date.
create table provisional_records (
  decision_id uuid primary key references decisions,
  option_id uuid references options,
  outcome text not null check (length(outcome) between 1 and 4000),
  hypothesis text not null check (length(hypothesis) between 1 and 4000),
  reopen_when text not null check (length(reopen_when) between 1 and 4000),
  measure text not null check (length(measure) between 1 and 2000),
  review_on date not null,
  leader_id uuid references persons,
  leader_commitment text,
  leader_disagreed boolean not null default false,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons
);

-- answers --------------------------------------------------------------------------------------------------------

create table answers (
  id uuid primary key,
  input_id uuid not null references inputs,
  verdict text not null check (verdict in ('used', 'adapted', 'not-used')),
  reason text not null check (length(reason) between 1 and 4000),
  lang text not null default 'en',
  -- the same reason in the author's language, where a convener wrote it
  author_reason text,
  decision_id uuid references decisions,
  link text,
  given_at timestamptz not null,
  given_by uuid not null references persons,
  replaces_id uuid unique references answers
);
create index on answers (input_id);

-- rubrics --------------------------------------------------------------------------------------------------------

create table readings (
  id uuid primary key,
  issue_id uuid not null references issues,
  framework_id uuid not null references frameworks,
  ring text check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  -- placements: each member places privately; entered: a spread counted on paper
  basis text not null check (basis in ('placements', 'entered')),
  note text,
  lang text not null default 'en',
  read_on date not null,
  opened_at timestamptz not null,
  opened_by uuid not null references persons,
  closed_at timestamptz,
  closed_by uuid references persons,
  revision integer not null default 1
);
create index on readings (issue_id);
create table placements (
  reading_id uuid not null references readings,
  person_id uuid not null references persons,
  idea text not null,
  informing smallint not null check (informing between 0 and 100),
  networking smallint not null check (networking between 0 and 100),
  collaborating smallint not null check (collaborating between 0 and 100),
  transforming smallint not null check (transforming between 0 and 100),
  placed_at timestamptz not null,
  primary key (reading_id, person_id, idea),
  check (informing + networking + collaborating + transforming = 100)
);
-- The spread a group agreed on (or one counted on paper). A cell that could not be read is null.
create table agreed_readings (
  reading_id uuid not null references readings,
  idea text not null,
  informing smallint check (informing between 0 and 100),
  networking smallint check (networking between 0 and 100),
  collaborating smallint check (collaborating between 0 and 100),
  transforming smallint check (transforming between 0 and 100),
  note text,
  lang text not null default 'en',
  agreed_at timestamptz not null,
  agreed_by uuid not null references persons,
  primary key (reading_id, idea),
  check (coalesce(informing, 0) + coalesce(networking, 0) + coalesce(collaborating, 0) + coalesce(transforming, 0) <= 100)
);

-- mail and history -----------------------------------------------------------------------------------------------

create table mails (
  id uuid primary key,
  to_address text not null,
  subject text not null,
  body text not null,
  locale text not null,
  kind text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  failure text
);
create index on mails (created_at);

-- Append only: history, audit, notifications and reports all read it. A trigger keeps it so.
create table events (
  id bigint generated always as identity primary key,
  kind text not null,
  at timestamptz not null,
  organization_id uuid references organizations,
  issue_id uuid references issues,
  person_id uuid references persons,
  participant_id uuid references participants,
  subject_id uuid,
  particulars jsonb not null default '{}'
);
create index on events (issue_id, id);
create index on events (subject_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events and cast votes are history: they are never changed or removed';
end $$;
create trigger events_are_history before update or delete on events for each row execute function refuse_change();
create trigger vote_casts_are_history before update or delete on vote_casts for each row execute function refuse_change();
