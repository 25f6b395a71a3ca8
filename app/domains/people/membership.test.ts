import { expect, test } from 'vitest';
import { missingFrom } from './membership.ts';

test.each([
  [0, 0, 'both'],
  [0, 2, 'authority'],
  [3, 0, 'influence'],
  [3, 5, null],
])('%i with authority and %i with influence lack: %s', (authority, influence, missing) => {
  expect(missingFrom({ authority, influence })).toBe(missing);
});
