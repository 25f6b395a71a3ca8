import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { join, type NewMembership } from './joining.ts';
import type { Membership, Role } from './membership.ts';
import { findMembershipOf, getMembership } from './memberships.ts';
import { findOrMakePerson, type NewPerson } from './persons.ts';
import { setPlace } from './placing.ts';
import { canLeadPeople, canMove } from './policy.ts';
import type { Ring } from './ring.ts';
import { lockAndAsk, lockRoster, type Roster } from './roster.ts';
import { leads, standingOn, type Standing } from './standing.ts';

/** Makes somebody a member at once, with or without an address: nobody needs an account. @throws Denied */
export async function addMember(
  ctx: Ctx,
  roster: Roster,
  member: NewPerson & Pick<NewMembership, 'ring' | 'hasAuthority' | 'hasInfluence'>,
): Promise<Result<{ id: string }, 'already-member'>> {
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const { email, name, locale, ...place } = member;
    const person = await findOrMakePerson(ctx, { email, name, locale });
    if (await findMembershipOf(ctx, roster.issueId, person.id)) return no('already-member');
    return ok({ id: await join(ctx, { ...place, issueId: roster.issueId, personId: person.id }) });
  });
}

export interface MembershipChange {
  readonly ring: Ring;
  /** Why, for those who read the history later. */
  readonly reason?: string | null;
  readonly lang?: string;
  /** The rest counts only where the actor leads the issue. */
  readonly role: Role;
  readonly hasAuthority: boolean;
  readonly hasInfluence: boolean;
  /** The revision the change was made on. */
  readonly revision: number;
}

/**
 * Moves a member to another ring; those who lead also change role and marks. @returns the id of the move, which can be taken back;
 * null where ring and role stay. @throws NotFound, Denied, StaleRevision
 */
export async function changeMembership(ctx: Ctx, roster: Roster, id: string, change: MembershipChange): Promise<Result<string | null, 'last-convener'>> {
  return transact(ctx, async (ctx) => {
    const { membership, standing } = await lockMembership(ctx, roster, id);
    const next = leads(standing) ? change : { ...membership, ring: change.ring };
    if (membership.role === 'convener' && next.role !== 'convener' && (await isLastConvener(ctx, membership))) return no('last-convener');
    if (membership.revision !== change.revision) throw new StaleRevision();
    await ctx.db.updateTable('memberships').set({ has_authority: next.hasAuthority, has_influence: next.hasInfluence }).where('id', '=', id).execute();
    const { reason = null, lang = 'en' } = change;
    return ok(
      await setPlace(ctx, membership, { ring: next.ring, role: next.role, reason, lang, hasAuthority: next.hasAuthority, hasInfluence: next.hasInfluence }),
    );
  });
}

/** Ends a membership and the mandates held with it; the history stays, and they can be invited again. @throws NotFound, Denied */
export async function endMembership(ctx: Ctx, roster: Roster, id: string, reason: string | null): Promise<Result<null, 'last-convener'>> {
  return transact(ctx, async (ctx) => {
    const { membership } = await lockMembership(ctx, roster, id);
    if (membership.role === 'convener' && (await isLastConvener(ctx, membership))) return no('last-convener');
    const ended = { ended_at: ctx.now, ended_by: ctx.actor.personId };
    await ctx.db
      .updateTable('memberships')
      .set({ ...ended, ended_reason: reason })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'membership.ended', issueId: roster.issueId, subjectId: id });
    const mandates = await ctx.db
      .updateTable('mandates')
      .set(ended)
      .where('issue_id', '=', roster.issueId)
      .where('person_id', '=', membership.personId)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute();
    for (const mandate of mandates) await record(ctx, { kind: 'mandate.ended', issueId: roster.issueId, subjectId: mandate.id });
    return ok(null);
  });
}

export async function lockMembership(ctx: Ctx, roster: Roster, id: string): Promise<{ membership: Membership; standing: Standing }> {
  await lockRoster(ctx, roster.issueId);
  const membership = await getMembership(ctx, roster.issueId, id);
  const standing = await standingOn(ctx, roster.issueId);
  const verdict = canMove(standing, membership.personId === ctx.actor.personId);
  if (!verdict.allowed) throw new Denied(verdict.reason);
  return { membership, standing };
}

export async function isLastConvener(ctx: Ctx, membership: Membership): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('memberships')
    .select('id')
    .where('issue_id', '=', membership.issueId)
    .where('role', '=', 'convener')
    .where('ended_at', 'is', null)
    .where('id', '<>', membership.id)
    .limit(1)
    .executeTakeFirst();
  return other === undefined;
}
