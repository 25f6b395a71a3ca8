import { describe, expect, test } from 'vitest';
import { chances } from './chance.ts';
import { countVotes, whoIsClustered } from './clustered.ts';
import { fairConsensus, groupAwareConsensus } from './common-ground.ts';
import { findComponents, square } from './components.ts';
import { tridiagonalEigen } from './eigen.ts';
import { kMeans, settle } from './kmeans.ts';
import { buildMatrix, VoteMatrixBuilder } from './matrix.ts';
import { adjustedRandIndex } from './rand-index.ts';
import { ratioTest } from './representative.ts';
import { meanSilhouette, silhouettes } from './silhouette.ts';
import type { GroupVotes } from './types.ts';

describe('facts of statistics', () => {
  test('two shares: 15 of 24 here against 56 of 71 elsewhere', () => {
    expect(Math.abs(ratioTest(15, 24, 56, 71) + 1.518)).toBeLessThan(0.01);
    expect(ratioTest(3, 3, 8, 8)).toBe(0);
  });

  test('the power method on four rows that are not centred: the first turn and two repeats', () => {
    const rows = [
      [1, 0, 0],
      [-1, 1, 0.1],
      [0, 1, 0.1],
      [0, 1, -0.1],
    ];
    const entries = { rowStart: Uint32Array.of(0, 3, 6, 9, 12), column: Uint16Array.from(rows.flatMap(() => [0, 1, 2])), value: rows.flat() };
    const vector = Float64Array.of(1, 1, 1);
    for (let turn = 0; turn < 3; turn += 1) {
      const next = new Float64Array(3);
      square(entries, new Float64Array(3), vector, next);
      const size = Math.hypot(...next);
      vector.set(next.map((one) => one / size));
    }
    const expected = [-0.34217, 0.93906, 0.032633];
    vector.forEach((one, at) => expect(one).toBeCloseTo(expected[at] ?? 0, 4));
  });

  test('silhouettes by distance alone; somebody alone has none', () => {
    const distances = [
      [0, 1, 3, 4],
      [1, 0, 3, 4],
      [3, 3, 0, 2],
      [4, 4, 2, 0],
    ];
    const distance = (a: number, b: number) => distances[a]?.[b] ?? 0;
    expect(silhouettes([0, 0, 1, 1], 2, distance)[0]).toBeCloseTo(0.71428, 4);
    expect(meanSilhouette([0, 0, 1, 1], 2, distance)).toBeCloseTo(0.5654, 3);
    expect(silhouettes([0, 1, 1, 1], 2, distance)[0]).toBe(0);
  });

  test('two distinct points are two clusters, however many are asked for', () => {
    const cloud = { x: Float64Array.of(0, 0, 5), y: Float64Array.of(1, 1, 5), weight: Float64Array.of(1, 1, 1) };
    expect(kMeans(cloud, 3, chances(1), 5).centers).toHaveLength(2);
  });

  test('a weight is as good as so many points', () => {
    const light = { x: Float64Array.of(0, 1, 8, 9), y: Float64Array.of(0, 2, 7, 9), weight: Float64Array.of(3, 1, 2, 1) };
    const heavy = { x: Float64Array.of(0, 0, 0, 1, 8, 8, 9), y: Float64Array.of(0, 0, 0, 2, 7, 7, 9), weight: new Float64Array(7).fill(1) };
    const start = [
      { x: 0, y: 0 },
      { x: 9, y: 9 },
    ];
    const [a, b] = [settle(light, start), settle(heavy, start)];
    expect(a.cost).toBeCloseTo(b.cost, 12);
    a.centers.forEach((center, at) => {
      expect(center.x).toBeCloseTo(b.centers[at]?.x ?? NaN, 12);
      expect(center.y).toBeCloseTo(b.centers[at]?.y ?? NaN, 12);
    });
  });

  test('divisions: the same one is 1 whatever its numbers are, chance is about 0', () => {
    expect(adjustedRandIndex([0, 0, 1, 1, 2], [2, 2, 0, 0, 1])).toBe(1);
    const chance = chances(4);
    const random = () => Array.from({ length: 4000 }, () => Math.floor(chance() * 3));
    expect(Math.abs(adjustedRandIndex(random(), random()))).toBeLessThan(0.01);
    expect(adjustedRandIndex([0, 0, 1, -1], [0, 0, -1, 1])).toBe(1);
  });

  test('eigenvalues of the second difference are known in closed form', () => {
    const n = 12;
    const { values, vectors } = tridiagonalEigen(new Float64Array(n).fill(2), new Float64Array(n - 1).fill(-1));
    values.forEach((value, at) => expect(value).toBeCloseTo(2 - 2 * Math.cos(((n - at) * Math.PI) / (n + 1)), 12));
    const [a, b] = [vectors[0] ?? [], vectors[1] ?? []];
    expect([...a].reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0)).toBeCloseTo(0, 12);
  });
});

