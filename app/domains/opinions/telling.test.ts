import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeFindings, type MadeConversation, type Row } from '#test/made-findings.ts';
import type { Findings, FoundOverlay } from './findings.ts';
import { mayRelease } from './release.ts';
import { tell, type Telling } from './telling.ts';
import type { Figure, ToldResult, ToldVotes } from './told.ts';

const threshold = 10;
const wordsFor = (findings: Findings): Telling['words'] =>
  new Map(findings.statements.map(({ id, number, isMeta }) => [number, { id, body: `Statement ${number}`, lang: 'en', isMeta }]));
const telling = (findings: Findings, over: Partial<Telling> = {}): Telling => ({
  manner: 'exact',
  threshold,
  lowest: over.threshold ?? threshold,
  releasedAt: new Date('2026-04-18T21:05:00Z'),
  words: wordsFor(findings),
  names: new Map(),
  labels: new Map(findings.overlays.map(({ key }) => [key, `About ${key}`])),
  ...over,
});
const told = (findings: Findings, over: Partial<Telling> = {}): ToldResult => tell(findings, telling(findings, over));
const numbers = (list: readonly { readonly number: number }[]) => list.map(({ number }) => number);

const large = madeFindings({
  sizes: [70, 50],
  unplaced: 40,
  statements: [
    [
      [30, 20, 12],
      [11, 13, 14],
      [12, 10, 11],
    ],
    [
      [70, 0, 0],
      [44, 3, 2],
      [0, 0, 0],
    ],
  ],
});

describe('a result told exactly', () => {
  test('holds the counts, and null for those withheld', () => {
    const result = told(large, { afterSteps: false });
    expect([result.manner, result.voters, result.placed, ...result.groups.map(({ size }) => size)]).toEqual(['exact', 160, 120, 70, 50]);
    expect(result.statements[0]?.all).toEqual({ agrees: 53, disagrees: 43, passes: 37, total: 133 });
    expect(result.statements[1]?.byGroup[0]).toEqual({ agrees: null, disagrees: null, passes: null, total: 70 });
  });

  const unanimous = madeFindings({
    sizes: [20, 19],
    unplaced: 0,
    statements: [
      [
        [20, 0, 0],
        [10, 9, 0],
      ],
    ],
  });

  test('is told in steps, and says so, where nothing could be told exactly to those who saw it in steps', () => {
    const result = told(unanimous);
    expect([result.manner, result.voters, result.placed, result.statements[0]?.all.agrees]).toEqual(['steps', 30, 30, 30]);
    expect(told(unanimous, { afterSteps: false })).toMatchObject({ manner: 'exact', voters: 39, placed: 39 });
  });
});

describe('a result told in steps', () => {
  test('holds every count rounded down, and sums of what is told', () => {
    const result = told(large, { manner: 'steps' });
    expect([result.manner, result.voters, result.placed, ...result.groups.map(({ size }) => size)]).toEqual(['steps', 160, 120, 70, 50]);
    expect(result.statements[0]?.all).toEqual({ agrees: 50, disagrees: 40, passes: 30, total: 120 });
    expect(result.statements[0]?.byGroup[1]).toEqual({ agrees: 10, disagrees: 10, passes: 10, total: 30 });
    expect(result.statements[1]?.byGroup[1]).toEqual({ agrees: 40, disagrees: 0, passes: 0, total: 40 });
  });

  test('withholds a total that says what its parts are', () => {
    const rows: Row[] = Array.from({ length: 5 }, (): Row => [4, 7, 12]);
    const result = told(madeFindings({ sizes: [30, 30, 30, 30, 30], unplaced: 0, statements: [rows] }), { manner: 'steps', threshold: 5 });
    expect(result.statements[0]?.all).toEqual({ agrees: null, disagrees: 35, passes: 60, total: 95 });
  });
});

