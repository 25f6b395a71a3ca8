import { beforeAll, describe, expect, test } from 'vitest';
import { createTranslator } from '../../../platform/i18n/translate.ts';
import { readWords } from '../../../words.ts';
import type { ToldGroup } from '../told.ts';
import { madeResult, madeStatement, votes } from '#test/told-result.ts';
import { headline, isThin, whyUnknown } from './headline.ts';
import type { Speaker } from './sentences.ts';

let en: Speaker;
beforeAll(async () => {
  en = { t: (await createTranslator(readWords())).of('en'), locale: 'en' };
});

const group = (letter: string, size: number | null): ToldGroup => ({ letter, name: null, size, center: size === null ? null : { x: 0, y: 0 }, typical: [] });
const one = madeStatement(1);

describe('the headline', () => {
  test('says how many took part, whether there is common ground, and how many groups there are', () => {
    const result = madeResult({ agreed: [one, madeStatement(2)], rejected: [madeStatement(3)], groups: [group('A', 50), group('B', 30)] });
    expect(headline(en, result, false)).toEqual([
      '89 people took part.',
      'There is common ground: nearly everyone agrees on 2 statements.',
      'Nearly everyone turns down 1 statement.',
      'By how they vote, people fall into 2 groups.',
    ]);
  });

  test('says it in steps while people vote, and is honest about what there is not', () => {
    expect(headline(en, madeResult({ manner: 'steps', voters: 80, grouping: 'no-clear-groups' }), true)).toEqual([
      '80 or more people have taken part so far.',
      'No statement has nearly everyone behind it.',
      'There are no clear groups.',
    ]);
    expect(headline(en, madeResult({ grouping: 'too-few' }), false).at(-1)).toBe('It is too early to look for groups.');
  });

  test('says nothing of how many where that is withheld', () => {
    expect(headline(en, madeResult({ voters: null }), false)[0]).toBe('No statement has nearly everyone behind it.');
  });
});

describe('a result is thin', () => {
  const full = madeStatement(1);
  const withheld = madeStatement(2, { all: votes(19, null, null, 24) });

  test.each([
    ['where a group is too small to be told', madeResult({ groups: [group('A', 15), group('B', null)], statements: [full] }), true],
    ['where most statements lack a figure', madeResult({ grouping: 'too-few', statements: [full, withheld, withheld] }), true],
    ['not where most have all', madeResult({ groups: [group('A', 50)], statements: [full, full, withheld] }), false],
    ['in steps, where few votes are told at all', madeResult({ manner: 'steps', statements: [madeStatement(1, { all: votes(0, 0, 0) })] }), true],
    ['not in steps, where some are', madeResult({ manner: 'steps', statements: [madeStatement(1, { all: votes(10, 0, 0) })] }), false],
  ])('%s', (_, result, thin) => {
    expect(isThin(result)).toBe(thin);
  });
});

describe('why nobody knows yet', () => {
  test.each([
    ['few', votes(10, 2, 1)],
    ['few', votes(0, 0, 0)],
    ['passes', votes(20, 10, 30)],
    ['open', votes(30, 28, 10)],
    [null, votes(30, 28, null, 60)],
    [null, votes(null, null, null, null)],
  ])('%s: %o', (why, all) => {
    expect(whyUnknown(madeResult(), madeStatement(1, { all }))).toBe(why);
  });

  test.each([
    ['few', votes(10, 0, 0)],
    ['passes', votes(30, 30, 60)],
    ['open', votes(90, 80, 10)],
    [null, votes(40, 0, 20)],
    [null, votes(30, 10, 0)],
  ])('in steps only what holds for every count they stand for: %s: %o', (why, all) => {
    expect(whyUnknown(madeResult({ manner: 'steps', voters: 230 }), madeStatement(1, { all }))).toBe(why);
  });
});
