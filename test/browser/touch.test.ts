import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useBrowser } from './support/browser.ts';
import { setUpHouse, type MadeHouse } from './support/house.ts';
import { useLongtable } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const longtable = useLongtable();
const { read } = useBrowser(() => longtable().origin);
let made: MadeHouse;
let page: Page;

beforeAll(async () => {
  const convener = await read();
  made = await setUpHouse(convener, longtable().adminLink);
  await convener.go(`${made.issue}/map/import`);
  const elements = [...'ABCDEFGHIJ'].map((letter, at) => ({ label: `Group ${letter}`, type: 'Group', x: (at % 5) * 400, y: Math.floor(at / 5) * 900 }));
  await convener.page.locator('textarea[name=json]').fill(JSON.stringify({ elements }));
  await convener.press(en('maps:import.look'));
  await convener.press(en('maps:preview.take'));
  const phone = await read({ width: 360, touch: true });
  await phone.context.addCookies(await convener.context.cookies());
  page = phone.page;
});

type Point = readonly [number, number];

/** Fingers go from some points to others, and are lifted. */
async function fingers(from: readonly Point[], to: readonly Point[]): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const points = (share: number) => from.map(([x, y], id) => ({ id, x: x + ((to[id]?.[0] ?? x) - x) * share, y: y + ((to[id]?.[1] ?? y) - y) * share }));
  await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
  for (let step = 1; step <= 8; step += 1) await line.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(step / 8) });
  await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const showFrame = () => page.evaluate(() => scrollTo(0, (document.querySelector('.net-frame')?.getBoundingClientRect().top ?? 0) + scrollY - 100));
const seen = () => page.evaluate(() => ({ scrolled: scrollY, drawing: document.querySelector<SVGElement>('.net-svg')?.style.cssText ?? '' }));

test('a finger looks around and moves nothing, the page goes on where the drawing ends, and two fingers come closer', async () => {
  await page.goto(`${made.issue}/map`);
  await page.locator('longtable-system-map[data-closer]').waitFor();
  await showFrame();
  const places = () => page.locator('.net-item').evaluateAll((items) => items.map((item) => item.getAttribute('transform')).join());
  const [start, stood] = [await seen(), await places()];
  await fingers([[180, 500]], [[180, 300]]);
  const panned = await seen();
  expect(panned.drawing).not.toBe(start.drawing);
  for (let swipe = 0; swipe < 8; swipe += 1) await fingers([[180, 500]], [[180, 200]]);
  expect((await seen()).scrolled).toBeGreaterThan(start.scrolled);
  await page.evaluate((top) => scrollTo(0, top), start.scrolled);
  const width = () => page.locator('.net-svg').evaluate((svg) => Number.parseFloat((svg as SVGElement).style.width));
  const before = await width();
  await fingers(
    [
      [150, 300],
      [200, 300],
    ],
    [
      [80, 300],
      [280, 300],
    ],
  );
  expect(await width()).toBeGreaterThan(before * 1.5);
  expect(await places()).toBe(stood);
});

test('a tap chooses, and after Move it says where', async () => {
  await page.goto(`${made.issue}/map`);
  await page.locator('button[value=all]').tap();
  const tap = async (selector: string, at: (box: DOMRect) => Point) => {
    await showFrame();
    const box = await page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect());
    await page.touchscreen.tap(...at(box));
  };
  await tap('.net-item .net-shape', ({ x, y, width, height }) => [x + width / 2, y + height / 2]);
  await page.locator('.net-chosen').waitFor();
  const before = await page.locator('.net-chosen').getAttribute('transform');
  await page.locator('button[value=move]').tap();
  await tap('.net-frame', ({ x, y }) => [x + 60, y + 200]);
  await expect.poll(() => page.locator('[data-said]').textContent()).toContain('stands there now');
  expect(await page.locator('.net-chosen').getAttribute('transform')).not.toBe(before);
});
