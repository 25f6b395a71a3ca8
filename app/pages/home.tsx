import type { Deps } from '../deps.ts';
import { loadPublicConversations, PublicConversations } from '../domains/conversations/web/index.ts';
import { listPublicIssues, type Issue } from '../domains/issues/index.ts';
import { topOrganization } from '../domains/people/index.ts';
import { render, type Controller } from '../platform/http/web.ts';
import { EmptyState, Heading, Section, Shell, useView } from '../ui/index.ts';
import { Shoes } from './demo.tsx';
import { IssueCard } from './issue-card.tsx';

/** The front page shows the open conversations of so many of the newest issues. */
const mostOpen = 5;

/** The front page: what one can take part in now, the open issues, what changed. */
export function homePage(deps: Deps): Controller {
  return async (c) => {
    const { ctx } = c.var;
    const house = await topOrganization(ctx);
    const issues = await listPublicIssues(ctx, 20);
    if (!house) return render(c, <NotSetYet />);
    const open = await Promise.all(issues.slice(0, mostOpen).map((issue) => loadPublicConversations(ctx, issue)));
    return render(c, <Home house={house.name} issues={issues} open={open.flat()} demo={deps.config.demo} />);
  };
}

interface HomeProps {
  house: string;
  issues: Issue[];
  open: Awaited<ReturnType<typeof loadPublicConversations>>;
  demo: boolean;
}

function Home({ house, issues, open, demo }: HomeProps) {
  const { t } = useView();
  return (
    <Shell title={house} desk>
      <Heading title={t('pages:home.title')} lede={t('pages:home.lede', { name: house })} />
      {demo ? <Shoes /> : null}
      <Section title={t('pages:home.now')}>
        {open.length > 0 ? <PublicConversations conversations={open} /> : <EmptyState title={t('pages:home.now.none')} why={t('pages:home.now.none.why')} />}
      </Section>
      <Section title={t('pages:home.issues')}>
        {issues.length > 0 ? (
          <ul class="lines" role="list">
            {issues.map((issue) => (
              <IssueCard issue={issue} />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('pages:issues.none')} why={t('pages:issues.none.why')} />
        )}
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
