import type { Issue } from '../domains/issues/index.ts';
import { direction } from '../platform/i18n/locales.ts';
import { href } from '../routes.ts';

/** One issue in a list: its statement as the link, who convenes it, and how it stands. */
export function IssueCard({ issue, detail }: { issue: Issue; detail?: string | undefined }) {
  return (
    <li class="line">
      <a href={href('issue.show', { issue: issue.slug })} lang={issue.lang} dir={direction(issue.lang)}>{issue.statement}</a>
      <p class="quiet">{detail ? `${issue.organizationName} · ${detail}` : issue.organizationName}</p>
    </li>
  );
}
