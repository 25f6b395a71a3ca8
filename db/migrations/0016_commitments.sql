-- Dated pledges of either side. `ours`: those who convene pledge, to a group or to everybody. `group`: a group pledges.
create table commitments (
  id uuid primary key,
  issue_id uuid not null references issues,
  side text not null check (side in ('ours', 'group')),
  group_id uuid references groups,
  -- the name of a person or an office, as it is shown
  who text check (length(who) between 1 and 200),
  -- who is reminded and may say that it is kept, where that is a person known here
  person_id uuid references persons,
  -- the record it came from
  source text not null default 'free' check (source in ('free', 'tie', 'sheet')),
  source_id uuid,
  made_on date not null,
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (side = 'ours' or group_id is not null),
  check ((source = 'free') = (source_id is null))
);
create index on commitments (issue_id);
create index on commitments (source_id) where source_id is not null;

-- What is pledged and until when. The first version is how it was made; a later one needs a reason; the newest counts.
create table commitment_versions (
  commitment_id uuid not null references commitments,
  number integer not null check (number >= 1),
  what text not null check (length(what) between 1 and 1000),
  due_on date not null,
  reason text check (length(reason) between 1 and 2000),
  lang text not null default 'en',
  at timestamptz not null,
  by uuid not null references persons,
  primary key (commitment_id, number),
  check (number = 1 or reason is not null)
);
create index on commitment_versions (due_on);

-- How it ended: kept, on that day, or released by those it was made to. Late is read from the due date. Taken back: the row stays.
create table commitment_endings (
  id uuid primary key,
  commitment_id uuid not null references commitments,
  ending text not null check (ending in ('kept', 'released')),
  ended_on date not null,
  note text check (length(note) between 1 and 2000),
  lang text not null default 'en',
  at timestamptz not null,
  by uuid not null references persons,
  undone_at timestamptz,
  undone_by uuid references persons,
  check (ending = 'kept' or note is not null)
);
create unique index commitment_endings_once on commitment_endings (commitment_id) where undone_at is null;

-- A row while everybody may read it; without one it is for the members.
create table commitment_publications (
  commitment_id uuid primary key references commitments,
  at timestamptz not null,
  by uuid not null references persons
);

-- Was this promise kept? Only counts are held: no row for an answer, no person and no time, so nothing can be led back to anybody.
create table commitment_pulses (
  commitment_id uuid not null references commitments,
  answer text not null check (answer in ('yes', 'partly', 'no')),
  count integer not null check (count > 0),
  primary key (commitment_id, answer)
);
-- Who has answered, so that nobody does twice; never what.
create table commitment_pulse_receipts (
  commitment_id uuid not null references commitments,
  participant_id uuid not null references participants,
  primary key (commitment_id, participant_id)
);
