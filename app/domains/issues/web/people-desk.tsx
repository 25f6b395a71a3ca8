import type { PropsWithChildren } from 'hono/jsx';
import { href, type RouteName } from '../../../routes.ts';
import { Tabs, useView } from '../../../ui/index.ts';
import type { Issue } from '../issue.ts';
import { Desk, type DeskProps } from './frame.tsx';
import { ToSheets } from './to-sheets.tsx';

/** The pages under the tab People, each of its own slice; higher slices show theirs by `PeopleDesk`. */
const peopleRoutes = {
  missing: 'desk.missing',
  members: 'desk.people',
  outreach: 'desk.outreach',
  cards: 'desk.cards',
  map: 'map.show',
  words: 'desk.words',
  initiatives: 'desk.initiatives',
  commitments: 'desk.commitments',
  tools: 'desk.tools',
} as const satisfies Record<string, RouteName>;

export type PeoplePage = keyof typeof peopleRoutes;
const peoplePages = Object.keys(peopleRoutes) as PeoplePage[];

/** The way between the pages under the tab People. */
export function PeoplePages({ issue, current }: { issue: Pick<Issue, 'slug'>; current: PeoplePage }) {
  const { t } = useView();
  return (
    <Tabs
      inner
      label={t('issues:people.pages')}
      items={peoplePages.map((page) => ({
        href: href(peopleRoutes[page], { issue: issue.slug }),
        label: t(`issues:people.page.${page}`),
        current: page === current,
      }))}
    />
  );
}

/** A page of the desk under the tab People. */
export function PeopleDesk({ page, children, ...desk }: PropsWithChildren<Omit<DeskProps, 'current'> & { page: PeoplePage }>) {
  return (
    <Desk {...desk} current="people">
      <PeoplePages issue={desk.issue} current={page} />
      <ToSheets issue={desk.issue} page={page} />
      {children}
    </Desk>
  );
}
