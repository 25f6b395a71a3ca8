-- Who sits how near, and how that changed; who speaks for whom; what members bring, get and agree to.

-- Every change of ring or role, so that moves have a history and can be taken back.
create table membership_changes (
  id uuid primary key,
  membership_id uuid not null references memberships,
  from_ring text not null check (from_ring in ('core', 'advisors', 'feedback', 'dissemination')),
  to_ring text not null check (to_ring in ('core', 'advisors', 'feedback', 'dissemination')),
  from_role text not null check (from_role in ('convener', 'member')),
  to_role text not null check (to_role in ('convener', 'member')),
  reason text check (length(reason) between 1 and 1000),
  lang text not null default 'en',
  -- the change that this one takes back
  undoes_id uuid unique references membership_changes,
  changed_at timestamptz not null,
  changed_by uuid not null references persons,
  check (from_ring <> to_ring or from_role <> to_role)
);
create index on membership_changes (membership_id);

insert into membership_changes (id, membership_id, from_ring, to_ring, from_role, to_role, changed_at, changed_by)
select gen_random_uuid(), m.id, e.particulars->>'from', e.particulars->>'ring', m.role, m.role, e.at, e.person_id
from events e join memberships m on m.id = e.subject_id
where e.kind = 'membership.changed' and e.person_id is not null and e.particulars->>'from' <> e.particulars->>'ring';

-- A mandate says how word travels and how often; a renewal moves its last day and is kept.
alter table mandates add column channel text check (length(channel) between 1 and 300);
alter table mandates add column every_days integer not null default 60 check (every_days between 1 and 366);
alter table mandates add column revision integer not null default 1;
create table mandate_renewals (
  id uuid primary key,
  mandate_id uuid not null references mandates,
  from_until_on date not null,
  to_until_on date not null check (to_until_on > from_until_on),
  how text check (length(how) between 1 and 500),
  lang text not null default 'en',
  renewed_at timestamptz not null,
  renewed_by uuid not null references persons
);
create index on mandate_renewals (mandate_id);

-- For whom a named ballot speaks. It is information, not weight; a secret ballot never has it, since it could name the voter.
alter table ballots add column speaks text not null default 'self' check (speaks in ('self', 'asked', 'vote'));
alter table ballots add column asked_count integer check (asked_count > 0);
alter table ballots add column group_id uuid references groups;
alter table ballots add column mandate_id uuid references mandates;
alter table ballots add check (person_id is not null or speaks = 'self');
alter table ballots add check ((speaks = 'self') = (mandate_id is null) and (mandate_id is null) = (group_id is null));
alter table ballots add check ((speaks = 'asked') = (asked_count is not null));

-- Where somebody is wanted: a person, or a group nobody of whom may be in yet. By whom, why, since when.
create table wanted_places (
  id uuid primary key,
  issue_id uuid not null references issues,
  person_id uuid references persons,
  group_id uuid references groups,
  ring text not null check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  reason text not null check (length(reason) between 1 and 1000),
  lang text not null default 'en',
  wanted_at timestamptz not null,
  wanted_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons,
  check (num_nonnulls(person_id, group_id) = 1)
);
create unique index wanted_places_once on wanted_places (issue_id, person_id, group_id) nulls not distinct where removed_at is null;

-- How often a ring is asked and told, what is asked of it, and how it answers. Each version is a row; the newest counts.
create table ring_rhythms (
  id uuid primary key,
  issue_id uuid not null references issues,
  ring text not null check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  number integer not null,
  every_days integer not null check (every_days between 1 and 366),
  asks text check (length(asks) between 1 and 1000),
  time_needed text check (length(time_needed) between 1 and 200),
  channel text check (length(channel) between 1 and 300),
  linker_id uuid references persons,
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (issue_id, ring, number)
);

