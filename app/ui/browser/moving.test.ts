import { describe, expect, test } from 'vitest';
import { nearestTo, nearestToward } from './nearest.ts';
import { bringIntoSight, panBy, whole, zoomAt } from './zoom.ts';

const marks = [
  { key: 'middle', x: 100, y: 100 },
  { key: 'right', x: 150, y: 110 },
  { key: 'far-right', x: 300, y: 100 },
  { key: 'above', x: 110, y: 20 },
  { key: 'below-left', x: 60, y: 180 },
];
const [middle] = marks;
const size = { width: 640, height: 440 };

describe('arrow keys', () => {
  test.each([
    ['ArrowRight', 'right'],
    ['ArrowUp', 'above'],
    ['ArrowDown', 'below-left'],
    ['ArrowLeft', 'below-left'],
  ] as const)('%s goes to what is nearest in that direction: %s', (arrow, key) => {
    expect(nearestToward(middle ?? { x: 0, y: 0 }, marks, arrow)?.key).toBe(key);
  });

  test('go nowhere from the last one', () => {
    expect(nearestToward({ x: 300, y: 100 }, marks, 'ArrowRight')).toBeUndefined();
  });

  test('reach every mark from the first one', () => {
    const crowd = Array.from({ length: 60 }, (_, at) => ({ key: String(at), x: (at * 197) % 640, y: (at * 131) % 440 }));
    const reached = new Set(crowd.slice(0, 1));
    for (const from of reached)
      for (const arrow of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'] as const) {
        const next = nearestToward(from, crowd, arrow);
        if (next) reached.add(next);
      }
    expect(crowd.filter((one) => !reached.has(one)).map(({ key }) => key)).toEqual([]);
  });
});

test('a pointer reaches the nearest mark, but not from afar', () => {
  expect(nearestTo({ x: 140, y: 105 }, marks, 44)?.key).toBe('right');
  expect(nearestTo({ x: 500, y: 400 }, marks, 44)).toBeUndefined();
});

describe('coming closer', () => {
  test('keeps what is under the pointer where it is', () => {
    const at = { x: 320, y: 220 };
    const { scale, x, y } = zoomAt(whole, 2, at, size);
    expect(scale).toBe(2);
    expect([at.x * scale + x, at.y * scale + y]).toEqual([at.x, at.y]);
  });

  test('has a beginning and an end, and no edge shows', () => {
    const back = (zoom: typeof whole) => ({ scale: zoom.scale, x: zoom.x + 0, y: zoom.y + 0 });
    expect(back(zoomAt(whole, 0.5, { x: 0, y: 0 }, size))).toEqual(whole);
    expect(zoomAt(whole, 100, { x: 0, y: 0 }, size).scale).toBe(6);
    expect(back(panBy(whole, { x: 90, y: -90 }, size))).toEqual(whole);
    expect(panBy({ scale: 2, x: -10, y: -10 }, { x: -9000, y: 9000 }, size)).toEqual({ scale: 2, x: -640, y: 0 });
  });

  test('brings into sight what is chosen out of sight, and leaves the rest', () => {
    const close = { scale: 4, x: 0, y: 0 };
    expect(bringIntoSight(close, { x: 50, y: 50 }, size)).toBe(close);
    const moved = bringIntoSight(close, { x: 600, y: 400 }, size);
    expect(600 * moved.scale + moved.x).toBeLessThanOrEqual(size.width);
    expect(400 * moved.scale + moved.y).toBeLessThanOrEqual(size.height);
  });
});
