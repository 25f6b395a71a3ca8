import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderForVisitor } from '#test/view.tsx';
import { createTranslator, type Translator } from '../platform/i18n/translate.ts';
import { Prose, Quote, Said, Shell } from './index.ts';
import { markerOf, type LookUp } from './look-up.ts';

let translator: Translator;
beforeAll(async () => {
  const ui = JSON.parse(readFileSync(new URL('./words/en.json', import.meta.url), 'utf8'));
  translator = await createTranslator({ en: { ui } });
});

const unexplained = (words: readonly Omit<LookUp, 'entries'>[]): LookUp[] => words.map((word) => ({ ...word, entries: [] }));
const marked = (lookUps: readonly LookUp[], text: string) =>
  markerOf(lookUps)(text, new Set())
    .filter(({ href }) => href)
    .map(({ text, href }) => `${text} -> ${href}`);
const words = unexplained([
  { spellings: ['bus'], href: '/bus' },
  { spellings: ['late bus', 'late buses'], href: '/late' },
  { spellings: ['deadhead'], href: '/dead' },
  { spellings: ['الحافلة المتأخرة'], href: '/arabic' },
  { spellings: ['校车'], href: '/chinese' },
  { spellings: ['driver’s bid'], href: '/bid' },
  { spellings: ['x'], href: '/too-short' },
  { spellings: ['C++ (the union)'], href: '/odd' },
]);

describe('marking words', () => {
  test.each([
    ['whatever the case', 'DEADHEAD and Deadhead', ['DEADHEAD -> /dead']],
    ['the longest first', 'The late bus is a bus.', ['late bus -> /late', 'bus -> /bus']],
    ['whole words only', 'A busy busload, deadheads', []],
    ['a part of it where the longer one goes on', 'late busing of a bus', ['bus -> /bus']],
    ['a listed spelling', 'Late buses again', ['Late buses -> /late']],
    ['over the end of a line', 'a late\n  bus', ['late\n  bus -> /late']],
    ['Arabic', 'هذه الحافلة المتأخرة اليوم', ['الحافلة المتأخرة -> /arabic']],
    ['Chinese, which has no spaces', '孩子坐校车去学校', ['校车 -> /chinese']],
    ['either apostrophe', "the driver's bid", ["driver's bid -> /bid"]],
    ['signs that mean something to patterns', 'ask C++ (the union) first', ['C++ (the union) -> /odd']],
    ['at the very start and end', 'bus', ['bus -> /bus']],
    ['nothing in nothing', '', []],
    ['no single letter', 'x', []],
  ])('%s', (_, text, found) => {
    expect(marked(words, text)).toEqual(found);
  });
});

// Few letters, so that words overlap and stand in the text often; with marks, quotes, tags and a letter whose case is longer than itself.
const letters = fc.constantFrom('a', 'B', 'b', 'é', ' ', '\n', '-', '.', '<', '&', '"', "'", 'İ', 'ß', '🚌', '[', ']', '(', '*');
const piece = (maxLength: number) => fc.string({ unit: letters, minLength: 1, maxLength });
const anyWords = fc
  .array(fc.record({ spellings: fc.array(piece(6), { minLength: 1, maxLength: 3 }), href: fc.constantFrom('/1', '/2', '/3?q="&x') }), { maxLength: 5 })
  .map(unexplained);
const unescaped = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('whatever is written', () => {
  test('the text stays as it is, and each word is marked once', () => {
    fc.assert(
      fc.property(anyWords, piece(60), (lookUps, text) => {
        const stretches = markerOf(lookUps)(text, new Set());
        expect(stretches.map((one) => one.text).join('')).toBe(text);
        const hrefs = stretches.flatMap(({ href }) => href ?? []);
        expect(new Set(hrefs).size).toBe(hrefs.length);
      }),
    );
  });

  test('a word between spaces is found in any case', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'ñ', 'ا', 'ب'), minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.boolean(), (word, upper) => {
        const written = upper ? word.toUpperCase() : word;
        expect(marked(unexplained([{ spellings: [word], href: '/1' }]), `. ${written} .`)).toEqual([`${written} -> /1`]);
      }),
    );
  });

  test('what it begins with never wins over a longer word', () => {
    fc.assert(
      fc.property(fc.constantFrom('late', 'late bus'), fc.constantFrom('late bus stop', 'LATE BUS stop'), (short, long) => {
        expect(
          marked(
            unexplained([
              { spellings: [short], href: '/short' },
              { spellings: [long], href: '/long' },
            ]),
            'a late bus stop here',
          ),
        ).toEqual(['late bus stop -> /long']);
      }),
    );
  });

  test('a page shows the same letters, no tag of theirs, and no link inside a link', () => {
    fc.assert(
      fc.property(anyWords, piece(60), (lookUps, text) => {
        const plain = renderForVisitor(<Said text={text} lang="en" />, translator, 'en');
        const html = renderForVisitor(<Said text={text} lang="en" />, translator, 'en', lookUps);
        expect(unescaped(html)).toBe(unescaped(plain));
        const prose = renderForVisitor(<Prose text={`${text} [a bus](https://example.org/) ${text}`} lang="en" />, translator, 'en', [
          ...lookUps,
          { spellings: ['bus'], href: '/bus', entries: [] },
        ]);
        expect(prose).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /s);
        expect(prose.match(/<(?!\/?(?:a|p|div|br|em|strong|ul|ol|li|hr|blockquote)\b)/g)).toBeNull();
      }),
      { numRuns: 60 },
    );
  });
});

test('a quote marks each word once, over all its lines, and says that it is explained', () => {
  const html = renderForVisitor(<Quote body={'A late bus.\nA late bus again.'} lang="en" who="Ann" />, translator, 'en', words);
  expect(html.match(/class="word"/g)).toHaveLength(1);
  expect(html).toContain('<a class="word" href="/late" aria-label="late bus, explained">late bus</a>');
  expect(renderForVisitor(<Quote body="A late bus" lang="en" who="Ann" />, translator, 'en')).not.toContain('class="word"');
});

describe('on paper', () => {
  const says = { who: 'Drivers', term: 'late bus', meaning: '<b>It has not come</b>', lang: 'en', guess: true };
  const entry = { plain: { text: 'Ask which one', lang: 'en' }, says: [says] };
  const explained: LookUp[] = [
    { spellings: ['late bus'], href: '/late', entries: [entry] },
    { spellings: ['late buses'], href: '/late', entries: [entry] },
    { spellings: ['deadhead'], href: '/dead', entries: [{ plain: null, says: [{ ...says, term: 'deadhead', guess: false }] }] },
  ];
  const page = (text: string) =>
    renderForVisitor(
      <Shell title="A page">
        <Said text={text} lang="en" />
      </Shell>,
      translator,
      'en',
      explained,
    );

  test('a page ends with what its words mean to whom, each once, and only those that stand on it', () => {
    const html = page('Late buses, a late bus');
    expect(html.match(/Ask which one/g)).toHaveLength(1);
    expect(html).toMatch(/class="on-paper"[^]*Our guess,[^]*Drivers[^]*&lt;b&gt;It has not come/);
    expect(html).not.toContain('<dfn><span lang="en" dir="ltr">deadhead');
    expect(page('Nothing to explain')).not.toContain('class="on-paper"');
  });
});
