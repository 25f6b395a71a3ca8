-- The version of the scale that a decision is voted by: written when it opens, so that new wording changes no vote under way.
alter table decisions add column scale_id uuid references frameworks;

-- A decision that ends without one: why, and what happens next. A provisional record and this exclude each other.
alter table decisions add column undecided_reason text check (length(undecided_reason) between 1 and 4000);
alter table decisions add column undecided_lang text not null default 'en';
alter table decisions add check (undecided_reason is null or closed_at is not null);
