import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf, propagate, trueGrid, type Bounds } from '#test/small-count-attacker.ts';
import { inSteps, stepOf, suppress, tellInSteps, type Place, type SteppedTable, type ToldTable } from './index.ts';

type Cells = readonly (readonly number[])[];

describe('a count in steps', () => {
  test.each([
    [0, 0],
    [9, 0],
    [10, 10],
    [19, 10],
    [20, 20],
    [374, 370],
  ])('%i is told as %i under a threshold of 10', (count, told) => {
    expect(inSteps(count, 10)).toBe(told);
    expect(stepOf(count, 10)).toEqual([told, told + 9]);
  });
});

describe('a table in steps', () => {
  test('tells its cells, and the totals of its columns', () => {
    expect(
      tellInSteps(
        [
          [31, 4],
          [12, 27],
        ],
        10,
      ),
    ).toEqual({
      cells: [
        [30, 0],
        [10, 20],
      ],
      columns: [40, 30],
    });
  });

  test('withholds a total that says that every cell is at its most', () => {
    expect(tellInSteps([[4], [4], [4], [4], [4]], 5)).toEqual({ cells: [[0], [0], [0], [0], [0]], columns: [null] });
    expect(tellInSteps([[14], [4], [9], [4], [4]], 5).columns).toEqual([null]);
  });

  test('withholds one of 15 to 19 as well, so that withholding does not say 20', () => {
    expect(tellInSteps([[4], [4], [4], [2], [1]], 5).columns).toEqual([null]);
    expect(tellInSteps([[4], [4], [4], [2], [0]], 5).columns).toEqual([10]);
  });

  test('of any other number of rows always tells its totals', () => {
    expect(tellInSteps([[4], [4], [4], [4]], 5).columns).toEqual([15]);
    expect(tellInSteps([[4], [4], [4], [4], [4], [4]], 5).columns).toEqual([20]);
  });

  test('that is empty stays empty', () => {
    expect(tellInSteps([], 10)).toEqual({ cells: [], columns: [] });
  });

  test.each([1, 0, Number.NaN])('under a threshold of %d is refused', (threshold) => {
    expect(() => tellInSteps([[1]], threshold)).toThrow(RangeError);
  });
});

const threshold = fc.integer({ min: 5, max: 12 });
const count = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 }));
/** Tables that come near what would fix them: counts one below a step, and as many rows as the threshold. */
const nasty = threshold.chain((least) =>
  fc.record({
    least: fc.constant(least),
    cells: fc.oneof(fc.constantFrom(least, 2 * least), fc.integer({ min: 1, max: 6 })).chain((height) => {
      const one = fc.oneof({ weight: 3, arbitrary: fc.nat(3).map((step) => step * least + least - 1) }, { weight: 1, arbitrary: count });
      return fc.array(fc.array(one, { minLength: 3, maxLength: 3 }), { minLength: height, maxLength: height });
    }),
  }),
);
const plain = fc.tuple(threshold, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 4 })).chain(([least, height, width]) =>
  fc.record({
    least: fc.constant(least),
    cells: fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
  }),
);
const either = fc.oneof(plain, nasty);

/** What is told in steps says of each figure; row totals are not told. */
function boundsOfSteps({ cells, columns }: SteppedTable, least: number): Bounds {
  const step = (told: number | null): [number, number] => (told === null ? [0, Infinity] : [told, told + least - 1]);
  return [...cells.map((row) => [...row.map(step), [0, Infinity] as [number, number]]), [...columns.map(step), [0, Infinity]]];
}

function boundsOfExact(told: ToldTable, cells: Cells, least: number): Bounds {
  const truth = trueGrid(cells);
  return gridOf(told).map((row, r) => row.map((figure, c) => (figure !== null ? [figure, figure] : [0, (truth[r]?.[c] ?? 0) < least ? least - 1 : Infinity])));
}

/** Both are known of the same figures. */
function meet(one: Bounds, other: Bounds): Bounds {
  return one.map((row, r) => row.map(([low, high], c) => [Math.max(low, other[r]?.[c]?.[0] ?? 0), Math.min(high, other[r]?.[c]?.[1] ?? Infinity)]));
}

/** Cells with one possible value only, of those for which `counts`. Totals of rows aside, which steps do not tell. */
function fixed(bounds: Bounds, counts: (value: number) => boolean): number[] {
  return bounds.slice(0, -1).flatMap((row) => row.slice(0, -1).flatMap(([low, high]) => (low === high && counts(low) ? [low] : [])));
}

