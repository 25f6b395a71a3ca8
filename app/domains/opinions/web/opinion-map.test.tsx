import { beforeAll, describe, expect, test } from 'vitest';
import type { Locale } from '../../../platform/i18n/locales.ts';
import { createTranslator, type Translator } from '../../../platform/i18n/translate.ts';
import { readWords } from '../../../words.ts';
import { madeResult, madeStatement, votes } from '#test/told-result.ts';
import { renderForVisitor } from '#test/view.tsx';
import type { OwnPlace, ToldGroup, ToldResult } from '../told.ts';
import { OpinionMap } from './opinion-map.tsx';

let translator: Translator;
beforeAll(async () => {
  translator = await createTranslator(readWords());
});

const shown = (result: ToldResult, own: OwnPlace | null = null, locale?: Locale) =>
  renderForVisitor(<OpinionMap result={result} own={own} statementHref={(id) => `/read/${id}`} />, translator, locale);

/** What assistive technology reads of the drawing. */
const described = (html: string) => /<desc[^>]*>([^<]*)/.exec(html)?.[1] ?? '';
const groupA: ToldGroup = { letter: 'A', name: { name: 'Bus first', reason: 'They say so', lang: 'en' }, size: 40, center: { x: 2, y: 1 }, typical: [] };
const groupB: ToldGroup = { letter: 'B', name: null, size: 30, center: { x: -2, y: 1 }, typical: [] };
const near = madeStatement(4, { body: 'La parada necesita luz.', lang: 'es', place: { x: 3, y: 1.5 }, all: votes(50, 20, 10) });
const common = madeStatement(7, { body: 'Text families by six.', place: { x: 0, y: 0 } });
const ring: [number, number][] = [
  [-3, -2],
  [3, -2],
  [3, 2],
  [-3, 2],
];
const result = madeResult({ groups: [groupA, groupB], statements: [near, common], agreed: [common], density: [{ share: 0.9, polygons: [[ring]] }] });

describe('the map', () => {
  test('counts in Arabic without falling back to English', () => {
    const two = shown(madeResult({ ...result, agreed: [near, common] }), null, 'ar');
    expect(described(two)).not.toMatch(/[a-z]{2}/i);
  });

  test('says in sentences what it shows', () => {
    const words = described(shown(result, { place: { x: -2, y: 1 }, letter: 'B' }));
    expect(words).toContain('where 80 people stand');
    expect(words).toContain('Group A, 40 people, is at the top right');
    expect(words).toContain('2 statements are marked');
    expect(words).toContain('1 of them is drawn as a square');
    expect(words).toContain('You are at the top left, nearest to group B');
  });

  test('has a row of the table for each mark, with the words of the statement in their language', () => {
    const html = shown(result, { place: { x: 1, y: 1 }, letter: 'A' });
    const keys = [...html.matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key ?? '');
    expect(keys.toSorted()).toEqual(['group-A', 'group-B', 'statement-4', 'statement-7', 'you']);
    expect(keys.filter((key) => html.split(`id="map-${key}"`).length !== 2)).toEqual([]);
    expect(html).toContain('<span lang="es" dir="ltr">La parada necesita luz.</span>');
    expect(html).toContain('href="/read/018f0000-0000-7000-8000-000000000004"');
    expect(html).toMatch(/near group A/);
  });

  test('draws what nearly everyone agrees with as a square, and everything else as a dot', () => {
    const html = shown(result);
    expect(html).toMatch(/data-key="statement-7"[^>]*><rect/);
    expect(html).toMatch(/data-key="statement-4"[^>]*><circle/);
  });

  test('places neither a group whose size is withheld, nor people without a place, nor statements about the people', () => {
    const html = shown(
      madeResult({
        ...result,
        groups: [groupA, { ...groupB, size: null, center: null }],
        statements: [near, { ...common, isMeta: true }],
        overlays: [{ kind: 'ring', key: 'core', label: 'Core team', size: null, center: null, byGroup: [] }],
      }),
    );
    expect([...html.matchAll(/data-key="([^"]+)"/g)].map(([, key]) => key)).toEqual(['statement-4', 'group-A']);
    expect(html).toContain('1 group is not placed: it has fewer than 10 people.');
    expect(html).toContain('not on the map');
    expect(html).not.toContain('Core team');
    expect(html).not.toContain('map-show-ring');
  });

  test('tells sizes in steps while people vote', () => {
    expect(shown(madeResult({ ...result, manner: 'steps' }))).toContain('40 or more people');
  });

  test('lays rings and stakeholder groups over it when asked, without script', () => {
    const center = { x: 1, y: -1 };
    const html = shown(
      madeResult({
        ...result,
        overlays: [
          { kind: 'ring', key: 'core', label: 'Core team', size: 12, center, byGroup: [] },
          { kind: 'group', key: 'g', label: 'Bus drivers', size: 20, center, byGroup: [] },
        ],
      }),
    );
    expect(html).toContain('class="map-show-ring"');
    expect(html).toContain('class="map-show-group"');
    expect(html).toContain('Stakeholder group: Bus drivers');
  });

  test('says so where there is nothing to draw', () => {
    expect(shown(madeResult())).toContain('too few votes to draw a map');
  });

  test('holds no style of its own, which the security policy would refuse', () => {
    expect(shown(result)).not.toMatch(/ style=|<style/);
  });

  test.each(['es', 'ar'] as const)('speaks %s', (locale) => {
    const html = shown(result, { place: { x: 1, y: 1 }, letter: 'A' }, locale);
    expect(html).not.toMatch(/opinions:|map\.[a-z]/);
    expect(described(html)).toContain(locale === 'es' ? 'El grupo A' : 'المجموعة A');
  });
});
