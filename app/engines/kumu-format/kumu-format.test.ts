import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kumuConnectionsCsv, kumuElementsCsv, kumuJson, readKumuCsv, readKumuJson, type KumuMap } from './index.ts';

const made = (reading: ReturnType<typeof readKumuJson>): KumuMap => {
  if (!reading.map) throw new Error(JSON.stringify(reading.problems));
  return reading.map;
};

describe('a blueprint', () => {
  const text = `{"elements": [{"id": "e1", "label": "A", "tags": ["one"], "Favorite Dessert": "shave ice", "deep": {"er": [1, null]}}, {"label": "B"}],
    "connections": [{"from": "e1", "to": "B", "direction": "mutual", "weight": 0.5}], "version": 3}`;

  test('is read by ids and labels, and written back whole', () => {
    const { map, problems } = readKumuJson(text);
    expect(problems).toEqual([]);
    expect(map?.connections).toMatchObject([{ from: 0, to: [1] }]);
    expect(JSON.parse(kumuJson(made(readKumuJson(text))))).toEqual(JSON.parse(text));
  });

  test('may name an element in a connection only', () => {
    const source = '{"elements": [], "connections": [{"from": "A", "to": "B"}, {"from": "B", "to": "C|D"}]}';
    const { map, problems } = readKumuJson(source);
    expect(problems).toEqual([]);
    expect(map?.elements.map(({ label, isImplied }) => [label, isImplied])).toEqual(['A', 'B', 'C|D'].map((label) => [label, true]));
    expect(JSON.parse(kumuJson(made(readKumuJson(source))))).toEqual(JSON.parse(source));
  });

  test('tells every problem with its place and reason', () => {
    const rows = {
      elements: [
        { label: ' ' },
        7,
        { id: 'x', label: 'A' },
        { id: 'x', label: 'B' },
        { label: 'C', tags: 4 },
        { id: 'p', label: 'D' },
        { id: 'q', label: 'D' },
      ],
      connections: [{ from: 'A' }, { from: 'D', to: 'x' }, { from: 'x', to: 'p', direction: 'sideways' }, null],
    };
    const { map, problems } = readKumuJson(JSON.stringify(rows));
    expect(problems.map(({ list, at, field, reason, found }) => [list, at, field, reason, found])).toEqual([
      ['elements', 2, null, 'not-a-row', '7'],
      ['connections', 4, null, 'not-a-row', 'null'],
      ['elements', 1, 'label', 'no-label', null],
      ['elements', 4, 'id', 'id-twice', 'x'],
      ['elements', 5, 'tags', 'tags', '4'],
      ['connections', 1, 'to', 'no-end', null],
      ['connections', 2, 'from', 'end-unclear', 'D'],
      ['connections', 3, 'direction', 'direction', 'sideways'],
    ]);
    expect(map?.connections).toHaveLength(1);
  });

  test.each([
    ['{"elements": [\n{"label": "A"},\n]}', { reason: 'not-json', at: 3 }],
    ['[1, 2]', { reason: 'no-lists', found: '[1,2]' }],
    ['{"nodes": []}', { reason: 'no-lists' }],
    ['', { reason: 'not-json', at: 1 }],
    ['{"elements": [{"label":\n\n"A" "B"}]}', { reason: 'not-json', at: 3 }],
  ])('that is none is refused: %s', (source, problem) => {
    const { map, problems } = readKumuJson(source);
    expect(map).toBeNull();
    expect(problems).toMatchObject([problem]);
  });
});