describe('a group', () => {
  const typical = [
    { statement: 2, side: 'agree', sure: 2.33 },
    { statement: 1, side: 'disagree', sure: 2.3 },
    { statement: 3, side: 'agree', sure: 3 },
    { statement: 4, side: 'agree', sure: 3 },
    { statement: 9, side: 'agree', sure: 3 },
  ] as const;
  const center = { x: 1.23456, y: -2.5 };
  const rows: Row[] = [
    [20, 10, 5],
    [3, 3, 2],
    [0, 0, 0],
  ];
  const found = madeFindings(
    { sizes: [40, 9], unplaced: 20, statements: [rows, rows, [[5, 4, 0], ...rows.slice(1)], rows] },
    {
      groups: [
        { size: 40, center, typical },
        { size: 9, center, typical },
      ],
    },
  );
  const statements = found.statements.map((one) => (one.number === 4 ? { ...one, isMeta: true } : one));
  const names = new Map([0, 1].map((number) => [number, { name: `Name ${number}`, reason: 'A reason', lang: 'en' }]));
  const [first, second] = told({ ...found, statements }, { names }).groups;

  test('has a letter, its name, its place, and what is typical of it in the order found', () => {
    expect(first).toMatchObject({ letter: 'A', name: { name: 'Name 0' }, center: { x: 1.23, y: -2.5 } });
    expect(first?.typical.map(({ statement, side, sure }) => [statement.number, side, sure])).toEqual([
      [2, 'agree', 'very'],
      [1, 'disagree', 'fairly'],
    ]);
  });

  test('smaller than the threshold keeps its letter alone', () => {
    expect(second).toEqual({ letter: 'B', name: null, size: null, center: null, typical: [] });
  });

  test('tells at most five statements', () => {
    const many = madeFindings(
      {
        sizes: [40],
        unplaced: 20,
        statements: Array.from({ length: 7 }, (): Row[] => [
          [20, 10, 5],
          [0, 0, 0],
        ]),
      },
      { groups: [{ size: 40, center, typical: [1, 2, 3, 4, 5, 6, 7].map((statement) => ({ statement, side: 'agree' as const, sure: 2 })) }] },
    );
    expect(told(many).groups[0]?.typical.map(({ statement }) => statement.number)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a statement', () => {
  const place = { x: 1.23456, y: -0.5 };

  test.each<[string, Row, boolean]>([
    ['votes on all sides', [30, 20, 10], true],
    ['just enough votes on the other sides', [50, 6, 4], true],
    ['too few on the other sides', [50, 5, 4], false],
    ['everybody agreeing', [60, 0, 0], false],
    ['too few votes', [3, 3, 3], false],
  ])('with %s: %j, has its place on the map: %s', (_, rest, isPlaced) => {
    const [statement] = told(madeFindings({ sizes: [], unplaced: 80, statements: [[rest]] })).statements;
    expect([statement?.place, statement?.extremity]).toEqual(isPlaced ? [{ x: 1.23, y: place.y }, 1.33] : [{ x: 0, y: 0 }, 0]);
  });

  const rows: Row[] = [[71, 17, 12]];
  const found = madeFindings({ sizes: [], unplaced: 100, statements: [rows, rows, rows] });
  const agreed = { ...found, statements: found.statements.map((one) => ({ ...one, commonAgree: 0.9 })) };

  test('that is hidden since is left out everywhere, and changes nothing of the rest', () => {
    const words = new Map([...wordsFor(agreed)].filter(([number]) => number !== 2));
    const result = told(agreed, { words });
    expect([numbers(result.statements), numbers(result.agreed)]).toEqual([
      [1, 3],
      [1, 3],
    ]);
    expect(result.statements[1]).toEqual(told(agreed).statements[2]);
  });

  test('about the people is told, but is in no list', () => {
    const words = new Map([...wordsFor(agreed)].map(([number, said]) => [number, { ...said, isMeta: number === 2 }]));
    const result = told(agreed, { words });
    expect([numbers(result.statements), numbers(result.agreed)]).toEqual([
      [1, 2, 3],
      [1, 3],
    ]);
  });

  test('with fewer votes than the threshold is in no list', () => {
    const few = madeFindings({ sizes: [], unplaced: 100, statements: [[[3, 3, 3]], [[9, 6, 9]], [[15, 0, 0]]] });
    expect(numbers(told(few).unknown)).toEqual([3, 2]);
    // 9, 6 and 9 are each "fewer than 10".
    expect(numbers(told(few, { manner: 'steps' }).unknown)).toEqual([3]);
  });
});

describe('rings and stakeholder groups', () => {
  const overlay = (key: string, byGroup: number[], kind: FoundOverlay['kind'] = 'ring'): FoundOverlay => ({
    kind,
    key,
    size: byGroup.reduce((sum, one) => sum + one, 0),
    center: { x: 0.5, y: 0.25 },
    byGroup,
  });
  const overlays = [overlay('core-team', [3, 1]), overlay('advisors', [25, 12]), overlay('parents', [28, 13], 'group'), overlay('unknown', [20, 20], 'group')];
  const found = madeFindings({ sizes: [60, 40], unplaced: 30, statements: [] }, { overlays });
  const labels = new Map(overlays.filter(({ key }) => key !== 'unknown').map(({ key }) => [key, key]));

  test('are told with their labels; few people of one are withheld, with what would give them away', () => {
    expect(told(found, { labels, afterSteps: false }).overlays).toEqual([
      { kind: 'ring', key: 'core-team', label: 'core-team', size: null, center: null, byGroup: [null, null] },
      { kind: 'ring', key: 'advisors', label: 'advisors', size: 37, center: { x: 0.5, y: 0.25 }, byGroup: [25, 12] },
      { kind: 'group', key: 'parents', label: 'parents', size: 41, center: { x: 0.5, y: 0.25 }, byGroup: [28, 13] },
    ]);
  });

  test('are told in steps', () => {
    expect(told(found, { labels, manner: 'steps' }).overlays.map(({ size, byGroup }) => [size, ...byGroup])).toEqual([
      [0, 0, 0],
      [30, 20, 10],
      [40, 20, 10],
    ]);
  });

  test('do not tell that all but few of a group are in a ring', () => {
    const [ring] = told({ ...found, overlays: [overlay('advisors', [57, 20])] }, { afterSteps: false }).overlays;
    expect(ring?.byGroup).toEqual([null, null]);
  });
});

test.each([
  [0.75, 'very'],
  [0.74, 'fairly'],
  [0.5, 'fairly'],
  [0.49, 'hardly'],
  [null, null],
] as const)('groups of stability %j are %s steady', (stability, steadiness) => {
  expect(told({ ...large, stability }).steadiness).toBe(steadiness);
});

test('of fewer people than the threshold the map shows nothing', () => {
  const few = madeFindings({ sizes: [], unplaced: 9, statements: [[[5, 4, 0]]] }, { density: [{ share: 0.9, polygons: [] }] });
  expect(told(few).density).toEqual([]);
});

/** Every figure about people in a result, wherever it stands. */
function figuresIn(value: unknown, key = ''): Figure[] {
  if (Array.isArray(value)) return value.flatMap((one) => figuresIn(one, key));
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) return Object.entries(value).flatMap(([name, one]) => figuresIn(one, name));
  const isFigure = ['voters', 'placed', 'size', 'agrees', 'disagrees', 'passes', 'total', 'byGroup'].includes(key);
  return isFigure && (value === null || typeof value === 'number') ? [value] : [];
}

const rowWithin = (most: number): fc.Arbitrary<Row> =>
  fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most)).map((cuts): Row => {
    const [low = 0, middle = 0, high = 0] = cuts.toSorted((a, b) => a - b);
    return [low, middle - low, high - middle];
  });
