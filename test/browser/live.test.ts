import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshServerDatabase } from '#test/database.ts';
import type { RunningProgram } from '#test/process.ts';
import { useBrowser, type Reading } from './support/browser.ts';
import { seeds, setUpHouse, type MadeHouse } from './support/house.ts';
import { startBuilt } from './support/server.ts';
import { said } from './support/words.ts';

const en = said('en');
/** A second or so, and what a busy machine adds. */
const soon = { timeout: 15_000, interval: 50 };

/** How many votes a conversation's desk shows. */
async function votesOn(desk: Reading): Promise<string> {
  return desk.page
    .locator('.facts > div')
    .filter({ has: desk.page.getByText(en('conversations:desk.votes'), { exact: true }) })
    .locator('dd')
    .innerText();
}

/** Leaves a mark that a reload would take away. */
async function mark(desk: Reading): Promise<void> {
  await desk.page.evaluate(() => void Object.assign(window, { marked: true }));
}

async function isMarked(desk: Reading): Promise<boolean> {
  return desk.page.evaluate(() => 'marked' in window);
}

/** A line that was cut on purpose is no trouble. */
function forgiveLostLine(reading: Reading): void {
  const left = reading.trouble.filter((line) => !/net::ERR_|Failed to fetch/.test(line));
  reading.trouble.splice(0, reading.trouble.length, ...left);
}

describe('one process', () => {
  const data = mkdtempSync(join(tmpdir(), 'longtable-live-'));
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

  test("a vote shows on the convener's desk without a reload, and what she half wrote stays", async () => {
    convener = await read();
    made = await setUpHouse(convener, program.adminLink);
    await convener.unfold(en('conversations:seeds.open'));
    await convener.fill(en('conversations:seeds.lines'), 'Half a sentence');
    await mark(convener);
    voter = await read({ width: 360 });
    await voter.go(made.conversation);
    await voter.press(en('conversations:vote.agree'));
    await expect.poll(() => votesOn(convener), soon).toBe('1');
    expect(await isMarked(convener)).toBe(true);
    expect(await convener.field(en('conversations:seeds.lines')).inputValue()).toBe('Half a sentence');
  });

  test("an issue's public page follows what the convener does", async () => {
    await voter.go(made.issue);
    await mark(voter);
    const other = await read();
    await other.context.addCookies(await convener.context.cookies());
    await other.go(`${made.issue}/conversations/new`);
    await other.fill(en('conversations:form.topic'), 'Where could more tables stand?');
    await other.press(en('conversations:form.submit'));
    await expect.poll(() => voter.page.getByText('Where could more tables stand?').count(), soon).toBe(1);
    expect(await isMarked(voter)).toBe(true);
    await other.context.close();
  });

  test.each([0, 800])('what she did is still told after her own page was made new by it, on a line that is %i ms late', async (latency) => {
    const issue = await read();
    await issue.context.addCookies(await convener.context.cookies());
    const line = await issue.context.newCDPSession(issue.page);
    await line.send('Network.enable');
    await issue.go(`${made.issue}/desk`);
    const { page } = issue;
    const notice = page.locator('#notice');
    const isPublic = (await page.getByRole('button', { name: en('issues:publish'), exact: true }).count()) === 0;
    const open = page.waitForResponse((response) => response.url().includes('/live?'));
    await page.reload();
    await open;
    let fetched = 0;
    page.on('response', (response) => {
      if (response.request().method() === 'GET' && response.url().endsWith('/desk')) fetched += 1;
    });
    await line.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: -1, uploadThroughput: -1 });
    await issue.press(isPublic ? en('issues:unpublish') : en('issues:publish'), isPublic ? { sure: en('issues:unpublish') } : {});
    const told = en(isPublic ? 'issues:notice.unpublished' : 'issues:notice.published');
    await notice.getByText(told).waitFor();
    // Once by what she did, and once because of it.
    await expect.poll(() => fetched, soon).toBeGreaterThan(1);
    await page.locator('html:not([aria-busy])').waitFor();
    expect(await notice.innerText()).toBe(told);
    await issue.context.close();
  });

  test('after the server was away, the desk catches up by itself', async () => {
    await mark(convener);
    const { port } = new URL(program.origin);
    await program.stop();
    program = await startBuilt({ data, port: Number(port) });
    await voter.go(made.conversation);
    await voter.press(en('conversations:vote.disagree'));
    // Pages come back one by one, within 15 seconds.
    await expect.poll(() => votesOn(convener), { timeout: 45_000, interval: 100 }).toBe('2');
    expect(await isMarked(convener)).toBe(true);
    for (const reading of [convener, voter]) forgiveLostLine(reading);
  });
});

const server = process.env['LONGTABLE_TEST_DATABASE_URL'];

describe('two processes on one PostgreSQL', () => {
  const programs: RunningProgram[] = [];
  afterAll(async () => {
    for (const program of programs) await program.discard();
  });
  const { read } = useBrowser(() => programs[0]?.origin ?? '');

  test('what is done through one shows live on the other', async ({ skip }) => {
    if (!server) return skip('LONGTABLE_TEST_DATABASE_URL is not set');
    const env = { DATABASE_URL: await freshServerDatabase(server, 'live') };
    const here = await startBuilt({ env });
    programs.push(here);
    const convener = await read();
    const made = await setUpHouse(convener, here.adminLink);
    const there = await startBuilt({ env });
    programs.push(there);
    await mark(convener);

    const voter = await read({}, there.origin);
    await voter.go(made.conversation);
    await voter.press(en('conversations:vote.agree'));
    await expect.poll(() => votesOn(convener), soon).toBe('1');
    expect(await isMarked(convener)).toBe(true);

    const colleague = await read({}, there.origin);
    await colleague.context.addCookies(await convener.context.cookies());
    await colleague.go(`${made.conversation}/desk`);
    await mark(colleague);
    await convener.unfold(en('conversations:seeds.open'));
    await convener.fill(en('conversations:seeds.lines'), 'Water stands on every table.');
    await convener.press(en('conversations:seeds.submit'));
    await expect.poll(() => colleague.page.locator('blockquote').getByText('Water stands on every table.').count(), soon).toBe(1);
    expect(await colleague.page.getByText(seeds[0] ?? '').count()).toBeGreaterThan(0);
    expect(await isMarked(colleague)).toBe(true);
  });
});
