import type { Child } from 'hono/jsx';
import { href } from '../../../routes.ts';
import { ButtonLink, Quiet, Row, Stacked, Table, useView, Day } from '../../../ui/index.ts';
import { depths, type Rubric } from '../../frameworks/index.ts';
import { figureOf, type IdeaView, type ReadingView } from '../showing.ts';
import { dayText, DepthBar, DepthKey, groupName } from './pieces.tsx';
import { depthName, Marked, spokenFor } from './rubric-text.tsx';

// More columns than these are too narrow to see; the numbers have all readings.
const mostBars = 4;

export interface SeriesProps {
  rubric: Rubric;
  /** Readings of this rubric that are closed, oldest first. */
  views: readonly ReadingView[];
  /** Where the page comes back to after switching between bars and numbers. */
  id: string;
}

/** How the spread moved over readings of one rubric: as bars, or with `?as=table` the same as numbers. */
export function Series(props: SeriesProps) {
  const view = useView();
  const asTable = isTable(view.path);
  const shown = asTable ? props.views : props.views.slice(-mostBars);
  return (
    <div class="stack" id={props.id}>
      {asTable ? (
        <Numbers {...props} />
      ) : (
        <>
          <DepthKey rubric={props.rubric} />
          <Bars {...props} views={shown} />
        </>
      )}
      {shown.length < props.views.length ? <Quiet>{view.t('rubrics:series.latest', { shown: shown.length })}</Quiet> : null}
      <Links views={shown} />
      <OtherWay id={props.id} />
    </div>
  );
}

export function isTable(path: string): boolean {
  return new URLSearchParams(path.split('?')[1] ?? '').get('as') === 'table';
}

/** The same page with numbers instead of bars, or the other way round. */
export function OtherWay({ id }: { id: string }) {
  const { t, path } = useView();
  const asTable = isTable(path);
  return (
    <Row>
      <ButtonLink small href={otherWay(path, asTable, id)}>
        {t(asTable ? 'rubrics:as-bars' : 'rubrics:as-table')}
      </ButtonLink>
    </Row>
  );
}

function otherWay(path: string, asTable: boolean, id: string): string {
  const [place = ''] = path.split('?');
  return `${place}${asTable ? '' : '?as=table'}#${id}`;
}

/** To each reading. They stand below, because the heads of the columns are said again beside each bar on a phone. */
function Links({ views }: { views: readonly ReadingView[] }) {
  const { t, path } = useView();
  const others = views.map(({ reading }) => ({ reading, to: href('reading.show', { reading: reading.id }) })).filter(({ to }) => to !== path.split('?')[0]);
  if (others.length === 0) return null;
  return (
    <Row>
      <span class="quiet">{t('rubrics:series.open')}</span>
      {others.map(({ reading, to }) => (
        <a href={to}>
          <Day value={reading.readOn} style="short" />
        </a>
      ))}
    </Row>
  );
}

function Bars({ rubric, views }: SeriesProps) {
  const view = useView();
  return (
    <Stacked
      caption={spokenFor(view, rubric.name).text}
      head={[view.t('rubrics:idea'), ...views.map((one) => <ColumnHead view={one} />)]}
      rows={rubric.ideas.map((idea) => [
        <Marked marked={idea.name} />,
        ...views.map((one) => <BarCell rubric={rubric} idea={idea.key} view={one} name={spokenFor(view, idea.name.text).text} />),
      ])}
    />
  );
}

function ColumnHead({ view: { reading } }: { view: ReadingView }) {
  const view = useView();
  return (
    <>
      <Day value={reading.readOn} style="short" />
      <br />
      <span class="quiet">
        {groupName(view, reading.ring)}
        {reading.basis === 'entered' ? <> · {view.t('rubrics:from-paper')}</> : null}
      </span>
    </>
  );
}

function BarCell({ rubric, view, idea, name }: { rubric: Rubric; view: ReadingView; idea: string; name: string }) {
  const page = useView();
  const shares = figureOf(ideaView(view, idea));
  if (!shares) return <WhyNone view={view} />;
  return <DepthBar rubric={rubric} label={`${name}, ${dayText(page, view.reading.readOn)}`} shares={shares} />;
}

function ideaView({ figures }: ReadingView, idea: string): IdeaView | undefined {
  return figures === 'hidden' || figures === 'few' ? undefined : figures.get(idea);
}

/** Why a cell has no figures, said kindly. */
function WhyNone({ view: { reading, figures } }: { view: ReadingView }) {
  const { t } = useView();
  if (figures === 'few') return <span class="quiet">{t('rubrics:few.short')}</span>;
  return <span class="quiet">{t(reading.basis === 'entered' ? 'rubrics:unread' : 'rubrics:few.short')}</span>;
}

function Numbers({ rubric, views }: SeriesProps) {
  const view = useView();
  const { t } = view;
  const rows = rubric.ideas.flatMap((idea) =>
    views.map((one): Child[] => {
      const found = ideaView(one, idea.key);
      const shares = figureOf(found);
      const figures = shares ? depths.map((depth): Child => shares[depth] ?? <Unread />) : noFigures(one);
      const people = found?.spread?.people ?? (one.figures === 'few' ? null : one.reading.counted);
      return [
        <Marked marked={idea.name} />,
        <ColumnHead view={one} />,
        ...figures,
        people ?? (one.reading.basis === 'entered' && one.figures !== 'few' ? t('rubrics:not-known') : null),
      ];
    }),
  );
  return (
    <Table
      caption={t('rubrics:numbers', { rubric: spokenFor(view, rubric.name).text })}
      showCaption
      figures={[2, 3, 4, 5, 6]}
      head={[t('rubrics:idea'), t('rubrics:reading'), ...depths.map((depth) => depthName(view, rubric, depth)), t('rubrics:people')]}
      rows={rows}
    />
  );
}

/** Without figures: what could not be read is said in each cell, what is withheld once. */
function noFigures(view: ReadingView): Child[] {
  if (view.figures !== 'few' && view.reading.basis === 'entered') return depths.map((): Child => <Unread />);
  return depths.map((_, at): Child => (at === 0 ? <WhyNone view={view} /> : null));
}

export function Unread() {
  const { t } = useView();
  return <span class="quiet">{t('rubrics:unread.short')}</span>;
}