const conversation: fc.Arbitrary<MadeConversation> = fc
  .record({ sizes: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }), unplaced: fc.nat(40) })
  .chain(({ sizes, unplaced }) =>
    fc.record({
      sizes: fc.constant(sizes),
      unplaced: fc.constant(unplaced),
      statements: fc.array(fc.tuple(...[...sizes, unplaced].map(rowWithin)), { maxLength: 6 }),
    }),
  );
const manners = fc.constantFrom<Partial<Telling>>({ manner: 'steps' }, { manner: 'exact' }, { manner: 'exact', afterSteps: false });

describe('no figure', () => {
  test('in a whole result is about fewer people than the threshold', () => {
    fc.assert(
      fc.property(conversation, manners, fc.integer({ min: 5, max: 12 }), (made, how, least) => {
        const result = told(madeFindings(made), { ...how, threshold: least });
        const figures = figuresIn(result);
        expect(figures.length).toBeGreaterThan(1);
        expect(figures.filter((figure) => figure !== null && figure !== 0 && figure < least)).toEqual([]);
        // In steps 0 says "few"; exactly told it would say "nobody", which is about everybody.
        expect(result.manner === 'exact' && figures.includes(0) ? made.sizes : []).toEqual([]);
        if (result.manner === 'steps') expect(figures.filter((figure) => figure !== null && figure % least !== 0)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('of 26 people in groups of 15 and 11 says more than it may', () => {
    const made: MadeConversation = {
      sizes: [15, 11],
      unplaced: 0,
      statements: [
        [
          [14, 1, 0],
          [2, 9, 0],
        ],
        [
          [13, 0, 1],
          [10, 1, 0],
        ],
        [
          [4, 3, 8],
          [3, 5, 3],
        ],
      ],
    };
    const result = told(madeFindings(made));
    expect([result.voters, result.placed, ...result.groups.map(({ size }) => size)]).toEqual([26, 26, 15, 11]);
    expect(result.statements.map(({ all }) => shown(all))).toEqual(['- 10 - 26', '23 - - 25', '- - 11 26']);
    expect(result.statements.map(({ byGroup }) => byGroup.map(shown))).toEqual([
      ['- - - 15', '- - - 11'],
      ['13 - - 14', '10 - - 11'],
      ['- - - 15', '- - - 11'],
    ]);
    expect(JSON.stringify(result.statements.map(({ all, byGroup }) => [all, byGroup]))).not.toMatch(/:[1-9]\b/);
  });
});

function shown({ agrees, disagrees, passes, total }: ToldVotes): string {
  return [agrees, disagrees, passes, total].map((figure) => figure ?? '-').join(' ');
}

describe('one person who changes their mind', () => {
  const before: MadeConversation = {
    sizes: [42, 33],
    unplaced: 12,
    statements: [
      [
        [24, 12, 4],
        [13, 16, 2],
        [5, 2, 0],
      ],
    ],
  };
  const after: MadeConversation = {
    ...before,
    statements: [
      [
        [23, 13, 4],
        [13, 16, 2],
        [5, 2, 0],
      ],
    ],
  };

  test('is not told of again while people vote', () => {
    const grounds = { lastManner: 'steps', wasExact: false, votersSince: 1, voters: 87, isClosed: false, dataChanged: true } as const;
    expect(mayRelease(grounds, threshold)).toBeNull();
  });

  test('changes nothing in what is told in steps, but where a count crosses a step', () => {
    expect(told(madeFindings(after), { manner: 'steps' })).toEqual(told(madeFindings(before), { manner: 'steps' }));
  });

  test('is not to be seen between a result in steps and the exact one', () => {
    const cells = ({ statements }: ToldResult) =>
      statements.flatMap(({ all, byGroup }) => [all, ...byGroup].flatMap(({ agrees, disagrees, passes }) => [agrees, disagrees, passes]));
    const steps = cells(told(madeFindings(before), { manner: 'steps' }));
    const exact = cells(told(madeFindings(after)));
    expect(exact.some((figure) => figure !== null)).toBe(true);
    // What was told as 20 was 20 to 29, so each figure may as well have stayed as it was.
    const mayHaveStayed = exact.map((figure, at) => figure === null || (figure >= (steps[at] ?? 0) && figure < (steps[at] ?? 0) + threshold));
    expect(mayHaveStayed).not.toContain(false);
  });

  test('would be seen between two exact results, which is why there is only one', () => {
    const [one, other] = [before, after].map((made) => figuresIn(told(madeFindings(made), { afterSteps: false }).statements));
    const changes = one?.map((figure, at) => (figure === null || other?.[at] === null ? 0 : (other?.[at] ?? 0) - figure));
    expect(changes?.filter((change) => change !== 0)).toEqual([-1, -1]);
    const grounds = { lastManner: 'exact', wasExact: true, votersSince: 500, voters: 87, isClosed: true, dataChanged: true } as const;
    expect(mayRelease(grounds, threshold)).toBe('steps');
  });
});
