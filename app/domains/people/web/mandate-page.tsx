import { z } from 'zod';
import { readForm, type Problems, type Typed } from '../../../platform/http/form.ts';
import { redirect, render, type Controller, type Web } from '../../../platform/http/web.ts';
import { textLanguages } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { Facts, Field, Form, Hidden, LanguageField, Section, Submit, useView, Day, InLang } from '../../../ui/index.ts';
import { todayOf } from '../day.ts';
import { changeMandate, listRenewals, renewMandate, type RenewalRow } from '../keeping-mandates.ts';
import { dueOn, type Mandate } from '../mandate.ts';
import { listReports, type Report } from '../mandates.ts';
import type { Roster } from '../roster.ts';
import { leads, standingOn } from '../standing.ts';
import { day, optionalText, revision } from './fields.ts';
import { FormPage } from './form-page.tsx';
import { EndMandate, ReportForm, RhythmFields } from './mandate-forms.tsx';
import { LastWord, ReportList, Until } from './mandates-table.tsx';
import { everyDays, findMandate } from './mandates.tsx';

interface MandateData {
  roster: Roster;
  mandate: Mandate;
  reports: readonly Report[];
  renewals: readonly RenewalRow[];
  today: string;
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
  return redirect(c, href('mandate.show', { issue: roster.slug, mandate: mandate.id }), 'people:notice.mandate-renewed');
};

async function show(c: Web, problems: Problems, typed: Typed): Promise<Response> {
  const { ctx } = c.var;
  const { roster, mandate } = await findMandate(c);
  const data = { roster, mandate, reports: await listReports(ctx, [mandate.id]), renewals: await listRenewals(ctx, mandate.id), today: todayOf(ctx) };
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

function MandateView({ data, problems, typed }: { data: MandateData; problems: Problems; typed: Typed }) {
  const { t } = useView();
  const { roster, mandate, today } = data;
  const at = { issue: roster.slug, mandate: mandate.id };
  const here = href('mandate.show', at);
  const facts = [
    { name: t('people:mandate.given-on'), value: <Day value={mandate.givenOn} style="short" /> },
    { name: t('people:mandate.until-on'), value: <Until mandate={mandate} today={today} /> },
    ...(mandate.howGiven ? [{ name: t('people:mandate.how'), value: <InLang lang={mandate.lang}>{mandate.howGiven}</InLang> }] : []),
    { name: t('people:mandate.last-out'), value: <LastWord mandate={mandate} way="out" today={today} /> },
    { name: t('people:mandate.last-back'), value: <LastWord mandate={mandate} way="back" today={today} /> },
    { name: t('people:mandate.due-on'), value: <Day value={dueOn(mandate, 'back')} style="short" /> },
  ];
  return (
    <>
      <Facts items={facts} />
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
        <EndMandate mandate={mandate} slug={roster.slug} back={href('my-table')} label={t('people:mandate.end')} />
      </Section>
    </>
  );
}

function Renewal({ data, problems, typed }: { data: MandateData; problems: Problems; typed: Typed }) {
  const { t, locale } = useView();
  const { roster, mandate, renewals } = data;
  return (
    <Section title={t('people:mandate.renew')} quiet={t('people:mandate.renew.about')} id="renewal">
      <Form
        id="renew"
        action={href('mandate.renew', { issue: roster.slug, mandate: mandate.id })}
        problems={'untilOn' in problems ? problems : {}}
        sees={t('people:mandate.sees')}
      >
        <Field name="untilOn" type="date" label={t('people:mandate.renew.until')} value={typed['untilOn']} min={mandate.untilOn ?? data.today} required />
        <Field name="how" label={t('people:mandate.how')} hint={t('people:mandate.how.hint')} value={typed['how']} maxlength={500} optional />
        <LanguageField name="lang" label={t('people:text.lang')} value={typed['lang'] ?? locale.slice(0, 2)} />
        <Submit primary>{t('people:mandate.renew.submit')}</Submit>
      </Form>
      {renewals.length > 0 ? (
        <ul>
          {renewals.map((one) => (
            <li>
              <Day value={one.fromUntilOn} style="short" /> → <Day value={one.toUntilOn} style="short" /> · {t('people:moves.by', { name: one.renewedByName })}
              {one.how ? (
                <p class="quiet">
                  <InLang lang={one.lang}>{one.how}</InLang>
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
