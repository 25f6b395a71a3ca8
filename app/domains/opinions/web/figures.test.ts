import { describe, expect, test } from 'vitest';
import type { ToldGroup } from '../told.ts';
import { madeResult, madeStatement, votes } from '#test/told-result.ts';
import { bandsOf, rangeOf } from './bands.ts';
import { barParts } from './result-bar.tsx';
import { inThrees } from './room-page.tsx';
import { standings } from './statement-standing.ts';

const exact = { manner: 'exact', threshold: 10 } as const;
const steps = { manner: 'steps', threshold: 10 } as const;

describe('a bar', () => {
  test('is split as the votes are, in the order of the choices', () => {
    expect(barParts(votes(30, 10, 10))).toEqual([
      { choice: 'agrees', share: 60, from: 0 },
      { choice: 'disagrees', share: 20, from: 60 },
      { choice: 'passes', share: 20, from: 80 },
    ]);
  });

  test('leaves empty what is withheld, where it belongs', () => {
    expect(barParts(votes(20, null, null, 40))).toEqual([{ choice: 'agrees', share: 50, from: 0 }]);
    expect(barParts(votes(null, 10, 20, 40)).map(({ from }) => from)).toEqual([25, 50]);
    expect(barParts(votes(20, null, 10, 40)).map(({ from }) => from)).toEqual([0, 75]);
  });

  test('is not drawn where there is nothing to measure it by', () => {
    expect(barParts(votes(20, null, 10, null))).toEqual([]);
    expect(barParts(votes(0, 0, 0))).toEqual([]);
    expect(barParts(votes(null, null, null, 23))).toEqual([]);
  });
});

describe('a level over time', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 3, day));

  test('is one share where votes are told exactly', () => {
    expect(rangeOf(votes(30, 10, 10), 'agrees', exact)).toEqual({ low: 0.6, high: 0.6 });
  });

  test('in steps lies anywhere that the true counts may put it', () => {
    const range = rangeOf(votes(30, 10, 0), 'agrees', steps);
    expect(range?.low).toBeCloseTo(30 / 58);
    expect(range?.high).toBeCloseTo(39 / 49);
    for (const agrees of [30, 35, 39])
      for (const disagrees of [10, 19])
        for (const passes of [0, 9]) {
          const share = agrees / (agrees + disagrees + passes);
          expect(share).toBeGreaterThanOrEqual(range?.low ?? 1);
          expect(share).toBeLessThanOrEqual(range?.high ?? 0);
        }
  });

  test('stands where its time is, with a gap where it is withheld', () => {
    const slices = [
      { from: at(1), to: at(3), votes: votes(10, 10, 0) },
      { from: at(3), to: at(4), votes: votes(null, null, null, null) },
      { from: at(4), to: at(5), votes: votes(15, 5, 0) },
    ];
    expect(bandsOf(slices, 'agrees', exact)).toEqual([
      { from: 0, to: 50, low: 0.5, high: 0.5 },
      { from: 75, to: 100, low: 0.75, high: 0.75 },
    ]);
    expect(bandsOf([], 'agrees', exact)).toEqual([]);
  });
});

test('a statement stands in lists, and is typical of groups', () => {
  const statement = madeStatement(1);
  const group = (letter: string): ToldGroup => ({ letter, name: null, size: 40, center: { x: 0, y: 0 }, typical: [] });
  const result = madeResult({
    groups: [{ ...group('A'), typical: [{ statement, side: 'disagree', sure: 'very' }] }, group('B')],
    statements: [statement],
    divides: [statement],
  });
  expect(standings(result, statement)).toEqual([
    { key: 'divides', letter: '' },
    { key: 'typical.disagree', letter: 'A' },
  ]);
  expect(standings(result, madeStatement(2, { isMeta: true }))).toEqual([{ key: 'meta', letter: '' }]);
});

test('a code is read out in threes', () => {
  expect(inThrees('KQ7R4M')).toBe('KQ7 R4M');
  expect(inThrees('KQ7')).toBe('KQ7');
});
