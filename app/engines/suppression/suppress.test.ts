import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridOf, propagate, trueGrid, type Bounds } from '#test/small-count-attacker.ts';
import { isSmall, safeShare, suppress, type CountTable, type ToldTable } from './index.ts';

describe('one figure', () => {
  test.each([
    [0, false],
    [1, true],
    [9, true],
    [10, false],
  ])('%i of a threshold of 10 is small: %s', (count, small) => {
    expect(isSmall(count, 10)).toBe(small);
  });

  test('a share tells neither of few nor of all but few', () => {
    expect(safeShare(10, 40, 10)).toBe(0.25);
    expect([safeShare(9, 40, 10), safeShare(31, 40, 10), safeShare(40, 40, 10), safeShare(0, 0, 10)]).toEqual([null, null, null, null]);
  });
});

describe('a table', () => {
  test('without small counts is told whole', () => {
    expect(
      suppress(
        {
          cells: [
            [12, 30],
            [25, 11],
          ],
        },
        10,
      ),
    ).toEqual({
      cells: [
        [12, 30],
        [25, 11],
      ],
      rows: [42, 36],
      columns: [37, 41],
      total: 78,
      withheld: false,
      pinned: false,
    });
  });

  test('with one small count withholds others, the smallest that do', () => {
    const told = suppress(
      {
        cells: [
          [3, 30, 40],
          [25, 20, 60],
          [50, 70, 80],
        ],
      },
      10,
    );
    expect(told.cells).toEqual([
      [null, null, 40],
      [null, null, 60],
      [50, 70, 80],
    ]);
    expect([told.rows, told.columns, told.total]).toEqual([[73, 105, 200], [78, 120, 180], 378]);
  });

  test('does not tell that nobody said a thing', () => {
    expect(
      suppress(
        {
          cells: [
            [0, 40],
            [20, 40],
          ],
        },
        10,
      ).cells,
    ).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  test('tells of what is impossible', () => {
    expect(
      suppress(
        {
          cells: [
            [0, 40],
            [20, 40],
          ],
          impossible: new Set(['0,0']),
        },
        10,
      ).withheld,
    ).toBe(false);
  });

  test('protects a small count by figures that nobody is told, and so tells all totals', () => {
    const cells = [
      [3, 30, 40],
      [25, 20, 60],
    ];
    const told = suppress({ cells, untold: ({ row }) => row === 1 }, 10);
    expect([told.cells[0], told.rows[0], told.columns, told.total]).toEqual([[null, null, 40], 73, [28, 50, 100], 178]);
  });

  test('tells nothing where readers know too much, and says so', () => {
    // At least thirty agree, and there are so many people at most.
    const among = (people: number): CountTable => ({ cells: [[30, 0, 0]], known: ({ column }, value) => [column === null ? 0 : value, people] });
    expect(suppress(among(30), 10)).toMatchObject({ cells: [[null, null, null]], rows: [null], columns: [null, null, null], total: null, pinned: true });
    expect(suppress(among(31), 10).pinned).toBe(false);
  });

  test('about few people in all tells nothing', () => {
    expect(suppress({ cells: [[2, 4]] }, 10)).toEqual({
      cells: [[null, null]],
      rows: [null],
      columns: [null, null],
      total: null,
      withheld: true,
      pinned: false,
    });
  });

  test('that is empty stays empty', () => {
    expect(suppress({ cells: [] }, 10).cells).toEqual([]);
  });

  test.each([[[[1, 2], [3]]], [[[-1]]], [[[0.5]]]])('of no counts is refused: %j', (cells) => {
    expect(() => suppress({ cells }, 10)).toThrow(RangeError);
  });

  test('of two thousand statements is done in good time', () => {
    const cells = Array.from({ length: 2000 }, (_, row) => [(row * 7) % 90, (row * 13) % 40, (row * 3) % 15]);
    const told = suppress({ cells }, 10);
    expect(told.cells.flat().filter((count) => count !== null && count < 10)).toEqual([]);
    expect(told.total).not.toBeNull();
  });
});

function whatAttackersKnow(cells: readonly (readonly number[])[], told: ToldTable, threshold: number): Bounds {
  const truth = trueGrid(cells);
  return gridOf(told).map((row, r) =>
    row.map((count, c) => {
      if (count !== null) return [count, count];
      return (truth[r]?.[c] ?? 0) < threshold ? [0, threshold - 1] : [0, 10_000];
    }),
  );
}

/**
 * The linear attack: of the unknowns, those that the equations alone fix (Gauss and Jordan, in fractions of small whole
 * numbers that floating point holds well enough at this size).
 */
function fixedByEquations(told: ToldTable): Set<string> {
  const known = gridOf(told);
  const unknowns = known.flatMap((row, r) => row.flatMap((count, c) => (count === null ? [`${r},${c}`] : [])));
  const lines: (readonly [number, number])[][] = [
    ...known.map((row, r) => row.map((_, c) => [r, c] as const)),
    ...(known[0] ?? []).map((_, c) => known.map((_row, r) => [r, c] as const)),
  ];
  const matrix: number[][] = lines.map((line) =>
    unknowns.map((name) => {
      const at = line.findIndex(([r, c]) => `${r},${c}` === name);
      return at < 0 ? 0 : at === line.length - 1 ? -1 : 1;
    }),
  );
  let rank = 0;
  for (let column = 0; column < unknowns.length; column++) {
    const pivot = matrix.findIndex((row, r) => r >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    const [found, here] = [matrix[pivot], matrix[rank]];
    if (!found || !here) continue;
    [matrix[pivot], matrix[rank]] = [here, found];
    const lead = found[column] ?? 1;
    for (let c = 0; c < found.length; c++) found[c] = (found[c] ?? 0) / lead;
    for (const row of matrix) {
      const factor = row[column] ?? 0;
      if (row === found || Math.abs(factor) < 1e-9) continue;
      for (let c = 0; c < row.length; c++) row[c] = (row[c] ?? 0) - factor * (found[c] ?? 0);
    }
    rank++;
  }
  const alone = matrix.filter((row) => row.filter((cell) => Math.abs(cell) > 1e-9).length === 1);
  return new Set(alone.map((row) => unknowns[row.findIndex((cell) => Math.abs(cell) > 1e-9)] ?? ''));
}

const threshold = fc.integer({ min: 5, max: 12 });
const count = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 }));
const table = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([height, width]) => fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }));

