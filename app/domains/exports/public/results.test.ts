import { describe, expect, test } from 'vitest';
import { count } from '../../decisions/index.ts';
import type { Method, Scale } from '../../frameworks/index.ts';
import { tellResult } from './results.ts';

const words = { en: '', es: '' };
const step = (mark: number, supports: boolean, counts = true) => ({
  key: `step-${mark}`,
  mark,
  name: words,
  meaning: words,
  supports,
  counts,
  blocks: false,
  words: 'none' as const,
});
const scaleOf = (method: Method) => ({ method, steps: [step(1, true), step(2, false), step(0, false, false)] }) as unknown as Scale;

/** Ballots by option and mark. */
function told(method: Method, votes: Record<string, Record<number, number>>, ballots: number, roll = 60, thresholds: readonly number[] = [10]) {
  const tallies = Object.entries(votes).flatMap(([optionId, marks]) =>
    Object.entries(marks).map(([mark, number]) => ({ optionId, mark: Number(mark), count: number })),
  );
  const scale = scaleOf(method);
  return tellResult(count(tallies, Object.keys(votes), { ballots, roll }, { scale, method, threshold: 0.5, quorum: 0 }), scale, thresholds);
}

const figures = (result: ReturnType<typeof told>) => Object.fromEntries([...result.steps].map(([option, steps]) => [option, steps.map((one) => one.ballots)]));

describe('a result for everybody', () => {
  test('with enough on every step is told whole', () => {
    const result = told('approval', { a: { 1: 20, 2: 15, 0: 12 } }, 47);
    expect(figures(result)).toEqual({ a: [20, 15, 12] });
    expect([result.ballots, result.support.get('a')]).toEqual([47, 20 / 35]);
  });

  test('with few on a step withholds that, another with it, and the share that would give them away', () => {
    const result = told('approval', { a: { 1: 30, 2: 3, 0: 14 } }, 47);
    expect(figures(result)).toEqual({ a: [30, null, null] });
    expect([result.ballots, result.support.get('a'), result.passing.has('a')]).toEqual([47, null, true]);
  });

  test('of few voters tells only what passed', () => {
    const result = told('approval', { a: { 1: 8, 2: 1 } }, 9);
    expect([result.few, result.ballots, result.roll, result.support.get('a'), result.passing.has('a')]).toEqual([true, null, null, null, true]);
    expect(figures(result)).toEqual({ a: [null, null, null] });
  });

  test('whose total would give the rest away tells no figure at all', () => {
    const result = told('majority', { a: { 1: 9, 2: 9 }, b: { 1: 9, 2: 9 } }, 18);
    expect(result.ballots).toBeNull();
    expect(
      Object.values(figures(result))
        .flat()
        .every((one) => one === null),
    ).toBe(true);
  });

  test('of a majority vote is one table: the few of one option cannot be had from the others', () => {
    const result = told('majority', { a: { 1: 30, 2: 17 }, b: { 1: 4, 2: 43 }, c: { 1: 13, 2: 34 } }, 47);
    expect(figures(result)).toEqual({ a: [30], b: [null], c: [null] });
    expect([...result.support.values()]).toEqual([null, null, null]);
  });

  test('withholds after the threshold was raised what it withheld before', () => {
    const under = (...thresholds: number[]) => figures(told('approval', { a: { 1: 4, 2: 4, 0: 12 } }, 20, 60, thresholds));
    // Beside 20 ballots and the 12 that passed, two of at most 4 each are 4 and 4.
    expect([under(10), under(5)]).toEqual([{ a: [null, null, 12] }, { a: [null, null, null] }]);
    expect(under(5, 10)).toEqual({ a: [null, null, null] });
  });

  test('does not tell that only a few stayed away', () => {
    expect(told('approval', { a: { 1: 20, 2: 27, 0: 10 } }, 57, 60).roll).toBeNull();
    expect(told('approval', { a: { 1: 20, 2: 27, 0: 10 } }, 57, 90).roll).toBe(90);
  });
});
