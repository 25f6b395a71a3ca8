import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { NotFound } from '../../platform/errors.ts';
import { hashToken } from '../../platform/http/tokens.ts';
import { isId } from '../../platform/ids.ts';
import { keptGroups } from './kept-groups.ts';
import { stateOf, type Invitation } from './invitation.ts';

function allInvitations(ctx: Pick<Ctx, 'db'>) {
  return ctx.db
    .selectFrom('invitations')
    .innerJoin('persons', 'persons.id', 'invitations.created_by')
    .leftJoin(keptGroups('groups'), 'groups.id', 'invitations.group_id')
    .select([
      'invitations.id',
      'invitations.issue_id as issueId',
      'invitations.email',
      'invitations.name',
      'invitations.ring',
      'groups.kept_id as groupId',
      'groups.name as groupName',
      'groups.lang as groupLang',
      'invitations.locale',
      'persons.name as invitedBy',
      'invitations.created_by as createdBy',
      'invitations.created_at as createdAt',
      'invitations.expires_at as expiresAt',
      'invitations.revoked_at as revokedAt',
      sql<number>`(select count(*)::int from invitation_acceptances a where a.invitation_id = invitations.id)`.as('accepted'),
    ]);
}

/** The invitations that can still be accepted, newest first. For those who lead the issue: it holds addresses. */
export async function listOpenInvitations(ctx: Ctx, issueId: string): Promise<Invitation[]> {
  const rows = await allInvitations(ctx)
    .where('invitations.issue_id', '=', issueId)
    .where('invitations.revoked_at', 'is', null)
    .where('invitations.expires_at', '>', ctx.now)
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id')
    .execute();
  return (rows as Invitation[]).filter((row) => stateOf(row, ctx.now) === 'open');
}

/** An invitation of that issue. @throws NotFound */
export async function getInvitation(ctx: Ctx, issueId: string, id: string): Promise<Invitation> {
  const row = isId(id) ? await allInvitations(ctx).where('invitations.issue_id', '=', issueId).where('invitations.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound();
  return row as Invitation;
}

/** The invitation that a token opens, in whatever state it is. @throws NotFound for a token nobody was given */
export async function invitationOf(ctx: Ctx, token: string): Promise<Invitation> {
  const row = await allInvitations(ctx).where('invitations.token_hash', '=', hashToken(token)).executeTakeFirst();
  if (!row) throw new NotFound();
  return row as Invitation;
}

/** Which of these addresses already have an open letter, and which belong to present members. */
export async function knownAddresses(ctx: Ctx, issueId: string, emails: readonly string[]): Promise<{ invited: Set<string>; members: Set<string> }> {
  if (emails.length === 0) return { invited: new Set(), members: new Set() };
  const invited = await allInvitations(ctx)
    .where('invitations.issue_id', '=', issueId)
    .where('invitations.email', 'in', emails)
    .where('invitations.revoked_at', 'is', null)
    .where('invitations.expires_at', '>', ctx.now)
    .execute();
  const members = await ctx.db
    .selectFrom('memberships')
    .innerJoin('persons', 'persons.id', 'memberships.person_id')
    .select('persons.email')
    .where('memberships.issue_id', '=', issueId)
    .where('memberships.ended_at', 'is', null)
    .where('persons.email', 'in', emails)
    .execute();
  const open = (invited as Invitation[]).filter((row) => stateOf(row, ctx.now) === 'open');
  return { invited: new Set(open.map((row) => row.email ?? '')), members: new Set(members.map((row) => row.email ?? '')) };
}

/** How many invitations of an issue wait for an answer: letters and links that can still be accepted. */
export async function countOpenInvitations(ctx: Ctx, issueId: string): Promise<number> {
  return (await listOpenInvitations(ctx, issueId)).length;
}
