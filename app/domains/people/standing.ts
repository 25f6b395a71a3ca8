import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import type { Ring } from './ring.ts';

/** What an actor is on one issue. Roles come from memberships, not titles. */
export interface Standing {
  /** Administrator of the issue's organization, or of one above it. */
  readonly administrator: boolean;
  readonly convener: boolean;
  /** The ring of a present member, or null. */
  readonly ring: Ring | null;
  readonly signedIn: boolean;
}

export const stranger: Standing = { administrator: false, convener: false, ring: null, signedIn: false };

/** Whether somebody leads the issue: its conveners, and the administrators who answer for them. */
export function leads(standing: Standing): boolean {
  return standing.convener || standing.administrator;
}

/** The actor's standing on an issue, in one query. */
export async function standingOn(ctx: Ctx, issueId: string): Promise<Standing> {
  const { personId } = ctx.actor;
  if (!personId) return stranger;
  const { rows } = await sql<{ role: string | null; ring: Ring | null; administrator: boolean }>`
    select m.role, m.ring, i.organization_id in ${administered(personId)} as administrator
    from issues i
    left join memberships m on m.issue_id = i.id and m.person_id = ${personId} and m.ended_at is null
    where i.id = ${issueId}`.execute(ctx.db);
  const row = rows[0];
  return row ? { administrator: row.administrator, convener: row.role === 'convener', ring: row.ring, signedIn: true } : { ...stranger, signedIn: true };
}

/** SQL of the organizations that a person administers, with all below them. */
export function administered(personId: string) {
  return belowStaff(personId, ['administrator']);
}

/** SQL of the organizations where a person is staff in any role, with all below them. */
export function staffed(personId: string) {
  return belowStaff(personId, ['administrator', 'staff']);
}

function belowStaff(personId: string, roles: readonly string[]) {
  return sql<string>`
    (with recursive below as (
      select organization_id as id from staff where person_id = ${personId} and role in (${sql.join(roles)})
      union select o.id from organizations o join below on o.parent_id = below.id
    ) select id from below)`;
}
