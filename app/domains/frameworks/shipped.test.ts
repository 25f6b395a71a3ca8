import { describe, expect, test } from 'vitest';
import { frameworkKeys, type FrameworkKey } from './framework.ts';
import { rubric, type Rubric } from './rubric.ts';
import { ruleSet } from './rule-set.ts';
import { scale } from './scale.ts';
import { parseShipped, shippedFrameworks } from './shipped.ts';
import { spectrum } from './spectrum.ts';

const files = shippedFrameworks();

function contentOf(key: FrameworkKey): unknown {
  return files.find((file) => file.key === key)?.content;
}

/** Every text in a content, with its path: an object whose keys are all language tags. */
function texts(value: unknown, path = ''): [path: string, text: Record<string, string>][] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [[path, value as Record<string, string>]];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}/${name}`));
}

function lacking(key: FrameworkKey, lang: string): string[] {
  return texts(contentOf(key)).flatMap(([path, text]) => (text[lang] === undefined ? [path] : []));
}

describe('what we ship', () => {
  test('is one file for each key, in its order', () => {
    expect(files.map((file) => file.key)).toEqual([...frameworkKeys]);
  });

  test.each([...frameworkKeys])('%s is complete in English and Spanish', (key) => {
    expect(texts(contentOf(key)).length).toBeGreaterThan(5);
    expect(lacking(key, 'en')).toEqual([]);
    expect(lacking(key, 'es')).toEqual([]);
  });

  test.each(frameworkKeys.filter((key) => !/^(rubric|tool)\./.test(key)))('%s, which participants see, is complete in Arabic', (key) => {
    expect(lacking(key, 'ar')).toEqual([]);
  });

  test.each([...frameworkKeys])('%s says the same thing once, without shouting or slots that nobody fills', (key) => {
    for (const [path, text] of texts(contentOf(key))) {
      expect(text['es'], path).not.toBe(text['en']);
      expect(Object.values(text).join(), path).not.toMatch(/[!¡]/);
      for (const slot of Object.values(text)
        .join()
        .match(/\{\{.*?\}\}/g) ?? [])
        expect(`${key} ${slot}`).toBe('rule.privacy {{threshold}}');
    }
  });

  test('credits a source and states rights', () => {
    for (const file of files) {
      expect(file.source.length, file.key).toBeGreaterThan(30);
      expect(file.rights, file.key).toContain('CC BY 4.0');
    }
  });

  test('is refused when it is not what its key says', () => {
    const [file] = files;
    expect(() => parseShipped({ ...file, kind: 'scale' })).toThrow('rubric.coalescing says it is a scale');
    expect(() => parseShipped({ ...file, content: {} })).toThrow(/ideas/);
    expect(() => parseShipped({ ...file, key: 'rubric.unheard-of' })).toThrow(/key/);
  });
});

describe('the four rubrics', () => {
  function read(name: string): Rubric {
    return rubric.parse(files.find((file) => file.key === `rubric.${name}`)?.content);
  }

  test.each([
    ['coalescing', 'sourced', 'sourced', ['diversity', 'data', 'consensus', 'future']],
    ['participation', 'sourced', 'inferred', ['diversity', 'opportunities', 'perspectives', 'leadership']],
    ['doing', 'sourced', 'inferred', ['work', 'leadership', 'understanding', 'action']],
    ['together', 'inferred', 'inferred', ['reflection', 'relationships', 'evidence', 'lasting']],
  ])('%s: names are %s, cells are %s', (name, names, cells, keys) => {
    const { ideas } = read(name);
    expect(ideas.map((idea) => idea.key)).toEqual(keys);
    expect(new Set(ideas.map((idea) => idea.name.basis))).toEqual(new Set([names]));
    expect(new Set(ideas.flatMap((idea) => Object.values(idea.cells).map((cell) => cell.basis)))).toEqual(new Set([cells]));
  });

  test('share the same four depths', () => {
    const { depths } = read('coalescing');
    expect(depths.map((depth) => depth.verb['en'])).toEqual(['send', 'exchange', 'engage', 'commit']);
    for (const name of ['participation', 'doing', 'together']) expect(read(name).depths).toEqual(depths);
  });

  test('refuse a missing cell, a repeated idea and depths out of order', () => {
    const whole = read('doing');
    const [first] = whole.ideas;
    if (!first) throw new Error('the rubric has no idea');
    const { informing: _, ...three } = first.cells;
    expect(rubric.safeParse({ ...whole, ideas: [{ ...first, cells: three }] }).success).toBe(false);
    expect(rubric.safeParse({ ...whole, ideas: [first, first] }).success).toBe(false);
    expect(rubric.safeParse({ ...whole, depths: whole.depths.toReversed() }).success).toBe(false);
  });
});

describe('the spectrum', () => {
  test('names every step of the others, and leaves two of them without a single match', () => {
    const { crosswalk, levels } = spectrum.parse(contentOf('spectrum.participation'));
    expect(levels.map((level) => level.key)).toEqual(['inform', 'consult', 'collaborate', 'defer-to']);
    expect(crosswalk.basis).toBe('inferred');
    const nearest = Object.fromEntries(
      crosswalk.spectra.map((other) => [other.key, other.steps.map((step) => `${step.name['en']}: ${step.nearest.join(' or ')}`)]),
    );
    expect(nearest).toEqual({
      'facilitating-power': [
        'Ignore: ',
        'Inform: inform',
        'Consult: consult',
        'Involve: consult or collaborate',
        'Collaborate: collaborate',
        'Defer to: defer-to',
      ],
      iap2: ['Inform: inform', 'Consult: consult', 'Involve: consult or collaborate', 'Collaborate: collaborate', 'Empower: defer-to'],
    });
  });
});

describe('the scales', () => {
  function marks(key: FrameworkKey, pick: 'supports' | 'counts' | 'blocks'): number[] {
    return scale.parse(contentOf(key)).steps.flatMap((step) => (step[pick] ? [step.mark] : []));
  }

  test.each([
    ['scale.gradients', [1, 2, 3, 6], [1, 2, 3, 5, 6, 7, 8], []],
    ['scale.consent', [1, 2], [1, 2, 4], [4]],
    ['scale.approval', [1], [1, 0], []],
    ['scale.majority', [1], [1, 0], []],
  ] as const)('%s: marks %j support', (key, supports, counts, blocks) => {
    expect(marks(key, 'supports')).toEqual(supports);
    expect(marks(key, 'counts')).toEqual(counts);
    expect(marks(key, 'blocks')).toEqual(blocks);
    expect(key).toBe(`scale.${scale.parse(contentOf(key)).method}`);
  });

  test('gradients have eight steps, marked 1 to 8', () => {
    expect(scale.parse(contentOf('scale.gradients')).steps.map((step) => step.mark)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('a step that supports without counting, and two steps with one mark, are refused', () => {
    const consent = scale.parse(contentOf('scale.consent'));
    expect(scale.safeParse({ ...consent, steps: consent.steps.map((step) => ({ ...step, counts: false })) }).success).toBe(false);
    expect(scale.safeParse({ ...consent, steps: consent.steps.map((step) => ({ ...step, mark: 1 })) }).success).toBe(false);
  });
});

test('every rule for hiding has words for the author', () => {
  const { rules } = ruleSet.parse(contentOf('rule.moderation'));
  expect(rules.map((rule) => rule.key)).toEqual(['off-issue', 'names-a-person', 'insult', 'private-data', 'duplicate', 'spam', 'unsafe']);
  expect(rules.filter((rule) => rule.toAuthor === undefined)).toEqual([]);
});
