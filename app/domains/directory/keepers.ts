import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { Denied, NotSignedIn } from '../../platform/errors.ts';
import { keepsGroups, staffed } from '../people/index.ts';
import { canKeepDirectory } from './policy.ts';

/** Whether the actor keeps the directory of an organization, and so sees how people are reached. */
export async function keepsDirectory(ctx: Ctx, organizationId: string): Promise<boolean> {
  return keepsGroups(ctx, organizationId);
}

/** @throws NotSignedIn, Denied */
export async function mustKeepDirectory(ctx: Ctx, organizationId: string): Promise<string> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  const verdict = canKeepDirectory(await keepsDirectory(ctx, organizationId));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return personId;
}

/** Lets one act over many entries of a directory happen at a time: each locks them in an order of its own. */
export async function lockDirectory(ctx: Ctx, organizationId: string): Promise<void> {
  await sql`select 1 from organizations where id = ${organizationId} for no key update`.execute(ctx.db);
}

/** SQL of the organizations whose directory a person keeps. */
export function keptBy(personId: string | null) {
  if (!personId) return sql<string>`(select id from organizations where false)`;
  return sql<string>`
    (select id from organizations where id in ${staffed(personId)}
     union select i.organization_id from memberships m join issues i on i.id = m.issue_id
     where m.person_id = ${personId} and m.role = 'convener' and m.ended_at is null)`;
}

/** One of ours: somebody who may have met a group or a person. */
export interface Keeper {
  readonly personId: string;
  readonly name: string;
}

/** Those who keep the directory of an organization, by name: its staff, staff above it, and conveners of its issues. */
export async function listKeepers(ctx: Ctx, organizationId: string): Promise<Keeper[]> {
  const { rows } = await sql<Keeper>`
    with recursive above as (
      select id, parent_id from organizations where id = ${organizationId}
      union select o.id, o.parent_id from organizations o join above on o.id = above.parent_id
    )
    select p.id as "personId", p.name from persons p where p.id in (
      select person_id from staff where organization_id in (select id from above)
      union select m.person_id from memberships m join issues i on i.id = m.issue_id
      where i.organization_id = ${organizationId} and m.role = 'convener' and m.ended_at is null)
    order by lower(p.name), p.id`.execute(ctx.db);
  return rows;
}
