import type { Deps } from '../deps.ts';
import { listPublicIssues, type Issue } from '../domains/issues/index.ts';
import { topOrganization } from '../domains/people/index.ts';
import { render, type Controller } from '../platform/http/web.ts';
import { EmptyState, Heading, Section, Shell, useView } from '../ui/index.ts';
import { Shoes } from './demo.tsx';
import { IssueCard } from './issue-card.tsx';

/** The front page: what one can take part in now, the open issues, what changed. */
export function homePage(deps: Deps): Controller {
  return async (c) => {
    const { ctx } = c.var;
    const house = await topOrganization(ctx);
    const issues = await listPublicIssues(ctx, 20);
    return render(c, house ? <Home house={house.name} issues={issues} demo={deps.config.demo} /> : <NotSetYet />);
  };
}

function Home({ house, issues, demo }: { house: string; issues: Issue[]; demo: boolean }) {
  const { t } = useView();
  return (
    <Shell title={house}>
      <Heading title={t('pages:home.title')} lede={t('pages:home.lede', { name: house })} />
      {demo ? <Shoes /> : null}
      <Section title={t('pages:home.issues')}>
        {issues.length > 0
          ? <ul class="lines" role="list">{issues.map((issue) => <IssueCard issue={issue} />)}</ul>
          : <EmptyState title={t('pages:issues.none')} why={t('pages:issues.none.why')} />}
      </Section>
    </Shell>
  );
}

function NotSetYet() {
  const { t } = useView();
  return (
    <Shell title="Longtable">
      <Heading title={t('pages:home.empty')} lede={t('pages:home.empty.why')} />
    </Shell>
  );
}
