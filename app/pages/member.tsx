import type { Child } from 'hono/jsx';
import type { Issue } from '../domains/issues/index.ts';
import { BackToIssue } from '../domains/issues/web/index.ts';
import { getPlace, type MemberPlace } from '../domains/members/index.ts';
import { loadMember, RangeSection, TermSection, TestsSection, ValueSection, WelcomeSection, type MemberData } from '../domains/members/web/index.ts';
import { MyNotesLink } from '../domains/outreach/web/index.ts';
import { lapsedOn, listMoves, mandatesOf, type Mandate, type Move, type Ring } from '../domains/people/index.ts';
import {
  ConveningForm,
  EndForm,
  loadMoved,
  GroupNames,
  lapsedSentence,
  loadMyMandates,
  MembershipForm,
  MovedNotice,
  MoveList,
  MyMandatesPart,
  type MovedData,
  type MyMandatesData,
} from '../domains/people/web/index.ts';
import { rhythmsOf, wantedOn, type Rhythm, type WantedPlace } from '../domains/rings/index.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { Fold, Heading, Notice, Part, Shell, useView, Day, InLang } from '../ui/index.ts';
import { askedOf, type Asked } from './asked.ts';
import { AskedHere } from './asked-here.tsx';

interface PageData {
  readonly member: MemberData;
  readonly rhythms: readonly Rhythm[];
  readonly wanted: readonly WantedPlace[];
  readonly moves: readonly Move[];
  readonly moved: MovedData | null;
  readonly mandates: readonly Mandate[];
  /** Past their last day, and neither renewed nor ended yet. */
  readonly lapsed: readonly Mandate[];
  readonly mine: MyMandatesData;
  /** Of the actor on this issue. */
  readonly asked: readonly Asked[];
}

/** One member: everything about their place for those who lead, and "my place" for the member herself. */
export const memberPage: Controller = async (c) => {
  const { ctx } = c.var;
  const place = await getPlace(ctx, param(c, 'issue'), param(c, 'membership'));
  const { issue, membership } = place;
  const data = {
    member: await loadMember(ctx, place, c.req.query('open')),
    rhythms: await rhythmsOf(ctx, issue.id),
    wanted: await wantedOn(ctx, issue.id, membership.personId),
    moves: await listMoves(ctx, issue.id, membership.id),
    moved: await loadMoved(ctx, { issueId: issue.id, slug: issue.slug }, c.req.query('moved')),
    mandates: await mandatesOf(ctx, issue.id, membership.personId),
    lapsed: await lapsedOn(ctx, issue.id, membership.personId),
    mine: place.isOwn ? await loadMyMandates(ctx, issue.id) : { mandates: [], lapsed: [], reports: [], today: '' },
    asked: place.isOwn ? (await askedOf(ctx)).filter((one) => one.issueSlug === issue.slug) : [],
  };
  return render(c, place.isOwn ? <MyPlace data={data} /> : <MemberView data={data} />, 200, { issueId: issue.id });
};

function rosterOf(issue: Issue) {
  return {
    issueId: issue.id,
    slug: issue.slug,
    statement: issue.statement,
    lang: issue.lang,
    organizationId: issue.organizationId,
    organizationName: issue.organizationName,
  };
}

/** The member's own page, for a phone: the one thing asked now, then a line for each part of one's place that opens for the rest. */
function MyPlace({ data }: { data: PageData }) {
  const { t } = useView();
  const { place } = data.member;
  return (
    <Shell title={t('members:place')} desk>
      <Heading above={<BackToIssue issue={place.issue} />} title={t('members:place')} />
      <MovedNotice data={data.moved?.move.membershipId === place.membership.id ? data.moved : null} back={pathOf(place)} />
      <AskedHere asked={data.asked} data={data.member} mine={data.mine} />
      <RingSection data={data} />
      <MyMandatesPart data={data.mine} open={data.member.open === 'mandates'} />
      <ValueSection data={data.member} />
      <WelcomeSection data={data.member} />
      <TermSection data={data.member} />
      <TestsSection data={data.member} />
      <RangeSection data={data.member} />
      <Leave place={place} open={data.member.open === 'leave'} />
      <MyNotesLink issue={place.issue} />
    </Shell>
  );
}

/** What those who lead see and do about one member. */
function MemberView({ data }: { data: PageData }) {
  const { t } = useView();
  const { place } = data.member;
  const { issue, membership } = place;
  return (
    <Shell title={membership.name} desk>
      <Heading
        above={
          <>
            <BackToIssue issue={issue} /> · <a href={href('desk.people', { issue: issue.slug })}>{t('rings:back')}</a>
          </>
        }
        title={membership.name}
        lede={membership.about}
      />
      <MovedNotice data={data.moved?.move.membershipId === membership.id ? data.moved : null} back={pathOf(place)} />
      <RingSection data={data} />
      <Mandates data={data} />
      <WelcomeSection data={data.member} />
      <TestsSection data={data.member} />
      <RangeSection data={data.member} />
      <ValueSection data={data.member} />
      <TermSection data={data.member} />
      {membership.role === 'member' && place.leads ? (
        <Part
          id="convening"
          title={t('people:convening.title', { name: membership.name })}
          quiet={t('people:convening.about')}
          open={data.member.open === 'convening'}
        >
          <ConveningForm roster={rosterOf(issue)} membership={membership} />
        </Part>
      ) : null}
      <Leave place={place} open={data.member.open === 'leave'} />
    </Shell>
  );
}

