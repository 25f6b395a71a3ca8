import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikePairs, likeness, normalName } from './index.ts';

test('a normal name knows neither case, accents, signs nor the order of words', () => {
  expect(normalName('García, Ana')).toBe(normalName('ana  GARCIA'));
  expect(normalName('Crossing House Community Center')).not.toBe(normalName('Crossing House'));
});

test('likeness is symmetric, between 0 and 1, and whole for the same', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const like = likeness(a, b);
      expect(like).toBe(likeness(b, a));
      expect(like).toBeGreaterThanOrEqual(0);
      expect(like).toBeLessThanOrEqual(1);
    }),
  );
  expect(likeness('Bus drivers and aides', 'Bus driver and aides')).toBeGreaterThan(0.9);
  expect(likeness('Bus drivers', 'First-period teachers')).toBeLessThan(0.3);
});

test('finds a misspelled name among thousands, and no strangers', () => {
  const things = Array.from({ length: 3000 }, (_, at) => ({ id: `p${at}`, name: `Given${at * 7919} Family${at * 104729}` }));
  const found = alikePairs([...things, { id: 'x', name: 'Winona Deschenie' }, { id: 'y', name: 'Wynona Deschenie' }], 0.85);
  expect(found[0]).toMatchObject({ one: 'x', other: 'y' });
});

test('finds the same name however many share its words, and the most alike of very many', () => {
  const things = Array.from({ length: 2000 }, (_, at) => ({ id: `p${at}`, name: `Maria ${'abcdefghij'[at % 10]}${at} Garcia` }));
  const found = alikePairs([...things, { id: 'x', name: 'Garcia, María' }, { id: 'y', name: 'maria garcia' }]);
  expect(found).toHaveLength(100);
  expect(found[0]).toEqual({ one: 'x', other: 'y', likeness: 1 });
});
