import { expect, test } from 'vitest';
import { asOne, endsSoon, hasLapsed, isDue, lastDayOfWord, renewedUntil, wordDue, type Mandate } from './mandate.ts';

test.each([
  ['never heard for 60 days', '2026-01-01', null, '2026-03-02', false],
  ['never heard for 61 days', '2026-01-01', null, '2026-03-03', true],
  ['heard since', '2026-01-01', '2026-02-20', '2026-03-03', false],
  ['heard long ago', '2025-01-01', '2025-12-01', '2026-03-03', true],
])('a mandate %s', (_, givenOn, lastBack, today, due) => {
  expect(isDue({ givenOn, lastBack, lastOut: null, everyDays: 60 }, 'back', today)).toBe(due);
});

test.each([
  ['neither', '2026-02-20', '2026-02-25', null],
  ['word from the group', '2026-01-20', '2026-02-25', { way: 'back', day: '2026-02-19' }],
  ['word to the group', '2026-02-20', '2026-01-25', { way: 'out', day: '2026-02-24' }],
  ['both, since the longer one', '2026-01-20', '2026-01-10', { way: 'both', day: '2026-02-09' }],
  ['both, where neither ever went', null, null, { way: 'both', day: '2026-01-31' }],
])('of a mandate is due: %s', (_, lastBack, lastOut, due) => {
  expect(wordDue({ givenOn: '2026-01-01', lastBack, lastOut, everyDays: 30 }, '2026-03-03')).toEqual(due);
});

test('mandates for groups that were merged count as one: the one that lasts longest, with the latest word of each', () => {
  const one = { id: 'a', issueId: 'i', personId: 'p', groupId: 'g', untilOn: '2026-05-01', lastOut: '2026-02-01', lastBack: null } as Mandate;
  const other = { ...one, id: 'b', untilOn: null, lastOut: '2026-01-01', lastBack: '2026-01-20' };
  const merged = { id: 'b', untilOn: null, lastOut: '2026-02-01', lastBack: '2026-01-20' };
  expect(asOne([one, other])).toEqual([expect.objectContaining(merged)]);
  expect(asOne([other, one])).toEqual([expect.objectContaining(merged)]);
  expect(asOne([one, { ...other, personId: 'q' }, { ...other, issueId: 'j' }, { ...other, groupId: 'h' }])).toHaveLength(4);
});

test.each([
  ['without a last day', null, false, false, '2026-03-03'],
  ['on its last day', '2026-03-03', false, true, '2026-03-03'],
  ['on the day after', '2026-03-02', true, false, '2026-03-02'],
  ['long before its last day', '2026-06-03', false, false, '2026-03-03'],
])('a mandate %s', (_, untilOn, lapsed, soon, latest) => {
  const today = '2026-03-03';
  expect([hasLapsed({ untilOn }, today), endsSoon({ untilOn }, today), lastDayOfWord({ untilOn }, today)]).toEqual([lapsed, soon, latest]);
});

test.each([
  ['2026-06-30', '2026-06-10', '2027-06-30'],
  ['2026-02-28', '2026-03-03', '2027-02-28'],
  ['2023-06-30', '2026-03-03', '2026-06-30'],
  ['2023-03-20', '2026-03-03', '2027-03-20'],
  ['2024-02-29', '2024-02-20', '2025-02-28'],
  ['2023-12-31', '2026-12-15', '2027-12-31'],
])('a mandate until %s that is renewed on %s is proposed until %s', (untilOn, today, proposed) => {
  expect(renewedUntil(untilOn, today)).toBe(proposed);
});
