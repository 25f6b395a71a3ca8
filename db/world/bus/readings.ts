import { ago } from '../moments.ts';
import type { Idea, PersonKey, Reading, Spread } from '../types.ts';

const by = 'persons.imelda';
const ideas: readonly Idea[] = ['diversity', 'data', 'consensus', 'future'];
const unreadable: Spread = [null, null, null, null];

type Row = readonly [Idea, Spread, string?];

function fromPaper(name: string, daysAgo: number, note: string, rows: readonly Row[]): Reading {
  return {
    key: `readings.${name}`,
    framework: 'rubric.coalescing',
    basis: 'entered',
    note,
    lang: 'en',
    read: ago(daysAgo),
    opened: ago(daysAgo - 1, 9),
    openedBy: by,
    closed: { at: ago(daysAgo - 1, 10), by },
    placements: [],
    agreed: rows.map(([idea, spread, rowNote]) => ({
      idea,
      spread,
      at: ago(daysAgo - 1, 9, 30),
      by,
      ...(rowNote === undefined ? {} : { note: rowNote }),
    })),
  };
}

/** What each advisor who has placed so far put down: diversity, data, consensus, future. */
const placed: readonly (readonly [PersonKey, number, readonly (readonly [number, number, number, number])[]])[] = [
  [
    'persons.yolanda',
    5,
    [
      [0, 10, 70, 20],
      [0, 0, 80, 20],
      [0, 20, 80, 0],
      [0, 10, 70, 20],
    ],
  ],
  [
    'persons.doreen',
    5,
    [
      [0, 20, 70, 10],
      [0, 10, 90, 0],
      [0, 30, 70, 0],
      [0, 0, 100, 0],
    ],
  ],
  [
    'persons.ayaan',
    4,
    [
      [10, 40, 50, 0],
      [0, 30, 70, 0],
      [10, 50, 40, 0],
      [0, 30, 70, 0],
    ],
  ],
  [
    'persons.corazon',
    4,
    [
      [0, 0, 80, 20],
      [0, 0, 90, 10],
      [0, 10, 90, 0],
      [0, 0, 80, 20],
    ],
  ],
  [
    'persons.warren',
    4,
    [
      [0, 0, 50, 50],
      [0, 0, 60, 40],
      [0, 0, 60, 40],
      [0, 0, 50, 50],
    ],
  ],
  [
    'persons.amara',
    3,
    [
      [0, 30, 60, 10],
      [0, 20, 80, 0],
      [20, 50, 30, 0],
      [0, 40, 60, 0],
    ],
  ],
  [
    'persons.kelsey',
    3,
    [
      [20, 50, 30, 0],
      [0, 40, 60, 0],
      [10, 40, 50, 0],
      [10, 40, 50, 0],
    ],
  ],
  [
    'persons.dwayne',
    3,
    [
      [0, 40, 60, 0],
      [0, 0, 100, 0],
      [0, 40, 60, 0],
      [0, 20, 80, 0],
    ],
  ],
  [
    'persons.eamon',
    2,
    [
      [0, 20, 80, 0],
      [0, 0, 70, 30],
      [0, 20, 80, 0],
      [0, 10, 90, 0],
    ],
  ],
  [
    'persons.samira',
    2,
    [
      [10, 50, 40, 0],
      [0, 30, 70, 0],
      [0, 60, 40, 0],
      [0, 30, 70, 0],
    ],
  ],
  [
    'persons.len',
    1,
    [
      [0, 10, 80, 10],
      [0, 10, 70, 20],
      [0, 30, 70, 0],
      [0, 0, 80, 20],
    ],
  ],
];

const openNow: Reading = {
  key: 'readings.advisors-now',
  framework: 'rubric.coalescing',
  ring: 'advisors',
  basis: 'placements',
  note: 'The first reading by advisors alone. Place the group where you see it today, not where you wish it were.',
  lang: 'en',
  read: ago(5),
  opened: ago(5, 9),
  openedBy: by,
  placements: placed.flatMap(([person, daysAgo, rows]) =>
    rows.flatMap((shares, place) => {
      const idea = ideas[place];
      return idea === undefined ? [] : [{ person, idea, shares, at: ago(daysAgo, 19, place) }];
    }),
  ),
  agreed: [],
};

/**
 * The first three repeat the numbers printed in the example of the Leading by Convening slides on coalescing.
 * Cells that cannot be read there stay null; what they probably were is said in the row's note, not entered.
 */
export const readings: readonly Reading[] = [
  fromPaper('first', 198, 'Counted from dots on paper, all rings together. The numbers are those of the published example.', [
    ['diversity', [100, 0, 0, 0]],
    ['data', [70, 30, 0, 0]],
    ['consensus', unreadable, 'This row of the sheet cannot be read.'],
    ['future', [90, null, null, null], 'Only the 90 can be read. The 10 that are missing were probably at networking.'],
  ]),
  fromPaper('second', 121, 'Counted from dots on paper, all rings together. The numbers are those of the published example.', [
    ['diversity', [0, 70, 30, 0]],
    ['data', [0, 60, 40, 0]],
    ['consensus', [0, 90, 10, 0]],
    ['future', unreadable, 'This row of the sheet cannot be read.'],
  ]),
  fromPaper('third', 47, 'Counted from dots on paper, all rings together. The numbers are those of the published example.', [
    ['diversity', [0, 10, 70, 20]],
    ['data', [0, 0, 100, 0]],
    ['consensus', [null, 20, null, null], 'Only the 20 can be read. The rest was probably at collaborating.'],
    ['future', [0, 0, 100, 0]],
  ]),
  openNow,
];
