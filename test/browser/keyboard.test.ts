import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { useBrowser, type Reading } from './support/browser.ts';
import { turnPage } from './support/hands.ts';
import { seeds, setUpHouse, type MadeHouse } from './support/house.ts';
import { useLongtable } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const longtable = useLongtable();
const { read } = useBrowser(() => longtable().origin);
let convener: Reading;
let made: MadeHouse;

beforeAll(async () => {
  convener = await read();
  made = await setUpHouse(convener, longtable().adminLink);
});

/** What has the focus: its words, and whether one can see that it has it. */
async function focused(page: Page): Promise<{ words: string; seen: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return { words: '', seen: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { width, height, bottom } = element.getBoundingClientRect();
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    const words = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : (element.textContent ?? '');
    return { words: words.trim(), seen: outlined && width > 0 && height > 0 && bottom > 0 };
  });
}

/** Presses Tab until that has the focus. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if ((await focused(page)).words === words) return;
  }
  throw new Error(`no way by Tab to ${words}`);
}

test('1, 2 and 3 vote, and Tab and Enter do', async () => {
  const { page, go, sees } = await read();
  await go(made.conversation);
  await turnPage(page, () => page.keyboard.press('1'));
  await sees(en('conversations:last.agree'));
  await turnPage(page, () => page.keyboard.press('3'));
  await sees(en('conversations:last.pass'));
  await tabTo(page, en('conversations:vote.disagree'));
  await turnPage(page, () => page.keyboard.press('Enter'));
  await sees(en('conversations:all-done', { count: seeds.length }));
});

test('keys typed into a field do not vote', async () => {
  const { page, go, field } = await read();
  await go(`${made.conversation}/statements`);
  await field(en('conversations:search')).press('1');
  expect(new URL(page.url()).pathname).toBe(`${made.conversation}/statements`);
  expect(await field(en('conversations:search')).inputValue()).toBe('1');
});

test('the first Tab offers to skip to the content', async () => {
  const { page, go } = await read();
  await go(made.issue);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toEqual({ words: en('ui:skip-to-content'), seen: true });
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id), { timeout: 10_000 }).toBe('main');
});

test.each(['', '/say', '/desk/people', '/desk/hear'])('one always sees where the focus is: issue%s', async (tab) => {
  await convener.go(made.issue + tab);
  const unseen: string[] = [];
  let stops = 0;
  for (; stops < 80; stops++) {
    await convener.page.keyboard.press('Tab');
    const at = await focused(convener.page);
    if (at.words === '' && stops > 5) break;
    if (!at.seen) unseen.push(at.words);
  }
  expect(stops).toBeGreaterThan(5);
  expect(unseen).toEqual([]);
});

test('the menu opens with Enter and closes with Escape, which gives the focus back', async () => {
  const { page } = convener;
  await convener.go(made.issue);
  await tabTo(page, 'Maren Okafor');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toEqual({ words: en('ui:my-person'), seen: true });
  await page.keyboard.press('Escape');
  expect((await focused(page)).words).toBe('Maren Okafor');
  expect(await page.getByText(en('ui:my-person')).isVisible()).toBe(false);
});

test('what is hard to undo is asked once more: No has the focus, Escape leaves all as it was', async () => {
  const { page } = convener;
  await convener.go(`${made.conversation}/desk`);
  await tabTo(page, en('conversations:close'));
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  expect(await focused(page)).toEqual({ words: en('ui:cancel'), seen: true });
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect((await focused(page)).words).toBe(en('conversations:close'));
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Shift+Tab');
  await turnPage(page, () => page.keyboard.press('Enter'));
  await convener.sees(en('conversations:notice.ended'));
  await convener.press(en('conversations:reopen'), { sure: en('conversations:reopen') });
});

test('a form that needs another look gives the focus to its problems, which lead to the fields', async () => {
  const { page, go, field } = await read();
  await go('/sign-in/code?email=ana%40example.org');
  await field(en('sign-in:code')).fill('000000');
  await turnPage(page, () => page.keyboard.press('Enter'));
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('problems');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
});

test('after a deed far down a page the keys go on from there, and what was done is in sight and told', async () => {
  const { page, go } = convener;
  await go(`${made.issue}/memberships/mine?open=welcome`);
  const done = page.locator('#welcome form button').filter({ hasText: new RegExp(`^${en('members:step.go')}$`) });
  await done.first().waitFor();
  const steps = await done.count();
  await turnPage(page, () => done.first().click());
  await page.locator('#welcome > summary').click();
  await done.first().focus();
  await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'start' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => done.count(), { timeout: 10_000 }).toBe(steps - 2);
  const notice = page.locator('#notice');
  await expect.poll(() => page.locator('#told').textContent(), { timeout: 10_000 }).toBe(en('members:notice.saved'));
  expect(await page.evaluate(() => document.activeElement?.closest('#welcome')?.id)).toBe('welcome');
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  const top = () => notice.evaluate((element) => element.getBoundingClientRect().top);
  expect(await top()).toBeGreaterThanOrEqual(0);
  await page.keyboard.press('Tab');
  expect(await top()).toBeLessThan(0);
});

test('a map is drawn by keys alone: added, related, moved, taken off, undone, and told at each step', async () => {
  const { page, go } = convener;
  await go(`${made.issue}/map`);
  const soon = { timeout: 10_000 };
  const told = (words: string) => expect.poll(() => page.locator('[data-said]').textContent(), soon).toContain(words);
  const stand = (selector: string, many: number) => expect.poll(() => page.locator(`.net-svg ${selector}`).count(), soon).toBe(many);
  await page.locator('#add-name').focus();
  await page.keyboard.type('Night-shift families');
  await page.keyboard.press('Enter');
  await told('Night-shift families. Group. Nobody is linked to it.');
  await page.keyboard.press('a');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('add-name');
  await page.keyboard.type('Dispatch');
  await page.keyboard.press('Enter');
  await told('Dispatch. Group.');
  await page.keyboard.press('r');
  await page.keyboard.press('Home');
  if ((await page.locator('.net-chosen').textContent())?.includes('Dispatch')) await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await told('From Dispatch to Night-shift families');
  await tabTo(page, en('maps:relation.submit'));
  await page.keyboard.press('Enter');
  await stand('.net-relation', 1);
  await told('works with Night-shift families');
  const place = () => page.locator('.net-chosen').getAttribute('transform');
  const before = await place();
  await page.keyboard.press('m');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Enter');
  await told('stands there now');
  expect(await place()).not.toBe(before);
  await expect.poll(() => page.locator('#undo').textContent(), soon).toContain('moved Dispatch');
  await page.keyboard.press('u');
  await expect.poll(place, soon).toBe(before);
  await page.keyboard.press('Delete');
  await stand('.net-item', 1);
  await page.keyboard.press('u');
  await stand('.net-relation', 1);
  expect(convener.trouble).toEqual([]);
});
