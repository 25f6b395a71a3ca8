import type { Ctx } from '../../../platform/ctx.ts';
import { param, redirect, render, type Controller } from '../../../platform/http/web.ts';
import { href } from '../../../routes.ts';
import { ButtonLink, Form, Heading, Notice, Row, Sees, Shell, Submit, Time, useView, InLang } from '../../../ui/index.ts';
import { acceptInvitation, hasAccepted } from '../accepting.ts';
import { stateOf, type Invitation, type InvitationState } from '../invitation.ts';
import { invitationOf } from '../invitations.ts';
import { findMembershipOf } from '../memberships.ts';
import { rosterOfInvitation, type Roster } from '../roster.ts';

interface InvitationData {
  invitation: Invitation;
  roster: Roster;
  token: string;
  /** `joined` where the reader is a member already. */
  state: InvitationState | 'joined';
  signedIn: boolean;
}

export const invitationPage: Controller = async (c) => {
  const { ctx } = c.var;
  const token = param(c, 'token');
  const invitation = await invitationOf(ctx, token);
  const roster = await rosterOfInvitation(ctx, invitation.issueId);
  const state = (await isIn(ctx, invitation)) ? 'joined' : stateOf(invitation, ctx.now);
  return render(c, <InvitationPage invitation={invitation} roster={roster} token={token} state={state} signedIn={ctx.actor.personId !== null} />);
};

/** A member who opens the link of a mandate that they do not hold yet may still accept it. */
async function isIn(ctx: Ctx, invitation: Invitation): Promise<boolean> {
  const { personId } = ctx.actor;
  if (!personId || !(await findMembershipOf(ctx, invitation.issueId, personId))) return false;
  return invitation.groupId === null || (await hasAccepted(ctx, invitation.id, personId));
}

export const postAcceptance: Controller = async (c) => {
  const token = param(c, 'token');
  const accepted = await acceptInvitation(c.var.ctx, token);
  if (!accepted.ok) return redirect(c, href('invitation.show', { token }));
  return redirect(c, href('issue.show', { issue: accepted.value.slug }), 'people:notice.joined');
};

function InvitationPage(data: InvitationData) {
  const { t } = useView();
  const { invitation, roster, state } = data;
  return (
    <Shell title={t('people:invitation.title')}>
      <Heading
        title={<InLang lang={roster.lang}>{roster.statement}</InLang>}
        above={t('people:invitation.above', { who: invitation.invitedBy, organization: roster.organizationName })}
      />
      {state === 'open' ? <Open {...data} /> : null}
      {state === 'joined' ? <Joined roster={roster} /> : null}
      {state !== 'open' && state !== 'joined' ? (
        <Notice tone="now">
          <p>{t(`people:invitation.${state}`)}</p>
          <p>{t('people:invitation.ask-again', { who: invitation.invitedBy })}</p>
        </Notice>
      ) : null}
    </Shell>
  );
}

function Joined({ roster }: { roster: Roster }) {
  const { t } = useView();
  return (
    <>
      <Notice tone="good">
        <p>{t('people:invitation.joined')}</p>
      </Notice>
      <Row>
        <ButtonLink primary href={href('issue.show', { issue: roster.slug })}>
          {t('people:invitation.go')}
        </ButtonLink>
      </Row>
    </>
  );
}

function Open({ invitation, token, signedIn }: InvitationData) {
  const { t } = useView();
  const at = href('invitation.show', { token });
  return (
    <>
      <p>{t(`people:ring.${invitation.ring}.means`)}</p>
      {invitation.groupName ? (
        <p>
          {t('people:invitation.speaks-for')}{' '}
          <strong>
            <InLang lang={invitation.groupLang ?? 'en'}>{invitation.groupName}</InLang>
          </strong>
        </p>
      ) : null}
      <p class="quiet">
        {t('people:invitation.until')} <Time value={invitation.expiresAt} />
      </p>
      {signedIn ? (
        <Form action={href('invitation.accept', { token })} sees={t('people:invitation.sees')}>
          <Submit primary>{t('people:invitation.submit')}</Submit>
        </Form>
      ) : (
        <>
          <Row>
            <ButtonLink primary href={href('sign-in', {}, { back: at })}>
              {t('people:invitation.sign-in')}
            </ButtonLink>
          </Row>
          <Sees>{t('people:invitation.sees')}</Sees>
        </>
      )}
    </>
  );
}
