import { expect, test } from 'vitest';
import { contrast, isReadableAccent } from './accent.ts';

test.each([
  ['#0e5a60', true],
  ['#7a1f1f', true],
  ['#000000', true],
  ['#ffffff', false],
  ['#ffcc00', false],
  // Reads on white, but not on the darkest light ground.
  ['#757575', false],
  ['red', false],
])('%s readable: %s', (accent, readable) => {
  expect(isReadableAccent(accent)).toBe(readable);
});

test('contrast agrees with known pairs', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
