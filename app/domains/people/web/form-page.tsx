import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Heading, Shell } from '../../../ui/index.ts';
import type { Roster } from '../roster.ts';
import { Said } from './pieces.tsx';

/** A form of the People tab by itself: where it goes when something in it needs another look. */
export function FormPage({ roster, title, problem, children }: { roster: Roster; title: string; problem?: boolean; children: Child }) {
  const back = <a href={href('desk.people', { issue: roster.slug })}><Said lang={roster.lang}>{roster.statement}</Said></a>;
  return (
    <Shell title={title} desk problem={problem ?? true}>
      <Heading title={title} above={back} />
      {children}
    </Shell>
  );
}
