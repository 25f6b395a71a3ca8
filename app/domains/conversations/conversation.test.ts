import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingMoment, showsResult, stateOf } from './conversation.ts';
import { likelyDuplicates, likeness } from './duplicates.ts';
import { newJoinCode, readJoinCode, spacedCode } from './join-code.ts';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));

describe('a conversation in time', () => {
  test.each([
    ['before it opens', at(8), 'coming'],
    ['from the moment it opens', at(9), 'open'],
    ['a moment before it closes', new Date(at(17).getTime() - 1), 'open'],
    ['from the moment it closes', at(17), 'closed'],
  ] as const)('%s it is %s', (_, now, state) => {
    expect(stateOf({ opensAt: at(9), closesAt: at(17) }, now)).toBe(state);
  });

  test('without a closing time it stays open', () => {
    expect(stateOf({ opensAt: at(9), closesAt: null }, new Date('2099-01-01'))).toBe('open');
  });

  test('closed in the moment it opened, it still ends after it began', () => {
    expect(closingMoment({ opensAt: at(9) }, at(9)).getTime()).toBe(at(9).getTime() + 1);
  });
});

describe('who sees the result', () => {
  const times = { opensAt: at(9), closesAt: at(17) };

  test.each([
    ['before it opens', at(8), false, false],
    ['while people vote', at(12), false, true],
    ['when it has closed', at(17), true, true],
  ] as const)('%s', (_, now, closing, live) => {
    expect([showsResult({ ...times, resultsShown: 'closing' }, now), showsResult({ ...times, resultsShown: 'live' }, now)]).toEqual([closing, live]);
  });
});

describe('join codes', () => {
  test('are six signs without vowels and without signs that look alike', () => {
    const codes = Array.from({ length: 2000 }, newJoinCode);
    expect(codes.filter((code) => !/^[BCDFGHJKMNPQRSTVWXZ3479]{6}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBeGreaterThan(1990);
    expect(new Set(codes.join('')).size).toBe(23);
  });

  test.each([
    ['as it stands', 'KDM4TX', 'KDM4TX'],
    ['small letters, a space', 'kdm 4tx', 'KDM4TX'],
    ['dashes and blanks around', ' K-D-M – 4TX ', 'KDM4TX'],
    ['wide letters of an Asian keyboard', 'ＫＤＭ４ＴＸ', 'KDM4TX'],
    ['figures taken for the letters they look like', '825 64x', 'BZSG4X'],
    ['too short', 'KDM4T', null],
    ['too long', 'KDM4TXX', null],
    ['a vowel', 'KDM4TA', null],
    ['nothing', '', null],
    ['nonsense', "' or 1", null],
    ['a sign that is two in capitals', 'KDM4Tß', null],
  ])('are read: %s', (_, typed, code) => {
    expect(readJoinCode(typed)).toBe(code);
  });

  test('every code is read as itself, however its signs are spread and written', () => {
    const sign = fc.constantFrom(...'BCDFGHJKMNPQRSTVWXZ3479');
    const spread = fc.constantFrom('', ' ', '-', '\u00a0', ' – ');
    fc.assert(
      fc.property(fc.array(fc.tuple(sign, spread, fc.boolean()), { minLength: 6, maxLength: 6 }), (signs) => {
        const code = signs.map(([one]) => one).join('');
        expect(readJoinCode(signs.map(([one, gap, small]) => gap + (small ? one.toLowerCase() : one)).join(''))).toBe(code);
        expect(readJoinCode(spacedCode(code))).toBe(code);
      }),
    );
  });
});

describe('likely duplicates', () => {
  const bodies = ['Buses should come on time in the morning.', 'Teachers need more time to plan.', 'El autobús debería llegar a tiempo.', '校车应该准时到达。'];
  const statements = bodies.map((body) => ({ body }));

  test.each([
    ['the same in other letters', 'BUSES should come on time, in the morning!', [bodies[0]]],
    ['nearly the same', 'Buses should come on time each morning', [bodies[0]]],
    ['accents left out', 'el autobus deberia llegar a tiempo', [bodies[2]]],
    ['another idea', 'Children need a warm place to wait.', []],
    ['another language with the same idea', 'Les bus devraient arriver à l’heure le matin.', []],
    ['no letters at all', '!!!', []],
  ])('%s', (_, text, expected) => {
    expect(likelyDuplicates(text, statements).map((one) => one.statement.body)).toEqual(expected);
  });

  test('likeness has no favourite side, stays between 0 and 1, and a text is like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
    expect(likeness('Buses come late', 'Buses come late')).toBe(1);
  });
});
