import { readFileSync } from 'node:fs';
import type { Child } from 'hono/jsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderForVisitor } from '#test/view.tsx';
import { locales, type Locale } from '../platform/i18n/locales.ts';
import { createTranslator, type Translator } from '../platform/i18n/translate.ts';
import { accentStyle } from './accent.ts';
import { CheckboxList, Field, Form, formatTime, LanguageField, Quote, Radios, SpreadBar, Stacked, Submit, Time } from './index.ts';

let translator: Translator;

beforeAll(async () => {
  const words = (locale: string) => JSON.parse(readFileSync(new URL(`./words/${locale}.json`, import.meta.url), 'utf8'));
  translator = await createTranslator(Object.fromEntries(locales.map((locale) => [locale, { ui: words(locale) }])));
});

const shown = (child: Child, locale?: Locale) => renderForVisitor(child, translator, locale);

describe('a form', () => {
  test('carries its token, and its method in the query', () => {
    const html = shown(
      <Form action="/things/1?from=list" method="delete">
        <Submit>Go</Submit>
      </Form>,
    );
    expect(html).toContain('method="post"');
    expect(html).toContain('action="/things/1?from=list&amp;_method=DELETE"');
    expect(html).toContain('name="_csrf" value="the-token"');
    expect(html).toContain('novalidate');
  });

  test('that only asks has no token in its address', () => {
    expect(
      shown(
        <Form action="/search" method="get">
          <Field name="q" label="Find" />
        </Form>,
      ),
    ).not.toContain('_csrf');
  });

  test('lists its problems with links to the fields, which repeat them', () => {
    const html = shown(
      <Form action="/" id="say" problems={{ body: 'Please write a few words.' }}>
        <Field name="body" label="Words" hint="Few." />
      </Form>,
    );
    expect(html).toContain('<a href="#say-body">Please write a few words.</a>');
    expect(html).toMatch(/<input id="say-body" aria-describedby="say-body-hint say-body-problem" aria-invalid="true"/);
    expect(html).toContain('<label for="say-body">Words</label>');
    expect(html).toContain('One thing needs another look');
  });

  test('leads from a problem to the first of several choices', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ];
    const html = shown(
      <Form action="/" problems={{ for: 'Please choose.' }}>
        <Radios name="for" label="For whom" options={options} value="b" />
      </Form>,
    );
    expect(html).toMatch(/<input type="radio" name="for" id="for" value="a"/);
    expect(html).toMatch(/id="for-b" value="b" checked/);
  });

  test('gives back what was typed, harmlessly', () => {
    const html = shown(
      <Form action="/">
        <Field name="body" type="textarea" label="Words" value={'</textarea><script>'} />
      </Form>,
    );
    expect(html).not.toContain('<script>');
  });

  test('keeps several ticks', () => {
    const options = ['mo', 'tu', 'we'].map((value) => ({ value, label: value }));
    expect(shown(<CheckboxList name="days" label="Days" options={options} values={['mo', 'we']} />).match(/ checked/g)).toHaveLength(2);
  });
});

describe('language', () => {
  test("of people's words is chosen by name in the reader's own", () => {
    expect(shown(<LanguageField name="lang" label="Idioma" />, 'es')).toMatch(/<option value="es" selected[^>]*>español</);
  });

  test("of people's words is marked, with its direction", () => {
    expect(shown(<Quote body="مرحبا" lang="ar" who="Parent" />)).toContain('<blockquote lang="ar" dir="rtl">');
  });
});

describe('time', () => {
  const where = { timeZone: 'America/Chicago', now: new Date('2026-04-20T12:00:00Z') };

  test('is written for the place and exact for machines', () => {
    expect(shown(<Time value="2026-05-04T02:00:00Z" />)).toBe('<time datetime="2026-05-04T02:00:00.000Z">May 3, 2026</time>');
    expect(formatTime(new Date('2026-05-04T02:00:00Z'), 'date', { ...where, locale: 'es' })).toBe('3 de mayo de 2026');
  });

  test.each([
    ['2026-04-19T12:00:00Z', 'yesterday'],
    ['2026-04-20T15:00:00Z', 'in 3 hours'],
    ['2026-04-20T12:00:10Z', 'this minute'],
    ['2026-06-20T12:00:00Z', 'in 2 months'],
  ])('of %s from now is %s', (value, words) => {
    expect(formatTime(new Date(value), 'distance', { ...where, locale: 'en' })).toBe(words);
  });
});

describe('pictures', () => {
  const parts = [
    { key: 'd1', label: 'informing', share: 25 },
    { key: 'd4', label: 'transforming', share: 75 },
  ] as const;

  test('say in words what they show', () => {
    expect(shown(<SpreadBar label="Reading" parts={parts} />)).toContain('aria-label="Reading: informing 25%, transforming 75%"');
  });

  test('start where reading starts', () => {
    expect(shown(<SpreadBar label="Reading" parts={parts} />)).toContain('<g class="d1"><rect x="0%" width="25%"');
    expect(shown(<SpreadBar label="Reading" parts={parts} />, 'ar')).toContain('<g class="d1"><rect x="75%" width="25%"');
  });

  test('give no figure when too few people stand behind it', () => {
    const html = shown(<SpreadBar label="Reading" parts={parts} unreadable="Fewer than ten people" />);
    expect(html).toContain('Fewer than ten people');
    expect(html).not.toMatch(/25|75/);
  });
});

test('a stacked table keeps the name of each column for its cell', () => {
  const html = shown(<Stacked caption="People" head={['Person', 'Ring']} rows={[['Ana', 'core team']]} />);
  expect(html).toContain('<th scope="row" role="rowheader">Ana</th>');
  expect(html).toContain('<span class="cell-name" aria-hidden="true">Ring</span>');
});

test.each(['red', '#12', '#123456;}body{}', null])('an accent that is not a colour (%s) changes nothing', (accent) => {
  expect(accentStyle(accent)).toBe('');
});

test.each(['es', 'ar'])('%s has every word', (locale) => {
  const keys = (of: string) =>
    Object.keys(JSON.parse(readFileSync(new URL(`./words/${of}.json`, import.meta.url), 'utf8'))).map((key) =>
      key.replace(/_(zero|one|two|few|many|other)$/, ''),
    );
  expect(new Set(keys(locale))).toEqual(new Set(keys('en')));
});
