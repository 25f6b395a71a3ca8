import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Fold, Part, Section, useView, Day, InLang } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import { dueOn } from '../mandate.ts';
import { listMyMandates, listReports, type Report } from '../mandates.ts';
import { EndMandate, ReportForm } from './mandate-forms.tsx';
import { GroupNames } from './pieces.tsx';
import { LastWord, ReportList, Until } from './mandates-table.tsx';

type MyMandate = Awaited<ReturnType<typeof listMyMandates>>[number];

export interface MyMandatesData {
  readonly mandates: readonly MyMandate[];
  readonly reports: readonly Report[];
  readonly today: string;
}

/** The groups that the actor speaks for, on every issue or on one. */
export async function loadMyMandates(ctx: Ctx, issueId: string | null = null): Promise<MyMandatesData> {
  const mandates = (await listMyMandates(ctx)).filter((one) => issueId === null || one.issueId === issueId);
  return {
    mandates,
    reports: await listReports(
      ctx,
      mandates.map((one) => one.id),
    ),
    today: todayOf(ctx),
  };
}

/** Whom I speak for, and what to carry out and back. Renders nothing for those without a mandate. */
export function MyMandates({ data }: { data: MyMandatesData }) {
  const { t } = useView();
  if (data.mandates.length === 0) return null;
  return (
    <Section title={t('people:my-mandates.title')} quiet={t('people:my-mandates.about')} id="mandates">
      <MandateCards data={data} />
    </Section>
  );
}

/** The same among the parts of one's place on an issue. */
export function MyMandatesPart({ data, open }: { data: MyMandatesData; open: boolean }) {
  const { t } = useView();
  if (data.mandates.length === 0) return null;
  return (
    <Part id="mandates" title={t('people:my-mandates.title')} quiet={t('people:my-mandates.about')} state={<GroupNames mandates={data.mandates} />} open={open}>
      <MandateCards data={data} />
    </Part>
  );
}

function MandateCards({ data }: { data: MyMandatesData }) {
  return (
    <>
      {data.mandates.map((mandate) => (
        <One mandate={mandate} reports={data.reports} today={data.today} />
      ))}
    </>
  );
}

function One({ mandate, reports, today }: { mandate: MyMandate; reports: readonly Report[]; today: string }) {
  const { t, path: back } = useView();
  return (
    <div class="card">
      <h3>
        <InLang lang={mandate.groupLang}>{mandate.groupName}</InLang>
      </h3>
      <p>
        <a href={href('issue.show', { issue: mandate.slug })}>
          <InLang lang={mandate.issueLang}>{mandate.statement}</InLang>
        </a>
      </p>
      <p>
        {t('people:mandate.last-out')}: <LastWord mandate={mandate} way="out" today={today} />
        <br />
        {t('people:mandate.last-back')}: <LastWord mandate={mandate} way="back" today={today} />
        <br />
        {t('people:mandate.due-on')}: <Day value={dueOn(mandate, 'back')} style="short" />
        <br />
        {t('people:mandate.until-on')}: <Until mandate={mandate} today={today} />
      </p>
      <p>
        <a href={href('mandate.show', { issue: mandate.slug, mandate: mandate.id })}>{t('people:mandate.open')}</a>
      </p>
      <Fold label={t('people:report.title', { name: mandate.groupName })}>
        <ReportList reports={reports.filter((one) => one.mandateId === mandate.id)} />
        <ReportForm mandate={mandate} slug={mandate.slug} today={today} back={back} />
        <EndMandate mandate={mandate} slug={mandate.slug} back={back} label={t('people:mandate.give-back')} />
      </Fold>
    </div>
  );
}
