import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOfVoices, tellVoices, type Counted, type ToldVoices } from './telling.ts';
import { sumOfTold } from './roll-up.ts';
import { tellPopulation } from './telling-population.ts';
import type { CategoryList } from '../frameworks/index.ts';

const part = (id: string, voices: number, population: number | null = null): Counted => ({ id, voices, population, parts: [], hasRest: true });

describe('how many people spoke', () => {
  test('is told in steps', () => {
    const told = tellVoices(64, [{ ...part('families', 37), parts: [part('families.siblings', 3), part('families.far', 12)] }], 10);
    expect(told).toEqual({ all: 60, kinds: { families: 30, 'families.siblings': 0, 'families.far': 10 } });
  });

  test('stops where fewer than the threshold of a known population would be left', () => {
    expect(tellVoices(90, [part('far', 21, 22)], 10).kinds).toEqual({ far: 10 });
    expect(tellVoices(90, [part('far', 12, 22)], 10).kinds).toEqual({ far: 10 });
    expect(tellVoices(90, [part('far', 22, 22), part('all-of-them', 30, 30)], 10).kinds).toEqual({ far: 10, 'all-of-them': 20 });
  });

  test('is not told of a population below twice the threshold', () => {
    expect(tellVoices(90, [part('foster', 7, 7), part('motel', 0, 19)], 10).kinds).toEqual({ foster: null, motel: null });
  });

  test('of sub-groups is told only where their own population is known beside that of their category', () => {
    const families = { ...part('families', 100, 100), parts: [part('families.a', 50), part('families.b', 50, 60)] };
    expect(tellVoices(200, [families], 10).kinds).toEqual({ families: 90, 'families.a': null, 'families.b': 50 });
  });

  test('as a share says no more than the figures do', () => {
    expect(shareOfVoices(10, 60, 10)).toEqual({ from: 14, to: 32 });
    expect(shareOfVoices(0, 60, 10)).toEqual({ from: 0, to: 15 });
    expect(shareOfVoices(null, 60, 10)).toBeNull();
    expect(shareOfVoices(0, 0, 10)).toBeNull();
  });

  test('adds up over issues from what is told only', () => {
    expect(sumOfTold([30, null, 10])).toBe(40);
    expect(sumOfTold([null, null])).toBeNull();
  });
});

/** A category with its sub-groups, who are in no two of them, and how many there are of each. */
interface Town {
  readonly threshold: number;
  readonly parts: readonly { voices: number; population: number }[];
  readonly rest: { voices: number; population: number };
  readonly knowsPopulation: boolean;
}

const group = (most: number) => fc.nat(most).chain((population) => fc.record({ population: fc.constant(population), voices: fc.nat(population) }));
/** Groups whose last one or two have not spoken, and groups just below a step: what gives people away most easily. */
const nearly = (threshold: number, most: number) =>
  fc.oneof(
    group(most),
    fc.tuple(fc.nat(most), fc.nat(2)).map(([population, silent]) => ({ population, voices: Math.max(0, population - silent) })),
    fc.nat(2).map((step) => ({ population: most, voices: Math.min(most, (step + 1) * threshold - 1) })),
  );
const town = (most: number): fc.Arbitrary<Town> =>
  fc.constantFrom(3, 4).chain((threshold) =>
    fc.record({
      threshold: fc.constant(threshold),
      parts: fc.array(nearly(threshold, most), { minLength: 1, maxLength: 2 }),
      rest: fc.oneof(fc.constant({ voices: 0, population: 0 }), group(most)),
      knowsPopulation: fc.boolean(),
    }),
  );

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** @param times the threshold was raised to this multiple, and the same told again */
function tell({ threshold, parts, rest, knowsPopulation }: Town, times = 1): ToldVoices {
  const voices = sum(parts.map((one) => one.voices)) + rest.voices;
  const population = knowsPopulation ? sum(parts.map((one) => one.population)) + rest.population : null;
  const counted = parts.map(({ voices, population }, at) => part(`all.${at}`, voices, knowsPopulation ? population : null));
  return tellVoices(voices, [{ id: 'all', voices, population, parts: counted, hasRest: rest.population > 0 }], threshold * times, threshold);
}

