import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Fold, Notice, Section, Stacked, useView } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import type { Group } from '../group.ts';
import { listGroups } from '../groups.ts';
import { linkToken, type Invitation } from '../invitation.ts';
import { listOpenInvitations } from '../invitations.ts';
import { isDue, type Mandate } from '../mandate.ts';
import { listReports, mandatesOn, type Report } from '../mandates.ts';
import { balanceOf, missingFrom, type Membership } from '../membership.ts';
import { listMembers } from '../memberships.ts';
import { rings, type Ring } from '../ring.ts';
import type { Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { LetterForm, LinkForm, ListForm } from './invite-forms.tsx';
import { MandateForm } from './mandate-forms.tsx';
import { MandateFolds, MandatesTable } from './mandates-table.tsx';
import { MemberForm } from './member-forms.tsx';
import { OpenInvitations } from './open-invitations.tsx';
import { Said } from './pieces.tsx';

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
  const invitations = leading ? await listOpenInvitations(ctx, issueId) : [];
  return {
    roster: { issueId, slug, statement, lang, organizationId, organizationName },
    members: await listMembers(ctx, issueId),
    mandates,
    reports: await listReports(
      ctx,
      mandates.filter((one) => leading || one.personId === ctx.actor.personId).map((one) => one.id),
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

/** Who sits at the table: rings, balance, mandates; for those who lead, invitations and forms. */
export function PeoplePanel({ data }: { data: PeoplePanelData }) {
  const { t } = useView();
  return (
    <>
      <Balance members={data.members} />
      {rings.map((ring) => (
        <RingSection ring={ring} data={data} />
      ))}
      <Section title={t('people:mandates.title')} quiet={t('people:mandates.about')} id="mandates">
        <MandatesTable {...data} />
        <MandateFolds {...data} />
        {data.leads && data.members.length > 0 && data.groups.length > 0 ? (
          <Fold label={t('people:mandate.title')}>
            <MandateForm {...data} />
          </Fold>
        ) : null}
      </Section>
      {data.leads ? <Inviting data={data} /> : null}
    </>
  );
}

function Balance({ members }: { members: readonly Membership[] }) {
  const { t } = useView();
  const balance = balanceOf(members);
  const missing = missingFrom(balance);
  const sentence = t('people:balance', {
    authority: t('people:balance.authority', { count: balance.authority }),
    influence: t('people:balance.influence', { count: balance.influence }),
  });
  return missing ? (
    <Notice tone="now">
      <p>{sentence}</p>
      <p>{t(`people:balance.missing.${missing}`)}</p>
    </Notice>
  ) : (
    <p>{sentence}</p>
  );
}

function RingSection({ ring, data }: { ring: Ring; data: PeoplePanelData }) {
  const { t } = useView();
  const members = data.members.filter((member) => member.ring === ring);
  const head = [t('people:person.name'), t('people:speaks-for'), t('people:marks')];
  const rows = members.map((member) => [
    <Name member={member} data={data} />,
    <SpokenFor mandates={data.mandates.filter((mandate) => mandate.personId === member.personId)} today={data.today} />,
    <Marks member={member} />,
  ]);
  return (
    <Section title={t(`people:ring.${ring}`)} id={`ring-${ring}`} aside={t('people:members', { count: members.length })} quiet={t(`people:ring.${ring}.about`)}>
      {members.length === 0 ? <p>{t('people:ring.empty')}</p> : <Stacked caption={t(`people:ring.${ring}`)} head={head} rows={rows} />}
    </Section>
  );
}

/** The name leads to the membership, for those who may change it. */
function Name({ member, data }: { member: Membership; data: PeoplePanelData }) {
  const { t } = useView();
  const isOwn = member.personId === data.personId;
  return (
    <>
      {data.leads || isOwn ? <a href={href('membership.edit', { issue: data.roster.slug, membership: member.id })}>{member.name}</a> : member.name}
      {isOwn ? <span class="quiet"> {t('people:you')}</span> : null}
      {member.role === 'convener' ? <span class="quiet"> · {t('people:role.convener')}</span> : null}
    </>
  );
}

function SpokenFor({ mandates, today }: { mandates: readonly Mandate[]; today: string }) {
  const { t } = useView();
  if (mandates.length === 0) return <span class="quiet">{t('people:speaks-for.self')}</span>;
  return (
    <>
      {mandates.map((mandate) => (
        <div>
          <Said lang={mandate.groupLang}>{mandate.groupName}</Said>
          {isDue(mandate, today) ? <strong class="due"> {t('people:mandate.due')}</strong> : null}
        </div>
      ))}
    </>
  );
}

function Marks({ member }: { member: Membership }) {
  const { t } = useView();
  const marks = [...(member.hasAuthority ? [t('people:authority')] : []), ...(member.hasInfluence ? [t('people:influence')] : [])];
  return marks.length > 0 ? <>{marks.join(' · ')}</> : <span class="quiet">{t('people:marks.none')}</span>;
}

function Inviting({ data }: { data: PeoplePanelData }) {
  const { t } = useView();
  return (
    <Section title={t('people:invite.title')} id="invite" quiet={t('people:invite.about')}>
      <Fold label={t('people:invite.letter.title')}>
        <LetterForm {...data} />
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
