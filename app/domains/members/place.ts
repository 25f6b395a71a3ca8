import { must, signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { getIssue, lockIssue, type Issue } from '../issues/index.ts';
import { findMembershipOf, getMembership, leads, standingOn, type Membership, type Standing } from '../people/index.ts';
import { canKeepMember } from './policy.ts';

/** One member's place as its page shows it. */
export interface MemberPlace {
  readonly issue: Issue;
  readonly membership: Membership;
  readonly standing: Standing;
  readonly leads: boolean;
  readonly isOwn: boolean;
}

/** The place that an address names, `mine` for the actor's own. @throws NotFound, Denied for other members */
export async function getPlace(ctx: Ctx, slug: string, membershipId: string): Promise<MemberPlace> {
  const issue = await getIssue(ctx, slug);
  const membership = membershipId === 'mine' ? await ownMembership(ctx, issue.id) : await getMembership(ctx, issue.id, membershipId);
  return placeOf(ctx, issue, membership);
}

/** The same inside a transaction, with the issue's people locked. */
export async function lockPlace(ctx: Ctx, issueId: string, membershipId: string): Promise<MemberPlace & { personId: string }> {
  const personId = signedIn(ctx);
  const issue = await lockIssue(ctx, issueId);
  return { ...(await placeOf(ctx, issue, await getMembership(ctx, issue.id, membershipId))), personId };
}

async function placeOf(ctx: Ctx, issue: Issue, membership: Membership): Promise<MemberPlace> {
  const standing = await standingOn(ctx, issue.id);
  const isOwn = membership.personId === ctx.actor.personId;
  must(canKeepMember(standing, isOwn));
  return { issue, membership, standing, leads: leads(standing), isOwn };
}

async function ownMembership(ctx: Ctx, issueId: string): Promise<Membership> {
  const own = ctx.actor.personId ? await findMembershipOf(ctx, issueId, ctx.actor.personId) : null;
  if (!own) throw new NotFound();
  return own;
}
