import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closingMoment, stateOf } from './conversation.ts';
import { likelyDuplicates, likeness } from './duplicates.ts';
import { chanceOf, chooseNext, type Candidate } from './statement.ts';

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

describe('the next statement', () => {
  const candidates = (...votes: number[]): Candidate[] => votes.map((count, index) => ({ id: String.fromCharCode(97 + index), votes: count }));

  test('nothing is left', () => {
    expect(chooseNext([], 0.5)).toBeNull();
  });

  test('one without votes is shown before those with many, whatever the chance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (chance) => {
        expect(['b', 'd', 'e']).toContain(chooseNext(candidates(50, 0, 60, 2, 1, 70), chance));
      }),
    );
  });

  test('among equals, chance reaches each of them', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, index) => chooseNext(candidates(0, 0, 0, 0, 0, 0), index / 200)));
    expect([...seen].sort().slice(0, 2)).toEqual(['a', 'b']);
  });

  test('people who come one after the other give every statement its share', () => {
    const votes = new Map(Array.from({ length: 12 }, (_, index) => [`s${index}`, 0]));
    for (let person = 0; person < 40; person += 1) {
      const left = new Set(votes.keys());
      for (let voted = 0; voted < 5; voted += 1) {
        const id = chooseNext(
          [...left].map((one) => ({ id: one, votes: votes.get(one) ?? 0 })),
          chanceOf(`${person}:${voted}`),
        );
        if (!id) throw new Error('there is always one');
        left.delete(id);
        votes.set(id, (votes.get(id) ?? 0) + 1);
      }
    }
    const counts = [...votes.values()];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
  });

  test('chance is the same for the same text, and spread out', () => {
    expect(chanceOf('someone:3')).toBe(chanceOf('someone:3'));
    const low = Array.from({ length: 1000 }, (_, index) => chanceOf(`someone:${index}`)).filter((chance) => chance < 0.5).length;
    expect(low).toBeGreaterThan(420);
    expect(low).toBeLessThan(580);
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
