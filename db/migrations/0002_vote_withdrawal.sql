-- A vote that was taken back is history too: a cast without a value. The row in `votes` is gone then.
alter table vote_casts alter column value drop not null;
