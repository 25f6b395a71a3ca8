import type { Ctx } from '../../platform/ctx.ts';
import { record } from '../../platform/events.ts';
import { newId } from '../../platform/ids.ts';
import type { Ring } from './ring.ts';

export interface NewMembership {
  readonly issueId: string;
  readonly personId: string;
  readonly ring: Ring;
  readonly role?: 'convener' | 'member';
  readonly hasAuthority?: boolean;
  readonly hasInfluence?: boolean;
}

/** Makes a person a member of an issue; a person who is one already stays as they are. Returns the membership's id. */
export async function join(ctx: Ctx, membership: NewMembership): Promise<string> {
  const existing = await ctx.db
    .selectFrom('memberships')
    .select('id')
    .where('issue_id', '=', membership.issueId)
    .where('person_id', '=', membership.personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (existing) return existing.id;
  const id = newId();
  await ctx.db
    .insertInto('memberships')
    .values({
      id,
      issue_id: membership.issueId,
      person_id: membership.personId,
      ring: membership.ring,
      role: membership.role ?? 'member',
      has_authority: membership.hasAuthority ?? false,
      has_influence: membership.hasInfluence ?? false,
      joined_at: ctx.now,
      added_by: ctx.actor.personId,
    })
    .execute();
  await record(ctx, { kind: 'membership.began', issueId: membership.issueId, subjectId: id, particulars: { ring: membership.ring } });
  return id;
}