-- What was sent to a ring, and what was asked of it, beside what the product itself opened to it.
create table ring_dispatches (
  id uuid primary key,
  issue_id uuid not null references issues,
  ring text not null check (ring in ('core', 'advisors', 'feedback', 'dissemination')),
  way text not null check (way in ('sent', 'asked')),
  happened_on date not null,
  what text not null check (length(what) between 1 and 500),
  channel text check (length(channel) between 1 and 300),
  link text check (length(link) between 1 and 2000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  removed_at timestamptz,
  removed_by uuid references persons
);
create index on ring_dispatches (issue_id, ring);

-- The five tests of relevance. Every answer is a row, the newest of each test counts; pencilled until the member says so too.
create table relevance_tests (
  id uuid primary key,
  membership_id uuid not null references memberships,
  test text not null check (test in ('representative', 'relevant', 'purposeful', 'knowledgeable', 'influential')),
  outcome text not null check (outcome in ('yes', 'partly', 'not-yet')),
  reason text not null check (length(reason) between 1 and 1000),
  lang text not null default 'en',
  said_at timestamptz not null,
  said_by uuid not null references persons,
  confirmed_at timestamptz
);
create index on relevance_tests (membership_id);

-- How far and how often somebody takes part, and in what role; the newest row counts, pencilled in the same way.
create table member_ranges (
  id uuid primary key,
  membership_id uuid not null references memberships,
  stance text check (stance in ('supporter', 'critic', 'both', 'open')),
  power text check (power in ('much', 'some', 'little')),
  level text check (level in ('home', 'school', 'district', 'region', 'state')),
  frequency text check (frequency in ('ongoing', 'episodic')),
  how_often text check (length(how_often) between 1 and 200),
  part text check (length(part) between 1 and 500),
  lang text not null default 'en',
  said_at timestamptz not null,
  said_by uuid not null references persons,
  confirmed_at timestamptz,
  check (num_nonnulls(stance, power, level, frequency, how_often, part) > 0)
);
create index on member_ranges (membership_id);

-- What is in it for a member, in their own words, and what it costs them. Those who lead read it only where the member lets them.
create table member_values (
  id uuid primary key,
  membership_id uuid not null references memberships,
  professional text check (length(professional) between 1 and 2000),
  personal text check (length(personal) between 1 and 2000),
  cost text check (length(cost) between 1 and 2000),
  lang text not null default 'en',
  shown_to_leaders boolean not null default false,
  said_at timestamptz not null,
  check (num_nonnulls(professional, personal, cost) > 0)
);
create index on member_values (membership_id);
create table value_reviews (
  id uuid primary key,
  value_id uuid not null references member_values,
  still text not null check (still in ('yes', 'in-part', 'no')),
  words text check (length(words) between 1 and 2000),
  lang text not null default 'en',
  said_at timestamptz not null
);
create index on value_reviews (value_id);

-- What is expected of members, in versions; who acknowledged which; the steps of the welcome that each has gone.
create table expectations (
  id uuid primary key,
  issue_id uuid not null references issues,
  number integer not null,
  expected text not null check (length(expected) between 1 and 4000),
  responsibilities text check (length(responsibilities) between 1 and 4000),
  what_next text check (length(what_next) between 1 and 4000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (issue_id, number)
);
create table acknowledgements (
  expectation_id uuid not null references expectations,
  membership_id uuid not null references memberships,
  at timestamptz not null,
  primary key (expectation_id, membership_id)
);
create table welcome_steps (
  id uuid primary key,
  membership_id uuid not null references memberships,
  step text not null check (length(step) between 1 and 60),
  done_at timestamptz not null,
  done_by uuid not null references persons,
  undone_at timestamptz,
  undone_by uuid references persons
);
create unique index welcome_steps_once on welcome_steps (membership_id, step) where undone_at is null;

-- Until when a member serves; the newest row counts, so a renewal is another row.
create table member_terms (
  id uuid primary key,
  membership_id uuid not null references memberships,
  number integer not null,
  until_on date,
  reason text check (length(reason) between 1 and 1000),
  lang text not null default 'en',
  created_at timestamptz not null,
  created_by uuid not null references persons,
  unique (membership_id, number)
);

-- Who follows. It counts once that person agrees; handing over gives place and mandates on in one act, and can be taken back.
create table successions (
  id uuid primary key,
  membership_id uuid not null references memberships,
  successor_id uuid not null references persons,
  named_at timestamptz not null,
  named_by uuid not null references persons,
  agreed_at timestamptz,
  declined_at timestamptz,
  removed_at timestamptz,
  removed_by uuid references persons,
  handed_at timestamptz,
  handed_by uuid references persons,
  -- the successor's membership, and how it was before; both empty where the hand-over made it
  heir_membership_id uuid references memberships,
  heir_ring_before text,
  heir_role_before text,
  undone_at timestamptz,
  undone_by uuid references persons,
  check (agreed_at is null or declined_at is null),
  check (handed_at is null or (agreed_at is not null and heir_membership_id is not null)),
  check (undone_at is null or handed_at is not null)
);
create unique index successions_one_named on successions (membership_id) where removed_at is null and declined_at is null and undone_at is null;
create table handed_mandates (
  succession_id uuid not null references successions,
  from_mandate_id uuid not null references mandates,
  to_mandate_id uuid not null references mandates,
  primary key (succession_id, from_mandate_id)
);
