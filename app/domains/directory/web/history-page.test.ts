import { expect, test } from 'vitest';
import { createTestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';

const database = useDatabase();

test('the history names languages, and a form that ticks them in another order changes none', async () => {
  const app = await createTestApp(database.db);
  const town = await buildTown(database.db);
  const browser = await app.browser().signIn('convener@example.org');
  const list = `/organizations/${town.district}/directory/persons`;
  const path = (await browser.post(list, { name: 'Bashir Elmi', languages: ['so', 'ar'], lang: 'en' })).location ?? '';
  const change = { name: 'Bashir Elmi', lang: 'en', revision: 1 };
  await browser.put(path, { ...change, languages: ['ar', 'so'] });
  expect((await browser.get(`${path}/history`)).text).not.toContain('Somali');
  await browser.put(path, { ...change, revision: 2, languages: ['en', 'ar', 'so'] });
  const { text } = await browser.get(`${path}/history`);
  expect(text).toContain('Somali, Arabic, English');
  expect(text).not.toContain('[&quot;');
});
