import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';
import { EmptyState, Fold, Heading, Quiet, Section, Sees, Shell, Stacked, useView, type View } from '../../../ui/index.ts';
import { inLocale } from '../../frameworks/index.ts';
import { levels } from '../../people/index.ts';
import type { List } from '../lists.ts';
import { overIssues, type KindOverIssues, type RollUp, type SharedIssue } from '../roll-up.ts';
import { Above } from './own-lists-pages.tsx';
import { ListName, Words } from './picture.tsx';
import { BelowSection, ShareSection, type ShareProps } from './sharing-sections.tsx';
import { voicesWords } from './sheet.ts';

export interface RollUpPageProps extends ShareProps {
  rollUp: RollUp;
}

/** Which kinds of people are missing where, over the issues of an organization and of those below that share theirs. */
export function RollUpPage(props: RollUpPageProps) {
  const { t } = useView();
  const { organization, rollUp, problems } = props;
  return (
    <Shell title={t('coverage:roll-up.title')} desk wide problem={Object.keys(problems).length > 0}>
      <Heading title={t('coverage:roll-up.title')} lede={t('coverage:roll-up.lede')} above={<Above organization={organization} />} />
      {rollUp.lists.length === 0 ? <EmptyState title={t('coverage:roll-up.none')} why={t('coverage:roll-up.none.why')} /> : null}
      {rollUp.lists.map((list) => (
        <OneList list={list} issues={rollUp.issues} />
      ))}
      <BelowSection below={rollUp.below} />
      <ShareSection {...props} />
      <Sees>{t('coverage:roll-up.sees')}</Sees>
    </Shell>
  );
}

function OneList({ list, issues }: { list: List; issues: readonly SharedIssue[] }) {
  const view = useView();
  const { t } = view;
  const using = issues.filter((issue) => issue.states.has(list.key));
  const kinds = list.kinds.filter((kind) => kind.subgroup === null).map((kind) => ({ kind, over: overIssues(using, list.key, kind.id) }));
  const needed = kinds.filter(({ over }) => over.needed.length > 0);
  const others = kinds.filter(({ over }) => over.needed.length === 0).map(({ kind }) => inLocale(kind.name, view.locale).text);
  return (
    <Section title={<ListName list={list} />} quiet={t('coverage:roll-up.issues', { count: using.length })}>
      <MissingSentences list={list} issues={using} />
      {needed.length > 0 ? (
        <Fold label={t('coverage:roll-up.by-kind')}>
          <Stacked
            caption={t('coverage:roll-up.by-kind')}
            head={[t('coverage:kind'), t('coverage:step.needed'), t('coverage:roll-up.missing'), t('coverage:roll-up.silent'), t('coverage:roll-up.voices')]}
            rows={needed.map(({ kind, over }) => [
              <Words text={kind.name} />,
              t('coverage:roll-up.on', { count: over.needed.length }),
              <IssueNames issues={over.missing} />,
              <IssueNames issues={over.silent} />,
              sumWords(t, over),
            ])}
          />
        </Fold>
      ) : null}
      {others.length > 0 ? <Quiet>{t('coverage:roll-up.others', { kinds: others.join(', ') })}</Quiet> : null}
      <LevelsOver list={list} issues={using} />
    </Section>
  );
}

/** A sum of steps: where each is below one, the sum may well be above. */
function sumWords(t: View['t'], { voices, needed }: KindOverIssues): string {
  if (voices === null) return t('coverage:voices.not-shared');
  const threshold = Math.max(...needed.map((issue) => issue.threshold));
  return voices === 0 ? t('coverage:voices.few-each', { count: threshold }) : voicesWords({ t }, voices, threshold);
}

function MissingSentences({ list, issues }: { list: List; issues: readonly SharedIssue[] }) {
  const { t, locale } = useView();
  const missing = list.kinds
    .map((kind) => ({ kind, over: overIssues(issues, list.key, kind.id) }))
    .filter(({ over }) => over.missing.length > 0)
    .toSorted(
      (a, b) => b.over.missing.length / b.over.needed.length - a.over.missing.length / a.over.needed.length || b.over.missing.length - a.over.missing.length,
    );
  return (
    <ul>
      {missing.slice(0, 8).map(({ kind, over }) => (
        <li>
          {missingWords(t, inLocale(kind.phrase, locale).text, over)}
          {issues.length > 1 && over.missing.length <= mostNamed ? <IssueNames issues={over.missing} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** More issues than this are not named below a sentence, but in the table. */
const mostNamed = 3;

function missingWords(t: View['t'], kind: string, { missing, needed }: KindOverIssues): string {
  if (needed.length === 1) return t('coverage:roll-up.sentence-only', { kind });
  return t('coverage:roll-up.sentence', { kind, count: missing.length, of: needed.length });
}

function IssueNames({ issues }: { issues: readonly SharedIssue[] }) {
  const { t } = useView();
  if (issues.length === 0) return <>{t('coverage:roll-up.nowhere')}</>;
  return (
    <ul class="plain-list">
      {issues.map((issue) => (
        <li>
          <a href={href('issue.show', { issue: issue.slug })} lang={issue.lang} dir={direction(issue.lang)}>
            {issue.statement}
          </a>{' '}
          <span class="quiet">{issue.organizationName}</span>
        </li>
      ))}
    </ul>
  );
}

/** Family, student, community and staff voices at each level of scale: on how many issues they are there and speak. */
function LevelsOver({ list, issues }: { list: List; issues: readonly SharedIssue[] }) {
  const { t } = useView();
  const shown = levels.filter((level) => issues.some((issue) => issue.level === level));
  if (shown.length < 2) return null;
  const whole = list.kinds.filter((kind) => kind.subgroup === null);
  return (
    <Fold label={t('coverage:roll-up.by-level')}>
      <Stacked
        caption={t('coverage:roll-up.by-level')}
        head={[t('coverage:kind'), ...shown.map((level) => t(`people:level.${level}`))]}
        rows={whole.map((kind) => [
          <Words text={kind.name} />,
          ...shown.map((level) => {
            const over = overIssues(
              issues.filter((issue) => issue.level === level),
              list.key,
              kind.id,
            );
            return over.needed.length === 0 ? t('coverage:roll-up.not-needed') : thereWords(t, over);
          }),
        ])}
      />
    </Fold>
  );
}

function thereWords(t: View['t'], { needed, missing, silent }: KindOverIssues): string {
  const there = needed.length - missing.length;
  if (there === 0) return t('coverage:roll-up.there-nobody');
  if (needed.length === 1) return t(silent.length === 0 ? 'coverage:at-level.speaking' : 'coverage:at-level.present');
  return t('coverage:roll-up.there', { there, count: needed.length, speaking: there - silent.length });
}
