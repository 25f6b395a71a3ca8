import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { poolNames, poolRings } from './pooling.ts';

describe('putting small rings together', () => {
  test.each([
    ['large rings stay apart', { core: 6, advisors: 5 }, ['advisors 5', 'core 6']],
    ['a small ring takes the next smallest with it', { core: 6, advisors: 2, feedback: 20 }, ['core+advisors 8', 'feedback 20']],
    ['two small ones may be enough for each other', { core: 3, advisors: 3, feedback: 20 }, ['core+advisors 6', 'feedback 20']],
    ['with two rings, one small, nothing is told apart', { core: 30, advisors: 1 }, ['core+advisors 31']],
    ['too few in all: one pool', { core: 1, advisors: 1 }, ['core+advisors 2']],
    ['a ring without ballots is left out', { core: 6, feedback: 0 }, ['core 6']],
  ])('%s', (_, shares, expected) => {
    const pools = poolRings(
      Object.entries(shares).map(([ring, count]) => ({ ring, count })),
      5,
    );
    expect(pools.map((pool) => `${pool.rings.join('+')} ${pool.count}`)).toEqual(expected);
  });

  test('rings that were put together before stay so', () => {
    expect(
      poolRings(
        [
          { ring: 'core+advisors', count: 6 },
          { ring: 'feedback', count: 7 },
        ],
        5,
      )[0]?.rings,
    ).toEqual(['core', 'advisors']);
  });

  test('every ring knows its pool', () => {
    const names = poolNames(
      [
        { ring: 'core', count: 2 },
        { ring: 'feedback', count: 9 },
        { ring: 'mandate', count: 4 },
      ],
      5,
    );
    expect([...names]).toEqual([
      ['core', 'core+mandate'],
      ['mandate', 'core+mandate'],
      ['feedback', 'feedback'],
    ]);
  });
});

test('no pool is smaller than allowed unless it is the only one, and no ballot is lost', () => {
  const ring = fc.constantFrom('core', 'advisors', 'feedback', 'dissemination', 'mandate');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ ring, count: fc.nat(30) }), { selector: (share) => share.ring }),
      fc.integer({ min: 1, max: 12 }),
      (shares, least) => {
        const pools = poolRings(shares, least);
        if (pools.length > 1) expect(Math.min(...pools.map((pool) => pool.count))).toBeGreaterThanOrEqual(least);
        expect(pools.reduce((sum, pool) => sum + pool.count, 0)).toBe(shares.reduce((sum, share) => sum + share.count, 0));
      },
    ),
  );
});
