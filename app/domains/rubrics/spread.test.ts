import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { depths } from '../frameworks/index.ts';
import { readPaper, readPlaced, placeOf, places, spreadOfPlace } from './shares.ts';
import { spreadAt, spreadOfSums, total } from './spread.ts';

const shares = (informing: number | null, networking: number | null, collaborating: number | null, transforming: number | null) => ({
  informing,
  networking,
  collaborating,
  transforming,
});
const sums = (informing: number, networking: number, collaborating: number, transforming: number) => ({ informing, networking, collaborating, transforming });

describe('the spread of a group', () => {
  test('is the mean share at each depth', () => {
    expect(spreadOfSums(sums(0, 200, 50, 250), 5)).toEqual(sums(0, 40, 10, 50));
  });

  test('rounds the largest remainders up, the shallower of equal ones first', () => {
    expect(spreadOfSums(sums(100, 100, 100, 0), 3)).toEqual(sums(34, 33, 33, 0));
    expect(spreadOfSums(sums(0, 50, 150, 400), 6)).toEqual(sums(0, 8, 25, 67));
  });

  test('always sums to 100 and is never more than one off', () => {
    const one = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).map(([a, b, c]) => {
      const cuts = [a, b, c].sort((x, y) => x - y);
      return sums(cuts[0] ?? 0, (cuts[1] ?? 0) - (cuts[0] ?? 0), (cuts[2] ?? 0) - (cuts[1] ?? 0), 100 - (cuts[2] ?? 0));
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 40 }), (people) => {
        const added = people.reduce((sum, each) =>
          sums(sum.informing + each.informing, sum.networking + each.networking, sum.collaborating + each.collaborating, sum.transforming + each.transforming),
        );
        const spread = spreadOfSums(added, people.length);
        expect(total(spread)).toBe(100);
        for (const depth of depths) expect(Math.abs(spread[depth] - added[depth] / people.length)).toBeLessThan(1);
      }),
    );
  });
});

describe('what somebody placed', () => {
  test('a place stands for all, or half at each of two neighbours', () => {
    expect(spreadOfPlace('networking')).toEqual(sums(0, 100, 0, 0));
    expect(spreadOfPlace('networking-collaborating')).toEqual(sums(0, 50, 50, 0));
    expect(places.map((place) => placeOf(spreadOfPlace(place)))).toEqual([...places]);
    expect(placeOf(sums(20, 80, 0, 0))).toBe('shares');
  });

  const none = shares(null, null, null, null);
  test.each([
    ['a place alone', 'informing' as const, none, null, spreadAt('informing')],
    ['figures alone', '' as const, shares(null, 30, 70, null), null, sums(0, 30, 70, 0)],
    ['figures with their choice', 'shares' as const, shares(10, 20, 30, 40), null, sums(10, 20, 30, 40)],
    ['a new place over the old figures', 'networking' as const, sums(20, 80, 0, 0), sums(20, 80, 0, 0), spreadAt('networking')],
    ['a place and the same in figures', 'networking' as const, shares(null, 100, null, null), null, spreadAt('networking')],
    ['nothing', '' as const, none, null, 'empty'],
    ['own shares without any', 'shares' as const, none, null, 'empty'],
    ['too little', 'shares' as const, shares(50, 40, null, null), null, 'sum'],
    ['too much', '' as const, shares(60, 50, 0, 0), null, 'sum'],
    ['a place and other figures', 'networking' as const, shares(null, 20, 80, null), null, 'both'],
  ])('%s', (_, how, typed, shown, meant) => {
    const read = readPlaced({ how, shares: typed }, shown);
    expect(read.ok ? read.value : read.reason).toEqual(meant);
  });
});

describe('figures from paper', () => {
  test.each([
    ['all of it at one depth, the rest left empty', shares(100, null, null, null), sums(100, 0, 0, 0)],
    ['one figure, the rest could not be read', shares(null, 20, null, null), shares(null, 20, null, null)],
    ['nothing could be read', shares(null, null, null, null), null],
    ['more than all', shares(60, 60, null, null), 'over'],
    ['all four there, and still not all', shares(10, 20, 30, 30), 'under'],
  ])('%s', (_, typed, meant) => {
    const read = readPaper(typed);
    expect(read.ok ? read.value : read.reason).toEqual(meant);
  });
});
