import { sql } from 'kysely';

interface KeptGroupRow {
  /** The group that a row refers to. */
  id: string;
  /** The group that stands for it today: itself, unless it was merged into another. */
  kept_id: string;
  name: string;
  lang: string;
  organization_id: string;
}

/**
 * SQL: every group under the id, name and language of the one that stands for it today. Rows that refer to a group are shown through it:
 *
 *     .innerJoin(keptGroups('groups'), 'groups.id', 'stakes.group_id').select(['groups.kept_id as groupId', 'groups.name as groupName'])
 */
export function keptGroups<Alias extends string>(alias: Alias) {
  return sql<KeptGroupRow>`kept_groups`.as(alias);
}

/** SQL: the ids of all groups that stand as one with this one, itself among them. */
export function sameGroupAs(groupId: string) {
  return sql<string>`(select kept_group(${groupId}) union select ${groupId}::uuid union select group_id from merged_groups where kept_id = kept_group(${groupId}))`;
}

/** SQL for changing a row: the group it refers to stays where it stands for the same one, so that undoing a merge finds it. */
export function keepingGroup<Id extends string | null>(groupId: Id) {
  return sql<Id>`case when kept_group(group_id) = ${groupId}::uuid then group_id else ${groupId}::uuid end`;
}