describe('sheets', () => {
  test('are read with semicolons, marks and lines within cells, and with several far ends', () => {
    const { map, problems } = readKumuCsv({
      elements: '\ufeffLabel;Type;Description;Tags;Since\r\nA;Group;"two\r\nlines; ""quoted""";one|two;2024\r\nB;;;;\r\n',
      connections: 'From,To,Type\nA,B|C,knows\n',
    });
    expect(problems).toEqual([]);
    expect(map?.elements[0]?.fields).toEqual({ label: 'A', type: 'Group', description: 'two\r\nlines; "quoted"', tags: 'one|two', Since: '2024' });
    expect(map?.elements.map(({ label, isImplied }) => [label, isImplied])).toEqual([
      ['A', false],
      ['B', false],
      ['C', true],
    ]);
    expect(map?.connections).toMatchObject([{ from: 0, to: [1, 2] }]);
  });

  test('tell their problems by line', () => {
    const { problems } = readKumuCsv({ elements: 'Label,Type,type\n"a\nb",x\n,y\nc,x,,left over\n', connections: 'From,Type\nA,x\n' });
    expect(problems.map(({ list, at, reason }) => [list, at, reason])).toEqual([
      ['elements', 1, 'column-twice'],
      ['elements', 5, 'cell-outside'],
      ['connections', 1, 'no-column'],
      ['elements', 4, 'no-label'],
    ]);
    expect(readKumuCsv({ elements: 'Label\n"never closed\n' }).problems).toMatchObject([{ list: 'elements', reason: 'not-csv' }]);
    expect(readKumuCsv({})).toMatchObject({ map: null, problems: [{ reason: 'no-lists' }] });
  });

  test('never run in a spreadsheet program', () => {
    const sheet = kumuElementsCsv(made(readKumuJson('{"elements": [{"label": "=cmd()", "@x": "+1"}]}')));
    expect(sheet).toContain("'=cmd()");
    expect(sheet).toContain("'@x");
    expect(readKumuCsv({ elements: sheet }).map?.elements[0]?.fields).toEqual({ label: '=cmd()', '@x': '+1' });
  });
});

const name = fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }).filter((text) => text.trim() !== '');
const own = fc.dictionary(
  fc.string({ maxLength: 6 }).filter((key) => !['id', 'label', 'from', 'to', 'direction', 'tags'].includes(key)),
  fc.jsonValue({ maxDepth: 2 }),
  { maxKeys: 4 },
);
const blueprint = fc.uniqueArray(name, { maxLength: 8, selector: (text) => text.trim() }).chain((labels) =>
  fc.record({
    elements: fc.tuple(...labels.map((label) => own.map((fields) => ({ label, ...fields })))),
    connections:
      labels.length === 0
        ? fc.constant([])
        : fc.array(
            fc.tuple(fc.constantFrom(...labels), name, own).map(([from, to, fields]) => ({ from, to, ...fields })),
            { maxLength: 8 },
          ),
    notes: fc.jsonValue(),
  }),
);

describe('round trips', () => {
  test('a blueprint comes back as it was, with everything it held', () => {
    fc.assert(
      fc.property(blueprint, (source) => {
        const text = JSON.stringify(source);
        const { map, problems } = readKumuJson(text);
        expect(problems).toEqual([]);
        expect(JSON.parse(kumuJson(made({ map, problems })))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('sheets come back with every cell', () => {
    const cell = fc.string({ maxLength: 12, unit: fc.constantFrom(...'ab,;"\'\n\t=+-@| é') });
    const rows = fc
      .uniqueArray(
        fc.string({ minLength: 1, maxLength: 5 }).filter((text) => /^\w+$/.test(text)),
        { minLength: 1, maxLength: 6 },
      )
      .chain((labels) => fc.tuple(...labels.map((label) => fc.record({ type: cell, 'Own words': cell }).map((fields) => ({ label, ...fields })))));
    fc.assert(
      fc.property(rows, (source) => {
        const first = made(readKumuJson(JSON.stringify({ elements: source, connections: source.map(({ label }) => ({ from: label, to: label })) })));
        const again = readKumuCsv({ elements: kumuElementsCsv(first), connections: kumuConnectionsCsv(first) });
        expect(again.problems).toEqual([]);
        const filled = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
        expect(again.map?.elements.map(({ fields }) => filled(fields))).toEqual(source.map(filled));
        expect(kumuElementsCsv(made(again))).toBe(
          kumuElementsCsv({ ...first, elements: first.elements.map((one) => ({ ...one, fields: filled(one.fields) })) }),
        );
      }),
    );
  });

  test('the line of a problem is one that the text has', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', '}', ',', '"', 'x', '\n]'), (text, at, mark) => {
        const spoilt = text.slice(0, at % (text.length + 1)) + mark + text.slice((at % (text.length + 1)) + 1);
        const { map, problems } = readKumuJson(spoilt);
        if (map || problems[0]?.reason !== 'not-json') return;
        expect(problems[0].at).toBeGreaterThanOrEqual(1);
        expect(problems[0].at).toBeLessThanOrEqual(spoilt.split('\n').length);
      }),
    );
  });

  test('no text makes it fall over', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.string({ unit: 'binary' }), (one, other) => {
        expect(readKumuJson(one).problems).toBeInstanceOf(Array);
        expect(readKumuCsv({ elements: one, connections: other }).problems).toBeInstanceOf(Array);
        expect(readKumuCsv({ elements: `Label,A\n${one}`, connections: `From,To\n${other}` }).problems).toBeInstanceOf(Array);
      }),
    );
  });
});
