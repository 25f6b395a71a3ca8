import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let browser: TestBrowser;
/** Where the open sheet stands. */
let page: string;
/** Where its rows are written. */
let sheet: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  browser = await app.browser().signIn('convener@example.org');
  page = (await browser.post('/issues/late-buses/tools/four-questions/sheets')).location ?? '';
  sheet = `${page}/rows`;
});

const guess = { saidBy: 'guess', lang: 'en' };
const stakes = () => database.db.selectFrom('stakes').selectAll().orderBy('created_at').execute();

async function addStake(fields: Record<string, string> = {}): Promise<string> {
  await browser.post(`${sheet}/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'They are blamed', ...fields });
  const last = (await stakes()).at(-1);
  if (!last) throw new Error('no stake was written');
  return last.id;
}

describe('the four questions', () => {
  test('the address that other pages know leads to the open sheet, and to what the tool is for while none is open', async () => {
    const tool = (await browser.get('/issues/late-buses/desk/questions')).location ?? '';
    expect((await browser.get(tool)).location).toBe(page);
    await browser.post(`${page}/closing`);
    expect((await browser.get(tool)).text).toContain('No sheet of this tool is open');
  });

  test('an empty sheet asks one question at a time, in order, with a form for each and the way on and back', async () => {
    const kinds = ['stakes', 'initiatives', 'shared-works', 'ties', 'next', 'looking-back'];
    for (const [at, kind] of kinds.entries()) {
      const { text } = await browser.get(at === 0 ? page : `${page}?step=${kind}`);
      expect([...text.matchAll(/<form class="form" id="add-([a-z-]+)"/g)].map((found) => found[1])).toEqual(at < 4 ? [kind] : []);
      const way = (rel: string) => new RegExp(`rel="${rel}" href="[^"]*step=([a-z-]+)#`).exec(text)?.[1];
      expect([way('prev'), way('next')]).toEqual([kinds[at - 1], kinds[at + 1]]);
    }
    expect((await browser.get(`${page}?step=no-such-step`)).text).toContain('id="add-stakes"');
  });

  test('another page leads to one question, also through the address that it knows', async () => {
    const tool = (await browser.get('/issues/late-buses/desk/questions?step=ties')).location ?? '';
    expect((await browser.get(tool)).location).toBe(`${page}?step=ties#ties`);
  });

  test('the page of one question has all four on paper', async () => {
    await addStake();
    const { text } = await browser.get(`${page}?step=ties`);
    const paper = text.slice(text.indexOf('class="whole-sheet'), text.indexOf('</main>'));
    for (const words of ['Who has a stake', 'First', 'What is already being done', 'Which shared work', 'How do we deepen']) expect(paper).toContain(words);
    expect(paper).not.toContain('<form');
    expect(text.slice(0, text.indexOf('class="whole-sheet'))).not.toContain('Look beyond your own field');
  });

  test('each question takes a row of its own kind', async () => {
    await browser.post(`${sheet}/stakes`, { ...guess, groupId: town.groups.families, reason: 'Children wait in the dark' });
    await browser.post(`${sheet}/initiatives`, { ...guess, groupId: '', name: 'Thermos corner', theirWords: 'We keep company' });
    await browser.post(`${sheet}/shared-works`, { ...guess, saidBy: 'group', workKind: 'inquiry', description: 'Count late buses' });
    await browser.post(`${sheet}/ties`, { ...guess, groupId: town.groups.drivers, theySupport: 'They keep count' });
    const { text } = await browser.get(page);
    for (const words of ['Children wait in the dark', 'Thermos corner', 'We keep company', 'Count late buses', 'They keep count'])
      expect(text).toContain(words);
    const kinds = await database.db.selectFrom('events').select('kind').where('kind', '=', 'question-row.added').execute();
    expect(kinds).toHaveLength(4);
  });

  test('a group that is not in the directory is made on the spot, and the same name again is the same group', async () => {
    await browser.post(`${sheet}/stakes`, { ...guess, groupName: 'Night-shift parents', reason: 'They are on the road home' });
    await browser.post(`${sheet}/ties`, { ...guess, groupName: 'night-shift PARENTS', weSupport: 'We come at 2 a.m.' });
    const groups = await database.db.selectFrom('groups').select(['id', 'organization_id']).where('name', '=', 'Night-shift parents').execute();
    const tie = await database.db.selectFrom('ties').select('group_id').executeTakeFirst();
    expect(groups).toEqual([{ id: tie?.group_id, organization_id: town.district }]);
  });

  test('a row without a group, or a second stake of the same group, is given back with what was typed', async () => {
    await addStake();
    const twice = await browser.post(`${sheet}/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Written again' });
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Written again');
    const none = await browser.post(`${sheet}/ties`, { ...guess, weSupport: 'We help them' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Choose a group');
    const empty = await browser.post(`${sheet}/ties`, {});
    for (const sentence of ['Choose a group', 'Write how we support them, or how they support us.', 'Choose one of these.'])
      expect(empty.text).toContain(sentence);
    expect(await stakes()).toHaveLength(1);
  });

  test('a guess is pencilled until the group confirms it', async () => {
    const id = await addStake();
    expect((await browser.get(page)).text).toContain('cell-guess');
    await browser.post(`${sheet}/stakes/${id}/follow-ups/confirmation`, { revision: 1 });
    expect((await browser.get(page)).text).not.toContain('cell-guess');
  });

  test('two people at one row: the second is told, and what they wrote is kept', async () => {
    const id = await addStake();
    const path = `${sheet}/stakes/${id}`;
    expect((await browser.put(path, { ...guess, groupId: town.groups.drivers, reason: 'First', revision: 1 })).status).toBe(303);
    const second = await browser.put(path, { ...guess, groupId: town.groups.drivers, reason: 'The second person wrote this', revision: 1 });
    expect(second.status).toBe(409);
    expect(second.text).toContain('The second person wrote this');
    expect(second.text).toContain('First');
    expect((await browser.post(`${path}/follow-ups/confirmation`, { revision: 1 })).status).toBe(409);
    expect((await stakes())[0]?.reason).toBe('First');
  });

  test('a row that was taken away is offered back at once, and comes back as it was', async () => {
    const id = await addStake();
    const removed = await browser.post(`${sheet}/stakes/${id}/removal`);
    const { text } = await browser.get(removed.location?.replace(/#.*/, '') ?? '');
    expect(text).toContain('The row is taken away. It is kept, and can be put back.');
    expect(text).toContain(`/rows/stakes/${id}/removal?_method=DELETE`);
    await browser.delete(`${sheet}/stakes/${id}/removal`);
    const [row] = await stakes();
    expect(row).toMatchObject({ reason: 'They are blamed', removed_at: null, removed_by: null });
  });

  test('a stake is not put back beside a newer one of the same group', async () => {
    const id = await addStake();
    await browser.post(`${sheet}/stakes/${id}/removal`);
    await addStake({ reason: 'Newer' });
    await browser.delete(`${sheet}/stakes/${id}/removal`);
    expect((await stakes()).filter((row) => row.removed_at === null)).toHaveLength(1);
  });

  test('members of the outer rings read the sheet and can only suggest, in Spanish too', async () => {
    await addStake();
    const member = await app.browser({ locale: 'es' }).signIn('listener@example.org');
    const { text } = await member.get(page);
    expect(text).toContain('¿A quién le importa, y por qué?');
    expect(text).toContain('They are blamed');
    expect(text).toContain('Proponer una fila');
    expect(text).not.toContain('Añadir una fila');
    // Who reads Spanish writes Spanish first, whatever the issue was written in.
    expect(text).toMatch(/<option value="es" selected/);
    expect(text).not.toMatch(/<option value="en" selected/);
  });
});

describe('hostile hands', () => {
  test('guessed ids, other kinds and foreign groups are not there', async () => {
    const id = await addStake();
    const elsewhere = '0190a000-0000-7000-8000-000000000000';
    for (const path of [`/stakes/${elsewhere}`, '/stakes/%00', "/stakes/'--", `/ties/${id}`, '/promises/1', `/__proto__/${id}`]) {
      expect((await browser.get(sheet + path)).status, path).toBe(404);
    }
    expect((await browser.post(`${sheet}/constructor`, guess)).status).toBe(404);
    expect((await browser.post(`${sheet}/stakes`, { ...guess, groupId: elsewhere, reason: 'Guessed' })).status).toBe(404);
    expect((await browser.post(`${sheet}/stakes`, { ...guess, groupId: "' or 1=1", reason: 'Guessed' })).status).toBe(422);
    expect((await browser.put(`${sheet}/stakes/${id}`, { ...guess, groupId: town.groups.drivers, reason: 'x', revision: 'NaN' })).status).toBe(404);
    expect(await stakes()).toHaveLength(1);
  });

  test('a row of another issue cannot be reached through this one', async () => {
    const id = await addStake();
    await browser.post('/issues', { organizationId: town.district, level: 'district', statement: 'Another matter altogether', why: 'Because', lang: 'en' });
    expect((await browser.post(`${page.replace('late-buses', 'another-matter-altogether')}/rows/stakes/${id}/removal`)).status).toBe(404);
    expect((await stakes())[0]?.removed_at).toBeNull();
  });

  test('names that are scripts are shown as text', async () => {
    await browser.post(`${sheet}/stakes`, { ...guess, groupName: '<script>alert(1)</script>', reason: '<img src=x onerror=alert(2)>' });
    const { text } = await browser.get(page);
    expect(text).not.toContain('<script>alert');
    expect(text).not.toContain('<img src=x');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });
});
