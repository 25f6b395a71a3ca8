import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Tokens = Readonly<Record<string, string>>;

const files = ['tokens', 'result'].map((name) => readFileSync(new URL(`./css/${name}.css`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''));
const parts = files.map((css) => css.split('@media screen and (prefers-color-scheme: dark)'));
const light = colours(parts.map(([lightCss]) => lightCss).join('\n'));
const schemes: Record<string, Tokens> = { light, dark: { ...light, ...colours(parts.map(([, darkCss]) => darkCss).join('\n')) } };

/** Hexadecimal colours by token name. */
function colours(part: string): Tokens {
  return Object.fromEntries([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(full.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(tokens: Tokens, front: string, ground: string): number {
  const [a, b] = [front, ground]
    .map((name) => {
      const value = tokens[name];
      if (!value) throw new Error(`no colour --${name}`);
      return luminance(value);
    })
    .sort((x, y) => y - x);
  return ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
}

const grounds = ['paper', 'sheet', 'sunk'];
const soft = ['accent-soft', 'now-soft', 'good-soft', 'bad-soft'];
const body = [...grounds, ...soft].map((ground) => ['ink', ground] as const);
const text = [
  ...grounds.flatMap((ground) => ['ink-2', 'accent', 'now', 'good', 'bad'].map((front) => [front, ground] as const)),
  ['accent-ink', 'accent'],
  ['accent', 'accent-soft'],
  ['now', 'now-soft'],
  ['good', 'good-soft'],
  ['bad', 'bad-soft'],
  ['ink-2', 'now-soft'],
  ...[1, 2, 3, 4].map((depth) => [`depth-${depth}-ink`, `depth-${depth}`] as const),
  ...['agree', 'disagree', 'pass'].map((choice) => [`${choice}-ink`, choice] as const),
] as const;
const shapes = [
  ...grounds.flatMap((ground) => ['line-strong', 'accent', 'now'].map((front) => [front, ground] as const)),
  // The parts of a bar stand on paper, which also parts them from each other.
  ...['agree', 'disagree', 'disagree-line'].map((part) => [part, 'paper'] as const),
];

describe.each(Object.keys(schemes))('%s', (scheme) => {
  const tokens = schemes[scheme] ?? {};

  test.each(body)('body text %s on %s is AAA', (front, ground) => {
    expect(ratio(tokens, front, ground)).toBeGreaterThanOrEqual(7);
  });

  test.each(text)('text %s on %s is AA', (front, ground) => {
    expect(ratio(tokens, front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)('edge %s on %s can be seen', (front, ground) => {
    expect(ratio(tokens, front, ground)).toBeGreaterThanOrEqual(3);
  });

  test('neighbouring depths can be told apart', () => {
    for (const depth of [1, 2, 3]) expect(ratio(tokens, `depth-${depth}`, `depth-${depth + 1}`)).toBeGreaterThanOrEqual(1.5);
  });
});

test('the measure agrees with known pairs', () => {
  expect(ratio({ a: '#000', b: '#ffffff' }, 'a', 'b')).toBeCloseTo(21, 5);
  expect(ratio({ a: '#767676', b: '#fff' }, 'a', 'b')).toBeCloseTo(4.54, 2);
});
