import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { no, ok, type Result } from '../../platform/result.ts';
import { stateOf, type Invitation, type InvitationState } from './invitation.ts';
import { invitationOf } from './invitations.ts';
import { join } from './joining.ts';
import { recordMandate } from './mandating.ts';
import { lockRoster, rosterOfInvitation } from './roster.ts';

/**
 * Makes the signed-in person a member, and the voice of the group where the invitation names one. Accepting again
 * changes nothing. Whoever holds the token may accept: a letter reaches people who sign in with another address.
 * @returns the issue's slug @throws NotFound for a token nobody was given
 */
export async function acceptInvitation(ctx: Ctx, token: string): Promise<Result<{ slug: string }, Exclude<InvitationState, 'open'>>> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  return transact(ctx, async (ctx) => {
    const { issueId } = await invitationOf(ctx, token);
    await lockRoster(ctx, issueId);
    const invitation = await invitationOf(ctx, token);
    const { slug } = await rosterOfInvitation(ctx, issueId);
    if (await hasAccepted(ctx, invitation.id, personId)) return ok({ slug });
    const state = stateOf(invitation, ctx.now);
    if (state !== 'open') return no(state);
    await ctx.db.insertInto('invitation_acceptances').values({ invitation_id: invitation.id, person_id: personId, at: ctx.now }).execute();
    await record(ctx, { kind: 'invitation.accepted', issueId, subjectId: invitation.id });
    await join(ctx, { issueId, personId, ring: invitation.ring });
    await giveItsMandate(ctx, invitation, personId);
    return ok({ slug });
  });
}

/** Whether that person accepted this invitation before. */
export async function hasAccepted(ctx: Pick<Ctx, 'db'>, invitationId: string, personId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('invitation_acceptances')
    .select('at')
    .where('invitation_id', '=', invitationId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

async function giveItsMandate(ctx: Ctx, invitation: Invitation, personId: string): Promise<void> {
  if (!invitation.groupId) return;
  await recordMandate(ctx, {
    issueId: invitation.issueId,
    personId,
    groupId: invitation.groupId,
    givenBy: invitation.createdBy,
    howGiven: null,
    untilOn: null,
    lang: invitation.locale,
  });
}
