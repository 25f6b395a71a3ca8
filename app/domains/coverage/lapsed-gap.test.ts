import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '../../../db/world/loading/index.ts';
import { getIssue } from '../issues/index.ts';
import { coverageOf, gapsOf } from './index.ts';
import { gapSentence } from './web/index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const slug = 'east-bank-by-first-bell';
const mandate = `/issues/${slug}/mandates/${idOf('mandates.yolanda-drivers')}`;
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
});

async function saysOfMandates(): Promise<string[]> {
  const ctx = app.ctx(idOf('persons.imelda'));
  const gaps = gapsOf(await coverageOf(ctx, await getIssue(ctx, slug)), now);
  return gaps.map((gap) => gapSentence(ctx, gap)).filter((one) => one.includes('the mandate of'));
}

test('where the only mandate ran out, the sentence says so and leads to its renewal, and goes when it is renewed', async () => {
  expect(await saysOfMandates()).toEqual([]);
  await database.db.updateTable('mandates').set({ until_on: '2026-11-16' }).where('id', '=', idOf('mandates.yolanda-drivers')).execute();
  const [sentence, ...others] = await saysOfMandates();
  expect(others).toEqual([]);
  expect(sentence).toMatch(/^Nobody speaks for .*drivers.* now: the mandate of Yolanda .* ended on November 16, 2026\.$/i);
  const convener = await app.browser().signIn('imelda.castellanos@example.org');
  const page = (await convener.get(`/issues/${slug}/desk/people/missing`)).text;
  expect(page).toContain(`href="${mandate}#renewal"`);
  expect((await convener.post(`${mandate}/renewals`, { untilOn: '2027-11-16', how: 'Show of hands', lang: 'en' })).status).toBe(303);
  expect(await saysOfMandates()).toEqual([]);
});
