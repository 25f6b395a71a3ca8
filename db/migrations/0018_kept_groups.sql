-- Every group with the one that stands for it today: itself, unless it was merged. What refers to a group is shown and counted through this
-- view, so that undoing a merge brings both back by itself.
create view kept_groups as
  select g.id, k.id as kept_id, k.name, k.lang, k.organization_id
  from groups g
  left join entries e on e.group_id = g.id
  left join merges m on m.merged_id = e.id and m.undone_at is null
  join groups k on k.id = case when m.id is null then g.id else kept_group(g.id) end;
