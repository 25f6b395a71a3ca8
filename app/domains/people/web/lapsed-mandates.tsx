import { href } from '../../../routes.ts';
import { Card, Fold, formatTime, InLang, Notice, useView, type View } from '../../../ui/index.ts';
import type { OwnLapsed } from '../lapsed-mandates.ts';
import type { Mandate } from '../mandate.ts';
import type { Report } from '../mandates.ts';
import { EndMandate, RenewalForm } from './mandate-forms.tsx';
import { ReportList } from './mandates-table.tsx';

interface LapsedProps {
  mandate: Mandate;
  slug: string;
  today: string;
  /** Where the reader goes afterwards. */
  back: string;
  isOwn: boolean;
}

/** That a mandate ended, for which group and on which day: to its holder, or to those who lead. */
export function lapsedSentence(view: Pick<View, 't' | 'locale' | 'timeZone' | 'now'>, mandate: Mandate, isOwn: boolean): string {
  const day = formatTime(new Date(`${mandate.untilOn}T12:00:00Z`), 'date', view);
  return isOwn
    ? view.t('people:lapsed.mine', { group: mandate.groupName, day })
    : view.t('people:lapsed.theirs', { who: mandate.personName, group: mandate.groupName, day });
}

/** What to do about a mandate that lapsed, one press each: the group gave it again, or it ends. */
export function RenewOrEnd({ mandate, slug, today, back, isOwn }: LapsedProps) {
  const { t } = useView();
  return (
    <>
      <p>{t(isOwn ? 'people:lapsed.mine.what' : 'people:lapsed.theirs.what')}</p>
      <RenewalForm mandate={mandate} slug={slug} today={today} back={back} />
      <EndMandate mandate={mandate} slug={slug} back={back} today={today} label={t('people:lapsed.end')} />
    </>
  );
}

/** One lapsed mandate of the reader's own, with what to do about it. */
export function LapsedCard({ mandate, today, back }: { mandate: OwnLapsed; today: string; back: string }) {
  const view = useView();
  return (
    <Card>
      <p>
        <strong class="due">{lapsedSentence(view, mandate, true)}</strong>
      </p>
      <p>
        <a href={href('issue.show', { issue: mandate.slug })}>
          <InLang lang={mandate.issueLang}>{mandate.statement}</InLang>
        </a>
      </p>
      <RenewOrEnd mandate={mandate} slug={mandate.slug} today={today} back={back} isOwn />
    </Card>
  );
}

/** The mandates of an issue that lapsed, one line each; behind it what to do. For those who lead. */
export function LapsedFolds(props: { lapsed: readonly Mandate[]; reports: readonly Report[]; slug: string; today: string; personId: string | null }) {
  const view = useView();
  const { lapsed, reports, slug, today, personId } = props;
  if (lapsed.length === 0) return null;
  const back = `${href('desk.people', { issue: slug })}#mandates`;
  return (
    <div class="stack" id="lapsed">
      <h3>{view.t('people:lapsed.title')}</h3>
      <p class="quiet">{view.t('people:lapsed.about')}</p>
      {lapsed.map((mandate) => (
        <Fold label={<strong class="due">{lapsedSentence(view, mandate, mandate.personId === personId)}</strong>}>
          <RenewOrEnd mandate={mandate} slug={slug} today={today} back={back} isOwn={mandate.personId === personId} />
          <ReportList reports={reports.filter((one) => one.mandateId === mandate.id)} />
          <p>
            <a href={href('mandate.show', { issue: slug, mandate: mandate.id })}>{view.t('people:lapsed.page')}</a>
          </p>
        </Fold>
      ))}
    </div>
  );
}

/** Beside a choice for whom one speaks: which mandates are missing from it, and where they are renewed. */
export function LapsedNote({ lapsed }: { lapsed: readonly OwnLapsed[] }) {
  const view = useView();
  return (
    <>
      {lapsed.map((mandate) => (
        <Notice>
          <p>
            {lapsedSentence(view, mandate, true)} {view.t('people:lapsed.speak')}{' '}
            <a href={`${href('mandate.show', { issue: mandate.slug, mandate: mandate.id })}#renewal`}>{view.t('people:lapsed.open')}</a>
          </p>
        </Notice>
      ))}
    </>
  );
}
