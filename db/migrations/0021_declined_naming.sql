-- That somebody who was named said no: a keyed mark of issue and address instead of the address, so that they are not asked again. Without a time and
-- without the nomination it came of, so that it cannot be put beside the erased row.
create table declined_namings (
  issue_id uuid not null references issues,
  mark text not null check (length(mark) = 22),
  primary key (issue_id, mark)
);