/** Floors everything, totals too: what one would do without thinking. */
function naive(cells: Cells, least: number): SteppedTable {
  return {
    cells: cells.map((row) => row.map((one) => inSteps(one, least))),
    columns:
      trueGrid(cells)
        .at(-1)
        ?.slice(0, -1)
        .map((one) => inSteps(one, least)) ?? [],
  };
}

/** What is known of a table that was told in steps, and again after the threshold was raised to a multiple. */
function raised(cells: Cells, least: number, times: number, tell = tellInSteps): Bounds {
  const before = boundsOfSteps(tellInSteps(cells, least), least);
  return propagate(meet(before, boundsOfSteps(tell(cells, least * times, least), least * times)));
}

describe('an attacker who reads one table before and after the threshold was raised to a multiple', () => {
  const multiple = fc.integer({ min: 2, max: 4 });

  test('knows nothing more of its cells than before', () => {
    fc.assert(
      fc.property(either, multiple, ({ cells, least }, times) => {
        expect(raised(cells, least, times)).toEqual(propagate(boundsOfSteps(tellInSteps(cells, least), least)));
      }),
      { numRuns: 600 },
    );
  });

  test('reads five cells of 4 where totals take heed of the steps of today alone', () => {
    const cells = [[4], [4], [4], [4], [4]];
    const careless = (cells: Cells, threshold: number) => tellInSteps(cells, threshold);
    expect(fixed(raised(cells, 5, 2, careless), () => true)).toEqual([4, 4, 4, 4, 4]);
    expect(fixed(raised(cells, 5, 2), () => true)).toEqual([]);
  });

  test('reads cells where the higher threshold is no multiple', () => {
    const [five, seven] = [5, 7].map((least) => boundsOfSteps(tellInSteps([[14]], least), least));
    expect(propagate(meet(five ?? [], seven ?? []))[0]?.[0]).toEqual([14, 14]);
  });
});

