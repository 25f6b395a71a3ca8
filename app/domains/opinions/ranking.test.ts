import { describe, expect, test } from 'vitest';
import { madeFound, type Row } from '#test/made-findings.ts';
import type { FoundStatement } from './findings.ts';
import { rank, type Lists } from './ranking.ts';

/** In two groups of 100, nobody outside of them. */
const one = (number: number, first: Row, second: Row, over: Partial<FoundStatement> = {}) => madeFound(number, [first, second], [0, 0, 0], over);
const numbers = (lists: Lists<FoundStatement>): Record<string, number[]> =>
  Object.fromEntries(Object.entries(lists).map(([name, list]: [string, FoundStatement[]]) => [name, list.map(({ number }) => number)]));
const rankOf = (...statements: FoundStatement[]) => numbers(rank(statements, 200, 10));
const nowhere = { agreed: [], rejected: [], divides: [], unknown: [] };

describe('common ground', () => {
  test('is what all groups agree or disagree with, the most first, the earlier of equal ones', () => {
    const lists = rankOf(
      one(1, [80, 5, 5], [75, 10, 5], { commonAgree: 0.7 }),
      one(2, [80, 5, 5], [75, 10, 5], { commonAgree: 0.8 }),
      one(3, [80, 5, 5], [75, 10, 5], { commonAgree: 0.7 }),
      one(4, [5, 80, 5], [10, 75, 5], { commonDisagree: 0.6 }),
    );
    expect(lists).toEqual({ ...nowhere, agreed: [2, 1, 3], rejected: [4] });
  });

  test('needs enough of it', () => {
    expect(rankOf(one(1, [80, 5, 5], [75, 10, 5], { commonAgree: 0.59 }))).toEqual(nowhere);
  });

  test('needs votes of a fifth of the people, and of as many as the threshold', () => {
    expect(rankOf(one(1, [20, 0, 0], [20, 0, 0], { commonAgree: 0.9 })).agreed).toEqual([1]);
    expect(rankOf(one(1, [20, 0, 0], [19, 0, 0], { commonAgree: 0.9 }))).toEqual({ ...nowhere, unknown: [1] });
    expect(numbers(rank([one(1, [6, 0, 0], [3, 0, 0], { commonAgree: 0.9 })], 12, 10)).agreed).toEqual([]);
  });

  test('needs a majority that is no accident', () => {
    expect(rankOf(one(1, [21, 9, 10], [10, 10, 0], { commonAgree: 0.9 })).agreed).toEqual([]);
  });

  test('of a large conversation needs fifty votes, not a fifth of the people', () => {
    const ofMany = (agrees: number) => numbers(rank([one(1, [25, 0, 0], [agrees, 0, 0], { commonAgree: 0.9 })], 2000, 10));
    expect([ofMany(25).agreed, ofMany(24).agreed]).toEqual([[1], []]);
  });
});

describe('what divides', () => {
  test('are the largest differences between two groups, of three tenths or more', () => {
    const lists = rankOf(one(1, [60, 30, 0], [20, 70, 0]), one(2, [80, 10, 0], [5, 85, 0]), one(3, [60, 30, 0], [36, 54, 0]));
    expect(lists.divides).toEqual([2, 1]);
  });

  test('are not groups in which few voted on it', () => {
    expect(rankOf(one(1, [60, 20, 0], [0, 9, 0]))).toEqual(nowhere);
    expect(rankOf(one(1, [60, 20, 0], [0, 10, 0])).divides).toEqual([1]);
  });

  test('is not what is common ground', () => {
    expect(rankOf(one(1, [90, 0, 0], [60, 35, 0], { commonAgree: 0.7 }))).toEqual({ ...nowhere, agreed: [1] });
  });

  test('is, where there are no groups, what many are for and many against, the most even first', () => {
    const lists = rank([madeFound(1, [], [65, 35, 0]), madeFound(2, [], [45, 45, 10]), madeFound(3, [], [75, 25, 0])], 100, 10);
    expect(numbers(lists)).toEqual({ ...nowhere, divides: [2, 1] });
  });
});

describe('what is unknown', () => {
  test('has few votes, many passes or no side ahead; the fewest votes first', () => {
    const lists = rankOf(one(1, [30, 5, 15], [20, 5, 30]), one(2, [12, 0, 0], [10, 2, 0]), one(3, [40, 40, 5], [38, 40, 5]));
    expect(lists).toEqual({ ...nowhere, unknown: [2, 1, 3] });
  });

  test('is not what divides people evenly', () => {
    expect(rankOf(one(1, [80, 10, 0], [10, 80, 0]))).toEqual({ ...nowhere, divides: [1] });
  });

  test('is not what most agree with, though not every group', () => {
    expect(rankOf(one(1, [80, 10, 0], [60, 30, 0]))).toEqual(nowhere);
  });
});
