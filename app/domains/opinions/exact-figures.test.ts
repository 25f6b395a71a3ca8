import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { madeFindings, type MadeConversation, type Row } from '#test/made-findings.ts';
import type { ToldFigures } from './count-tables.ts';
import { tellExactFigures } from './exact-figures.ts';
import type { Readers } from './exact-tables.ts';
import type { Votes } from './findings.ts';
import { tellStepFigures } from './step-figures.ts';

const never = { voters: null, placed: null, sizes: [], statements: [], overlays: [] };
/** Told under a threshold of 10. */
const tell = (made: MadeConversation, knowSteps = true): ToldFigures =>
  tellExactFigures(madeFindings(made), { threshold: 10, steps: knowSteps ? 10 : null }) ?? never;

const sides = ['agrees', 'disagrees', 'passes'] as const;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

describe('exact figures', () => {
  test('are all told where all are large', () => {
    const figures = tell({
      sizes: [70, 50],
      unplaced: 40,
      statements: [
        [
          [30, 20, 12],
          [11, 13, 14],
          [12, 10, 11],
        ],
      ],
    });
    expect([figures.voters, figures.placed, ...figures.sizes]).toEqual([160, 120, 70, 50]);
    expect(figures.statements[0]).toEqual({
      all: { agrees: 53, disagrees: 43, passes: 37, total: 133 },
      byGroup: [
        { agrees: 30, disagrees: 20, passes: 12, total: 62 },
        { agrees: 11, disagrees: 13, passes: 14, total: 38 },
      ],
    });
  });

  test('withhold a size where few people are in no group, who would be what is left', () => {
    const { voters, placed, sizes } = tell({ sizes: [70, 50], unplaced: 3, statements: [] });
    expect([voters, placed, ...sizes]).toEqual([123, null, 70, null]);
  });

  test('say that nobody is in no group', () => {
    const { voters, placed, sizes } = tell({ sizes: [70, 50], unplaced: 0, statements: [] });
    expect([voters, placed, ...sizes]).toEqual([120, 120, 70, 50]);
  });

  test('tell no sizes where a size says that nobody disagrees', () => {
    const all: Row = [30, 0, 0];
    const { voters, placed, sizes } = tell({ sizes: [41, 30], unplaced: 0, statements: [[[12, 14, 10], all]] });
    expect([voters, placed, ...sizes]).toEqual([71, null, null, null]);
  });

  test('tell those sizes to readers who never saw steps', () => {
    const { voters, placed, sizes } = tell(
      {
        sizes: [41, 30],
        unplaced: 0,
        statements: [
          [
            [12, 14, 10],
            [30, 0, 0],
          ],
        ],
      },
      false,
    );
    expect([voters, placed, ...sizes]).toEqual([71, 71, 41, 30]);
  });

  test('tell not even the number of voters where it says that nobody disagrees', () => {
    const { voters, sizes } = tell({ sizes: [], unplaced: 30, statements: [[[30, 0, 0]]] });
    expect([voters, ...sizes]).toEqual([null]);
  });

  test('of fewer people than the threshold are all withheld', () => {
    const figures = tell(
      {
        sizes: [5, 4],
        unplaced: 0,
        statements: [
          [
            [5, 0, 0],
            [0, 4, 0],
          ],
        ],
      },
      false,
    );
    expect(figures.statements).toHaveLength(1);
    expect(JSON.stringify(figures)).not.toMatch(/\d/);
  });
});

/** What each small count can be, for somebody who tries every conversation that fits what is told. */
type Seen = Map<string, Set<number>>;

/**
 * Every conversation that fits: the exact figures, the same votes in steps if they are known, and which counts are below the
 * threshold. Given the sizes of groups, statements do not depend on each other.
 */
