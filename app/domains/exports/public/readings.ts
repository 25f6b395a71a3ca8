import type { Ctx } from '../../../platform/ctx.ts';
import type { Issue } from '../../issues/index.ts';
import { listReadings, viewReadings, type IdeaView, type ReadingView } from '../../rubrics/index.ts';
import type { Row } from '../bundle.ts';
import type { Part } from './part.ts';

/** Readings of rubrics that were closed, as people outside may see them: rubrics decide what that is. */
export async function readingSheets(lister: Ctx, outside: Ctx, issue: Issue): Promise<Part> {
  const closed = (await listReadings(lister, issue.id)).filter((reading) => reading.closedAt !== null);
  const views = await viewReadings(outside, closed);
  const few = views.flatMap((view, at) => (view.figures === 'few' ? [at + 1] : []));
  return {
    sheets: [
      {
        name: 'readings',
        about: 'Rubrics read by a group at a date.',
        columns: {
          reading: 'Number in this export, the earliest first.',
          rubric: 'Which rubric.',
          ring: 'The ring that read it; empty for all members.',
          basis: '`placements`: each member placed privately. `entered`: counted on paper.',
          read_on: 'The day it is about.',
          told: 'Whether enough people stand behind it to tell figures.',
        },
        rows: () =>
          views.map(({ reading, figures }, at): Row => ({
            reading: at + 1,
            rubric: reading.rubricKey,
            ring: reading.ring,
            basis: reading.basis,
            read_on: reading.readOn,
            told: typeof figures !== 'string',
          })),
      },
      {
        name: 'spreads',
        about: 'How a group is spread over the four depths of each big idea, in percent.',
        columns: {
          reading: 'Number of the reading.',
          idea: 'The big idea, by its key in the rubric.',
          of: '`members`: the placements of all, added up. `agreed`: what the group agreed on, or read from paper.',
          people: 'How many people placed.',
          informing: 'Percent at informing.',
          networking: 'Percent at networking.',
          collaborating: 'Percent at collaborating.',
          transforming: 'Percent at transforming.',
        },
        rows: () => views.flatMap((view, at) => spreadRows(view, at + 1)),
      },
    ],
    withheld:
      few.length > 0
        ? [{ what: `spreads of reading ${few.join(', ')}`, why: 'fewer people stand behind it than the threshold, or nobody wrote down how many' }]
        : [],
  };
}

function spreadRows({ figures }: ReadingView, reading: number): Row[] {
  return typeof figures === 'string' ? [] : [...figures].flatMap(([idea, view]) => ideaRows(view, { reading, idea }));
}

function ideaRows({ spread, agreed }: IdeaView, which: { reading: number; idea: string }): Row[] {
  return [
    ...(spread ? [{ ...which, of: 'members', people: spread.people, ...spread.spread }] : []),
    ...(agreed ? [{ ...which, of: 'agreed', people: null, ...agreed.shares }] : []),
  ];
}
