import { listMyIssues, type Issue } from '../domains/issues/index.ts';
import { organizationsToConveneFor, type Organization, type Ring } from '../domains/people/index.ts';
import { loadMyMandates, MyMandates, type MyMandatesData } from '../domains/people/web/index.ts';
import { loadMyOutreach, MyAsks, MyNominations, type MyOutreachData } from '../domains/outreach/web/index.ts';
import { render, type Controller } from '../platform/http/web.ts';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { ButtonLink, Columns, EmptyState, formatTime, Heading, NowList, Section, Shell, useView, type NowItem } from '../ui/index.ts';
import { askedOf, type Asked, type PlaceAsk } from './asked.ts';
import { IssueCard } from './issue-card.tsx';

interface MyTableData {
  readonly asked: readonly Asked[];
  readonly issues: readonly (Issue & { role: string; ring: string })[];
  readonly mandates: MyMandatesData;
  readonly outreach: MyOutreachData;
  readonly organizations: readonly Organization[];
}

/** A member's own page: what is asked of them now, where they sit, whom they speak for, what became of their words. */
export const myTablePage: Controller = async (c) => {
  const { ctx } = c.var;
  const data = {
    asked: await askedOf(ctx),
    issues: await listMyIssues(ctx),
    mandates: await loadMyMandates(ctx),
    outreach: await loadMyOutreach(ctx),
    organizations: await organizationsToConveneFor(ctx),
  };
  return render(c, <MyTable data={data} />);
};

function MyTable({ data }: { data: MyTableData }) {
  const { t } = useView();
  return (
    <Shell title={t('pages:table.title')} desk wide>
      <Heading title={t('pages:table.title')} />
      <Columns aside={<Aside data={data} />}>
        <Section title={t('pages:table.asked')}>
          {data.asked.length > 0 ? <AskedList asked={data.asked} /> : <EmptyState title={t('pages:table.asked.none')} why={t('pages:table.asked.none.why')} />}
        </Section>
        <MyAsks data={data.outreach} />
        <Section title={t('pages:table.issues')}>
          {data.issues.length > 0 ? (
            <ul class="lines" role="list">
              {data.issues.map((issue) => (
                <IssueCard issue={issue} detail={t(`people:ring.${issue.ring as Ring}`)} leads={issue.role === 'convener'} />
              ))}
            </ul>
          ) : (
            <EmptyState title={t('pages:table.issues.none')} why={t('pages:table.issues.none.why')} />
          )}
        </Section>
      </Columns>
    </Shell>
  );
}

function Aside({ data }: { data: MyTableData }) {
  const { t } = useView();
  return (
    <>
      <Section title={t('pages:table.inputs')}>
        <ButtonLink href={href('my-inputs')}>{t('pages:table.inputs.open')}</ButtonLink>
      </Section>
      <MyMandates data={data.mandates} />
      <MyNominations data={data.outreach} />
      {data.organizations.length > 0 ? (
        <Section title={t('pages:table.organizations')} aside={<a href={href('issue.new')}>{t('pages:issues.start')}</a>}>
          <ul>
            {data.organizations.map((one) => (
              <li>
                <a href={href('organization.show', { organization: one.id })} lang={one.lang}>
                  {one.name}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function AskedList({ asked }: { asked: readonly Asked[] }) {
  const view = useView();
  const { t } = view;
  const items = asked.map((one): NowItem => ({
    href: addressOf(one),
    strong: t(`pages:table.${one.kind}`),
    rest: (
      <>
        <WhatIsAsked asked={one} />{' '}
        <span class="quiet" lang={one.issueLang} dir={direction(one.issueLang)}>
          {one.issueStatement}
        </span>
      </>
    ),
    ...(one.due ? { when: formatTime(one.due, 'distance', view) } : {}),
  }));
  return <NowList items={items} />;
}

function WhatIsAsked({ asked }: { asked: Asked }) {
  const { t } = useView();
  if (asked.kind === 'placement') return <>{t('pages:table.placement.what')}</>;
  if (asked.kind === 'consent') return <>{t(`pages:founding.${asked.what as 'mission'}`)}</>;
  return (
    <span lang={asked.lang} dir={direction(asked.lang)}>
      {asked.what}
    </span>
  );
}

/** Where on one's own page it is answered. */
const partOf: Readonly<Record<PlaceAsk, string>> = {
  'term-ends': 'term',
  expectations: 'welcome',
  pencilled: 'confirm-about',
  successor: 'main',
  'look-back': 'value',
};

function addressOf(asked: Asked): string {
  switch (asked.kind) {
    case 'ballot':
      return href('decision.show', { decision: asked.target });
    case 'placement':
      return href('reading.show', { reading: asked.target });
    case 'consent':
      return href('founding.show', { issue: asked.target });
    case 'mandate-back':
    case 'mandate-out':
    case 'mandate-both':
      return `${href('mandate.show', { issue: asked.issueSlug, mandate: asked.target })}#report`;
    case 'mandate-ends':
      return `${href('mandate.show', { issue: asked.issueSlug, mandate: asked.target })}#renewal`;
    default:
      return `${href('membership.edit', { issue: asked.issueSlug, membership: 'mine' })}#${partOf[asked.kind]}`;
  }
}
