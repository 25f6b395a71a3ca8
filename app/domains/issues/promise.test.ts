import { expect, test } from 'vitest';
import { comparePower, stateOf } from './promise.ts';

test('levels are ordered by power, not by alphabet', () => {
  expect((['defer-to', 'consult', 'inform', 'collaborate'] as const).toSorted(comparePower)).toEqual(['inform', 'consult', 'collaborate', 'defer-to']);
});

test('a promise is a draft, then open, then replaced', () => {
  const moment = new Date('2026-03-01T12:00:00Z');
  expect(stateOf({ openedAt: null, replacedAt: null })).toBe('draft');
  expect(stateOf({ openedAt: moment, replacedAt: null })).toBe('open');
  expect(stateOf({ openedAt: moment, replacedAt: moment })).toBe('replaced');
});
