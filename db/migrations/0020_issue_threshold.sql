-- An issue keeps the threshold below which it tells no figure (docs/decisions/0015-threshold-of-an-issue.md).
alter table issues add column privacy_threshold integer check (privacy_threshold >= 5);
update issues i set privacy_threshold = o.privacy_threshold from organizations o where o.id = i.organization_id;
alter table issues alter column privacy_threshold set not null;
-- Those that held before, oldest first: what was told under them is known for good.
alter table issues add column earlier_thresholds integer[] not null default '{}';

-- Figures in steps of 5 and the same ones in steps of 7 say more together than either does; steps of a multiple say nothing new.
create function refuse_finer_threshold() returns trigger language plpgsql as $$
begin
  if new.privacy_threshold % old.privacy_threshold <> 0 or new.earlier_thresholds <> old.earlier_thresholds || old.privacy_threshold then
    raise exception 'the threshold of an issue only goes to a multiple of itself, and what held before is kept';
  end if;
  return new;
end $$;
create trigger thresholds_only_coarsen before update on issues for each row
  when (new.privacy_threshold <> old.privacy_threshold or new.earlier_thresholds <> old.earlier_thresholds) execute function refuse_finer_threshold();
