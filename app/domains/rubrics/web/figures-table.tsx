import type { Child } from 'hono/jsx';
import { Quiet, Stacked, Table, useView } from '../../../ui/index.ts';
import { depths, type Idea, type Rubric } from '../../frameworks/index.ts';
import type { ByIdea } from '../figures.ts';
import { fewestPlaced } from '../reading.ts';
import type { IdeaView, ReadingView } from '../showing.ts';
import type { PaperSpread } from '../spread.ts';
import { DepthBar, DepthKey, Note } from './pieces.tsx';
import { depthName, Marked, spokenFor } from './rubric-text.tsx';
import { isTable, OtherWay, Unread } from './series.tsx';

interface FiguresProps {
  view: ReadingView;
  rubric: Rubric;
  figures: ByIdea<IdeaView>;
}

/** One reading: how people placed the group and beside it what the group agreed, or what was counted on paper. */
export function Figures(props: FiguresProps) {
  const { t, path } = useView();
  const { reading } = props.view;
  return (
    <div class="stack" id="figures">
      {isTable(path) ? (
        <Numbers {...props} />
      ) : (
        <>
          <DepthKey rubric={props.rubric} />
          {reading.basis === 'entered' ? <PaperBars {...props} /> : <PlacedBars {...props} />}
        </>
      )}
      {reading.basis === 'entered' ? (
        <Quiet>{reading.counted ? t('rubrics:counted.by', { count: reading.counted }) : t('rubrics:counted.unknown')}</Quiet>
      ) : null}
      <OtherWay id="figures" />
    </div>
  );
}

function PaperBars({ rubric, figures }: FiguresProps) {
  const view = useView();
  const { t } = view;
  const noted = [...figures.values()].some((one) => one.agreed?.note);
  return (
    <Stacked
      caption={t('rubrics:figures')}
      head={[t('rubrics:idea'), t('rubrics:counted.head'), ...(noted ? [t('rubrics:idea-note')] : [])]}
      rows={rubric.ideas.map((idea) => {
        const read = figures.get(idea.key)?.agreed;
        const bar =
          read && depths.some((depth) => read.shares[depth] !== null) ? (
            <DepthBar rubric={rubric} label={`${nameOf(view, idea)}, ${t('rubrics:counted.head')}`} shares={read.shares} />
          ) : null;
        return [
          <Marked marked={idea.name} />,
          bar ?? <span class="quiet">{t('rubrics:unread')}</span>,
          ...(noted ? [read ? <Note text={read.note} lang={read.lang} /> : null] : []),
        ];
      })}
    />
  );
}

function PlacedBars({ rubric, figures }: FiguresProps) {
  const { t } = useView();
  return (
    <Stacked
      caption={t('rubrics:figures')}
      head={[t('rubrics:idea'), t('rubrics:spread'), t('rubrics:agreed')]}
      rows={rubric.ideas.map((idea) => [
        <Marked marked={idea.name} />,
        <Placements rubric={rubric} idea={idea} found={figures.get(idea.key)} />,
        <AgreedBar rubric={rubric} idea={idea} found={figures.get(idea.key)} />,
      ])}
    />
  );
}

interface CellProps {
  rubric: Rubric;
  idea: Idea;
  found: IdeaView | undefined;
}

function Placements({ rubric, idea, found }: CellProps) {
  const view = useView();
  const { t } = view;
  if (!found?.spread) return <span class="quiet">{t('rubrics:few.inside', { least: fewestPlaced })}</span>;
  const { people, spread } = found.spread;
  return (
    <>
      <DepthBar rubric={rubric} label={`${nameOf(view, idea)}, ${t('rubrics:spread')}`} shares={spread} />
      <span class="quiet">{t('rubrics:placed-by', { count: people })}</span>
    </>
  );
}

function AgreedBar({ rubric, idea, found }: CellProps) {
  const view = useView();
  const { t } = view;
  if (!found?.agreed) return <span class="quiet">{t('rubrics:agreed.none')}</span>;
  const { shares, note, lang } = found.agreed;
  return (
    <>
      <DepthBar rubric={rubric} label={`${nameOf(view, idea)}, ${t('rubrics:agreed')}`} shares={shares} />
      <Note text={note} lang={lang} />
    </>
  );
}

function nameOf(view: Parameters<typeof spokenFor>[0], idea: Idea): string {
  return spokenFor(view, idea.name.text).text;
}

/** The same as a table: a row for each kind of figure that an idea has. */
function Numbers({ view: { reading }, rubric, figures }: FiguresProps) {
  const view = useView();
  const { t } = view;
  const paper = reading.basis === 'entered';
  const row = (idea: Idea, what: string, shares: PaperSpread, people: Child): Child[] => [
    <Marked marked={idea.name} />,
    what,
    ...depths.map((depth): Child => shares[depth] ?? <Unread />),
    people,
  ];
  const rows = rubric.ideas.flatMap((idea) => {
    const found = figures.get(idea.key);
    const placed = found?.spread ? [row(idea, t('rubrics:spread'), found.spread.spread, found.spread.people)] : [];
    const agreed = found?.agreed
      ? [row(idea, t(paper ? 'rubrics:counted.head' : 'rubrics:agreed'), found.agreed.shares, paper ? (reading.counted ?? t('rubrics:not-known')) : null)]
      : [];
    return placed.length + agreed.length > 0
      ? [...placed, ...agreed]
      : [[<Marked marked={idea.name} />, <Missing paper={paper} />, ...depths.map((): Child => null), null]];
  });
  return (
    <Table
      caption={t('rubrics:numbers', { rubric: spokenFor(view, rubric.name).text })}
      showCaption
      figures={[2, 3, 4, 5, 6]}
      head={[t('rubrics:idea'), t('rubrics:figure'), ...depths.map((depth) => depthName(view, rubric, depth)), t('rubrics:people')]}
      rows={rows}
    />
  );
}

function Missing({ paper }: { paper: boolean }) {
  const { t } = useView();
  return <span class="quiet">{paper ? t('rubrics:unread') : t('rubrics:few.inside', { least: fewestPlaced })}</span>;
}
