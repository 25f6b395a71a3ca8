import { listMyIssues, listPublicIssues, type Issue } from '../domains/issues/index.ts';
import { organizationsToConveneFor, type Ring } from '../domains/people/index.ts';
import { render, type Controller } from '../platform/http/web.ts';
import { href } from '../routes.ts';
import { ButtonLink, EmptyState, Heading, Section, Shell, useView } from '../ui/index.ts';
import { IssueCard } from './issue-card.tsx';

/** All issues one may read: one's own first. */
export const issuesPage: Controller = async (c) => {
  const { ctx } = c.var;
  const mine = await listMyIssues(ctx);
  const open = await listPublicIssues(ctx);
  const mayStart = (await organizationsToConveneFor(ctx)).length > 0;
  return render(c, <IssuesList mine={mine} open={open.filter((one) => !mine.some((own) => own.id === one.id))} mayStart={mayStart} />);
};

function IssuesList({ mine, open, mayStart }: { mine: (Issue & { ring: string })[]; open: Issue[]; mayStart: boolean }) {
  const { t } = useView();
  const start = mayStart ? (
    <ButtonLink primary href={href('issue.new')}>
      {t('pages:issues.start')}
    </ButtonLink>
  ) : null;
  return (
    <Shell title={t('pages:issues.title')} desk>
      <Heading title={t('pages:issues.title')} lede={t('pages:issues.lede')} />
      {start}
      {mine.length > 0 ? (
        <Section title={t('pages:issues.mine')}>
          <ul class="lines" role="list">
            {mine.map((issue) => (
              <IssueCard issue={issue} detail={t(`people:ring.${issue.ring as Ring}`)} />
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('pages:home.issues')}>
        {open.length > 0 ? (
          <ul class="lines" role="list">
            {open.map((issue) => (
              <IssueCard issue={issue} />
            ))}
          </ul>
        ) : mine.length > 0 ? null : (
          <EmptyState title={t('pages:issues.none')} why={t('pages:issues.none.why')} />
        )}
      </Section>
    </Shell>
  );
}
