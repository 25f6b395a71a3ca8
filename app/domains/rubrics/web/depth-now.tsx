import type { Ctx } from '../../../platform/ctx.ts';
import { href } from '../../../routes.ts';
import { Facts, Quiet, Section, useView, Day } from '../../../ui/index.ts';
import type { Rubric } from '../../frameworks/index.ts';
import type { Issue } from '../../issues/index.ts';
import { listReadings, rubricOf } from '../readings.ts';
import { figureOf, viewReadings, type ReadingView } from '../showing.ts';
import { DepthBar, DepthKey, groupName } from './pieces.tsx';
import { spokenFor, Words } from './rubric-text.tsx';

/** `few`: readings were made, but none by enough people to show here. Null before the first one closes. */
export type DepthNowData = { readonly view: ReadingView; readonly rubric: Rubric } | { readonly few: number } | null;

/** The latest reading that this actor may see figures of, for the issue's own page. */
export async function loadDepthNow(ctx: Ctx, issue: Pick<Issue, 'id'>): Promise<DepthNowData> {
  const closed = (await listReadings(ctx, issue.id)).filter((reading) => reading.closedAt);
  const views = await viewReadings(ctx, closed);
  const view = views.findLast(({ figures }) => figures !== 'hidden' && figures !== 'few' && [...figures.values()].some((one) => figureOf(one)));
  if (view) return { view, rubric: await rubricOf(ctx, view.reading) };
  return closed[0] ? { few: closed[0].privacyThreshold } : null;
}

/** How deep the interaction was when it was last read. Its page needs the desk's stylesheet for the bars. */
export function DepthNow({ data }: { data: DepthNowData }) {
  const view = useView();
  const { t } = view;
  if (!data) return null;
  if ('few' in data)
    return (
      <Section title={t('rubrics:now.title')}>
        <Quiet>{t('rubrics:now.few', { least: data.few })}</Quiet>
      </Section>
    );
  const { rubric } = data;
  const { reading, figures } = data.view;
  if (figures === 'hidden' || figures === 'few') return null;
  return (
    <Section title={t('rubrics:now.title')} quiet={t('rubrics:now.how')}>
      <p>
        <a href={href('reading.show', { reading: reading.id })}>
          <Words text={rubric.name} />
        </a>{' '}
        <span class="quiet">
          {groupName(view, reading.ring)} · <Day value={reading.readOn} style="short" />
        </span>
      </p>
      <DepthKey rubric={rubric} />
      <Facts
        items={rubric.ideas.map((idea) => {
          const shares = figureOf(figures.get(idea.key));
          const name = spokenFor(view, idea.name.text).text;
          return {
            name: <Words text={idea.name.text} />,
            value: shares ? <DepthBar rubric={rubric} label={name} shares={shares} /> : <span class="quiet">{t('rubrics:none')}</span>,
          };
        })}
      />
    </Section>
  );
}
