import { beforeAll, describe, expect, test } from 'vitest';
import { createTranslator, type Translator } from '../../../platform/i18n/translate.ts';
import { readWords } from '../../../words.ts';
import type { ToldGroup, ToldVotes } from '../told.ts';
import { madeResult, madeStatement, votes } from '#test/told-result.ts';
import { asSentence, figureText, shortFigure, sideClause, typicalSentence, votesOfOthers, votesSentence, type Speaker } from './sentences.ts';

let translator: Translator;
let en: Speaker;
beforeAll(async () => {
  translator = await createTranslator(readWords());
  en = { t: translator.of('en'), locale: 'en' };
});

const exact = { manner: 'exact', threshold: 10 } as const;
const steps = { manner: 'steps', threshold: 10 } as const;

describe('a figure', () => {
  test.each([
    [1234, exact, '1,234', '1,234'],
    [0, exact, '0', '0'],
    [30, steps, '30 or more', '30+'],
    [0, steps, 'fewer than 10', 'under 10'],
    [null, exact, null, null],
    [null, steps, null, null],
  ])('%s told as %o is "%s", briefly "%s"', (figure, told, text, brief) => {
    expect(figureText(en, figure, told)).toBe(text);
    expect(shortFigure(en, figure, told)).toBe(brief);
  });
});

describe('how people voted, in a sentence', () => {
  test.each<[string, ToldVotes, typeof exact | typeof steps, string | null]>([
    ['exactly', votes(312, 40, 22), exact, 'Of 374 people, 312 agree, 40 disagree, and 22 pass.'],
    ['in steps', votes(30, 10, 0), steps, 'Of 40 or more people, 30 or more agree, 10 or more disagree, and fewer than 10 pass.'],
    ['in steps, where the whole says nothing new', votes(90, 0, 0), steps, '90 or more agree, fewer than 10 disagree, and fewer than 10 pass.'],
    ['with parts withheld', votes(27, null, null, 31), exact, 'Of 31 people, 27 agree.'],
    ['with the whole withheld', votes(27, 12, null, null), exact, '27 agree and 12 disagree.'],
    ['with only the whole', votes(null, null, null, 23), exact, '23 people voted on it.'],
    ['with nothing', votes(null, null, null, null), exact, null],
    ['with only the whole, and that under the threshold', votes(null, null, null, 0), steps, null],
  ])('%s', (_, told, manner, sentence) => {
    expect(votesSentence(en, told, manner)).toBe(sentence);
  });

  test('in Spanish', () => {
    const es: Speaker = { t: translator.of('es'), locale: 'es' };
    expect(votesSentence(es, votes(30, 10, 0), steps)).toBe('De 40 o más personas, 30 o más están de acuerdo, 10 o más en desacuerdo y menos de 10 pasan.');
  });
});

describe('one side of it', () => {
  test.each<[ToldVotes, typeof exact | typeof steps, string | null]>([
    [votes(27, 2, 2), exact, '27 of 31 agree'],
    [votes(30, 10, 0), steps, '30 or more of 40 or more agree'],
    [votes(10, 0, 0), steps, '10 or more agree'],
    [votes(0, 20, 10), steps, 'fewer than 10 of 30 or more agree'],
    [votes(0, 0, 0), steps, null],
    [votes(27, null, null, null), exact, '27 agree'],
    [votes(null, 12, null, 31), exact, null],
  ])('%o told as %o: %s', (told, manner, clause) => {
    expect(sideClause(en, told, 'agree', manner)).toBe(clause);
  });
});

describe('what is typical of a group', () => {
  const say = (byGroup: readonly ToldVotes[], manner: 'exact' | 'steps', side: 'agree' | 'disagree' = 'agree') => {
    const statement = madeStatement(1, { byGroup });
    const groups = byGroup.map((_, at): ToldGroup => ({ letter: 'ABCDE'[at] ?? '', name: null, size: 40, center: { x: 0, y: 0 }, typical: [] }));
    const result = madeResult({ manner, groups, statements: [statement] });
    const [group] = groups;
    if (!group) throw new Error('a group is made');
    return typicalSentence(en, result, group, { statement, side, sure: 'very' });
  };

  test('is said with how sure we are, compared with all others', () => {
    expect(say([votes(27, 2, 2), votes(8, 20, 2), votes(4, 20, 4)], 'exact')).toBe('27 of 31 in group A agree; 12 of 58 of the others do. Very sure.');
    expect(say([votes(2, 27, 2), votes(12, 40, 6)], 'exact', 'disagree')).toBe('27 of 31 in group A disagree; 40 of 58 of the others do. Very sure.');
    expect(say([votes(30, 10, 0), votes(0, 40, 10)], 'steps')).toBe(
      '30 or more of 40 or more in group A agree; fewer than 10 of 50 or more of the others do. Very sure.',
    );
  });

  test('leaves out the others where one of them is withheld, or where "fewer than" would not be true of them together', () => {
    expect(say([votes(27, 2, 2), votes(8, 20, 2), votes(null, null, null, null)], 'exact')).toBe('27 of 31 in group A agree. Very sure.');
    expect(say([votes(30, 10, 0), votes(0, 40, 0), votes(0, 20, 0)], 'steps')).toBe('30 or more of 40 or more in group A agree. Very sure.');
  });

  test('is said without figures where the group’s own are withheld', () => {
    expect(say([votes(null, null, null, null), votes(8, 20, 2)], 'exact')).toBe('Group A agrees with it more than the others do. Very sure.');
  });
});

test('the others are all groups but one, each part told or withheld as a whole', () => {
  const statement = madeStatement(1, { byGroup: [votes(1, 2, 3), votes(10, 20, 30), votes(40, null, 60, null)] });
  expect(votesOfOthers(statement, 2)).toEqual(votes(11, 22, 33));
  expect(votesOfOthers(statement, 0)).toEqual(votes(50, null, 90, null));
});

test('a sentence begins large', () => {
  expect(asSentence(en, 'fewer than 10 agree')).toBe('Fewer than 10 agree.');
});
