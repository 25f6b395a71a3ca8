import { sql } from 'kysely';
import { must } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { keptGroup } from '../directory/index.ts';
import { getGroup, sameGroupAs, todayOf, type Group } from '../people/index.ts';
import { canKeep, canRead, type Sight } from './policy.ts';

/** A group whose card the actor may read, and what they may do with it. */
export interface SeenGroup {
  readonly group: Group;
  readonly sight: Sight;
}

/** Finds a card through the actor. @throws NotFound where there is no such group, or the actor may not read its card */
export async function seeCard(ctx: Ctx, groupId: string): Promise<SeenGroup> {
  // A group that was merged has the card of the one that stands for it today.
  const group = await getGroup(ctx, isId(groupId) ? await keptGroup(ctx, groupId) : groupId);
  const sight = await sightOf(ctx, group);
  if (!canRead(sight).allowed) throw new NotFound();
  return { group, sight };
}

/** The same for who changes it as one of ours. @throws NotFound, Denied */
export async function seeToKeep(ctx: Ctx, groupId: string): Promise<Group> {
  const { group, sight } = await seeCard(ctx, groupId);
  must(canKeep(sight));
  return group;
}

/** What the actor is to a group's card, in one query. */
async function sightOf(ctx: Ctx, group: Pick<Group, 'id' | 'organizationId'>): Promise<Sight> {
  const { personId } = ctx.actor;
  if (!personId) return { keeps: false, sits: false, speaks: false };
  const { rows } = await sql<Sight>`
    with recursive above as (
      select id, parent_id from organizations where id = ${group.organizationId}
      union select o.id, o.parent_id from organizations o join above on o.id = above.parent_id
    ), below as (
      select id from organizations where id = ${group.organizationId}
      union select o.id from organizations o join below on o.parent_id = below.id
    ), line as (select id from above union select id from below),
    mine as (select m.issue_id, m.role from memberships m where m.person_id = ${personId} and m.ended_at is null),
    present as (select d.issue_id, d.person_id from mandates d
      where d.group_id in ${sameGroupAs(group.id)} and d.ended_at is null and (d.until_on is null or d.until_on >= ${todayOf(ctx)}::date))
    select
      exists (select 1 from staff s where s.person_id = ${personId} and s.organization_id in (select id from line))
        or exists (select 1 from mine join issues i on i.id = mine.issue_id where mine.role = 'convener' and i.organization_id in (select id from line)) as keeps,
      exists (select 1 from mine where mine.issue_id in (
        select issue_id from stakes where group_id in ${sameGroupAs(group.id)} and removed_at is null
        union select issue_id from promises where group_id in ${sameGroupAs(group.id)} and opened_at is not null
        union select issue_id from present)) as sits,
      exists (select 1 from present where present.person_id = ${personId}) as speaks`.execute(ctx.db);
  return rows[0] ?? { keeps: false, sits: false, speaks: false };
}

/** The groups whose card goes with an issue: those with a stake, a promise or a mandate on it. */
export async function groupsOfIssue(ctx: Ctx, issueId: string): Promise<{ id: string; name: string; lang: string }[]> {
  const { rows } = await sql<{ id: string; name: string; lang: string }>`
    select distinct g.kept_id as id, g.name, g.lang, lower(g.name) from kept_groups g where g.id in (
      select group_id from stakes where issue_id = ${issueId} and removed_at is null
      union select group_id from promises where issue_id = ${issueId}
      union select group_id from mandates where issue_id = ${issueId} and ended_at is null and (until_on is null or until_on >= ${todayOf(ctx)}::date))
    order by lower(g.name), g.kept_id`.execute(ctx.db);
  return rows;
}