/**
 * Somebody who knows the population to the last person (where it is known), who is in which group, how figures are told, and that
 * nobody is in two groups: tries every town of that shape, and keeps those of which the same would be told.
 * @returns for each group, then the whole, every number of people who may have spoken
 */
function tryAll(truth: Town, told: string, most: number, telling: (town: Town) => unknown = tell): Set<number>[] {
  const groups = [...truth.parts, truth.rest];
  const limits = groups.map((one) => (truth.knowsPopulation ? one.population : one === truth.rest && one.population === 0 ? 0 : most));
  const seen: Set<number>[] = [...groups.map(() => new Set<number>()), new Set<number>()];
  for (const voices of allUpTo(limits)) {
    const parts = truth.parts.map((one, at) => ({ ...one, voices: voices[at] ?? 0 }));
    const possible = { ...truth, parts, rest: { ...truth.rest, voices: voices.at(-1) ?? 0 } };
    if (JSON.stringify(telling(possible)) !== told) continue;
    voices.forEach((one, at) => seen[at]?.add(one));
    seen.at(-1)?.add(sum(voices));
  }
  return seen;
}

function* allUpTo(limits: readonly number[]): Generator<number[]> {
  const [first, ...others] = limits;
  if (first === undefined) return yield [];
  for (let one = 0; one <= first; one++) for (const rest of allUpTo(others)) yield [one, ...rest];
}

/** Groups of which somebody would know exactly how many spoke; a group of nobody is about no one. */
function pinned(truth: Town, most: number): number[] {
  const seen = tryAll(truth, JSON.stringify(tell(truth)), most);
  return [...truth.parts, truth.rest].flatMap(({ population }, at) => (population > 0 && (seen[at]?.size ?? 0) < 2 ? [at] : []));
}

