import { canLead, getIssue, type Issue } from '../domains/issues/index.ts';
import { PeopleDesk } from '../domains/issues/web/index.ts';
import { loadMembers, MembersSection, type MembersData } from '../domains/members/web/index.ts';
import { standingOn } from '../domains/people/index.ts';
import {
  BalanceSection,
  InvitingSection,
  loadMoved,
  loadPeoplePanel,
  MandatesSection,
  MovedNotice,
  type MovedData,
  type PeoplePanelData,
} from '../domains/people/web/index.ts';
import { wantedOn, type WantedPlace } from '../domains/rings/index.ts';
import { Restore, RhythmSection, RingAlarms, RingsSection, type RhythmsData } from '../domains/rings/web/index.ts';
import { must } from '../platform/acting.ts';
import type { Typed } from '../platform/http/form.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { Notice, useView, type RailStep } from '../ui/index.ts';
import { loadRhythms } from './ring-show.tsx';

interface DeskPeopleData {
  readonly people: PeoplePanelData;
  readonly rhythms: RhythmsData;
  readonly members: MembersData;
  readonly wanted: readonly WantedPlace[];
  readonly moved: MovedData | null;
  /** A wish that was just taken away. */
  readonly unwanted: string | undefined;
  /** Whom a page that led here would invite. */
  readonly begun: Typed;
}

/** Members and rings: where people sit and are wanted, how rings are kept in touch with, members, mandates, invitations. */
export const deskPeoplePage: Controller = async (c) => {
  const { ctx } = c.var;
  const issue = await getIssue(ctx, param(c, 'issue'));
  must(canLead(await standingOn(ctx, issue.id)));
  const people = await loadPeoplePanel(ctx, issue);
  const data = {
    people,
    rhythms: await loadRhythms(ctx, issue),
    members: await loadMembers(ctx, issue),
    wanted: await wantedOn(ctx, issue.id),
    moved: await loadMoved(ctx, people.roster, c.req.query('moved')),
    unwanted: c.req.query('unwanted'),
    begun: { groupId: c.req.query('group') ?? '', name: c.req.query('name')?.slice(0, 200) ?? '' },
  };
  return render(c, <DeskPeople issue={issue} rail={await c.var.loopOf(issue)} data={data} />, 200, { live: `issue:${issue.id}` });
};

function DeskPeople({ issue, rail, data }: { issue: Issue; rail: readonly RailStep[]; data: DeskPeopleData }) {
  const { t } = useView();
  const { people, rhythms, wanted } = data;
  const here = href('desk.people', { issue: issue.slug });
  return (
    <PeopleDesk issue={issue} rail={rail} page="members" title={t('issues:people.page.members')} scripts={['rings']}>
      <MovedNotice data={data.moved} back={`${here}#rings`} />
      {data.unwanted ? (
        <Notice>
          <Restore action={href('wanted.restore', { issue: issue.slug, wanted: data.unwanted })} label={t('rings:wanted.restore')} />
        </Notice>
      ) : null}
      <RingAlarms data={rhythms} />
      <RingsSection data={{ issue, members: people.members, mandates: people.mandates, wanted, groups: people.groups, leads: people.leads }} />
      <RhythmSection data={rhythms} />
      <MembersSection data={data.members} />
      <BalanceSection members={people.members} slug={issue.slug} />
      <MandatesSection data={people} />
      {people.leads ? <InvitingSection data={people} begun={data.begun} /> : null}
    </PeopleDesk>
  );
}
