import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { groupUses, organizationUses, personUses } from './uses.ts';

const database = useDatabase();

/** What names an entry, group, person or organization, and is no use of it by itself. */
const noUses: Readonly<Record<string, string>> = {
  // The directory's own: weighed in other ways, or nothing that somebody did with the entry.
  'entries.group_id': 'the entry itself',
  'entries.person_id': 'the entry itself',
  'entries.partner_id': 'the entry itself',
  'channels.entry_id': 'weighed as a change',
  'adult_moderations.person_id': 'weighed as a change',
  'encounters.entry_id': 'weighed as an encounter',
  'merges.kept_id': 'weighed as a merge',
  'merges.merged_id': 'weighed as a merge',
  'unlike_pairs.one_id': 'says only that two are two',
  'unlike_pairs.other_id': 'says only that two are two',
  'import_entries.entry_id': 'weighed as a later import',
  'roster_roles.entry_id': 'comes only by imports',
  'roster_roles.at_id': 'weighed by who stays there',
  'carers.carer_id': 'comes only by imports',
  'carers.cared_id': 'comes only by imports',
  'external_ids.entry_id': 'comes only by imports',
  'import_remnants.entry_id': 'tells of imports that were taken back',
  'ended_external_ids.entry_id': 'tells of imports that were taken back',
  'organizations.parent_id': 'weighed by what stays below',
  // Of the whole organization, not of one that stands in its directory.
  'adult_moderations.organization_id': 'goes with persons',
  'events.organization_id': 'history',
  'external_ids.organization_id': 'goes with entries',
  'ended_external_ids.organization_id': 'goes with entries',
  'merges.organization_id': 'goes with entries',
  // What people do themselves is between them and the issue.
  'accounts.person_id': 'their own',
  'ballot_receipts.person_id': 'their own',
  'ballots.person_id': 'their own',
  'card_voices.person_id': 'their own',
  'consents.person_id': 'their own',
  'decision_roll.person_id': 'their own',
  'events.person_id': 'their own',
  'invitation_acceptances.person_id': 'their own; a seat comes of it',
  'participants.person_id': 'their own',
  'placements.person_id': 'their own',
  'private_notes.author_id': 'their own',
  'reservations.person_id': 'their own',
  'sheet_slips.person_id': 'their own',
  'sheet_visits.person_id': 'their own',
  // Only of members or staff, who have a seat.
  'asks.owner_id': 'a member',
  'hard_relation_steps.owner_id': 'a member',
  'provisional_records.leader_id': 'a member',
  'successions.successor_id': 'a member',
  'staff.person_id': 'signs in',
};

test('whatever names a group, a person or an organization is a use of it, or known to be none', async () => {
  const { rows } = await sql<{ place: string }>`
    select t.relname || '.' || a.attname as place from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and r.relname in ('entries', 'groups', 'persons', 'organizations') and t.relnamespace = 'public'::regnamespace
      and a.attname !~ '(^|_)by$'`.execute(database.db);
  const known = [groupUses, personUses, organizationUses, noUses].flatMap((uses) => Object.keys(uses));
  expect(rows.map((row) => row.place).toSorted()).toEqual(known.toSorted());
});
