import { expect, test } from 'vitest';
import ar from './words/ar.json' with { type: 'json' };
import en from './words/en.json' with { type: 'json' };
import es from './words/es.json' with { type: 'json' };

test.each([
  ['es', es],
  ['ar', ar],
] as const)('%s says everything that English says, with the same slots', (_locale, words) => {
  const slots = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([slot]) => slot).sort();
  const shape = (all: Record<string, string>) => Object.fromEntries(Object.entries(all).map(([key, text]) => [key, slots(text)]));
  expect(shape(words)).toEqual(shape(en));
});
