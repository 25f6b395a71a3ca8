import type { PropsWithChildren } from 'hono/jsx';
import { direction } from '../../../platform/i18n/locales.ts';
import { href, type RouteName } from '../../../routes.ts';
import { Heading, Rail, Said, Shell, Tabs, Time, useView, type RailStep, type ShellProps } from '../../../ui/index.ts';
import type { Issue } from '../issue.ts';

/** Where an issue comes from and how it stands, in one quiet line. */
function Origin({ issue }: { issue: Issue }) {
  const { t } = useView();
  return (
    <>
      {t(`issues:level.${issue.level}`)} · {t('issues:convened-by', { organization: issue.organizationName })}{' '}
      {issue.publishedAt ? (
        <>
          · {t('issues:public-since')} <Time value={issue.publishedAt} />
        </>
      ) : (
        <>· {t('issues:private')}</>
      )}
    </>
  );
}

/** What people wrote as the name of an issue, in its language. */
export function IssueName({ issue }: { issue: Pick<Issue, 'statement' | 'lang'> }) {
  return (
    <span lang={issue.lang} dir={direction(issue.lang)}>
      {issue.statement}
    </span>
  );
}

/** The head of an issue's own page: where it comes from, what it is, why it matters, and where in the loop it is. */
export function IssueHead({ issue, rail }: { issue: Issue; rail: readonly RailStep[] }) {
  const { t } = useView();
  return (
    <>
      <Heading above={<Origin issue={issue} />} title={<IssueName issue={issue} />} lede={<Said text={issue.why} lang={issue.lang} />} />
      {rail.length > 0 ? <Rail label={t('issues:rail')} steps={rail} /> : null}
    </>
  );
}

/** The tabs of the desk, in the order of the loop. */
export const deskTabs = ['issue', 'people', 'promise', 'hear', 'decide', 'try', 'answer', 'depth'] as const;
export type DeskTab = (typeof deskTabs)[number];

const tabRoutes = {
  issue: 'desk.issue',
  people: 'desk.missing',
  promise: 'desk.promise',
  hear: 'desk.hear',
  decide: 'desk.decide',
  try: 'desk.try',
  answer: 'desk.answer',
  depth: 'desk.depth',
} as const satisfies Record<DeskTab, RouteName>;

export function DeskTabs({ issue, current }: { issue: Pick<Issue, 'slug'>; current: DeskTab }) {
  const { t } = useView();
  return (
    <Tabs
      label={t('issues:tabs')}
      items={deskTabs.map((tab) => ({ href: href(tabRoutes[tab], { issue: issue.slug }), label: t(`issues:tab.${tab}`), current: tab === current }))}
    />
  );
}

export interface DeskProps {
  issue: Issue;
  rail: readonly RailStep[];
  current: DeskTab;
  title: string;
  /** Says in the title that something on the page needs another look. */
  problem?: boolean;
  /** What this page loads beside the script of every page. */
  scripts?: ShellProps['scripts'];
}

/** A page of the desk: the issue in one line, the title, the loop, the tabs, then what the tab is for. */
export function Desk(props: PropsWithChildren<DeskProps>) {
  const { issue, rail, title, current } = props;
  const { t } = useView();
  return (
    <Shell title={`${title}: ${issue.statement}`} desk wide problem={props.problem ?? false} {...(props.scripts ? { scripts: props.scripts } : {})}>
      <Heading
        above={
          <>
            <BackToIssue issue={issue} />
            <br />
            <Origin issue={issue} />
          </>
        }
        title={title}
      />
      {rail.length > 0 ? <Rail label={t('issues:rail')} steps={rail} slim /> : null}
      <DeskTabs issue={issue} current={current} />
      {props.children}
    </Shell>
  );
}

/** The link back to the issue's own page, for the quiet line above a heading: `above={<BackToIssue issue={issue} />}`. */
export function BackToIssue({ issue }: { issue: Pick<Issue, 'slug' | 'statement' | 'lang'> }) {
  return (
    <a href={href('issue.show', { issue: issue.slug })}>
      <IssueName issue={issue} />
    </a>
  );
}
