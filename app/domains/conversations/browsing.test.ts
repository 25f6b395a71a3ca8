import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { seedStatements, startConversation } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let at: string;
let statements: string[];

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  const ctx = app.ctx(town.persons.convener);
  const text = { topic: 'How should families hear of late buses?', introduction: null, lang: 'en', opensAt: null, closesAt: null, reviewedFirst: false };
  const started = await startConversation(ctx, town.issue.id, text);
  if (!started.ok) throw new Error(started.reason);
  at = `/conversations/${started.value}`;
  await seedStatements(
    ctx,
    started.value,
    'en',
    Array.from({ length: 25 }, (_, number) => `Idea ${number}.`),
  );
  statements = (await database.db.selectFrom('statements').select('id').orderBy('number').execute()).map((row) => row.id);
});

async function listed(browser: TestBrowser, query = ''): Promise<number[]> {
  const page = await browser.get(`${at}/statements${query}`);
  expect(page.status).toBe(200);
  return [...page.text.matchAll(/Idea (\d+)\./g)].map((hit) => Number(hit[1]));
}

const vote = (browser: TestBrowser, number: number) => browser.post(`${at}/votes`, { statement: statements[number] ?? '', value: 1 });
const upTo = (last: number, first = 0) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('all statements to read', () => {
  test('stand in the order they came, or the newest first', async () => {
    const browser = app.browser();
    expect(await listed(browser)).toEqual(upTo(19));
    expect(await listed(browser, '?page=2')).toEqual(upTo(24, 20));
    expect(await listed(browser, '?order=newest')).toEqual(upTo(24, 5).reverse());
    expect(await listed(browser, '?order=newest&page=2')).toEqual(upTo(4).reverse());
  });

  test('can be those only that the reader has not voted on, in any order and search', async () => {
    const browser = app.browser();
    await browser.get(at);
    for (const number of [0, 3, 24]) await vote(browser, number);
    expect(await listed(browser, '?unvoted=1')).toEqual([1, 2, ...upTo(21, 4)]);
    expect(await listed(browser, '?unvoted=1&order=newest&search=2')).toEqual([23, 22, 21, 20, 12, 2]);
    expect(await listed(app.browser(), '?unvoted=1')).toEqual(upTo(19));
  });

  test('keep what was chosen in the links to other pages and in the form', async () => {
    const page = await app.browser().get(`${at}/statements?unvoted=1&order=newest&search=Idea`);
    expect(page.text).toContain('search=Idea&amp;unvoted=1&amp;order=newest&amp;page=2');
    expect(page.text).toMatch(/<option value="newest" selected/);
    expect(page.text).toMatch(/name="unvoted"[^>]* checked/);
    expect((await app.browser().get(`${at}/statements`)).text).toContain('/statements?page=2');
  });

  test('say so when none is left to vote on', async () => {
    const browser = app.browser();
    await browser.get(at);
    for (const number of statements.keys()) await vote(browser, number);
    expect((await browser.get(`${at}/statements?unvoted=1`)).text).toContain('You have voted on all of them');
  });

  test.each(['?order=votes', '?unvoted=yes', '?page=-1', '?page=1e9', '?search=%25', '?order=&unvoted=&page=', '?search=%00'])(
    'bear with hostile choices: %s',
    async (query) => {
      expect((await app.browser().get(`${at}/statements${query}`)).status).toBeLessThan(500);
    },
  );
});

describe('the statement to vote on', () => {
  const shown = async (browser: TestBrowser, path = at) => /name="statement" value="([^"]+)"/.exec((await browser.get(path)).text)?.[1];

  test('is the same at each visit until the vote, for a visitor without a vote too', async () => {
    const browser = app.browser();
    const first = await shown(browser);
    app.setNow(new Date('2026-03-01T12:05:00Z'));
    expect(await shown(browser)).toBe(first);
    await browser.post(`${at}/votes`, { statement: first ?? '', value: -1 });
    const second = await shown(browser);
    app.setNow(new Date('2026-03-01T12:10:00Z'));
    expect(second).not.toBe(first);
    expect(await shown(browser)).toBe(second);
  });

  test('stays on the page when no choice was sent with it', async () => {
    const browser = app.browser();
    const page = await browser.post(`${at}/votes`, { statement: statements[7] ?? '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(`name="statement" value="${statements[7]}"`);
  });

  test('differs between people', async () => {
    const seen = new Set<string | undefined>();
    for (let person = 0; person < 12; person += 1) seen.add(await shown(app.browser()));
    expect(seen.size).toBeGreaterThan(4);
  });
});
