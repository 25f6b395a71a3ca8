import type { Ctx } from '../../../platform/ctx.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { href } from '../../../routes.ts';
import { Fold, Section, useView } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import type { Group } from '../group.ts';
import { listGroups } from '../groups.ts';
import { linkToken, type Invitation } from '../invitation.ts';
import { listOpenInvitations } from '../invitations.ts';
import { lapsedOn } from '../lapsed-mandates.ts';
import type { Mandate } from '../mandate.ts';
import { listReports, mandatesOn, type Report } from '../mandates.ts';
import type { Membership } from '../membership.ts';
import { listMembers } from '../memberships.ts';
import type { Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { LetterForm, LinkForm, ListForm } from './invite-forms.tsx';
import { LapsedFolds } from './lapsed-mandates.tsx';
import { MandateForm } from './mandate-forms.tsx';
import { MandateFolds } from './mandates-table.tsx';
import { MemberForm } from './member-forms.tsx';
import { OpenInvitations } from './open-invitations.tsx';

/** What the panel needs of an issue; every Issue has it. */
export interface PanelIssue {
  readonly id: string;
  readonly slug: string;
  readonly statement: string;
  readonly lang: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

export interface PeoplePanelData {
  readonly roster: Roster;
  readonly members: readonly Membership[];
  readonly mandates: readonly Mandate[];
  /** Past their last day, and neither renewed nor ended yet. Empty for those who do not lead. */
  readonly lapsed: readonly Mandate[];
  /** On the mandates that the actor may report on. */
  readonly reports: readonly Report[];
  /** Empty for those who do not lead: it holds addresses and links. */
  readonly invitations: readonly Invitation[];
  readonly groups: readonly Group[];
  readonly leads: boolean;
  readonly personId: string | null;
  readonly today: string;
  /** Addresses of links for many, by the invitation's id. */
  readonly links: ReadonlyMap<string, string>;
}

/** Everything on the People tab. The caller has made sure that the actor belongs to the issue. */
export async function loadPeoplePanel(ctx: Ctx, issue: PanelIssue): Promise<PeoplePanelData> {
  const leading = leads(await standingOn(ctx, issue.id));
  const { id: issueId, slug, statement, lang, organizationId, organizationName } = issue;
  const mandates = await mandatesOn(ctx, issueId);
  const lapsed = leading ? await lapsedOn(ctx, issueId) : [];
  const invitations = leading ? await listOpenInvitations(ctx, issueId) : [];
  return {
    roster: { issueId, slug, statement, lang, organizationId, organizationName },
    members: await listMembers(ctx, issueId),
    mandates,
    lapsed,
    reports: await listReports(
      ctx,
      [...mandates, ...lapsed].filter((one) => leading || one.personId === ctx.actor.personId).map((one) => one.id),
    ),
    invitations,
    groups: leading ? await listGroups(ctx, organizationId) : [],
    leads: leading,
    personId: ctx.actor.personId,
    today: todayOf(ctx),
    links: new Map(invitations.filter((one) => one.email === null).map((one) => [one.id, linkOf(ctx, one.id)])),
  };
}

function linkOf(ctx: Ctx, id: string): string {
  return ctx.origin + href('invitation.show', { token: linkToken(ctx, id) });
}

/** Who speaks for whom on the issue, and when word is due. */
export function MandatesSection({ data }: { data: PeoplePanelData }) {
  const { t } = useView();
  return (
    <Section title={t('people:mandates.title')} quiet={t('people:mandates.about-rhythm')} id="mandates">
      <LapsedFolds {...data} slug={data.roster.slug} />
      <MandateFolds {...data} />
      {data.leads && data.members.length > 0 && data.groups.length > 0 ? (
        <Fold label={t('people:mandate.title')}>
          <MandateForm {...data} />
        </Fold>
      ) : null}
    </Section>
  );
}

/** Letters, lists, links, people without an address; for those who lead. The letter is open and begun where it is known whom to invite. */
export function InvitingSection({ data, begun = {} }: { data: PeoplePanelData; begun?: Typed }) {
  const { t } = useView();
  return (
    <Section title={t('people:invite.title')} id="invite" quiet={t('people:invite.about')}>
      <Fold label={t('people:invite.letter.title')} open={Boolean(begun['groupId'] || begun['name'])}>
        <LetterForm {...data} typed={begun} />
      </Fold>
      <Fold label={t('people:invite.list.title')}>
        <ListForm {...data} />
      </Fold>
      <Fold label={t('people:invite.link.title')}>
        <LinkForm {...data} />
      </Fold>
      <Fold label={t('people:member.title')}>
        <MemberForm {...data} />
      </Fold>
      <OpenInvitations {...data} />
    </Section>
  );
}
