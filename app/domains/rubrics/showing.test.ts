import { describe, expect, test } from 'vitest';
import { permissions } from '#test/permissions.ts';
import { stranger, type Standing } from '../people/index.ts';
import { figuresFor } from './showing.ts';
import { spreadAt } from './spread.ts';

const eyes = {
  outside: { ...stranger, signedIn: true },
  'another ring': { ...stranger, signedIn: true, ring: 'advisors' },
  'own ring': { ...stranger, signedIn: true, ring: 'core' },
  convener: { ...stranger, signedIn: true, ring: 'advisors', convener: true },
} as const satisfies Record<string, Standing>;

const closedAt = new Date('2026-03-01T12:00:00Z');
const agreed = new Map([['data', { shares: spreadAt('networking'), note: null, lang: 'en' }]]);
const placedBy = (people: number) => ({ agreed, spreads: new Map(people > 0 ? [['data', { people, spread: spreadAt('informing') }]] : []) });

/** In short: hidden, few, or what is shown of the one idea. */
function seen(standing: Standing, people: number, reading: Partial<Parameters<typeof figuresFor>[0]> = {}): string {
  const figures = figuresFor({ ring: 'core', basis: 'placements', closedAt, counted: null, privacyThreshold: 10, ...reading }, standing, placedBy(people));
  if (figures === 'hidden' || figures === 'few') return figures;
  const view = figures.get('data');
  return [view?.spread ? 'spread' : '', view?.agreed ? 'agreed' : ''].filter(Boolean).join(' + ');
}

describe('who sees which figures of a core team reading, by how many placed (threshold 10)', () => {
  permissions(
    'after closing',
    `
    who          | 0      | 4      | 5               | 9               | 10
    outside      | few    | few    | few             | few             | spread + agreed
    another ring | few    | few    | few             | few             | spread + agreed
    own ring     | agreed | agreed | spread + agreed | spread + agreed | spread + agreed
    convener     | agreed | agreed | spread + agreed | spread + agreed | spread + agreed
  `,
    { rows: eyes, columns: { 0: 0, 4: 4, 5: 5, 9: 9, 10: 10 }, ask: seen },
  );

  test('while people place, nobody sees any', () => {
    for (const standing of Object.values(eyes)) expect(seen(standing, 40, { closedAt: null })).toBe('hidden');
  });

  permissions(
    'from paper, by how many were counted',
    `
    who      | unknown | 9      | 10
    outside  | few     | few    | agreed
    own ring | agreed  | agreed | agreed
  `,
    { rows: eyes, columns: { unknown: null, 9: 9, 10: 10 }, ask: (standing, counted) => seen(standing, 0, { basis: 'entered', counted }) },
  );

  test('an idea that fewer placed than the others is left out alone', () => {
    const spreads = new Map([
      ['data', { people: 12, spread: spreadAt('informing') }],
      ['future', { people: 3, spread: spreadAt('networking') }],
    ]);
    const figures = figuresFor({ ring: 'core', basis: 'placements', closedAt, counted: null, privacyThreshold: 10 }, eyes.outside, {
      spreads,
      agreed: new Map([...agreed, ['future', { shares: spreadAt('networking'), note: null, lang: 'en' }]]),
    });
    expect(figures === 'hidden' || figures === 'few' ? null : figures.get('future')).toEqual({ spread: null, agreed: null });
  });
});
