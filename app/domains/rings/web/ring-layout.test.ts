import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rings, type Ring } from '../../people/index.ts';
import { edges, layRings, size } from './ring-layout.ts';

const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(400), fc.nat(400));

test('everybody stands inside their own ring or is counted beside those who do, and nobody stands on another', () => {
  fc.assert(
    fc.property(counts, (numbers) => {
      const byRing = new Map<Ring, number[]>(rings.map((ring, at) => [ring, Array.from({ length: numbers[at] ?? 0 }, (_, id) => id)]));
      const spots = new Set<string>();
      for (const [at, { ring, placed, more }] of layRings(byRing).entries()) {
        expect(placed.length + more).toBe(numbers[at]);
        const inner = at === 0 ? 0 : edges[rings[at - 1] ?? 'core'];
        for (const { x, y } of placed) {
          const far = Math.hypot(x - size / 2, y - size / 2);
          expect(far).toBeGreaterThan(inner);
          expect(far).toBeLessThan(edges[ring]);
          spots.add(`${x} ${y}`);
        }
      }
      expect(spots.size).toBe(layRings(byRing).reduce((sum, { placed }) => sum + placed.length, 0));
    }),
  );
});
