import type { Child } from 'hono/jsx';
import type { Issue } from '../domains/issues/index.ts';
import { BackToIssue } from '../domains/issues/web/index.ts';
import { getPlace, type MemberPlace } from '../domains/members/index.ts';
import {
  Follows,
  loadMember,
  Pencilled,
  RangeSection,
  TermSection,
  TestsSection,
  ValueSection,
  WelcomeSection,
  type MemberData,
} from '../domains/members/web/index.ts';
import { MyNotesLink } from '../domains/outreach/web/index.ts';
import { listMoves, mandatesOf, type Mandate, type Move, type Ring } from '../domains/people/index.ts';
import {
  ConveningForm,
  EndForm,
  loadMoved,
  loadMyMandates,
  MembershipForm,
  MovedNotice,
  MoveList,
  MyMandates,
  type MovedData,
  type MyMandatesData,
} from '../domains/people/web/index.ts';
import { rhythmsOf, wantedOn, type Rhythm, type WantedPlace } from '../domains/rings/index.ts';
import { param, render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { Fold, Heading, Notice, Section, Shell, useView, Day, InLang } from '../ui/index.ts';

interface PageData {
  readonly member: MemberData;
  readonly rhythms: readonly Rhythm[];
  readonly wanted: readonly WantedPlace[];
  readonly moves: readonly Move[];
  readonly moved: MovedData | null;
  readonly mandates: readonly Mandate[];
  readonly mine: MyMandatesData;
}

/** One member: everything about their place for those who lead, and "my place" for the member herself. */
export const memberPage: Controller = async (c) => {
  const { ctx } = c.var;
  const place = await getPlace(ctx, param(c, 'issue'), param(c, 'membership'));
  const { issue, membership } = place;
  const data = {
    member: await loadMember(ctx, place),
    rhythms: await rhythmsOf(ctx, issue.id),
    wanted: await wantedOn(ctx, issue.id, membership.personId),
    moves: await listMoves(ctx, issue.id, membership.id),
    moved: await loadMoved(ctx, { issueId: issue.id, slug: issue.slug }, c.req.query('moved')),
    mandates: await mandatesOf(ctx, issue.id, membership.personId),
    mine: place.isOwn ? await loadMyMandates(ctx, issue.id) : { mandates: [], reports: [], today: '' },
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

/** The member's own page, for a phone: what is asked now, then what one gave and gets, then how to change or leave. */
function MyPlace({ data }: { data: PageData }) {
  const { t } = useView();
  const { place } = data.member;
  return (
    <Shell title={t('members:place')} desk>
      <Heading above={<BackToIssue issue={place.issue} />} title={t('members:place')} />
      <MovedNotice data={data.moved?.move.membershipId === place.membership.id ? data.moved : null} back={pathOf(place)} />
      <Follows data={data.member} />
      <Pencilled data={data.member} />
      <WantedNotice wanted={data.wanted} ring={place.membership.ring} />
      <ValueSection data={data.member} />
      <MyMandates data={data.mine} />
      <WelcomeSection data={data.member} />
      <RingSection data={data} />
      <TermSection data={data.member} />
      <TestsSection data={data.member} />
      <RangeSection data={data.member} />
      <MyNotesLink issue={place.issue} />
      <Leave place={place} />
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
      <Heading above={<a href={href('desk.people', { issue: issue.slug })}>{t('rings:back')}</a>} title={membership.name} lede={membership.about} />
      <MovedNotice data={data.moved?.move.membershipId === membership.id ? data.moved : null} back={pathOf(place)} />
      <Follows data={data.member} />
      <WantedNotice wanted={data.wanted} ring={membership.ring} />
      <RingSection data={data} />
      <Mandates mandates={data.mandates} slug={issue.slug} />
      <WelcomeSection data={data.member} />
      <TestsSection data={data.member} />
      <RangeSection data={data.member} />
      <ValueSection data={data.member} />
      <TermSection data={data.member} />
      {membership.role === 'member' && place.leads ? (
        <Section title={t('people:convening.title', { name: membership.name })} quiet={t('people:convening.about')} id="convening">
          <ConveningForm roster={rosterOf(issue)} membership={membership} />
        </Section>
      ) : null}
      <Leave place={place} />
    </Shell>
  );
}

function pathOf({ issue, membership }: MemberPlace): string {
  return href('membership.edit', { issue: issue.slug, membership: membership.id });
}

function WantedNotice({ wanted, ring }: { wanted: readonly WantedPlace[]; ring: Ring }) {
  const { t } = useView();
  const other = wanted.filter((one) => one.ring !== ring);
  return (
    <>
      {other.map((one) => (
        <Notice>
          <p>
            {t('rings:wanted')}: <strong>{t(`people:ring.${one.ring}`)}</strong>
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
  const asks = new Map<Ring, Child>(data.rhythms.flatMap((rhythm): [Ring, Child][] => (rhythm.number > 0 ? [[rhythm.ring, <Asks rhythm={rhythm} />]] : [])));
  return (
    <Section title={place.isOwn ? t('members:place.ring') : t('people:ring')} quiet={t('members:place.ring.about')} id="ring">
      <p>
        <strong>{t(`people:ring.${place.membership.ring}`)}</strong> ·{' '}
        <a href={href('ring.show', { issue: place.issue.slug, ring: place.membership.ring })}>{t('members:place.rings')}</a>
      </p>
      <Fold label={t('rings:move')}>
        <MembershipForm roster={rosterOf(place.issue)} membership={place.membership} leads={place.leads} asks={asks} back={`${pathOf(place)}#ring`} />
      </Fold>
      <Fold label={t('people:moves.title')}>
        <MoveList moves={data.moves} slug={place.issue.slug} back={`${pathOf(place)}#ring`} />
      </Fold>
    </Section>
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

function Mandates({ mandates, slug }: { mandates: readonly Mandate[]; slug: string }) {
  const { t } = useView();
  return (
    <Section title={t('people:speaks-for')} id="speaks-for">
      {mandates.length === 0 ? <p class="quiet">{t('people:speaks-for.self')}</p> : null}
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
      </ul>
    </Section>
  );
}

function Leave({ place }: { place: MemberPlace }) {
  const { t } = useView();
  return (
    <Section title={place.isOwn ? t('people:end.leave') : t('people:end.submit')} quiet={t('people:end.what')} id="leave">
      <EndForm roster={rosterOf(place.issue)} membership={place.membership} isOwn={place.isOwn} />
    </Section>
  );
}
