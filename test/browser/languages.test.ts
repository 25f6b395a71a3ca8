import { expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { overflows } from './support/browser.ts';
import { crawl } from './support/crawl.ts';
import { everywhere, leftOutFor, unfold, useShoes } from './support/shoes.ts';

const { read, stepInto } = useShoes();

test('what a participant reads is sound in Arabic, right to left', async () => {
  const reading = await read({ language: 'ar', width: 360 });
  const wrong: string[] = [];
  await crawl(reading.page, everywhere, async (path) => {
    await unfold(reading.page);
    const found = [...(await violations(reading.page)), ...(await overflows(reading.page))];
    wrong.push(...found.map((line) => `${path}: ${line}`));
  });
  expect(wrong).toEqual([]);
});

test.each(['visitor', 'convener', 'administrator'] as const)(
  'words half as long again fit on every page of the %s',
  async (shoes) => {
    const reading = await stepInto(shoes, { language: 'en-XA' });
    const wrong: string[] = [];
    const visit = async (path: string) => {
      await unfold(reading.page);
      for (const width of [360, 768, 1280]) {
        await reading.page.setViewportSize({ width, height: 900 });
        wrong.push(...(await overflows(reading.page)).map((line) => `${path} at ${width}: ${line}`));
      }
    };
    await crawl(reading.page, everywhere, visit, leftOutFor(shoes));
    expect(wrong).toEqual([]);
  },
  600_000,
);
