import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
});

const plain = { topic: 'How should families hear of late buses?', introduction: '', lang: 'en', opens: '', closes: '', zone: 'America/Chicago' };
const signedIn = (who: string) => app.browser().signIn(`${who}@example.org`);

async function start(browser: TestBrowser, fields: Record<string, string> = {}): Promise<string> {
  const page = await browser.post(`/issues/${town.issue.slug}/conversations`, { ...plain, ...fields });
  expect(page.status).toBe(303);
  return /conversations\/([^/]+)\/desk/.exec(page.location ?? '')?.[1] ?? '';
}

const rowOf = (id: string) => database.db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a convener', () => {
  test('starts a conversation, gives first statements, and sees how votes fall', async () => {
    const convener = await signedIn('convener');
    const id = await start(convener);
    const seeded = await convener.post(`/conversations/${id}/seeds`, {
      lang: 'en',
      lines: 'A message the night before.\n\n  Call   each home. \r\nAn app with a map.',
    });
    expect(seeded.location).toBe(`/conversations/${id}/desk`);
    const statements = await database.db
      .selectFrom('statements')
      .innerJoin('inputs', 'inputs.id', 'statements.id')
      .select(['inputs.id', 'body', 'number', 'is_seed', 'moderated'])
      .orderBy('number')
      .execute();
    expect(statements.map((one) => [one.body, one.number, one.is_seed, one.moderated])).toEqual([
      ['A message the night before.', 0, true, 1],
      ['Call each home.', 1, true, 1],
      ['An app with a map.', 2, true, 1],
    ]);
    const visitor = app.browser();
    await visitor.get(`/conversations/${id}`);
    await visitor.post(`/conversations/${id}/votes`, { statement: statements[1]?.id ?? '', value: 1 });
    const desk = await convener.get(`/conversations/${id}/desk`);
    expect(desk.text).toContain('Call each home.');
    expect(desk.text).toMatch(/1 <span class="quiet">100%/);
    expect(desk.text).toContain('longtable-live');
  });

  test('is told every problem of a form at once, in Spanish, with what was typed', async () => {
    const convener = await app.browser({ locale: 'es' }).signIn('convener@example.org');
    const page = await convener.post(`/issues/${town.issue.slug}/conversations`, { ...plain, topic: 'Y', closes: 'mañana' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Escriba al menos 5 letras.');
    expect(page.text).toContain('value="Y"');
    const past = await convener.post(`/issues/${town.issue.slug}/conversations`, { ...plain, closes: '2026-02-28T18:00' });
    expect(past.status).toBe(422);
    expect(past.text).toContain('La votación debe cerrarse después de abrirse');
    expect(await database.db.selectFrom('conversations').select('id').execute()).toEqual([]);
  });

  test('sets a closing time by the clock of the house', async () => {
    const id = await start(await signedIn('convener'), { closes: '2026-03-05T18:00' });
    expect((await rowOf(id)).closes_at).toEqual(new Date('2026-03-06T00:00:00Z'));
  });

  test('too many or too long first statements: none is kept', async () => {
    const convener = await signedIn('convener');
    const id = await start(convener);
    const many = Array.from({ length: 51 }, (_, at) => `Line ${at}`).join('\n');
    for (const lines of [many, 'x'.repeat(281), '\n \n']) expect((await convener.post(`/conversations/${id}/seeds`, { lang: 'en', lines })).status).toBe(422);
    expect(await database.db.selectFrom('statements').select('id').execute()).toEqual([]);
  });

  test('is asked before closing; closes, and opens again', async () => {
    const convener = await signedIn('convener');
    const id = await start(convener);
    app.setNow(new Date('2026-03-01T12:30:00Z'));
    const asked = await convener.post(`/conversations/${id}/closing`);
    expect(asked.text).toContain('Close voting now?');
    expect((await rowOf(id)).closes_at).toBeNull();
    expect((await convener.post(`/conversations/${id}/closing`, { _confirmed: 1 })).status).toBe(303);
    expect((await rowOf(id)).closes_at).not.toBeNull();
    expect((await convener.post(`/conversations/${id}/closing`, { _confirmed: 1 })).status).toBe(403);
    expect((await convener.delete(`/conversations/${id}/closing`, { _confirmed: 1 })).status).toBe(303);
    expect((await rowOf(id)).closes_at).toBeNull();
    const kinds = await database.db.selectFrom('events').select('kind').where('subject_id', '=', id).orderBy('id').execute();
    expect(kinds.map((one) => one.kind)).toEqual(['conversation.made', 'conversation.closed', 'conversation.reopened']);
  });

  test('changes it; a second window that still shows the old text is refused', async () => {
    const convener = await signedIn('convener');
    const id = await start(convener);
    app.setNow(new Date('2026-03-01T12:30:00Z'));
    expect((await convener.put(`/conversations/${id}`, { ...plain, topic: 'A better question?', revision: 1 })).status).toBe(303);
    expect((await convener.put(`/conversations/${id}`, { ...plain, topic: 'From the old window', revision: 1 })).status).toBe(409);
    expect((await rowOf(id)).topic).toBe('A better question?');
    await convener.post(`/conversations/${id}/closing`, { _confirmed: 1 });
    expect((await convener.put(`/conversations/${id}`, { ...plain, revision: 3 })).status).toBe(403);
  });
});

