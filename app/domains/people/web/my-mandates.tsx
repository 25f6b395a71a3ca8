import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Fold, Part, Section, useView, Day, InLang } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import { listMyLapsed, type OwnLapsed } from '../lapsed-mandates.ts';
import { dueOn } from '../mandate.ts';
import { listMyMandates, listReports, type Report } from '../mandates.ts';
import { LapsedCard, LapsedNote, lapsedSentence } from './lapsed-mandates.tsx';
import { EndMandate, ReportForm } from './mandate-forms.tsx';
import { GroupNames } from './pieces.tsx';
import { LastWord, ReportList, Until } from './mandates-table.tsx';

type MyMandate = Awaited<ReturnType<typeof listMyMandates>>[number];

export interface MyMandatesData {
  readonly mandates: readonly MyMandate[];
  /** Past their last day, and neither renewed nor ended yet. */
  readonly lapsed: readonly OwnLapsed[];
  readonly reports: readonly Report[];
  readonly today: string;
}

/** The groups that the actor speaks for, on every issue or on one. */
export async function loadMyMandates(ctx: Ctx, issueId: string | null = null): Promise<MyMandatesData> {
  const mandates = (await listMyMandates(ctx)).filter((one) => issueId === null || one.issueId === issueId);
  return {
    mandates,
    lapsed: await listMyLapsed(ctx, issueId),
    reports: await listReports(
      ctx,
      mandates.map((one) => one.id),
    ),
    today: todayOf(ctx),
  };
}

/** Whom I speak for, what to carry out and back, and what to do where a mandate lapsed. Renders nothing for those who never held one. */
export function MyMandates({ data }: { data: MyMandatesData }) {
  const { t, path: back } = useView();
  if (data.mandates.length + data.lapsed.length === 0) return null;
  return (
    <Section title={t('people:my-mandates.title')} quiet={t('people:my-mandates.about')} id="mandates">
      {data.lapsed.map((mandate) => (
        <LapsedCard mandate={mandate} today={data.today} back={back} />
      ))}
      <MandateCards data={data} />
    </Section>
  );
}

/** The same among the parts of one's place on an issue, where what lapsed is asked at the top of the page. */
export function MyMandatesPart({ data, open }: { data: MyMandatesData; open: boolean }) {
  const view = useView();
  const { t } = view;
  const { mandates, lapsed } = data;
  if (mandates.length + lapsed.length === 0) return null;
  const state = (
    <>
      <GroupNames mandates={mandates} /> {lapsed.map((one) => lapsedSentence(view, one, true)).join(' ')}
    </>
  );
  return (
    <Part id="mandates" title={t('people:my-mandates.title')} quiet={t('people:my-mandates.about')} state={state} open={open}>
      <LapsedNote lapsed={data.lapsed} />
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
        <EndMandate mandate={mandate} slug={mandate.slug} back={back} today={today} label={t('people:mandate.give-back')} />
      </Fold>
    </div>
  );
}