describe('an attacker who reads one table in steps', () => {
  test('reads no cell by bounding every line, and what is told is true', () => {
    fc.assert(
      fc.property(either, ({ cells, least }) => {
        const bounds = propagate(boundsOfSteps(tellInSteps(cells, least), least));
        expect(fixed(bounds, () => true)).toEqual([]);
        const truth = trueGrid(cells);
        expect(bounds.every((row, r) => row.every(([low, high], c) => low <= (truth[r]?.[c] ?? 0) && (truth[r]?.[c] ?? 0) <= high))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('reads five cells of 4 where everything is rounded down without thinking', () => {
    const cells = [[4], [4], [4], [4], [4]];
    expect(fixed(propagate(boundsOfSteps(naive(cells, 5), 5)), (value) => value < 5)).toEqual([4, 4, 4, 4, 4]);
    expect(() =>
      fc.assert(fc.property(nasty, ({ cells, least }) => expect(fixed(propagate(boundsOfSteps(naive(cells, least), least)), () => true)).toEqual([]))),
    ).toThrow();
  });

  test('reads no cell even by trying every column and knowing how it is told', () => {
    for (const [least, height, most] of [
      [2, 2, 5],
      [2, 4, 3],
      [3, 3, 8],
      [4, 4, 7],
      [5, 5, 4],
    ] as const) {
      const seen = new Map<string, Set<number>[]>();
      for (const column of columnsOf(height, most)) {
        const told = JSON.stringify(
          tellInSteps(
            column.map((one) => [one]),
            least,
          ),
        );
        const values = seen.get(told) ?? column.map(() => new Set<number>());
        for (const [row, one] of column.entries()) values[row]?.add(one);
        seen.set(told, values);
      }
      // Of columns that reach the most tried, some that would fit are missing.
      const whole = [...seen].filter(
        ([told]) =>
          !JSON.parse(told)
            .cells.flat()
            .some((cell: number) => cell + least - 1 > most),
      );
      expect(whole.length).toBeGreaterThan(0);
      expect(whole.filter(([, values]) => values.some((each) => each.size < 2)).map(([told]) => told)).toEqual([]);
    }
  });
});

function* columnsOf(height: number, most: number): Generator<number[]> {
  for (let number = 0; number < (most + 1) ** height; number++)
    yield Array.from({ length: height }, (_, at) => Math.floor(number / (most + 1) ** at) % (most + 1));
}

/** A table, and the same after people voted, changed and took back votes: any other table of its shape, often a near one. */
const history = either.chain(({ cells, least }) => {
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: -2, max: 2 }) },
    { weight: 1, arbitrary: fc.integer({ min: -50, max: 80 }) },
  );
  const changes = fc.array(fc.array(change, { minLength: 4, maxLength: 4 }), { minLength: cells.length, maxLength: cells.length });
  return changes.map((changes) => ({ least, before: cells, after: cells.map((row, r) => row.map((one, c) => Math.max(0, one + (changes[r]?.[c] ?? 0)))) }));
});

/** Later less earlier, cell by cell, given what is known of both. */
function difference(before: Bounds, after: Bounds): Bounds {
  return after.map((row, r) => row.map(([low, high], c) => [low - (before[r]?.[c]?.[1] ?? 0), high - (before[r]?.[c]?.[0] ?? 0)]));
}

/** Exact, for readers who know it in steps as well. */
function exactly(cells: Cells, least: number): ToldTable {
  const { columns } = tellInSteps(cells, least);
  const known = ({ row, column }: Place, value: number) => {
    const isTold = column !== null && (row !== null || columns[column] !== null);
    return isTold ? stepOf(value, least) : ([0, Infinity] as const);
  };
  return suppress({ cells, known }, least);
}

describe('an attacker who reads two releases', () => {
  const few = (least: number) => (value: number) => Math.abs(value) < least;

  test('both in steps, reads no small cell and no small change', () => {
    fc.assert(
      fc.property(history, ({ before, after, least }) => {
        const [one, other] = [before, after].map((cells) => propagate(boundsOfSteps(tellInSteps(cells, least), least)));
        expect([...fixed(one ?? [], few(least)), ...fixed(other ?? [], few(least)), ...fixed(difference(one ?? [], other ?? []), few(least))]).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['before', 'after'] as const)('one in steps and one exact %s it, reads no small cell and no small change', (when) => {
    fc.assert(
      fc.property(history, ({ before, after, least }) => {
        const exact = (cells: Cells) => propagate(boundsOfExact(exactly(cells, least), cells, least));
        const steps = (cells: Cells) => propagate(boundsOfSteps(tellInSteps(cells, least), least));
        const [one, other] = when === 'before' ? [exact(before), steps(after)] : [steps(before), exact(after)];
        expect([...fixed(one, few(least)), ...fixed(other, few(least)), ...fixed(difference(one, other), few(least))]).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('one in steps and one exact, and knows that nobody voted in between, reads no small cell', () => {
    fc.assert(
      fc.property(either, ({ cells, least }) => {
        const told = exactly(cells, least);
        const bounds = propagate(meet(boundsOfSteps(tellInSteps(cells, least), least), boundsOfExact(told, cells, least)));
        expect([told.pinned, ...fixed(bounds, few(least))]).toEqual([false]);
      }),
      { numRuns: 1000 },
    );
  });

  test('reads small cells where an exact table takes no heed of steps', () => {
    const careless = fc.property(either, ({ cells, least }) => {
      const bounds = propagate(meet(boundsOfSteps(tellInSteps(cells, least), least), boundsOfExact(suppress({ cells }, least), cells, least)));
      expect(fixed(bounds, few(least))).toEqual([]);
    });
    expect(() => fc.assert(careless, { numRuns: 1000 })).toThrow();
  });

  test('both exact, reads what a single person changed', () => {
    const before = [
      [24, 31, 12],
      [40, 22, 17],
    ];
    const after = [
      [25, 30, 12],
      [40, 22, 17],
    ];
    const [one, other] = [before, after].map((cells) => propagate(boundsOfExact(exactly(cells, 10), cells, 10)));
    expect(fixed(difference(one ?? [], other ?? []), few(10))).toEqual([1, -1, 0, 0, 0, 0]);
  });

  test('tries every pair of histories and finds at least two changes for each cell', () => {
    const small = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(small, small, fc.boolean(), (before, after, isExact) => {
        const column = (counts: readonly number[]) => counts.map((one) => [one]);
        const exact = exactly(column(after), 3);
        const fits = (guess: number[]) => gridOf(exact).every((row, r) => row[0] === null || row[0] === (trueGrid(column(guess))[r]?.[0] ?? 0));
        const alike = (counts: number[], guess: number[]) => JSON.stringify(tellInSteps(column(counts), 3)) === JSON.stringify(tellInSteps(column(guess), 3));
        const earlier = [...columnsOf(3, 8)].filter((guess) => alike(before, guess));
        const later = [...columnsOf(3, 8)].filter((guess) => (isExact ? fits(guess) : alike(after, guess)));
        for (const row of [0, 1, 2]) {
          const changes = new Set(later.flatMap((guess) => earlier.map((was) => (guess[row] ?? 0) - (was[row] ?? 0))));
          expect(changes.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});
