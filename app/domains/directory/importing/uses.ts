import { sql, type RawBuilder } from 'kysely';
import { treeOf } from '../entries.ts';

/** How an entry may be used: `table.column` that names it, and the column that says since when. */
type Uses = Readonly<Record<string, string | null>>;

/** What is written to and about a group: its name stands there. */
export const groupUses: Uses = {
  'asks.group_id': 'created_at',
  'ballots.group_id': 'cast_at',
  'card_lines.group_id': 'created_at',
  'card_links.group_id': 'created_at',
  'card_voices.group_id': 'created_at',
  'commitments.group_id': 'created_at',
  'decision_electors.group_id': null,
  'group_categories.group_id': 'placed_at',
  'group_values.group_id': 'created_at',
  'hard_relations.group_id': 'created_at',
  'initiative_groups.group_id': 'at',
  'initiatives.group_id': 'created_at',
  'inputs.group_id': 'created_at',
  'invitations.group_id': 'created_at',
  'mandates.group_id': 'created_at',
  'map_elements.group_id': 'created_at',
  'nominations.group_id': 'created_at',
  'offers.group_id': 'created_at',
  'participants.group_id': 'created_at',
  'promises.group_id': 'promised_at',
  'stakes.group_id': 'created_at',
  'ties.group_id': 'created_at',
  'wanted_places.group_id': 'wanted_at',
  'wording_suggestions.group_id': 'created_at',
  'wordings.group_id': 'created_at',
};

/** What is done about a person on an issue of ours. What they do themselves, such as a vote, is between them and the issue, and tells nothing here. */
export const personUses: Uses = {
  'asks.person_id': 'created_at',
  'commitments.person_id': 'created_at',
  'hard_relations.person_id': 'created_at',
  'mandates.person_id': 'created_at',
  'map_namings.person_id': 'asked_at',
  'memberships.person_id': 'joined_at',
  'offers.person_id': 'created_at',
  'ring_rhythms.linker_id': 'created_at',
  'wanted_places.person_id': 'wanted_at',
};

/** What an organization does of its own. */
export const organizationUses: Uses = {
  'coverage_consents.organization_id': 'given_at',
  'coverage_consents.to_organization_id': 'given_at',
  'encounters.organization_id': 'created_at',
  'entries.organization_id': 'created_at',
  'frameworks.organization_id': 'created_at',
  'groups.organization_id': 'created_at',
  'issues.organization_id': 'created_at',
  'roster_imports.organization_id': 'uploaded_at',
  'staff.organization_id': 'added_at',
};

/** Every use of a group, person or organization: `subject`, `since` (null where nobody knows) and `reason`. */
export function usesOf(organizationId: string): RawBuilder<unknown> {
  const ours = sql`issue_id in (select id from issues where organization_id in ${treeOf(organizationId)})`;
  return sql.join(
    [
      ...Object.entries(groupUses).map((use) => one(use, sql`true`)),
      ...Object.entries(personUses).map((use) => one(use, ours)),
      ...Object.entries(organizationUses).map((use) => one(use, sql`true`)),
    ],
    sql` union all `,
  );
}

function one([place, since]: [string, string | null], where: RawBuilder<unknown>): RawBuilder<unknown> {
  const [table = '', column = ''] = place.split('.');
  const at = since === null ? sql`null::timestamptz` : sql.ref(since);
  const reason = sql.lit(table.startsWith('card_') ? 'card' : 'used');
  return sql`select ${sql.ref(column)} as subject, ${at} as since, ${reason} as reason from ${sql.table(table)} where ${sql.ref(column)} is not null and ${where}`;
}
