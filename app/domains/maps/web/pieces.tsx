import type { PropsWithChildren } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { Heading, Shell, useView, type ShellProps } from '../../../ui/index.ts';
import type { Issue } from '../../issues/index.ts';
import { BackToIssue, PeopleDesk, ToSheets } from '../../issues/web/index.ts';
import type { Sight } from './seeing.ts';

interface FrameProps {
  sight: Pick<Sight, 'issue' | 'leads' | 'isInside' | 'rail'>;
  title: string;
  lede?: string;
  problem?: boolean;
  scripts?: ShellProps['scripts'];
}

/** A page of the map: under the tab People for those who lead, by itself for everybody else. */
export function MapShell({ sight, title, lede, problem, scripts, children }: PropsWithChildren<FrameProps>) {
  const { issue, rail } = sight;
  if (sight.leads)
    return (
      <PeopleDesk page="map" issue={issue} rail={rail} title={title} problem={problem ?? false} scripts={scripts ?? []}>
        {lede ? <p class="lede">{lede}</p> : null}
        {children}
      </PeopleDesk>
    );
  return (
    <Shell title={`${title}: ${issue.statement}`} desk wide problem={problem ?? false} scripts={scripts ?? []}>
      <Heading above={<BackToIssue issue={issue} />} title={title} {...(lede ? { lede } : {})} />
      {sight.isInside ? <ToSheets issue={issue} page="map" /> : null}
      {children}
    </Shell>
  );
}

/** Back to the map, with one element in sight. */
export function mapHref(issue: Pick<Issue, 'slug'>, chosen?: string): string {
  return `${href('map.show', { issue: issue.slug }, chosen ? { chosen } : {})}${chosen ? '#map' : ''}`;
}

/** The way back above a page about one thing of the map. */
export function BackToMap({ issue }: { issue: Pick<Issue, 'slug'> }) {
  const { t } = useView();
  return (
    <p>
      <a href={mapHref(issue)}>{t('maps:back')}</a>
    </p>
  );
}
