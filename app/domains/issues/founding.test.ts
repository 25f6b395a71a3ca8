import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { foundingOf } from './founding-documents.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let browser: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  browser = await app.browser().signIn('convener@example.org');
});

const page = '/issues/late-buses/founding';
const write = (over: number, body: string) => browser.post(page, { kind: 'ground-rules', body, lang: 'en', over });
const documents = () => database.db.selectFrom('founding_documents').select(['id', 'number', 'body']).orderBy('number').execute();

async function consent(email: string, fields: Record<string, string>, version = -1) {
  const member = await app.browser().signIn(email);
  return member.post(`${page}/${(await documents()).at(version)?.id}/consent`, { lang: 'en', ...fields });
}

describe('founding documents', () => {
  test('new words are a new version, the one before stays readable, and consent starts anew', async () => {
    await write(0, 'One speaks at a time');
    await consent('core@example.org', { stance: 'consent' });
    expect((await browser.get(page)).text).toContain('1 of 4 members consent');
    await write(1, 'One speaks at a time, and we wait for the interpreter');
    const { text } = await browser.get(page);
    expect(text).toContain('0 of 4 members consent');
    expect(text).toContain('The version before');
    expect((await documents()).map((one) => one.number)).toEqual([1, 2]);
  });

  test('a member may change what they said; a concern stands beside the consents with its words', async () => {
    await write(0, 'One speaks at a time');
    await consent('core@example.org', { stance: 'consent' });
    await consent('core@example.org', { stance: 'concern', note: 'Also for the interpreter' });
    const { text } = await browser.get(page);
    expect(text).toContain('0 of 4 members consent');
    expect(text).toContain('One has a concern.');
    expect(text).toContain('Also for the interpreter');
  });

  test('everybody reads the text of a public issue; names and counts are for the members', async () => {
    await write(0, 'One speaks at a time');
    await consent('advisor@example.org', { stance: 'concern', note: 'Not for outside eyes' });
    for (const outside of [app.browser(), await app.browser().signIn('stranger@example.org')]) {
      const { text } = await outside.get(page);
      expect(text).toContain('One speaks at a time');
      expect(text).not.toContain('advisor person');
      expect(text).not.toContain('Not for outside eyes');
      expect(text).not.toContain('members consent');
    }
    expect((await (await app.browser().signIn('core@example.org')).get(page)).text).toContain('advisor person');
    const consentsFor = async (person: string | null) => (await foundingOf(app.ctx(person), town.issue.id)).flatMap((one) => one.current?.consents ?? []);
    expect(await consentsFor(null)).toEqual([]);
    expect(await consentsFor(town.persons.stranger)).toEqual([]);
    expect(await consentsFor(town.persons.listener)).toHaveLength(1);
  });

  test('two people writing over the same version: the second is told', async () => {
    await write(0, 'First version');
    await write(1, 'Second version');
    const late = await write(1, 'This was written over the first version too');
    expect(late.status).toBe(409);
    expect(late.text).toContain('This was written over the first version too');
    expect(await documents()).toHaveLength(2);
  });

  test('consent to a version that is no longer in force is not taken', async () => {
    await write(0, 'First version');
    await write(1, 'Second version');
    expect((await consent('core@example.org', { stance: 'consent' }, 0)).status).toBe(409);
    expect(await database.db.selectFrom('consents').selectAll().execute()).toEqual([]);
  });

  test('a member who left is not counted', async () => {
    await write(0, 'One speaks at a time');
    await consent('listener@example.org', { stance: 'consent' });
    await database.db.updateTable('memberships').set({ ended_at: new Date() }).where('person_id', '=', town.persons.listener).execute();
    expect((await browser.get(page)).text).toContain('0 of 3 members consent');
  });

  test('guessed ids and empty words', async () => {
    await write(0, 'One speaks at a time');
    expect((await browser.post(`${page}/0190a000-0000-7000-8000-000000000000/consent`, { stance: 'consent', lang: 'en' })).status).toBe(404);
    expect((await browser.post(`${page}/nothing/consent`, { stance: 'consent', lang: 'en' })).status).toBe(404);
    expect((await write(1, '')).status).toBe(422);
    expect((await browser.post(page, { kind: 'vision', body: 'x', lang: 'en', over: 0 })).status).toBe(422);
    expect((await consent('core@example.org', { stance: 'shrug' })).status).toBe(422);
  });
});
