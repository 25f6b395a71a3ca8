import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { hashToken, randomToken } from '../../platform/http/tokens.ts';
import { newId } from '../../platform/ids.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { isOffered } from './groups.ts';
import { expiryFrom, linkToken, stateOf, type LetterLocale } from './invitation.ts';
import { sendLetter } from './invitation-letter.ts';
import { getInvitation, knownAddresses } from './invitations.ts';
import { mostListed, readPastedList, type BadLine, type Listed } from './pasted-list.ts';
import { findOrMakePerson, getOwnPerson, nameFrom } from './persons.ts';
import { canLeadPeople } from './policy.ts';
import type { Ring } from './ring.ts';
import { lockAndAsk, type Roster } from './roster.ts';

/** What an invitation offers: a ring, and the group spoken for or null. */
export interface Offer {
  readonly ring: Ring;
  readonly groupId: string | null;
  readonly locale: LetterLocale;
}

export interface NewInvitation extends Offer {
  readonly email: string;
  readonly name: string | null;
}

export type InviteProblem = 'already-invited' | 'already-member' | 'group';

/** Sends one letter. An address has at most one open letter for each issue. @throws Denied */
export async function invite(ctx: Ctx, roster: Roster, invitation: NewInvitation): Promise<Result<null, InviteProblem>> {
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    if (!(await groupFits(ctx, roster, invitation.groupId))) return no('group');
    const email = invitation.email.toLowerCase();
    const known = await knownAddresses(ctx, roster.issueId, [email]);
    if (known.members.has(email)) return no('already-member');
    if (known.invited.has(email)) return no('already-invited');
    const { name: invitedBy } = await getOwnPerson(ctx);
    await send(ctx, roster, { ...invitation, email }, invitedBy);
    return ok(null);
  });
}

export type ListProblem = { reason: 'group' | 'empty' | 'too-many' } | { reason: 'lines'; bad: readonly BadLine[] };

/** Sends a letter to everyone on a pasted list, or none at all where any line cannot be used. @throws Denied */
export async function inviteList(
  ctx: Ctx,
  roster: Roster,
  text: string,
  offer: Offer,
): Promise<{ ok: true; sent: number } | { ok: false; problem: ListProblem }> {
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const { listed, bad } = readPastedList(text);
    if (listed.length + bad.length === 0) return { ok: false, problem: { reason: 'empty' } };
    if (listed.length + bad.length > mostListed) return { ok: false, problem: { reason: 'too-many' } };
    if (!(await groupFits(ctx, roster, offer.groupId))) return { ok: false, problem: { reason: 'group' } };
    const all = [...bad, ...(await badInDatabase(ctx, roster, listed))].sort((a, b) => a.line - b.line);
    if (all.length > 0) return { ok: false, problem: { reason: 'lines', bad: all } };
    const { name: invitedBy } = await getOwnPerson(ctx);
    for (const { email, name } of listed) await send(ctx, roster, { ...offer, email, name }, invitedBy);
    return { ok: true, sent: listed.length };
  });
}

async function badInDatabase(ctx: Ctx, roster: Roster, listed: readonly Listed[]): Promise<BadLine[]> {
  const known = await knownAddresses(
    ctx,
    roster.issueId,
    listed.map((one) => one.email),
  );
  return listed.flatMap(({ line, email }): BadLine[] => {
    if (known.members.has(email)) return [{ line, reason: 'already-member' }];
    return known.invited.has(email) ? [{ line, reason: 'already-invited' }] : [];
  });
}

/** Makes a link that anyone who has it may use; it never carries a mandate. @throws Denied */
export async function makeLink(ctx: Ctx, roster: Roster, offer: Pick<Offer, 'ring' | 'locale'>): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const id = newId();
    await keep(ctx, roster, { id, token: linkToken(ctx, id), email: null, name: null, groupId: null, ...offer });
    return { id };
  });
}

/** Takes an invitation back; whoever accepted it before stays. Again is no harm. @throws NotFound, Denied */
export async function revokeInvitation(ctx: Ctx, roster: Roster, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockAndAsk(ctx, roster.issueId, canLeadPeople);
    const invitation = await getInvitation(ctx, roster.issueId, id);
    if (stateOf(invitation, ctx.now) !== 'open') return;
    await ctx.db.updateTable('invitations').set({ revoked_at: ctx.now, revoked_by: ctx.actor.personId }).where('id', '=', id).execute();
    await record(ctx, { kind: 'invitation.revoked', issueId: roster.issueId, subjectId: id });
  });
}

/** A mandate is only offered for groups in the line of the issue's organization. */
async function groupFits(ctx: Ctx, roster: Roster, groupId: string | null): Promise<boolean> {
  return groupId === null || isOffered(ctx, roster.organizationId, groupId);
}

async function send(ctx: Ctx, roster: Roster, invitation: NewInvitation, invitedBy: string): Promise<void> {
  const token = randomToken();
  await findOrMakePerson(ctx, { email: invitation.email, name: invitation.name ?? nameFrom(invitation.email), locale: invitation.locale });
  await keep(ctx, roster, { ...invitation, id: newId(), token });
  await sendLetter(ctx, roster, { ...invitation, token, invitedBy });
}

interface Kept extends Omit<NewInvitation, 'email'> {
  readonly id: string;
  readonly token: string;
  readonly email: string | null;
}

async function keep(ctx: Ctx, roster: Roster, kept: Kept): Promise<void> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  await ctx.db
    .insertInto('invitations')
    .values({
      id: kept.id,
      issue_id: roster.issueId,
      token_hash: hashToken(kept.token),
      email: kept.email,
      name: kept.name,
      ring: kept.ring,
      group_id: kept.groupId,
      locale: kept.locale,
      created_at: ctx.now,
      created_by: personId,
      expires_at: expiryFrom(ctx.now),
    })
    .execute();
  await record(ctx, {
    kind: 'invitation.sent',
    issueId: roster.issueId,
    subjectId: kept.id,
    particulars: { by: kept.email === null ? 'link' : 'letter', ring: kept.ring },
  });
}
