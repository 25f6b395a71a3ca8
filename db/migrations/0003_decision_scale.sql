-- The version of the scale that a decision is voted by: written when it opens, so that new wording changes no vote under way.
alter table decisions add column scale_id uuid references frameworks;
