import { href } from '../../../routes.ts';
import { Address, CopyLink, Fold, Form, Stacked, Submit, Time, useView } from '../../../ui/index.ts';
import type { Invitation } from '../invitation.ts';
import type { Roster } from '../roster.ts';

interface Props {
  roster: Roster;
  invitations: readonly Invitation[];
  /** Addresses to pass on, by the invitation's id. */
  links: ReadonlyMap<string, string>;
}

/** Invitations that wait for an answer; links stand open to be copied, letters, which cannot be read again, in a fold. */
export function OpenInvitations({ roster, invitations, links }: Props) {
  const { t } = useView();
  const letters = invitations.filter((one) => one.email !== null);
  const forMany = invitations.filter((one) => one.email === null);
  return (
    <>
      {forMany.length > 0 ? <InvitationTable roster={roster} invitations={forMany} links={links} /> : null}
      {letters.length > 0 ? (
        <Fold label={t('people:invitations.open.count', { count: letters.length })}>
          <InvitationTable roster={roster} invitations={letters} links={links} />
        </Fold>
      ) : null}
    </>
  );
}

function InvitationTable({ roster, invitations, links }: Props) {
  const { t } = useView();
  const head = [t('people:invitation.to'), t('people:ring'), t('people:invitation.until'), t('people:invitation.accepted'), t('people:remove')];
  const rows = invitations.map((one) => [
    one.email === null ? (
      <CopyLink id={`link-${one.id}`} label={t('people:invitation.link')} href={links.get(one.id) ?? ''} />
    ) : (
      <>
        {one.name ? <div>{one.name}</div> : null}
        <Address value={one.email} />
      </>
    ),
    t(`people:ring.${one.ring}`),
    <Time value={one.expiresAt} style="short" />,
    one.email === null ? String(one.accepted) : t('people:no'),
    <Form action={href('invitation.revoke', { issue: roster.slug, invitation: one.id })} method="delete">
      <Submit small>
        {t('people:invitation.revoke')} <span class="unseen">{one.email ?? t('people:invitation.link')}</span>
      </Submit>
    </Form>,
  ]);
  return <Stacked caption={t('people:invitations.open')} head={head} rows={rows} />;
}
