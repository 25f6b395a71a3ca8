import { sql } from 'kysely';
import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Membership, Role } from './membership.ts';
import type { Ring } from './ring.ts';

export interface Place {
  readonly ring: Ring;
  readonly role: Role;
  readonly reason: string | null;
  readonly lang: string;
  /** The move that this one takes back. */
  readonly undoes?: string;
  /** Told in the event where they were changed too. */
  readonly hasAuthority?: boolean;
  readonly hasInfluence?: boolean;
}

/**
 * Inside a transaction that has locked the issue's people and asked the policy: writes ring and role, and the move with its reason.
 * @returns the id of the move, null where nothing moved
 */
export async function setPlace(ctx: Ctx, membership: Membership, place: Place): Promise<string | null> {
  const { ring, role, reason, lang } = place;
  await ctx.db
    .updateTable('memberships')
    .set({ ring, role, revision: sql`revision + 1` })
    .where('id', '=', membership.id)
    .execute();
  await record(ctx, {
    kind: place.undoes ? 'membership.change-undone' : 'membership.changed',
    issueId: membership.issueId,
    subjectId: membership.id,
    particulars: {
      ring,
      from: membership.ring,
      role,
      hasAuthority: place.hasAuthority ?? membership.hasAuthority,
      hasInfluence: place.hasInfluence ?? membership.hasInfluence,
    },
  });
  if (ring === membership.ring && role === membership.role) return null;
  const id = newId();
  await ctx.db
    .insertInto('membership_changes')
    .values({
      id,
      membership_id: membership.id,
      from_ring: membership.ring,
      to_ring: ring,
      from_role: membership.role,
      to_role: role,
      reason,
      lang,
      undoes_id: place.undoes ?? null,
      changed_at: ctx.now,
      changed_by: signedIn(ctx),
    })
    .execute();
  return id;
}
