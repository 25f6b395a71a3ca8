import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { ListKey } from '../frameworks/index.ts';
import { lapsedOn, mandatesOn, listMembers, type Mandate, type Ring } from '../people/index.ts';
import { kindId } from './kind.ts';

/** A member who speaks for a group. Mandates are open records of the issue: those who lead know them by name. */
export interface Spokesperson {
  readonly groupId: string;
  readonly personId: string;
  readonly name: string;
  readonly ring: Ring;
}

/** The members of an issue who hold a mandate now, once for each group. */
export async function spokespeople(ctx: Ctx, issueId: string): Promise<Spokesperson[]> {
  const [mandates, members] = [await mandatesOn(ctx, issueId), await listMembers(ctx, issueId)];
  const ringOf = new Map(members.map((member) => [member.personId, member.ring]));
  return mandates.flatMap(({ groupId, personId, personName }) => {
    const ring = ringOf.get(personId);
    return ring === undefined ? [] : [{ groupId, personId, name: personName, ring }];
  });
}

/** A mandate that ran out, and that nobody renewed or ended yet. */
export type Lapsed = Pick<Mandate, 'id' | 'groupId' | 'personName'> & { readonly endedOn: string };

/** The mandates of an issue that ran out, the latest first. */
export async function lapsedMandates(ctx: Ctx, issueId: string): Promise<Lapsed[]> {
  return (await lapsedOn(ctx, issueId)).flatMap(({ id, groupId, personName, untilOn }) =>
    untilOn === null ? [] : [{ id, groupId, personName, endedOn: untilOn }],
  );
}

/**
 * The kinds of a list to which a member belongs by their own choice of a group. Who chose what is nobody's business: it is told
 * with a release only, as yes or no, so that it cannot be seen to change when one person joins.
 */
export async function ownWordKinds(ctx: Pick<Ctx, 'db'>, issueId: string, listKey: ListKey): Promise<string[]> {
  const { rows } = await sql<{ category: string; subgroup: string | null }>`
    select distinct g.category, g.subgroup from participants p
    join memberships m on m.issue_id = p.issue_id and m.person_id = p.person_id and m.ended_at is null
    left join merged_groups mine on mine.group_id = p.group_id
    join group_categories g on g.list_key = ${listKey} and g.ended_at is null
    left join merged_groups theirs on theirs.group_id = g.group_id
    where p.issue_id = ${issueId} and coalesce(mine.kept_id, p.group_id) = coalesce(theirs.kept_id, g.group_id)`.execute(ctx.db);
  return [...new Set(rows.flatMap((row) => (row.subgroup === null ? [row.category] : [row.category, kindId(row)])))].toSorted();
}
