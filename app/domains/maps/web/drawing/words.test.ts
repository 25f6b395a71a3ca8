import { expect, test } from 'vitest';
import { relationShape } from './shape.ts';
import { wordShares, type Worded } from './words.ts';

const line = (id: string, from: [number, number], to: [number, number]): Worded => ({
  id,
  word: 'calls for help',
  on: relationShape({ x: from[0], y: from[1] }, { x: to[0], y: to[1] }, { bend: 0, kind: 'own', direction: 'directed' }).on,
});

test('a word stands in the middle of its line where nothing is', () => {
  expect(wordShares([line('one', [0, 0], [0, 400])], []).get('one')).toBe(0.5);
});

test('a word gives way to a name', () => {
  const share = wordShares([line('one', [0, 0], [0, 400])], [{ name: 'Night-shift families', at: { x: 10, y: 170 } }]).get('one') ?? 0.5;
  expect(Math.abs(share * 400 - 200)).toBeGreaterThan(20);
});

test('of two words that would cover each other, one gives way', () => {
  const shares = wordShares([line('one', [0, 0], [0, 400]), line('other', [-200, 200], [200, 200])], []);
  expect(shares.get('one')).toBe(0.5);
  expect(shares.get('other')).not.toBe(0.5);
});
