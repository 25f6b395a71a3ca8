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
const tell = (made: MadeConversation, knowSteps = true): ToldFigures => tellExactFigures(madeFindings(made), { threshold: 10, knowSteps }) ?? never;

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
function tryAll(truth: MadeConversation, exact: ToldFigures, { threshold, knowSteps }: Readers): Seen {
  const seen: Seen = new Map();
  const steps = knowSteps ? tellStepFigures(madeFindings(truth), threshold) : null;
  const see = (name: string, value: number) => seen.set(name, (seen.get(name) ?? new Set()).add(value));
  const options = truth.sizes.map((size, group) => optionsFor(size, exact.sizes[group], steps?.sizes[group], mostPeople, threshold));
  for (const sizes of productOf(options)) {
    for (let unplaced = 0; unplaced <= mostPeople; unplaced++) {
      if (!fits(sum(sizes), exact.placed, steps?.placed, threshold)) continue;
      if (!fits(sum(sizes) + unplaced, exact.voters, steps?.voters, threshold)) continue;
      const tables = truth.statements.map((rows, at) => [...tablesLike(rows, [...sizes, unplaced], exact.statements[at], steps?.statements[at], threshold)]);
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

/** What a count can be before sums are looked at: as told, or in its step, or on its side of the threshold. */
function optionsFor(truth: number, exact: number | null | undefined, step: number | null | undefined, most: number, least: number): number[] {
  if (typeof exact === 'number') return exact <= most ? [exact] : [];
  const low = typeof step === 'number' ? step : 0;
  const high = typeof step === 'number' ? step + least - 1 : truth < least ? least - 1 : most;
  return Array.from({ length: Math.max(0, Math.min(high, most) - low + 1) }, (_, at) => low + at);
}

type ToldStatementFigures = ToldFigures['statements'][number] | undefined;

/** @param most how many people are in each row, people in no group last */
function* tablesLike(
  truth: readonly Row[],
  most: readonly number[],
  exact: ToldStatementFigures,
  steps: ToldStatementFigures,
  least: number,
): Generator<number[][]> {
  const isSmall = (counts: readonly number[]) => sum(counts) < least;
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

function fits(value: number, exact: number | null | undefined, step: number | null | undefined, least: number): boolean {
  if (typeof exact === 'number' && value !== exact) return false;
  return typeof step !== 'number' || (value >= step && value < step + least);
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
    ['exactly and in steps', true, 8, 400],
    ['exactly', false, 5, 120],
  ] as const)('%s finds at least two numbers for each small count', (_, knowSteps, mostInGroup, numRuns) => {
    const property = fc.property(conversation(mostInGroup), (truth) => {
      expect(found(truth, { threshold: 3, knowSteps })).toEqual([]);
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
    const careless = tellExactFigures(madeFindings(unanimous), { threshold: 3, knowSteps: false });
    expect(found(unanimous, { threshold: 3, knowSteps: false }, careless)).toEqual([]);
    expect(found(unanimous, { threshold: 3, knowSteps: true }, careless)).not.toEqual([]);
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
    expect(found(unanimous, { threshold: 3, knowSteps: false }, told)).toEqual(['0 cell 0,2', '0 cell 1,1', '0 cell 1,2', '0 passes']);
  });
});
