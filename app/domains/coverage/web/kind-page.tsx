import { href } from '../../../routes.ts';
import { Facts, Notice, Said, Section, useView, type Problems, type RailStep } from '../../../ui/index.ts';
import type { Typed } from '../../../platform/http/form.ts';
import { inLocale } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { PeopleDesk } from '../../issues/web/index.ts';
import type { KindState } from '../coverage.ts';
import type { Coverage, ListCoverage } from '../coverages.ts';
import { gapOf, type Gap } from '../gaps.ts';
import type { Helper } from '../helping.ts';
import { GroupsSection } from './kind-groups.tsx';
import { CallSection, NeedSection } from './kind-need.tsx';
import { AskSection } from './kind-reaching.tsx';
import { ListName } from './picture.tsx';
import { askedSentence, gapSentence } from './sentences.ts';
import { comparison, sheetOf, type SheetRow } from './sheet.ts';

export interface KindPageProps {
  issue: Issue;
  rail: readonly RailStep[];
  coverage: Coverage;
  covered: ListCoverage;
  state: KindState;
  helpers: readonly Helper[];
  nominated: number;
  keeps: boolean;
  problems: { form: 'need' | 'ask' | 'group' | null; list: Problems; typed: Typed };
}

/** One kind of people on one issue: how it stands, who they are, who could help, and what to do. */
export function KindPage(props: KindPageProps) {
  const view = useView();
  const { t } = view;
  const { issue, rail, covered, state } = props;
  const type = gapOf(state, view.now);
  const gap: Gap | null = type && { type, state, group: null, isPromised: false };
  return (
    <PeopleDesk page="missing" issue={issue} rail={rail} title={inLocale(state.kind.name, view.locale).text} problem={props.problems.form !== null}>
      <p>
        <a href={href('desk.missing', { issue: issue.slug })}>{t('coverage:back')}</a> · <ListName list={covered.list} />
      </p>
      {gap ? <Notice tone="now">{gapSentence(view, gap)}</Notice> : state.need?.isNeeded ? <Notice tone="good">{t('coverage:no-gap')}</Notice> : null}
      <Standing {...props} />
      <AskSection {...props} gap={gap} />
      <GroupsSection {...props} />
      <NeedSection {...props} />
      <CallSection {...props} />
    </PeopleDesk>
  );
}

function Standing({ covered, state, coverage }: KindPageProps) {
  const view = useView();
  const { t } = view;
  const row = sheetOf(view, covered, coverage.threshold)[covered.states.indexOf(state)];
  const compared = comparison(view, covered, state, coverage.threshold);
  if (!row) return null;
  const people = state.spokespeople.map((one) => one.name).join(', ');
  return (
    <Section title={t('coverage:standing')}>
      <Facts
        items={[
          { name: t('coverage:step.needed'), value: <Needed row={row} state={state} /> },
          { name: t('coverage:step.reached'), value: askedSentence(view, state.asked) },
          { name: t('coverage:step.present'), value: people ? `${row.present}: ${people}` : row.present },
          { name: t('coverage:step.speaking'), value: row.speaking },
          ...(row.people ? [{ name: t('coverage:people'), value: row.people }] : []),
          ...(compared ? [{ name: t('coverage:compared'), value: compared }] : []),
        ]}
      />
    </Section>
  );
}

/** A no says its reason in the row already. */
function Needed({ row, state: { need } }: { row: SheetRow; state: KindState }) {
  return (
    <>
      {row.needed}
      {need?.isNeeded && need.reason ? (
        <>
          {'. '}
          <Said text={need.reason} lang={need.lang} />
        </>
      ) : null}
    </>
  );
}
