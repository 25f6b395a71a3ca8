import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { methods, type Method, type Scale } from '../frameworks/index.ts';
import { count, type Rules, type Tally } from './result.ts';

/** The shipped scales, as they are voted by. */
function scale(method: Method): Scale {
  return JSON.parse(readFileSync(new URL(`../frameworks/content/scale.${method}.json`, import.meta.url), 'utf8')).content;
}

function rules(method: Method, threshold: number, quorum = 0): Rules {
  return { scale: scale(method), method, threshold, quorum };
}

/** `{ a: [1, 1, 4] }`: the marks that option a got. */
function marks(given: Record<string, readonly number[]>): Tally[] {
  return Object.entries(given).flatMap(([optionId, list]) => list.map((mark) => ({ optionId, mark, count: 1 })));
}

function outcome(given: Record<string, readonly number[]>, by: Rules, ballots: number, roll = ballots) {
  return count(marks(given), Object.keys(given), { ballots, roll }, by);
}

describe('gradients: four steps support, taking no side is left out of the whole', () => {
  test.each([
    ['all gladly', [1, 1, 1, 1], 1, true],
    ['three of four go along, one wants to talk', [1, 3, 6, 5], 0.75, true],
    ['two of three that count', [1, 2, 5], 2 / 3, false],
    ['those who take no side do not count', [1, 1, 1, 5, 4, 4, 4], 0.75, true],
    ['a stop does not end the vote alone', [1, 2, 3, 8], 0.75, true],
    ['nobody supports', [5, 7, 8], 0, false],
    ['everyone takes no side', [4, 4], null, false],
  ])('%s', (_, given, share, passes) => {
    const result = outcome({ a: given }, rules('gradients', 0.75), given.length);
    expect(result.options[0]?.share).toBe(share);
    expect(result.passing).toEqual(passes ? ['a'] : []);
  });
});

describe('consent: one objection stops', () => {
  test.each([
    ['consent and a reservation pass', [1, 1, 2], true, 0],
    ['one objection among many stops', [1, 1, 1, 1, 1, 4], false, 1],
    ['standing aside stops nothing', [1, 3, 3], true, 0],
    ['all stand aside: nobody consented', [3, 3], false, 0],
  ])('%s', (_, given, passes, blocks) => {
    const result = outcome({ a: given }, rules('consent', 1), given.length);
    expect(result.passing).toEqual(passes ? ['a'] : []);
    expect(result.options[0]?.blocks).toBe(blocks);
  });
});

describe('approval and majority', () => {
  test('an option that is approved on exactly half passes at 50 %, and most marks come first', () => {
    const result = outcome({ a: [1, 1, 0, 0], b: [1, 1, 1, 0], c: [1, 0, 0, 0] }, rules('approval', 0.5), 4);
    expect(result.passing).toEqual(['b', 'a']);
    expect(result.leading).toEqual(['b']);
  });

  test('a majority is more than half: an even split decides nothing', () => {
    expect(outcome({ a: [1, 1, 0, 0], b: [0, 0, 1, 1] }, rules('majority', 0.5), 4).passing).toEqual([]);
    expect(outcome({ a: [1, 1, 1, 0, 0], b: [0, 0, 0, 1, 1] }, rules('majority', 0.5), 5).passing).toEqual(['a']);
  });

  test('a ballot that abstains counts for the quorum and for no option', () => {
    const result = outcome({ a: [1, 1, 0], b: [0, 0, 1] }, rules('majority', 0.5, 0.5), 5, 10);
    expect(result.options[0]).toMatchObject({ supports: 2, counted: 3 });
    expect(result).toMatchObject({ quorumReached: true, passing: ['a'] });
  });
});

test('a tie is a tie: both lead, in no order of ours', () => {
  const result = outcome({ a: [1, 1, 0], b: [0, 1, 1], c: [0, 0, 0] }, rules('approval', 0.5), 3);
  expect(new Set(result.leading)).toEqual(new Set(['a', 'b']));
});

test('too few voters: the shares are told, nothing passes', () => {
  const result = outcome({ a: [1, 1] }, rules('gradients', 0.75, 0.5), 2, 5);
  expect(result).toMatchObject({ quorumReached: false, passing: [] });
  expect(result.options[0]).toMatchObject({ share: 1, reaches: true });
});

test('no ballot at all decides nothing, whatever the rules', () => {
  expect(outcome({ a: [] }, rules('consent', 1), 0, 4)).toMatchObject({ quorumReached: false, passing: [] });
});

test('thresholds are compared in whole numbers: 7 of 10 reach 70 %', () => {
  for (const [part, whole, share] of [
    [7, 10, 0.7],
    [29, 100, 0.29],
    [57, 100, 0.57],
    [2, 3, 0.6666],
  ] as const) {
    const given = Array.from({ length: whole }, (_, at) => (at < part ? 1 : 5));
    expect(outcome({ a: given }, rules('gradients', share), whole).passing).toEqual(['a']);
  }
});

const anyVote = fc.constantFrom(...methods).chain((method) => {
  const known = scale(method).steps.map((step) => step.mark);
  return fc.record({
    method: fc.constant(method),
    given: fc.array(fc.constantFrom(...known), { maxLength: 40 }),
    threshold: fc.integer({ min: 1, max: 10_000 }),
  });
});

describe('for every vote', () => {
  test('the order of ballots is of no matter', () => {
    fc.assert(
      fc.property(anyVote, ({ method, given, threshold }) => {
        const by = rules(method, threshold / 10_000);
        expect(outcome({ a: [...given].reverse() }, by, given.length)).toEqual(outcome({ a: given }, by, given.length));
      }),
    );
  });

  test('steps add up to the ballots, and support is part of what counts', () => {
    fc.assert(
      fc.property(anyVote, ({ method, given, threshold }) => {
        const [option] = outcome({ a: given }, rules(method, threshold / 10_000), given.length).options;
        expect(option?.steps.reduce((sum, step) => sum + step.count, 0)).toBe(given.length);
        expect(option?.supports).toBeLessThanOrEqual(option?.counted ?? -1);
        expect(option?.counted).toBeLessThanOrEqual(given.length);
      }),
    );
  });

  test('who all support pass, whatever the threshold', () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 9999 }), (method, people, threshold) => {
        const yes = scale(method).steps.find((step) => step.supports)?.mark ?? -1;
        expect(outcome({ a: Array.from({ length: people }, () => yes) }, rules(method, threshold / 10_000), people).passing).toEqual(['a']);
      }),
    );
  });

  test('in a majority vote the shares of all options add up to one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 40 }), (choices) => {
        const given = Object.fromEntries(['a', 'b', 'c'].map((option) => [option, choices.map((choice) => (choice === option ? 1 : 0))]));
        const result = outcome(given, rules('majority', 0.5), choices.length);
        expect(result.options.reduce((sum, option) => sum + (option.share ?? 0), 0)).toBeCloseTo(1, 10);
        expect(result.passing.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