function tryAll(truth: MadeConversation, exact: ToldFigures, { threshold, steps: width }: Readers): Seen {
  const seen: Seen = new Map();
  const least = { threshold, width: width ?? threshold };
  const steps = width === null ? null : tellStepFigures(madeFindings(truth), width);
  const see = (name: string, value: number) => seen.set(name, (seen.get(name) ?? new Set()).add(value));
  const options = truth.sizes.map((size, group) => optionsFor(size, exact.sizes[group], steps?.sizes[group], mostPeople, least));
  for (const sizes of productOf(options)) {
    for (let unplaced = 0; unplaced <= mostPeople; unplaced++) {
      if (!fits(sum(sizes), exact.placed, steps?.placed, least)) continue;
      if (!fits(sum(sizes) + unplaced, exact.voters, steps?.voters, least)) continue;
      const tables = truth.statements.map((rows, at) => [...tablesLike(rows, [...sizes, unplaced], exact.statements[at], steps?.statements[at], least)]);
      if (tables.some((some) => some.length === 0)) continue;
      sizes.forEach((size, group) => see(`size ${group}`, size));
      see('unplaced', unplaced);
      for (const [at, some] of tables.entries()) for (const table of some) for (const [name, value] of countsOf(table)) see(`${at} ${name}`, value);
    }
  }
  return seen;
}

/** More than anybody in these tests is. */
const mostPeople = 9;

/** The threshold of what is told exactly, and how wide the steps are. */
interface Least {
  readonly threshold: number;
  readonly width: number;
}

/** What a count can be before sums are looked at: as told, or in its step, or on its side of the threshold. */
function optionsFor(truth: number, exact: number | null | undefined, step: number | null | undefined, most: number, least: Least): number[] {
  if (typeof exact === 'number') return exact <= most ? [exact] : [];
  const low = typeof step === 'number' ? step : 0;
  const high = typeof step === 'number' ? step + least.width - 1 : truth < least.threshold ? least.threshold - 1 : most;
  return Array.from({ length: Math.max(0, Math.min(high, most) - low + 1) }, (_, at) => low + at);
}

type ToldStatementFigures = ToldFigures['statements'][number] | undefined;

/** @param most how many people are in each row, people in no group last */
function* tablesLike(
  truth: readonly Row[],
  most: readonly number[],
  exact: ToldStatementFigures,
  steps: ToldStatementFigures,
  least: Least,
): Generator<number[][]> {
  const isSmall = (counts: readonly number[]) => sum(counts) < least.threshold;
  const options = most.map((people, row) => {
    const counts = sides.map((side, at) => optionsFor(truth[row]?.[at] ?? 0, exact?.byGroup[row]?.[side], steps?.byGroup[row]?.[side], people, least));
    return [...productOf(counts)].filter(
      (votes) => sum(votes) <= people && fits(sum(votes), exact?.byGroup[row]?.total, null, least) && (isSmall(votes) || !isSmall(truth[row] ?? [])),
    );
  });
  for (const rows of productOf(options)) {
    const totals = sides.map((_, at) => sum(rows.map((row) => row[at] ?? 0)));
    if (sides.every((side, at) => fits(totals[at] ?? 0, exact?.all[side], steps?.all[side], least)) && fits(sum(totals), exact?.all.total, null, least))
      yield rows;
  }
}

function fits(value: number, exact: number | null | undefined, step: number | null | undefined, { width }: Least): boolean {
  if (typeof exact === 'number' && value !== exact) return false;
  return typeof step !== 'number' || (value >= step && value < step + width);
}

function* productOf<Value>(lists: readonly (readonly Value[])[]): Generator<Value[]> {
  const [first, ...others] = lists;
  if (!first) return yield [];
  for (const one of first) for (const rest of productOf(others)) yield [one, ...rest];
}

/** Every count that a table says something of, totals among them. */
function countsOf(rows: readonly (readonly number[])[]): [name: string, value: number][] {
  const cells = rows.flatMap((row, r) => [...row.map((value, c): [string, number] => [`cell ${r},${c}`, value]), [`row ${r}`, sum(row)] as [string, number]]);
  return [...cells, ...sides.map((side, at): [string, number] => [side, sum(rows.map((row) => row[at] ?? 0))])];
}

/** The small counts of a conversation; where nobody is in no group, nobody's counts are about no one. */
function smallOf({ sizes, unplaced, statements }: MadeConversation, least: number): string[] {
  const rows = unplaced > 0 ? sizes.length + 1 : sizes.length;
  const people = [
    ...sizes.map((size, group): [string, number] => [`size ${group}`, size]),
    ...(unplaced > 0 ? [['unplaced', unplaced] as [string, number]] : []),
  ];
  const counts = statements.flatMap((table, at) => countsOf(table.slice(0, rows)).map(([name, value]): [string, number] => [`${at} ${name}`, value]));
  return [...people, ...counts].filter(([, value]) => value < least).map(([name]) => name);
}

