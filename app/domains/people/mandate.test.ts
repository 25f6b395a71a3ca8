import { expect, test } from 'vitest';
import { isDue } from './mandate.ts';

test.each([
  ['never heard for 60 days', '2026-01-01', null, '2026-03-02', false],
  ['never heard for 61 days', '2026-01-01', null, '2026-03-03', true],
  ['heard since', '2026-01-01', '2026-02-20', '2026-03-03', false],
  ['heard long ago', '2025-01-01', '2025-12-01', '2026-03-03', true],
])('a mandate %s', (_, givenOn, lastBack, today, due) => {
  expect(isDue({ givenOn, lastBack }, today)).toBe(due);
});
