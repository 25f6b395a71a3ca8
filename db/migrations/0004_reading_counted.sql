-- How many people stand behind a spread that was counted on paper; null where nobody wrote it down. Outside the
-- group its figures are shown only when they are known to be enough.
alter table readings add column counted integer check (counted > 0);
