import { href } from '../../../routes.ts';
import { Icon, useView } from '../../../ui/index.ts';
import type { Issue } from '../issue.ts';
import type { PeoplePage } from './people-desk.tsx';

/** The tools whose sheets write the records of a page. Their slice is above: only their addresses are known here. */
const toolsOf: Readonly<Record<PeoplePage, readonly string[]>> = {
  missing: ['meet-stakeholders'],
  members: ['engaging-everybody', 'whats-in-it'],
  outreach: ['give-value-first'],
  cards: ['meet-stakeholders'],
  map: ['web-of-connections'],
  words: ['learn-language'],
  initiatives: ['learn-language'],
  commitments: ['seeds-of-trust'],
  tools: [],
};

/** From a page of records to the sheets on which a group writes them together. For those who belong to the issue: they may read its sheets. */
export function ToSheets({ issue, page }: { issue: Pick<Issue, 'slug'>; page: PeoplePage }) {
  const { t } = useView();
  if (toolsOf[page].length === 0) return null;
  return (
    <p class="to-sheets quiet">
      <Icon name="people" />
      <span>
        {t('issues:sheets')}{' '}
        {toolsOf[page].map((tool, at) => (
          <>
            {at > 0 ? ' · ' : null}
            <a href={href('tool.show', { issue: issue.slug, tool })}>{t(`issues:sheets.${tool}`)}</a>
          </>
        ))}
      </span>
    </p>
  );
}
