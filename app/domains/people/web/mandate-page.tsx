import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Facts, Fold, Form, Hidden, Notice, Section, Submit, Time, useView, Day, InLang } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import { changeMandate, listRenewals, renewMandate, type RenewalRow } from '../keeping-mandates.ts';
import { dueOn, hasLapsed, type Mandate } from '../mandate.ts';
import { listReports, type Report } from '../mandates.ts';
import type { Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { cameFrom, day, optionalText, revision } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { lapsedSentence } from './lapsed-mandates.tsx';
import { EndMandate, RenewalForm, ReportForm, RhythmFields } from './mandate-forms.tsx';
import { LastWord, ReportList, Until } from './mandates-table.tsx';
import { everyDays, findMandate } from './mandates.tsx';

interface MandateData {
  roster: Roster;
  mandate: Mandate;
  reports: readonly Report[];
  renewals: readonly RenewalRow[];
  today: string;
  isOwn: boolean;
}

/** One mandate, for who holds it and those who lead: how word travels, when it is due, what was carried, and its renewal. */
export const mandatePage: Controller = async (c) => show(c, {}, {});

const change = z.object({ channel: optionalText(300), everyDays, revision });

export const putMandate: Controller = async (c) => {
  const { roster, mandate } = await findMandate(c);
  const form = await readForm(c, change);
  if (!form.ok) return show(c, form.problems, form.typed);
  await changeMandate(c.var.ctx, roster, mandate.id, form.value);
  return redirect(c, href('mandate.show', { issue: roster.slug, mandate: mandate.id }), 'people:notice.mandate-saved');
};

const renewal = z.object({ untilOn: day, how: optionalText(500), lang: z.enum(textLanguages) });

export const postRenewal: Controller = async (c) => {
  const { roster, mandate } = await findMandate(c);
  const form = await readForm(c, renewal);
  if (!form.ok) return show(c, form.problems, form.typed);
  const renewed = await renewMandate(c.var.ctx, roster, mandate.id, form.value);
  if (!renewed.ok) return show(c, { untilOn: c.var.ctx.t(`people:problem.renewal-${renewed.reason}`) }, { ...form.value, how: form.value.how ?? '' });
  return redirect(c, await cameFrom(c, href('mandate.show', { issue: roster.slug, mandate: mandate.id })), 'people:notice.mandate-renewed');
};

async function show(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const { roster, mandate } = await findMandate(c);
  const data = {
    roster,
    mandate,
    reports: await listReports(ctx, [mandate.id]),
    renewals: await listRenewals(ctx, mandate.id),
    today: todayOf(ctx),
    isOwn: mandate.personId === ctx.actor.personId,
  };
  const refused = Object.keys(problems).length > 0;
  const title = ctx.t('people:mandate.of', { who: mandate.personName, name: mandate.groupName });
  return render(
    c,
    <FormPage roster={roster} title={title} problem={refused} leads={leads(await standingOn(ctx, roster.issueId))}>
      <MandateView data={data} problems={problems} typed={typed} />
    </FormPage>,
    refused ? 422 : 200,
  );
}

interface ViewProps {
  data: MandateData;
  problems: Problems;
  typed: Typed;
}

function MandateView(props: ViewProps) {
  return hasLapsed(props.data.mandate, props.data.today) ? <Lapsed {...props} /> : <Running {...props} />;
}

function Running({ data, problems, typed }: ViewProps) {
  const { t } = useView();
  const { roster, mandate, today } = data;
  const at = { issue: roster.slug, mandate: mandate.id };
  const here = href('mandate.show', at);
  return (
    <>
      <MandateFacts data={data} />
      <Section title={t('people:report.title', { name: mandate.groupName })} id="report">
        <ReportForm mandate={mandate} slug={roster.slug} today={today} back={here} />
        <ReportList reports={data.reports} />
      </Section>
      {mandate.untilOn ? <Renewal data={data} problems={problems} typed={typed} /> : null}
      <Section title={t('people:mandate.rhythm')}>
        <Form id="rhythm" action={href('mandate.update', at)} method="put" problems={'untilOn' in problems ? {} : problems} sees={t('people:mandate.sees')}>
          <Hidden name="revision" value={typed['revision'] ?? mandate.revision} />
          <RhythmFields channel={typed['channel'] ?? mandate.channel} everyDays={typed['everyDays'] ?? mandate.everyDays} />
          <Submit>{t('people:save')}</Submit>
        </Form>
      </Section>
      <Section title={t('people:mandate.end')} quiet={t('people:mandate.end.what')}>
        <EndMandate mandate={mandate} slug={roster.slug} back={href('my-table')} today={today} label={t('people:mandate.end')} />
      </Section>
    </>
  );
}

/** What is still to do about a mandate whose last day is over: renew it or let it end; word that travelled before can be written down. */
function Lapsed({ data, problems, typed }: ViewProps) {
  const view = useView();
  const { t } = view;
  const { roster, mandate, today, isOwn } = data;
  const here = href('mandate.show', { issue: roster.slug, mandate: mandate.id });
  return (
    <>
      <Notice tone="now">
        <p>
          {lapsedSentence(view, mandate, isOwn)} {t(isOwn ? 'people:lapsed.mine.what' : 'people:lapsed.theirs.what')}
        </p>
      </Notice>
      <Renewal data={data} problems={problems} typed={typed} />
      <Section title={t('people:lapsed.end')} quiet={t('people:lapsed.end.what')}>
        <EndMandate mandate={mandate} slug={roster.slug} back={href('my-table')} today={today} label={t('people:lapsed.end')} />
      </Section>
      <MandateFacts data={data} />
      <Section title={t('people:report.title', { name: mandate.groupName })} id="report">
        <ReportList reports={data.reports} />
        <Fold label={t('people:lapsed.report')}>
          <ReportForm mandate={mandate} slug={roster.slug} today={today} back={here} />
        </Fold>
      </Section>
    </>
  );
}

function MandateFacts({ data: { mandate, today } }: { data: MandateData }) {
  const { t } = useView();
  const due = hasLapsed(mandate, today) ? [] : [{ name: t('people:mandate.due-on'), value: <Day value={dueOn(mandate, 'back')} style="short" /> }];
  return (
    <Facts
      items={[
        { name: t('people:mandate.given-on'), value: <Day value={mandate.givenOn} style="short" /> },
        { name: t('people:mandate.until-on'), value: <Until mandate={mandate} today={today} /> },
        ...(mandate.howGiven ? [{ name: t('people:mandate.how'), value: <InLang lang={mandate.lang}>{mandate.howGiven}</InLang> }] : []),
        { name: t('people:mandate.last-out'), value: <LastWord mandate={mandate} way="out" today={today} /> },
        { name: t('people:mandate.last-back'), value: <LastWord mandate={mandate} way="back" today={today} /> },
        ...due,
      ]}
    />
  );
}

function Renewal({ data, problems, typed }: ViewProps) {
  const { t } = useView();
  const { roster, mandate, renewals, today } = data;
  const here = href('mandate.show', { issue: roster.slug, mandate: mandate.id });
  const refused = 'untilOn' in problems;
  return (
    <Section title={t('people:mandate.renew')} quiet={t('people:mandate.renew.about')} id="renewal">
      <RenewalForm
        mandate={mandate}
        slug={roster.slug}
        today={today}
        back={refused ? (typed['_back'] ?? here) : here}
        problems={refused ? problems : {}}
        typed={refused ? typed : {}}
      />
      {renewals.length > 0 ? (
        <ul>
          {renewals.map((one) => (
            <RenewalLine renewal={one} />
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

/** The day of a renewal stands beside the last day before it, so that a time without a mandate is seen. */
function RenewalLine({ renewal }: { renewal: RenewalRow }) {
  const { t } = useView();
  return (
    <li>
      <Day value={renewal.fromUntilOn} style="short" /> → <Day value={renewal.toUntilOn} style="short" /> · <Time value={renewal.renewedAt} style="short" />{' '}
      {t('people:moves.by', { name: renewal.renewedByName })}
      {renewal.how ? (
        <p class="quiet">
          <InLang lang={renewal.lang}>{renewal.how}</InLang>
        </p>
      ) : null}
    </li>
  );
}