describe('votes that hardly vary', () => {
  const matrixOf = (rows: readonly (readonly number[])[]) => {
    const builder = new VoteMatrixBuilder<number>();
    rows.forEach((row, person) => row.forEach((value, statement) => builder.add(person, statement, value)));
    return builder.build();
  };

  test('not at all: no direction and everybody in the middle', () => {
    const { first, second, explained } = findComponents(matrixOf([[1, 1], [1, 1], [1, 1]]), new Uint8Array(2)); // prettier-ignore
    expect([[...first], [...second], explained]).toEqual([[0, 0], [0, 0], [0, 0]]); // prettier-ignore
  });

  test('in one direction only: that direction is kept', () => {
    const { first, second, explained } = findComponents(matrixOf([[1, -1], [-1, 1], [1, -1]]), new Uint8Array(2)); // prettier-ignore
    expect(Math.abs(first[0] ?? 0)).toBeCloseTo(Math.SQRT1_2, 12);
    expect([...second]).toEqual([0, 0]);
    expect(explained[0]).toBeCloseTo(1, 12);
  });

  test('no votes at all are no error', () => {
    const matrix = new VoteMatrixBuilder<string>().build();
    expect([matrix.participants, matrix.statements]).toEqual([[], []]);
    expect(findComponents(matrix, new Uint8Array(0)).explained).toEqual([0, 0]);
  });
});

describe('the matrix', () => {
  test('keeps the later of two votes, and leaves out rows without any', () => {
    const matrix = buildMatrix(['a', 'nobody', 'b'], [7, 3], Uint32Array.of(0, 3, 3, 4), Uint16Array.of(0, 1, 0, 1), Int8Array.of(1, 1, -1, 0));
    expect(matrix.statements).toEqual([3, 7]);
    expect([...matrix.participants].sort()).toEqual(['a', 'b']);
    const row = matrix.participants.indexOf('a');
    expect([...matrix.value.subarray(matrix.rowStart[row], matrix.rowStart[row + 1])]).toEqual([1, -1]);
  });

  test('refuses more statements than it can number', () => {
    expect(() => buildMatrix([], Array.from({ length: 65_537 }, (_, at) => at), Uint32Array.of(0), new Uint16Array(), new Int8Array())).toThrow(RangeError); // prettier-ignore
  });
});

describe('who is clustered', () => {
  const withVotes = (counts: readonly number[]) => {
    const builder = new VoteMatrixBuilder<number>();
    counts.forEach((votes, person) => Array.from({ length: votes }, (_, statement) => builder.add(person, statement, (person + statement) % 3 === 0 ? 1 : -1)));
    const matrix = builder.build();
    const clustered = whoIsClustered(matrix, countVotes(matrix));
    return new Set(matrix.participants.filter((_, row) => clustered[row]));
  };

  test('seven votes are enough; a vote on everything too where there is less', () => {
    const counts = [...Array.from({ length: 16 }, () => 9), 7, 6];
    expect([withVotes(counts).has(16), withVotes(counts).has(17)]).toEqual([true, false]);
    expect(withVotes(Array.from({ length: 20 }, () => 3)).size).toBe(20);
  });

  test('at least fifteen, and nobody is left out for having the same number of votes as the fifteenth', () => {
    const counts = [...Array.from({ length: 12 }, () => 8), 5, 5, 4, 4, 4, 2];
    const found = withVotes(counts);
    expect([found.size, found.has(16), found.has(17)]).toEqual([17, true, false]);
  });
});

describe('common ground', () => {
  const group = (agrees: number, disagrees: number, votes: number): GroupVotes => ({
    members: votes,
    agrees: Uint32Array.of(agrees),
    disagrees: Uint32Array.of(disagrees),
    votes: Uint32Array.of(votes),
  });

  test('means the same for five groups as for two; Polis’s shrinks', () => {
    const fair = (groups: number) => fairConsensus(Array.from({ length: groups }, () => group(93, 3, 100)), 1).agree[0] ?? 0; // prettier-ignore
    expect(fair(5)).toBeCloseTo(fair(2), 12);
    expect(groupAwareConsensus(Array.from({ length: 5 }, () => group(93, 3, 100)), 1)[0]).toBeLessThan(0.7); // prettier-ignore
  });

  test('two who agree count for more than one half', () => {
    expect(fairConsensus([group(2, 0, 2)], 1).agree[0]).toBeCloseTo((2.5 / 3) * (1 - 0.5 / 3), 12);
  });

  test('knows disagreement, in both directions', () => {
    const split = fairConsensus([group(80, 15, 100)], 1).agree[0] ?? 0;
    const passed = fairConsensus([group(80, 5, 100)], 1).agree[0] ?? 0;
    expect(split).toBeLessThan(passed);
    const { agree, disagree } = fairConsensus([group(4, 90, 100)], 1);
    expect(disagree[0]).toBeGreaterThan(0.8);
    expect(agree[0]).toBeLessThan(0.1);
  });
});