describe('an attacker', () => {
  test('never reads a small count, and what is told is true', () => {
    fc.assert(
      fc.property(table, threshold, (cells, least) => {
        const truth = trueGrid(cells);
        for (const [r, row] of gridOf(suppress({ cells }, least)).entries())
          for (const [c, told] of row.entries()) {
            expect(told === null ? 'withheld' : told).toBe((truth[r]?.[c] ?? 0) < least ? 'withheld' : told === null ? 'withheld' : truth[r]?.[c]);
          }
      }),
      { numRuns: 500 },
    );
  });

  test('who bounds every cell by its lines cannot tell a small count exactly', () => {
    fc.assert(
      fc.property(table, threshold, (cells, least) => {
        const bounds = propagate(whatAttackersKnow(cells, suppress({ cells }, least), least));
        const found = trueGrid(cells).flatMap((row, r) => row.filter((value, c) => value < least && bounds[r]?.[c]?.[0] === bounds[r]?.[c]?.[1]));
        expect(found).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('who solves the equations cannot tell a small count exactly', () => {
    fc.assert(
      fc.property(table, threshold, (cells, least) => {
        const fixed = fixedByEquations(suppress({ cells }, least));
        const found = trueGrid(cells).flatMap((row, r) => row.filter((value, c) => value < least && fixed.has(`${r},${c}`)));
        expect(found).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('who tries every table finds at least two that fit, with different values for each small count', () => {
    const small = fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(small, (cells) => {
        const told = suppress({ cells }, 5);
        const seen = trueGrid(cells).map((row) => row.map(() => new Set<number>()));
        for (const guess of tablesLike(cells, 9)) {
          const full = trueGrid(guess);
          if (!fits(full, told, trueGrid(cells), 5)) continue;
          for (const [r, row] of full.entries()) for (const [c, value] of row.entries()) seen[r]?.[c]?.add(value);
        }
        const found = trueGrid(cells).flatMap((row, r) => row.filter((value, c) => value < 5 && (seen[r]?.[c]?.size ?? 0) < 2));
        expect(found).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

function* tablesLike(cells: readonly (readonly number[])[], most: number): Generator<number[][]> {
  const width = cells[0]?.length ?? 0;
  const places = cells.length * width;
  for (let number = 0; number < (most + 1) ** places; number++) {
    const digits = Array.from({ length: places }, (_, at) => Math.floor(number / (most + 1) ** at) % (most + 1));
    yield cells.map((_, r) => digits.slice(r * width, (r + 1) * width));
  }
}

function fits(guess: number[][], told: ToldTable, truth: number[][], least: number): boolean {
  return gridOf(told).every((row, r) =>
    row.every((known, c) => {
      const value = guess[r]?.[c] ?? 0;
      if (known !== null) return value === known;
      return (truth[r]?.[c] ?? 0) >= least || value < least;
    }),
  );
}
