import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freePlace, layOut, type LayoutItem } from './index.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at): LayoutItem => ({ id: `n${at}` }));
const ring = (count: number) => Array.from({ length: count }, (_, at) => ({ from: `n${at}`, to: `n${(at + 1) % count}` }));

describe('laying out', () => {
  test('gives the same places for the same input and seed', () => {
    expect(layOut(ids(20), ring(20), 7)).toEqual(layOut(ids(20), ring(20), 7));
  });

  test('leaves what is pinned exactly where it is', () => {
    const items = [{ id: 'n0', pinned: { x: 333.5, y: -20.25 } }, { id: 'n1', pinned: { x: -400, y: 90 } }, ...ids(20).slice(2)];
    const placed = layOut(items, ring(20));
    expect(placed.slice(0, 2)).toEqual([
      { id: 'n0', x: 333.5, y: -20.25 },
      { id: 'n1', x: -400, y: 90 },
    ]);
  });

  test('stands what is related nearer together than what is not', () => {
    const links = [...'abcd'].flatMap((from) => [...'abcd'].filter((to) => to > from).map((to) => ({ from, to })));
    const far = [...'wxyz'].flatMap((from) => [...'wxyz'].filter((to) => to > from).map((to) => ({ from, to })));
    const at = new Map(
      layOut(
        [...'abcdwxyz'].map((id) => ({ id })),
        [...links, ...far, { from: 'a', to: 'w' }],
      ).map((one) => [one.id, one]),
    );
    const apart = (one: string, other: string) => Math.hypot((at.get(one)?.x ?? 0) - (at.get(other)?.x ?? 0), (at.get(one)?.y ?? 0) - (at.get(other)?.y ?? 0));
    expect(apart('a', 'b')).toBeLessThan(apart('b', 'x'));
  });

  test('leaves room for labels, whatever the network', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.array(fc.tuple(fc.nat(19), fc.nat(19)), { maxLength: 40 }), (count, pairs) => {
        const placed = layOut(
          ids(count),
          pairs.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })),
        );
        expect(placed.every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y))).toBe(true);
        for (const one of placed)
          for (const other of placed) if (one.id < other.id) expect(Math.hypot((one.x - other.x) / 1.6, one.y - other.y)).toBeGreaterThan(60);
      }),
      { numRuns: 6 },
    );
  });
});

test('a free place is near, and free', () => {
  expect(freePlace([], { x: 5, y: 6 })).toEqual({ x: 5, y: 6 });
  const taken = layOut(ids(12), ring(12));
  const place = freePlace(taken, taken[0] ?? { x: 0, y: 0 });
  expect(taken.some(({ x, y }) => Math.abs(x - place.x) < 150 && Math.abs(y - place.y) < 84)).toBe(false);
});
