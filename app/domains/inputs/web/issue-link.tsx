import { direction } from '../../../platform/i18n/locales.ts';
import { href } from '../../../routes.ts';

/** The quiet way back to the issue, in the language of its statement. */
export function IssueLink({ slug, statement, lang }: { slug: string; statement: string; lang: string }) {
  return <a href={href('issue.show', { issue: slug })} lang={lang} dir={direction(lang)}>{statement}</a>;
}
