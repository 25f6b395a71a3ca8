import { href } from '../../../routes.ts';
import { EmptyState, Facts, Fold, useView, Day, InLang } from '../../../ui/index.ts';
import { endsSoon, hasLapsed, isDue, wordDue, type Direction, type Mandate } from '../mandate.ts';
import type { Report } from '../mandates.ts';
import type { Roster } from '../roster.ts';
import { EndMandate, ReportForm } from './mandate-forms.tsx';

interface Props {
  roster: Roster;
  mandates: readonly Mandate[];
  leads: boolean;
  personId: string | null;
  today: string;
}

/** Who speaks for whom, one line each; behind it when the group last heard and was heard, a report, and the end, for those who may act on it. */
export function MandateFolds({ roster, mandates, reports, leads, personId, today }: Props & { reports: readonly Report[] }) {
  const { t } = useView();
  if (mandates.length === 0) return <EmptyState title={t('people:mandates.none')} why={t('people:mandates.none.why')} />;
  const back = `${href('desk.people', { issue: roster.slug })}#mandates`;
  return (
    <div>
      {mandates.map((mandate) => (
        <Fold label={<MandateLine mandate={mandate} today={today} />}>
          <MandateFacts mandate={mandate} today={today} />
          {leads || mandate.personId === personId ? (
            <>
              <ReportList reports={reports.filter((one) => one.mandateId === mandate.id)} />
              <ReportForm mandate={mandate} slug={roster.slug} today={today} back={back} />
              <p>
                <a href={href('mandate.show', { issue: roster.slug, mandate: mandate.id })}>{t('people:mandate.open')}</a>
              </p>
              <EndMandate mandate={mandate} slug={roster.slug} back={back} today={today} label={t('people:mandate.end')} />
            </>
          ) : null}
        </Fold>
      ))}
    </div>
  );
}

function MandateLine({ mandate, today }: { mandate: Mandate; today: string }) {
  const { t } = useView();
  const word = wordDue(mandate, today);
  return (
    <>
      <InLang lang={mandate.groupLang}>{mandate.groupName}</InLang> · {mandate.personName}
      {word ? <strong class="due"> · {t(`people:mandate.word-due.${word.way}`)}</strong> : null}
      {endsSoon(mandate, today) ? <strong class="due"> · {t('people:mandate.ends-soon')}</strong> : null}
    </>
  );
}

function MandateFacts({ mandate, today }: { mandate: Mandate; today: string }) {
  const { t } = useView();
  return (
    <>
      <HowGiven mandate={mandate} />
      <Facts
        items={[
          { name: t('people:mandate.until-on'), value: <Until mandate={mandate} today={today} /> },
          { name: t('people:mandate.channel'), value: <Channel mandate={mandate} /> },
          { name: t('people:mandate.last-out'), value: <LastWord mandate={mandate} way="out" today={today} /> },
          { name: t('people:mandate.last-back'), value: <LastWord mandate={mandate} way="back" today={today} /> },
        ]}
      />
    </>
  );
}

function HowGiven({ mandate }: { mandate: Mandate }) {
  return mandate.howGiven ? (
    <div class="quiet">
      <InLang lang={mandate.lang}>{mandate.howGiven}</InLang>
    </div>
  ) : null;
}

/** Until when, and that the end is near. */
export function Until({ mandate, today }: { mandate: Mandate; today: string }) {
  const { t } = useView();
  if (!mandate.untilOn) return <>{t('people:mandate.no-end')}</>;
  return (
    <>
      <Day value={mandate.untilOn} style="short" />
      {endsSoon(mandate, today) ? <strong class="due"> {t('people:mandate.ends-soon')}</strong> : null}
    </>
  );
}

/** How word travels, and how often it is due. */
export function Channel({ mandate }: { mandate: Mandate }) {
  const { t } = useView();
  return (
    <>
      {mandate.channel ? <InLang lang={mandate.lang}>{mandate.channel}</InLang> : null}{' '}
      <span class="quiet">{t('people:mandate.every-days', { count: mandate.everyDays })}</span>
    </>
  );
}

/** What was carried out and brought back so far, newest first. */
export function ReportList({ reports }: { reports: readonly Report[] }) {
  const { t } = useView();
  if (reports.length === 0) return null;
  return (
    <ul>
      {reports.map((one) => (
        <li>
          <Day value={one.reportedOn} style="short" />: {t(`people:reported.${one.direction}`)}
          {one.note ? (
            <p>
              <InLang lang={one.lang}>{one.note}</InLang>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** When word last went out to the group, or came back from it, and that it is due. */
export function LastWord({ mandate, way, today }: { mandate: Mandate; way: Direction; today: string }) {
  const { t } = useView();
  const last = way === 'back' ? mandate.lastBack : mandate.lastOut;
  return (
    <>
      {last ? <Day value={last} style="short" /> : t('people:mandate.not-yet')}
      {!hasLapsed(mandate, today) && isDue(mandate, way, today) ? <strong class="due"> {t(`people:mandate.word-due.${way}`)}</strong> : null}
    </>
  );
}
