import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningProgram } from '#test/process.ts';
import { useBrowser, type Reading } from './support/browser.ts';
import { seeds, setUpHouse, type MadeHouse } from './support/house.ts';
import { startBuilt } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
const soon = { timeout: 15_000, interval: 50 };
const typed = 'Half a sentence that took a while';
const data = mkdtempSync(join(tmpdir(), 'longtable-slow-'));
let program: RunningProgram;
let made: MadeHouse;
let convener: Reading;
let voter: Reading;
beforeAll(async () => {
  program = await startBuilt({ data });
});
afterAll(async () => {
  await program.discard();
  rmSync(data, { recursive: true, force: true });
});
// After the program, so that its pages are closed before it ends.
const { read } = useBrowser(() => program.origin);
beforeAll(async () => {
  convener = await read();
  made = await setUpHouse(convener, program.adminLink, { statements: [...seeds, 'Milk stands by the door.', 'A bell rings twice.', 'Soup is warm.'] });
  voter = await read({ width: 360 });
  await voter.go(made.conversation);
});

const desk = () => `${made.conversation}/desk`;
const lines = () => convener.field(en('conversations:seeds.lines'));
/** Something that the convener's desk shows happens elsewhere. */
const happens = () => voter.press(en('conversations:vote.agree'));
const bad = (route: Route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<title>502</title><h1>Bad Gateway</h1>' });

/** Opens the desk and types there, with its line open. */
async function beginWriting(text: string): Promise<void> {
  const open = convener.page.waitForResponse((response) => response.url().includes('/live?'));
  await convener.go(desk());
  await open;
  await convener.unfold(en('conversations:seeds.open'));
  await lines().fill(text);
  // From now on nobody writes: what stands there has to stay for another reason.
  await convener.page.locator('h1').focus();
}

/** The desk asks for itself beside the person, and gets what `answer` gives. */
async function refreshedBy(answer: (route: Route) => Promise<void>): Promise<void> {
  const asked = Promise.withResolvers<void>();
  await convener.page.route(`**${desk()}`, async (route) => {
    if (route.request().headers()['x-aside'] === undefined) return route.continue();
    await answer(route).finally(asked.resolve);
  });
  await happens();
  await asked.promise;
  await convener.page.waitForTimeout(300);
  await convener.page.unroute(`**${desk()}`);
}

/** What was broken on purpose is no trouble. */
function forgive(): void {
  const left = convener.trouble.filter((line) => !/net::ERR_|Failed to fetch|status of 502|^502:/.test(line));
  convener.trouble.splice(0, convener.trouble.length, ...left);
}

test.each<[string, (route: Route) => Promise<void>]>([
  ['is refused by what stands before the server', bad],
  ['gets no answer', (route) => route.abort()],
  ['is asked to sign in', (route) => route.continue({ headers: { ...route.request().headers(), cookie: '' } })],
])('a page that fetches itself anew and %s stays, with what was typed, and goes on following', async (_, answer) => {
  await beginWriting(typed);
  await refreshedBy(answer);
  expect([await lines().inputValue(), await convener.page.locator('html').getAttribute('aria-busy')]).toEqual([typed, null]);
  forgive();
});

test('what needs another look stays when the page is made new', async () => {
  await beginWriting('x'.repeat(300));
  await convener.press(en('conversations:seeds.submit'));
  await convener.page.locator('.problems').waitFor();
  await convener.page.locator('h1').first().focus();
  await convener.page.waitForTimeout(2000);
  await refreshedBy((route) => route.continue());
  expect([await convener.page.locator('.problems').count(), await lines().inputValue()]).toEqual([1, 'x'.repeat(300)]);
});

test('a form that does not get through says so, keeps its words, and can be sent again', async () => {
  await beginWriting('Water stands on every table.');
  const send = convener.page.getByRole('button', { name: en('conversations:seeds.submit'), exact: true });
  const told = convener.page.getByRole('alert').filter({ hasText: en('ui:unsent') });
  for (const answer of [bad, (route: Route) => route.abort()]) {
    await convener.page.route(`**${made.conversation}/seeds*`, answer, { times: 1 });
    await send.click();
    await told.waitFor();
    expect(await lines().inputValue()).toBe('Water stands on every table.');
    await convener.page.unrouteAll();
  }
  await convener.press(en('conversations:seeds.submit'));
  await convener.sees(en('conversations:notice.seeded'));
  expect(await told.count()).toBe(0);
  forgive();
});

test('who was signed out meanwhile keeps the words, signs in beside them, and sends them', async () => {
  await beginWriting('Bread is cut in the room.');
  const cookies = await convener.context.cookies();
  await convener.context.clearCookies({ name: /session/ });
  await convener.page.getByRole('button', { name: en('conversations:seeds.submit'), exact: true }).click();
  await convener.sees(en('ui:signed-out'));
  expect(await lines().inputValue()).toBe('Bread is cut in the room.');
  await convener.context.addCookies(cookies);
  await convener.press(en('conversations:seeds.submit'));
  await convener.sees(en('conversations:notice.seeded'));
});

test('what is half written stays when another form of the page is sent', async () => {
  await beginWriting('Apples are in a bowl.');
  await convener.unfold(en('conversations:change-it.open'));
  await convener.fill(en('conversations:form.topic'), typed);
  await convener.press(en('conversations:seeds.submit'));
  await convener.sees(en('conversations:notice.seeded'));
  expect([await convener.field(en('conversations:form.topic')).inputValue(), await lines().inputValue()]).toEqual([typed, '']);
});

test('the way back leads to the page as it is now, without the windows that stood open', async () => {
  await convener.go(desk());
  await convener.page.locator('button[data-confirm]').first().click();
  await convener.page.locator('dialog[open]').waitFor();
  await convener.page.evaluate(() => document.querySelector<HTMLAnchorElement>('nav a[href="/issues"]')?.click());
  await convener.page.waitForURL('**/issues');
  const fresh = convener.page.waitForResponse((response) => response.request().headers()['x-aside'] === 'refresh');
  await convener.page.goBack();
  await fresh;
  expect(await convener.page.locator('dialog[open]').count()).toBe(0);
});

test('seven windows of one browser leave a line to load pages by', async () => {
  for (let window = 1; window < 6; window += 1) await (await convener.context.newPage()).goto(desk(), { waitUntil: 'commit', timeout: 15_000 });
  const last = await convener.context.newPage();
  await last.goto(desk(), { timeout: 15_000 });
  await expect.poll(() => last.locator('h1').count(), soon).toBe(1);
  for (const page of convener.context.pages()) if (page !== convener.page) await page.close();
});
