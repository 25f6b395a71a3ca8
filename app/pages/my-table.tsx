import { listMyIssues, type Issue } from '../domains/issues/index.ts';
import { organizationsToConveneFor, type Organization, type Ring } from '../domains/people/index.ts';
import { loadMyMandates, MyMandates, type MyMandatesData } from '../domains/people/web/index.ts';
import { loadMyOutreach, MyAsks, MyNominations, type MyOutreachData } from '../domains/outreach/web/index.ts';
import { render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { ButtonLink, Columns, EmptyState, Heading, Section, Shell, useView } from '../ui/index.ts';
import { askedOf, type Asked } from './asked.ts';
import { AskedList } from './asked-list.tsx';
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