describe('who may do what', () => {
  let id: string;
  let statement: string;
  beforeEach(async () => {
    const convener = await signedIn('convener');
    id = await start(convener);
    await convener.post(`/conversations/${id}/seeds`, { lang: 'en', lines: 'A message the night before.' });
    statement = (await database.db.selectFrom('statements').select('id').executeTakeFirstOrThrow()).id;
  });

  const at = (path: string) => `/conversations/${id}${path}`;
  const deeds: Readonly<Record<string, Deed>> = {
    start: (browser) => browser.post(`/issues/${town.issue.slug}/conversations`, plain),
    'see how votes fall': (browser) => browser.get(at('/desk')),
    change: async (browser) => browser.put(at(''), { ...plain, revision: (await rowOf(id)).revision }),
    'give first statements': (browser) => browser.post(at('/seeds'), { lang: 'en', lines: 'Another one.' }),
    close: async (browser) => {
      await database.db.updateTable('conversations').set({ closes_at: null }).where('id', '=', id).execute();
      return browser.post(at('/closing'), { _confirmed: 1 });
    },
    vote: (browser) => browser.post(at('/votes'), { statement, value: 1 }),
    'add a statement': (browser, name) => browser.post(at('/statements'), { body: `What ${name} thinks of it`, lang: 'en', different: 1 }),
    'read all': (browser) => browser.get(at('/statements')),
  };

  permissionsInTown(
    'on a public issue',
    `
    what                  | visitor | stranger | listener | advisor | core    | convener | admin
    start                 | sign-in | refused  | refused  | refused | refused | yes      | yes
    see how votes fall    | sign-in | refused  | refused  | refused | refused | opens    | opens
    change                | sign-in | refused  | refused  | refused | refused | yes      | yes
    give first statements | sign-in | refused  | refused  | refused | refused | yes      | yes
    close                 | sign-in | refused  | refused  | refused | refused | yes      | yes
    vote                  | yes     | yes      | yes      | yes     | yes     | yes      | yes
    add a statement       | yes     | yes      | yes      | yes     | yes     | yes      | yes
    read all              | opens   | opens    | opens    | opens   | opens   | opens    | opens
  `,
    () => app,
    deeds,
  );

  permissionsBeforePublishing(
    'on a private issue',
    `
    what               | visitor | stranger | listener | advisor | core    | convener | admin
    start              | sign-in | hidden   | refused  | refused | refused | yes      | yes
    see how votes fall | sign-in | hidden   | refused  | refused | refused | opens    | opens
    close              | sign-in | hidden   | refused  | refused | refused | yes      | yes
    vote               | hidden  | hidden   | yes      | yes     | yes     | yes      | yes
    add a statement    | hidden  | hidden   | yes      | yes     | yes     | yes      | yes
    read all           | hidden  | hidden   | opens    | opens   | opens   | opens    | opens
  `,
    () => app,
    deeds,
  );
});
