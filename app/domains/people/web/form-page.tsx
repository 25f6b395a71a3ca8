import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Heading, Shell, InLang } from '../../../ui/index.ts';
import type { Roster } from '../roster.ts';

interface Props {
  roster: Roster;
  title: string;
  problem?: boolean;
  /** Members who do not lead have no People tab to go back to. */
  leads?: boolean;
  children: Child;
}

/** A form of the People tab by itself: where it goes when something in it needs another look. */
export function FormPage({ roster, title, problem, leads, children }: Props) {
  const to = { issue: roster.slug };
  const back = (
    <a href={leads === false ? href('issue.show', to) : href('desk.people', to)}>
      <InLang lang={roster.lang}>{roster.statement}</InLang>
    </a>
  );
  return (
    <Shell title={title} desk problem={problem ?? true}>
      <Heading title={title} above={back} />
      {children}
    </Shell>
  );
}
