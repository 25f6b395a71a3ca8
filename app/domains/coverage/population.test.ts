import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOf } from './kind.ts';
import { linesOfList, listFromLines } from './list-lines.ts';
import { readPopulation } from './population.ts';
import { suggestKinds } from './suggesting.ts';
import sharedOwnership from '../frameworks/content/categories.shared-ownership.json' with { type: 'json' };
import type { CategoryList } from '../frameworks/index.ts';

const content = sharedOwnership.content as CategoryList;
const kinds = kindsOf('categories.shared-ownership', content);
const reasons = (text: string) => readPopulation(text, kinds).problems.map(({ line, reason }) => `${line} ${reason}`);

describe('figures of a population', () => {
  test('are read by key or by name, with any divider, with a line of headings or without', () => {
    const expected = new Map([
      ['families', 2150],
      ['families.grandparents', 190],
      ['students', 1240],
    ]);
    for (const text of [
      'families,,2150\nfamilies,grandparents,190\nstudents,,1240',
      '\uFEFFcategory;sub-group;count\r\nFamilies;;2150\r\nfamilies;Abuelas y abuelos;190\r\nStudents;1.240',
      'Parents and other caregivers\t\t"2,150"\n\nfamilies\tGRANDPARENTS\t190\nEstudiantes\t\t1 240\n',
    ])
      expect(readPopulation(text.replace('Families;', 'Parents and other caregivers;'), kinds)).toEqual({ counts: expected, problems: [] });
  });

  test('find a sub-group that stands without its category', () => {
    expect(readPopulation('Grandparents,190\nculture.libraries,7', kinds)).toEqual({
      counts: new Map([
        ['families.grandparents', 190],
        ['culture.libraries', 7],
      ]),
      problems: [],
    });
  });

  test('say of every bad line which it is and why', () => {
    const text = [
      'families,,2150',
      'lawyers,,3',
      'families,cousins,3',
      'students,,many',
      'students,,-4',
      'families,,9',
      'leaders',
      'families,foster,2151',
      '"open,,4',
    ].join('\n');
    expect(reasons(text)).toEqual(['2 category', '3 subgroup', '4 count', '5 count', '6 twice', '7 columns', '8 more-than-whole', '9 quotes']);
    expect(reasons(`families,,${'9'.repeat(1_000_000)}`)).toEqual(['1 long']);
    expect(reasons('x,,1\n'.repeat(2500))).toContain('2001 too-many');
  });

  test('of any text at all are counts that the text holds, or problems with their lines', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(',', ';', '\n', '"', 'families', '1', ' ', '\t', '=', 'é') })), (text) => {
        const { counts, problems } = readPopulation(text, kinds);
        for (const { line } of problems) expect(line).toBeGreaterThan(0);
        for (const count of counts.values()) expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
      }),
    );
  });
});

describe('a list of one’s own', () => {
  const copy = { name: 'Ours', about: 'About us', lang: 'en' };

  test('keeps keys, other languages and words for suggestions of what keeps its name', () => {
    const lines = `${linesOfList(content, 'en')}\nBus companies\n- Their drivers`;
    const read = listFromLines({ ...copy, lines }, content);
    if (!read.ok) throw new Error(read.reason);
    expect(read.content.categories.slice(0, 9).map((one) => one.key)).toEqual(content.categories.map((one) => one.key));
    expect(read.content.categories[2]?.subgroups[0]).toEqual(content.categories[2]?.subgroups[0]);
    expect(read.content.categories.at(-1)).toMatchObject({ key: 'bus-companies', name: { en: 'Bus companies' }, subgroups: [{ key: 'their-drivers' }] });
  });

  test('never gives the key of something old to something new', () => {
    const read = listFromLines({ ...copy, lines: 'Families!\n- grandparents?' }, content);
    if (!read.ok) throw new Error(read.reason);
    expect(read.content.categories[0]?.key).toBe('families-2');
  });

  test.each([
    ['- alone', 'no-category', 1],
    ['', 'no-category', 1],
    ['One\nOne', 'twice', 2],
    ['One\n-', 'long', 2],
    [`One\n${'x'.repeat(201)}`, 'long', 2],
  ])('%j is refused: %s', (lines, reason, line) => {
    expect(listFromLines({ ...copy, lines }, null)).toEqual({ ok: false, reason, line });
  });
});

describe('suggestions', () => {
  const suggested = (name: string) => suggestKinds([{ id: 'g', name }], kinds, new Set()).map((one) => one.kind.id);

  test.each([
    ['Grandparents and foster carers', ['families.grandparents']],
    ['Arabic- and Somali-speaking families', ['families.language']],
    ['Families of students with disabilities', ['students', 'families.disability']],
    ['Carters of the ridge road', ['families.far']],
    ['Friends of the river', []],
  ])('%s: %j', (name, expected) => {
    expect(suggested(name)).toEqual(expected);
  });

  test('are silent about groups that stand in the list already', () => {
    expect(suggestKinds([{ id: 'g', name: 'Students' }], kinds, new Set(['g']))).toEqual([]);
  });
});
