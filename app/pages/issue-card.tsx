import type { Issue } from '../domains/issues/index.ts';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';
import { useView } from '../ui/index.ts';

/** One issue in a list: its statement as the link, who convenes it, and how the reader stands to it. */
export function IssueCard({ issue, detail, leads }: { issue: Issue; detail?: string | undefined; leads?: boolean }) {
  const { t } = useView();
  const at = { issue: issue.slug };
  return (
    <li>
      <a href={leads ? href('desk.issue', at) : href('issue.show', at)} lang={issue.lang} dir={direction(issue.lang)}>
        {issue.statement}
      </a>
      <p class="quiet">
        {detail ? `${issue.organizationName} · ${detail}` : issue.organizationName}
        {leads ? (
          <>
            {' '}
            · {t('people:role.convener')} · <a href={href('desk.issue', at)}>{t('pages:desk.open')}</a>
          </>
        ) : null}
        {detail ? (
          <>
            {' '}
            · <a href={href('membership.edit', { ...at, membership: 'mine' })}>{t('members:place')}</a> ·{' '}
            <a href={`${href('membership.edit', { ...at, membership: 'mine' }, { open: 'ring' })}#ring`}>{t('pages:table.move')}</a>
          </>
        ) : null}
      </p>
    </li>
  );
}