const rowOf = (most: number): fc.Arbitrary<Row> =>
  fc.oneof(
    fc.constantFrom<Row>([most, 0, 0], [0, most, 0]),
    fc.tuple(fc.nat(most), fc.nat(most)).map(([voted, agrees]): Row => [Math.min(agrees, voted), voted - Math.min(agrees, voted), 0]),
    fc.tuple(fc.nat(most), fc.nat(most), fc.nat(most)).map(([a, b, c]): Row => {
      const [low = 0, middle = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
      return [low, middle - low, high - middle];
    }),
  );
const conversation = (mostInGroup: number): fc.Arbitrary<MadeConversation> =>
  fc
    .record({ sizes: fc.array(fc.integer({ min: 1, max: mostInGroup }), { maxLength: 2 }), unplaced: fc.nat(4), count: fc.integer({ min: 1, max: 2 }) })
    .filter(({ sizes, unplaced }) => sum(sizes) + unplaced > 0)
    .chain(({ sizes, unplaced, count }) =>
      fc.record({
        sizes: fc.constant(sizes),
        unplaced: fc.constant(unplaced),
        statements: fc.array(fc.tuple(...[...sizes, unplaced].map(rowOf)), { minLength: count, maxLength: count }),
      }),
    );

/** Small counts for which only one number fits, in what is told or in what is given. */
function found(truth: MadeConversation, readers: Readers, told = tellExactFigures(madeFindings(truth), readers)): string[] {
  if (!told) return [];
  const seen = tryAll(truth, told, readers);
  return smallOf(truth, readers.threshold).filter((name) => (seen.get(name)?.size ?? 0) < 2);
}

describe('somebody who tries every conversation that fits what is told', () => {
  test.each([
    ['exactly and in steps', { threshold: 3, steps: 3 }, 8, 400],
    ['exactly', { threshold: 3, steps: null }, 5, 120],
    ['exactly, and in narrower steps before the threshold was raised,', { threshold: 6, steps: 3 }, 8, 200],
  ] as const)('%s finds at least two numbers for each small count', (_, readers, mostInGroup, numRuns) => {
    const property = fc.property(conversation(mostInGroup), (truth) => {
      expect(found(truth, readers)).toEqual([]);
    });
    fc.assert(property, { numRuns });
  });

  const unanimous: MadeConversation = {
    sizes: [8, 6],
    unplaced: 0,
    statements: [
      [
        [3, 3, 2],
        [6, 0, 0],
      ],
    ],
  };

  test('finds small counts where exact figures and sizes take no heed of steps', () => {
    const careless = tellExactFigures(madeFindings(unanimous), { threshold: 3, steps: null });
    expect(found(unanimous, { threshold: 3, steps: null }, careless)).toEqual([]);
    expect(found(unanimous, { threshold: 3, steps: 3 }, careless)).not.toEqual([]);
  });

  test('finds small counts where exact figures take heed of the steps of today alone', () => {
    const readers: Readers = { threshold: 6, steps: 3 };
    const three: Row = [3, 0, 0];
    const truth: MadeConversation = { sizes: [3, 7], unplaced: 0, statements: [[three, three]] };
    const careless = tellExactFigures(madeFindings(truth), { threshold: 6, steps: 6 });
    expect(found(truth, readers, careless)).toEqual(['0 cell 0,0', '0 cell 1,0']);
    expect(found(truth, readers)).toEqual([]);
  });

  test('finds small counts where everything is told but small counts', () => {
    const bare = (count: number) => (count < 3 ? null : count);
    const { groups, statements, voters, placed } = madeFindings(unanimous);
    const votes = ({ agrees, disagrees, passes }: Votes) => ({
      agrees: bare(agrees),
      disagrees: bare(disagrees),
      passes: bare(passes),
      total: bare(agrees + disagrees + passes),
    });
    const told = {
      voters,
      placed,
      sizes: groups.map(({ size }) => size),
      statements: statements.map(({ all, byGroup }) => ({ all: votes(all), byGroup: byGroup.map(votes) })),
      overlays: [],
    };
    expect(found(unanimous, { threshold: 3, steps: null }, told)).toEqual(['0 cell 0,2', '0 cell 1,1', '0 cell 1,2', '0 passes']);
  });
});
