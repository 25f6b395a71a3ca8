-- A promise freezes with the very words it was opened with, and the database holds it to that.
alter table promises add column framework_id uuid references frameworks;
create unique index promises_one_chain on promises (issue_id, group_id, decision_id) nulls not distinct where replaces_id is null;

create function refuse_changed_promise() returns trigger language plpgsql as $$
begin
  raise exception 'an opened promise is frozen: change it by a new one that replaces it';
end $$;
create trigger opened_promises_are_frozen before update on promises for each row
  when (old.opened_at is not null) execute function refuse_changed_promise();
