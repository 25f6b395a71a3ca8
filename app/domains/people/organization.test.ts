import { expect, test } from 'vitest';
import { levelsBelow } from './organization.ts';

test('below an organization stand nearer ones and partners', () => {
  expect(levelsBelow('state')).toEqual(['region', 'district', 'school', 'partner']);
  expect(levelsBelow('school')).toEqual(['partner']);
  expect(levelsBelow('partner')).toEqual(['partner']);
});
