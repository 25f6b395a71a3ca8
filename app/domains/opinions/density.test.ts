import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chances } from '../../engines/opinion/index.ts';
import { densityOf } from './density.ts';
import type { DensityBand } from './findings.ts';

/** Heaps of people around some places. */
function heaps(sizes: readonly number[], seed: number, spread = 0.6) {
  const chance = chances(seed);
  const bell = () => (chance() + chance() + chance() - 1.5) * spread;
  const points = sizes.flatMap((size, heap) => Array.from({ length: size }, () => [Math.cos(heap * 2) * 4 + bell(), Math.sin(heap * 2) * 4 + bell()] as const));
  return { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) };
}

const all = ({ x }: { x: Float64Array }) => new Uint8Array(x.length).fill(1);

/** By the rule of even and odd crossings, written anew. */
function inside(polygon: DensityBand['polygons'][number], px: number, py: number): boolean {
  const [ring = []] = polygon;
  return ring.reduce((within, [ax, ay], at) => {
    const [bx, by] = ring[(at + 1) % ring.length] ?? [0, 0];
    return ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax ? !within : within;
  }, false);
}

describe('where people stand', () => {
  test('is never told of regions with fewer people than the threshold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 5, max: 15 }),
        fc.integer(),
        (sizes, threshold, seed) => {
          const places = heaps(sizes, seed);
          const slack = 1; // a person on the very line may count for either side
          for (const { polygons } of densityOf(places, all(places), threshold))
            for (const polygon of polygons)
              expect([...places.x].filter((x, row) => inside(polygon, x, places.y[row] ?? 0)).length).toBeGreaterThanOrEqual(threshold - slack);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is not told of fewer than the threshold, and leaves out those who are not placed', () => {
    const places = heaps([30, 9], 3);
    expect(densityOf(heaps([9], 1), all(heaps([9], 1)), 10)).toEqual([]);
    const placed = all(places);
    placed.fill(0, 0, 30);
    expect(densityOf(places, placed, 10)).toEqual([]);
  });

  test('shows two heaps as two regions, and a person far away as none', () => {
    const places = heaps([40, 40, 1], 5);
    const inner = densityOf(places, all(places), 10).at(-1);
    expect(inner?.polygons).toHaveLength(2);
    const [x, y] = [places.x[80] ?? 0, places.y[80] ?? 0];
    for (const { polygons } of densityOf(places, all(places), 10))
      expect(polygons.some((polygon) => inside(polygon, x, y) && !inside(polygon, 0, 0) && polygons.length > 2)).toBe(false);
  });

  test('also where everybody stands in one of two places', () => {
    const places = { x: Float64Array.from({ length: 50 }, (_, at) => (at % 2 ? 3 : -3)), y: new Float64Array(50) };
    const bands = densityOf(places, all(places), 10);
    expect(bands.map(({ polygons }) => polygons.length)).toEqual([2, 2, 2, 2]);
    const width = (band: DensityBand | undefined) =>
      Math.max(...(band?.polygons[0]?.[0] ?? []).map(([x]) => x)) - Math.min(...(band?.polygons[0]?.[0] ?? []).map(([x]) => x));
    expect(width(bands[0])).toBeGreaterThan(width(bands[3]));
  });
});
