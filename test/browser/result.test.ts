import { beforeAll, describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { film, overflows, useBrowser, type Reader, type Reading } from './support/browser.ts';
import { crowdVotes } from './support/crowd.ts';
import { turnPage } from './support/hands.ts';
import { pathOf, setUpHouse, type MadeHouse } from './support/house.ts';
import { useLongtable } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const es = said('es');
/** The machine is shared, and results follow votes within a second or so. */
const patiently = { timeout: 30_000, interval: 200 };

describe('the result of the demo', () => {
  const demo = useLongtable({ args: ['demo'] });
  const { read } = useBrowser(() => demo().origin);
  let result: string;

  /** The result of the conversation that everybody may see. */
  async function open(reader: Reader = {}): Promise<Reading> {
    const reading = await read(reader);
    await reading.go(result);
    return reading;
  }

  async function mapsOn(reading: Reading): Promise<number> {
    await reading.go(result);
    return reading.page.locator('longtable-map').count();
  }

  beforeAll(async () => {
    const reading = await read();
    await reading.go('/issues/east-bank-by-first-bell');
    const conversation = await reading.page.locator('a[href^="/conversations/"]').first().getAttribute('href');
    result = `${conversation}/result`;
    // It is worked out in the first moments after the start.
    for (let tries = 0; tries < 60 && (await mapsOn(reading)) === 0; tries += 1) await reading.page.waitForTimeout(500);
    expect(await mapsOn(reading)).toBe(1);
  });

  test('is read on paper-warm pages, light and dark, on a phone and at a desk', async () => {
    const reading = await open();
    await film(reading, 'result');
    await turnPage(reading.page, () => reading.page.locator('.finding a[href*="/statements/"]').first().click());
    await film(reading, 'result-statement');
  });

  test('its map is walked by keyboard alone: arrows, the text beside it, Enter and Escape', async () => {
    const reading = await open();
    const { page } = reading;
    const frame = page.locator('.map-frame');
    const shown = page.locator('.map-shown');
    await frame.focus();
    await page.keyboard.press('Home');
    const first = await shown.innerText();
    expect(first).not.toBe('');
    const met = new Set<string>();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowRight']) {
      await page.keyboard.press(key);
      met.add(await shown.innerText());
    }
    expect(met.size).toBeGreaterThan(2);
    await page.keyboard.press('+');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('-');
    // To a statement, whose page Enter opens.
    for (let presses = 0; presses < 12 && (await shown.locator('a[href*="/statements/"]').count()) === 0; presses += 1) await page.keyboard.press('ArrowDown');
    await turnPage(page, () => page.keyboard.press('Enter'));
    expect(pathOf(reading)).toMatch(/\/result\/statements\//);
    await page.goBack();
    await page.locator('.map-frame').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.map-frame') === null)).toBe(true);
  });

  test('says the same without script: the map is drawn, its table and every figure unfold', async () => {
    for (const language of ['en', 'es'] as const) {
      const t = language === 'en' ? en : es;
      const reading = await open({ width: 360, script: false, language });
      await reading.sees(t('opinions:ground'));
      expect(await reading.page.locator('.map-svg').first().isVisible()).toBe(true);
      const table = reading.page
        .locator('details')
        .filter({ has: reading.page.locator('.map-table, table') })
        .first();
      await table.locator('summary').click();
      expect(await table.locator('table').first().isVisible()).toBe(true);
      expect(await overflows(reading.page)).toEqual([]);
    }
  });

  test('speaks Spanish to those who read Spanish, figures and map and all', async () => {
    const reading = await open({ width: 360, language: 'es' });
    for (const key of ['opinions:ground', 'opinions:divides', 'opinions:unknown', 'opinions:how'] as const) await reading.sees(es(key));
    expect(await reading.page.locator('.map-frame').getAttribute('aria-label')).toBe(es('opinions:map.role'));
    expect(await violations(reading.page)).toEqual([]);
  });
});

/** The opinion groups that are drawn. */
function marksOf({ page }: Reading): Promise<(string | null)[]> {
  return page.locator('.map-place').evaluateAll((marks) => marks.map((mark) => mark.getAttribute('data-key')));
}

describe('a room', () => {
  const longtable = useLongtable();
  const { read } = useBrowser(() => longtable().origin);
  let convener: Reading;
  let made: MadeHouse;

  beforeAll(async () => {
    convener = await read();
    made = await setUpHouse(convener, longtable().adminLink, {
      live: true,
      statements: Array.from({ length: 8 }, (_, at) => `Statement number ${at + 1} of the room.`),
    });
  });

  test('sees on its wall what people say while fifty of them vote, by a code that leads in', async () => {
    await convener.go(`${made.conversation}/desk`);
    await convener.press(en('conversations:room.make'));
    const wall = await read({ width: 1280 });
    await wall.go(`${made.conversation}/room`);
    await wall.page.evaluate(() => void Object.assign(window, { marked: true }));
    const code = (await wall.page.locator('.room-code bdi').innerText()).replace(' ', '');
    const phone = await read({ width: 360 });
    await phone.go('/join');
    await phone.fill(en('conversations:join.code'), code.toLowerCase());
    await phone.press(en('conversations:join.submit'));
    expect(pathOf(phone)).toBe(made.conversation);

    const figure = wall.page.locator('.room-people strong');
    const seen = new Set<string>();
    let isDone = false;
    const watching = (async () => {
      while (!isDone) {
        seen.add((await figure.count()) > 0 ? await figure.innerText() : '');
        await wall.page.waitForTimeout(150);
      }
    })();
    const cast = await crowdVotes(longtable().origin, made.conversation, 50, 8);
    expect(cast).toBe(50 * 8);
    await expect.poll(() => figure.innerText(), patiently).toContain('50');
    isDone = true;
    await watching;
    expect(await wall.page.evaluate(() => 'marked' in window)).toBe(true);
    // It grew before everybody's eyes, in steps, and never told of fewer than ten.
    expect(seen.size).toBeGreaterThan(2);
    for (const text of seen) expect(Number(/\d+/.exec(text)?.[0] ?? 10)).toBeGreaterThanOrEqual(10);
    // The two camps: what is drawn anew in place is what a new page would draw.
    await expect.poll(() => marksOf(wall), patiently).toEqual(['group-A', 'group-B']);
    const { scroll, height } = await wall.page.evaluate(() => ({ scroll: document.documentElement.scrollHeight, height: innerHeight }));
    expect(scroll).toBeLessThanOrEqual(height + 1);
    expect(await violations(wall.page)).toEqual([]);
    await film(wall, 'room');
  });
});