describe('somebody who knows the population and tries everything that fits', () => {
  test('never knows how many of a group spoke, nor how many did not', () => {
    fc.assert(
      fc.property(town(10), (truth) => {
        expect(pinned(truth, 11)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('would know it where figures were told in steps alone', () => {
    // Three of three: "3 or more" of a population of 3.
    const steps = (voices: number) => voices - (voices % 3);
    const fits = [0, 1, 2, 3].filter((voices) => steps(voices) === steps(3));
    expect(fits).toEqual([3]);
    expect(tellVoices(30, [part('three', 3, 3)], 3).kinds).toEqual({ three: null });
  });
});

describe('somebody who compares what was told before and after the threshold was raised', () => {
  const before = (town: Town) => [tell(town)];
  const both = (times: number) => (town: Town) => [tell(town), tell(town, times)];
  const known = (truth: Town, telling: (town: Town) => unknown) =>
    tryAll(truth, JSON.stringify(telling(truth)), 11, telling).map((seen) => [...seen].sort((a, b) => a - b));

  test('knows nothing more of how many of a group spoke', () => {
    fc.assert(
      fc.property(town(10), fc.integer({ min: 2, max: 3 }), (truth, times) => {
        expect(known(truth, both(times))).toEqual(known(truth, before));
      }),
      { numRuns: 100 },
    );
  });

  test('would know it where a total takes heed of the steps of today alone', () => {
    const parts = Array.from({ length: 3 }, (_, at) => part(`all.${at}`, 2));
    const kinds = [{ id: 'all', voices: 6, population: null, parts, hasRest: false }];
    // Under 3 each part is at most 2, and 6 of three such parts are two of each.
    expect(tellVoices(6, kinds, 3).kinds).toEqual({ all: null, 'all.0': 0, 'all.1': 0, 'all.2': 0 });
    expect([tellVoices(6, kinds, 6, 6).kinds['all'], tellVoices(6, kinds, 6, 3).kinds['all']]).toEqual([6, null]);
  });
});

describe('somebody who compares two tellings', () => {
  test('never knows by how many a group grew', () => {
    const later = (truth: Town) =>
      fc.array(fc.nat(2), { minLength: truth.parts.length, maxLength: truth.parts.length }).map((more) => ({
        before: truth,
        after: { ...truth, parts: truth.parts.map((one, at) => ({ ...one, voices: Math.min(one.population, one.voices + (more[at] ?? 0)) })) },
      }));
    fc.assert(
      fc.property(town(9).chain(later), ({ before, after }) => {
        const [first, second] = [before, after].map((truth) => tryAll(truth, JSON.stringify(tell(truth)), 10));
        before.parts.forEach(({ population }, at) => {
          if (population === 0) return;
          const differences = new Set([...(first?.[at] ?? [])].flatMap((was) => [...(second?.[at] ?? [])].map((is) => is - was)));
          expect(differences.size).toBeGreaterThan(1);
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('the figures of a population', () => {
  const name = { en: 'x' };
  const listOf = (sizes: readonly number[]): { content: CategoryList } => ({
    content: {
      name,
      about: name,
      categories: sizes.map((parts, at) => ({
        key: `c${at}`,
        name,
        basis: 'sourced',
        subgroups: Array.from({ length: parts }, (_, part) => ({ key: `p${part}`, name, basis: 'sourced' as const })),
      })),
    },
  });

  test('hide what is small, and enough beside it', () => {
    const list = listOf([3, 0]);
    const told = tellPopulation(
      list,
      new Map([
        ['c0', 100],
        ['c0.p0', 40],
        ['c0.p1', 4],
        ['c0.p2', 56],
        ['c1', 80],
      ]),
      [10],
    );
    expect(told.kinds.get('c0.p1')).toBeNull();
    expect([told.kinds.get('c0.p0'), told.kinds.get('c0.p2')]).toContain(null);
    expect([told.kinds.get('c0'), told.kinds.get('c1'), told.total]).toEqual([100, 80, 180]);
  });

  test('that were withheld stay so when the threshold is raised', () => {
    const [list, counts] = [listOf([0, 0, 0, 0]), new Map([4, 4, 12, 40].map((count, at) => [`c${at}`, count]))];
    const shown = (thresholds: readonly number[]) => [...tellPopulation(list, counts, thresholds).kinds.values()];
    // Two of at most 4 each that add up to 8 are 4 and 4: so the 12 beside them is withheld, and would be told under 10 alone.
    expect([shown([5]), shown([10]), shown([5, 10])]).toEqual([
      [null, null, null, 40],
      [null, null, 12, 40],
      [null, null, null, 40],
    ]);
  });

  test('leave every small one open, whatever is added and subtracted', () => {
    const table = fc.array(
      fc.record({ parts: fc.array(fc.oneof(fc.nat(12), fc.nat(200)), { maxLength: 4 }), rest: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(90)) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(table, fc.integer({ min: 5, max: 10 }), (categories, threshold) => {
        const counts = new Map<string, number>();
        categories.forEach(({ parts, rest }, at) => {
          counts.set(`c${at}`, sum(parts) + rest);
          parts.forEach((count, part) => counts.set(`c${at}.p${part}`, count));
        });
        const told = tellPopulation(listOf(categories.map(({ parts }) => parts.length)), counts, [threshold]);
        for (const [id, shown] of told.kinds) {
          if (shown !== null) expect([shown, shown >= threshold]).toEqual([counts.get(id), true]);
        }
        // Alone in its hiding a figure is what is left of its sum.
        categories.forEach(({ parts, rest }, at) => {
          const hidden = parts.filter((_, part) => told.kinds.get(`c${at}.p${part}`) === null).length;
          const isAlone = hidden === 1 && rest === 0 && told.kinds.get(`c${at}`) !== null;
          expect(isAlone).toBe(false);
        });
        const hiddenTops = categories.filter((_, at) => told.kinds.get(`c${at}`) === null).length;
        if (told.total !== null) expect(hiddenTops).not.toBe(1);
      }),
      { numRuns: 400 },
    );
  });
});
