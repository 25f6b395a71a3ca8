import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeLines, stands, type CardAnswer, type LineState, type WrittenLine } from './card.ts';

const at = new Date('2026-11-20T15:00:00Z');
const voice = (id: string) => ({ id, name: null, role: null, byLink: true });

function line(more: Partial<WrittenLine> & { said?: readonly (readonly [string, CardAnswer['stance']])[] } = {}): WrittenLine {
  const { said = [], ...rest } = more;
  return {
    id: 'line',
    field: 'capacity',
    body: 'They work nights',
    lang: 'en',
    saidBy: 'guess',
    speaker: null,
    voice: null,
    writtenBy: 'Imelda',
    createdAt: at,
    replacesId: null,
    revision: 1,
    removedAt: null,
    removedBy: null,
    removedReason: null,
    answers: said.map(([id, stance]) => ({ lineId: 'line', voice: voice(id), stance, at })),
    ...rest,
  };
}

const stateOf = (written: WrittenLine): LineState | undefined => judgeLines([written])[0]?.state;

describe('a line of a card', () => {
  test.each<[string, WrittenLine, LineState]>([
    ['our guess is pencilled', line(), 'pencilled'],
    ['a yes of the group confirms it', line({ said: [['ana', 'so']] }), 'confirmed'],
    ['other words of the group take the place of a guess', line({ said: [['ana', 'otherwise']] }), 'replaced'],
    ['the group takes a guess out', line({ said: [['ana', 'out']] }), 'out'],
    [
      'one yes and one no stand side by side',
      line({
        said: [
          ['ana', 'so'],
          ['ben', 'otherwise'],
        ],
      }),
      'disputed',
    ],
    ['what the group said is not overruled by one voice', line({ saidBy: 'group', voice: voice('ana'), said: [['ben', 'out']] }), 'disputed'],
    ['whoever wrote it takes it out', line({ saidBy: 'group', voice: voice('ana'), said: [['ana', 'out']] }), 'out'],
    ['what one of ours wrote down for the group is its word', line({ saidBy: 'group' }), 'confirmed'],
    ['one of ours took it off', line({ removedAt: at, said: [['ana', 'so']] }), 'removed'],
  ])('%s', (_, written, state) => {
    expect(stateOf(written)).toBe(state);
  });

  test('our own new words take the place of our guess, also once those were taken off', () => {
    const later = line({ id: 'later', replacesId: 'line', removedAt: at });
    expect(judgeLines([line(), later]).map((one) => one.state)).toEqual(['replaced', 'removed']);
  });

  test('a line that anybody of the group stands by stays in sight, whatever others say, and a guess that all refuse does not', () => {
    const said = fc.uniqueArray(fc.tuple(fc.constantFrom('ana', 'ben', 'cy', 'di'), fc.constantFrom('so', 'otherwise', 'out')), { selector: ([who]) => who });
    fc.assert(
      fc.property(said, (answers) => {
        const [judged] = judgeLines([line({ said: answers as [string, CardAnswer['stance']][] })]);
        const backed = answers.some(([, stance]) => stance === 'so');
        expect(judged && stands(judged)).toBe(backed || answers.length === 0);
      }),
    );
  });
});
