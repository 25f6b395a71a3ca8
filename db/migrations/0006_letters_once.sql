-- A letter that follows from one event carries that event in its kind, and is written once however often its job runs.
create unique index mails_once on mails (kind) where kind like '%:%';
