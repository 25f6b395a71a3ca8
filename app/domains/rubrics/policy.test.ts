import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../platform/result.ts';
import { stranger, type Standing } from '../people/index.ts';
import { canAgree, canClose, canCorrect, canOpen, canPlace, canReopen } from './policy.ts';
import { readAgain } from './reading.ts';

const who = {
  visitor: stranger,
  'signed-in stranger': { ...stranger, signedIn: true },
  'core member': { ...stranger, signedIn: true, ring: 'core' },
  advisor: { ...stranger, signedIn: true, ring: 'advisors' },
  'convener in the core': { ...stranger, signedIn: true, ring: 'core', convener: true },
  'administrator without a seat': { ...stranger, signedIn: true, administrator: true },
} as const satisfies Record<string, Standing>;

const closedAt = new Date('2026-03-01T12:00:00Z');
const reading = {
  'open, core': { ring: 'core', basis: 'placements', closedAt: null },
  'open, all': { ring: null, basis: 'placements', closedAt: null },
  'closed, core': { ring: 'core', basis: 'placements', closedAt },
  'from paper': { ring: 'core', basis: 'entered', closedAt },
} as const;

const yes = 'yes';
const say = (verdict: Verdict) => (verdict.allowed ? yes : verdict.reason.replace('rubrics:denied.', ''));

describe('who may place', () => {
  test.each([
    // who                          open, core  open, all  closed, core  from paper
    ['visitor',                     'ring',     'ring',    'ring',       'entered'],
    ['signed-in stranger',          'ring',     'ring',    'ring',       'entered'],
    ['core member',                 yes,        yes,       'closed',     'entered'],
    ['advisor',                     'ring',     yes,       'ring',       'entered'],
    ['convener in the core',        yes,        yes,       'closed',     'entered'],
    ['administrator without a seat', 'ring',    'ring',    'ring',       'entered'],
  ] as const)('%s', (name, ...expected) => {
    expect(Object.values(reading).map((one) => say(canPlace(who[name], one)))).toEqual(expected);
  });
});

describe('who may do what with a reading: close, open again, write down what was agreed, correct', () => {
  const asked = [canClose, canReopen, canAgree, canCorrect];
  test.each([
    // state          close      reopen     agree      correct
    ['open, core',    yes,       'open',    'open',    'placements'],
    ['closed, core',  'closed',  yes,       yes,       'placements'],
    ['from paper',    'closed',  'entered', 'entered', yes],
  ] as const)('those who lead, %s', (state, ...expected) => {
    for (const name of ['convener in the core', 'administrator without a seat'] as const) {
      expect(asked.map((can) => say(can(who[name], reading[state])))).toEqual(expected);
    }
  });

  test.each(['visitor', 'signed-in stranger', 'core member', 'advisor'] as const)('%s: nothing, in any state', (name) => {
    for (const one of Object.values(reading)) expect(asked.map((can) => say(can(who[name], one)))).toEqual(['lead', 'lead', 'lead', 'lead']);
    expect(say(canOpen(who[name]))).toBe('lead');
  });

  test('those who lead open readings', () => {
    expect([say(canOpen(who['convener in the core'])), say(canOpen(who['administrator without a seat']))]).toEqual([yes, yes]);
  });
});

test('a group reads again after 90 days', () => {
  expect(readAgain('2026-01-01', '2026-03-31')).toEqual({ days: 89, due: false });
  expect(readAgain('2026-01-01', '2026-04-01')).toEqual({ days: 90, due: true });
});