function pathOf({ issue, membership }: MemberPlace): string {
  return href('membership.edit', { issue: issue.slug, membership: membership.id });
}

function WantedNotice({ wanted, isOwn }: { wanted: readonly WantedPlace[]; isOwn: boolean }) {
  const { t } = useView();
  return (
    <>
      {wanted.map((one) => (
        <Notice>
          <p>
            {isOwn ? t('rings:wanted.mine') : `${t('rings:wanted')}:`} <strong>{t(`people:ring.${one.ring}`)}</strong>
          </p>
          <p>
            <InLang lang={one.lang}>{one.reason}</InLang> <span class="quiet">{one.wantedByName}</span>
          </p>
        </Notice>
      ))}
    </>
  );
}

/** Where somebody sits, what each ring asks of one, the choice, and how it changed. */
function RingSection({ data }: { data: PageData }) {
  const { t } = useView();
  const { place } = data.member;
  const wanted = data.wanted.filter((one) => one.ring !== place.membership.ring);
  const state = [
    ...(place.membership.role === 'convener' ? [t('people:role.convener')] : []),
    t(`people:ring.${place.membership.ring}`),
    ...(wanted[0] ? [t('rings:wanted.in', { ring: t(`people:ring.${wanted[0].ring}`) })] : []),
  ].join(' · ');
  const asks = new Map<Ring, Child>(data.rhythms.flatMap((rhythm): [Ring, Child][] => (rhythm.number > 0 ? [[rhythm.ring, <Asks rhythm={rhythm} />]] : [])));
  return (
    <Part
      id="ring"
      title={place.isOwn ? t('members:place.ring') : t('members:ring-and-role')}
      quiet={place.isOwn ? t('members:place.ring.about') : t('members:ring.about')}
      state={state}
      open={data.member.open === 'ring'}
    >
      <WantedNotice wanted={wanted} isOwn={place.isOwn} />
      <p>
        <a href={href('ring.show', { issue: place.issue.slug, ring: place.membership.ring })}>
          {place.isOwn ? t('members:place.rings') : t('members:ring.sent')}
        </a>
      </p>
      <MembershipForm roster={rosterOf(place.issue)} membership={place.membership} leads={place.leads} asks={asks} back={pathOf(place)} />
      <Fold label={t('people:moves.title')}>
        <MoveList moves={data.moves} slug={place.issue.slug} back={pathOf(place)} />
      </Fold>
    </Part>
  );
}

function Asks({ rhythm }: { rhythm: Rhythm }) {
  const { t } = useView();
  return (
    <>
      {rhythm.asks ? <InLang lang={rhythm.lang}>{rhythm.asks}</InLang> : t(`people:ring.${rhythm.ring}.about`)}{' '}
      {t('rings:rhythm.every', { count: rhythm.everyDays })}
      {rhythm.timeNeeded ? (
        <>
          {' · '}
          <InLang lang={rhythm.lang}>{rhythm.timeNeeded}</InLang>
        </>
      ) : null}
      {rhythm.channel ? (
        <>
          {' · '}
          <InLang lang={rhythm.lang}>{rhythm.channel}</InLang>
        </>
      ) : null}
    </>
  );
}

function Mandates({ data }: { data: PageData }) {
  const view = useView();
  const { t } = view;
  const { mandates, lapsed } = data;
  const { slug } = data.member.place.issue;
  return (
    <Part
      id="speaks-for"
      title={t('people:speaks-for')}
      state={mandates.length === 0 ? t('people:speaks-for.self') : <GroupNames mandates={mandates} />}
      open={data.member.open === 'speaks-for'}
    >
      <ul>
        {mandates.map((one) => (
          <li>
            <a href={href('mandate.show', { issue: slug, mandate: one.id })}>
              <InLang lang={one.groupLang}>{one.groupName}</InLang>
            </a>{' '}
            {one.untilOn ? (
              <span class="quiet">
                {t('people:mandate.until-on')} <Day value={one.untilOn} style="short" />
              </span>
            ) : null}
          </li>
        ))}
        {lapsed.map((one) => (
          <li>
            {lapsedSentence(view, one, false)} <a href={href('mandate.show', { issue: slug, mandate: one.id })}>{t('people:lapsed.open')}</a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Leave({ place, open }: { place: MemberPlace; open: boolean }) {
  const { t } = useView();
  return (
    <Part id="leave" title={place.isOwn ? t('people:end.leave') : t('people:end.submit')} quiet={t('people:end.what')} open={open}>
      <EndForm roster={rosterOf(place.issue)} membership={place.membership} isOwn={place.isOwn} />
    </Part>
  );
}
