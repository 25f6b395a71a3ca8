import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
let core: TestBrowser;
/** Where the open sheet of the Four Simple Questions stands. */
let page: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
  core = await app.browser().signIn('core@example.org');
  page = (await convener.post('/issues/late-buses/tools/four-questions/sheets')).location ?? '';
});

const guess = { saidBy: 'guess', lang: 'en' };
const stakes = () => database.db.selectFrom('stakes').selectAll().where('removed_at', 'is', null).execute();
const slips = () => database.db.selectFrom('sheet_slips').selectAll().orderBy('written_at').orderBy('id').execute();

describe('a sheet', () => {
  test('is opened once: again leads to the same, with a day to come back', async () => {
    expect((await convener.post('/issues/late-buses/tools/four-questions/sheets')).location).toBe(page);
    const [sheet] = await database.db.selectFrom('sheets').selectAll().execute();
    expect(sheet?.revisit_on).toBeTruthy();
    expect((await convener.get('/issues/late-buses/desk/tools')).text).toContain('Go on with the sheet');
  });

  test('shows the records of today, also those that were written elsewhere, when it is looked at later', async () => {
    await convener.post(`${page}/closing`);
    await database.db
      .insertInto('stakes')
      .values({
        id: town.groups.families,
        issue_id: town.issue.id,
        group_id: town.groups.families,
        reason: 'Written next year',
        said_by: 'group',
        created_at: new Date(),
        created_by: town.persons.convener,
      })
      .execute();
    const { text } = await convener.get(page);
    expect(text).toContain('Written next year');
    expect(text).toContain('The rows below are today’s records');
    expect((await core.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Late' })).status).toBe(403);
  });

  test('tells those who fill it who else is here, and nobody else', async () => {
    await core.get(page);
    expect((await convener.get(page)).text).toContain('Here now: you and core person.');
    const listener = await app.browser().signIn('listener@example.org');
    expect((await listener.get(page)).text).not.toContain('Here now');
    expect(await database.db.selectFrom('sheet_visits').select('person_id').execute()).toHaveLength(2);
  });

  test('is on the list of what needs doing when the day to come back has come', async () => {
    const later = new Date(Date.now() + 91 * 86_400_000);
    expect((await convener.get('/issues/late-buses/desk')).text).not.toContain('Come back to “Four simple questions”');
    app.setNow(later);
    convener = await app.browser().signIn('convener@example.org');
    expect((await convener.get('/issues/late-buses/desk')).text).toContain('Come back to “Four simple questions”');
  });

  test('keeps notes at its steps; one that was taken away comes back', async () => {
    const noted = await core.post(`${page}/notes`, { step: 'missing', body: 'Nobody asked the drivers', lang: 'en' });
    const id = noted.location?.split('#')[1];
    await core.post(`${page}/notes/${id}/removal`);
    expect((await core.get(page)).text).not.toContain('Nobody asked the drivers');
    expect((await core.get(`${page}?step=missing`)).text).toContain(`/notes/${id}/removal?_method=DELETE`);
    await convener.delete(`${page}/notes/${id}/removal`);
    expect((await core.get(page)).text).toContain('Nobody asked the drivers');
    expect((await core.post(`${page}/notes`, { step: 'no-such-step', body: 'x', lang: 'en' })).status).toBe(404);
  });
});

describe('the way to a sheet', () => {
  test.each([
    ['desk/people/missing', ['meet-stakeholders']],
    ['desk/people', ['engaging-everybody', 'whats-in-it']],
    ['desk/people/outreach', ['give-value-first']],
    ['offers', ['give-value-first']],
    ['desk/people/cards', ['meet-stakeholders']],
    ['map', ['web-of-connections']],
    ['desk/words', ['learn-language']],
    ['desk/initiatives', ['learn-language']],
    ['desk/commitments', ['seeds-of-trust']],
  ])('leads from the page of its records: %s', async (path, tools) => {
    const { text } = await convener.get(`/issues/late-buses/${path}`);
    const leads = [...new Set([...text.matchAll(/href="\/issues\/late-buses\/tools\/([a-z-]+)"/g)].map((found) => found[1]))];
    expect(leads).toEqual(tools);
    for (const tool of tools) expect((await convener.get(`/issues/late-buses/tools/${tool}`)).status).toBe(200);
  });

  test('is shown on the map to those who belong to the issue, and to nobody else', async () => {
    expect((await core.get('/issues/late-buses/map')).text).toContain('/tools/web-of-connections');
    await convener.post('/issues/late-buses/map/publication', { _confirmed: 1 });
    const passerby = await app.browser().get('/issues/late-buses/map');
    expect(passerby.status).toBe(200);
    expect(passerby.text).not.toContain('/tools/');
  });

  test('shows in the library for what, for whom, how long, and what is there', async () => {
    await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'They are blamed' });
    const library = await convener.get('/issues/late-buses/desk/tools');
    expect(library.text).toContain('About 75 minutes.');
    expect(library.text).toMatch(/tools\/four-questions\?step=stakes"[^]{0,200}one row/);
    const listener = await app.browser().signIn('listener@example.org');
    expect((await listener.get('/issues/late-buses/desk/tools')).text).toContain('Only those who lead read these rows.');
  });
});

describe('several people at once', () => {
  test('rows of two people stand beside each other', async () => {
    await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'They are blamed' });
    await core.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.families, reason: 'They wait in the dark' });
    for (const browser of [convener, core]) {
      const { text } = await browser.get(page);
      expect(text).toContain('They are blamed');
      expect(text).toContain('They wait in the dark');
    }
  });

  test('one row at once: the second sees both versions, and saves knowingly', async () => {
    await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'At first' });
    const row = `${page}/rows/stakes/${(await stakes())[0]?.id}`;
    await convener.put(row, { ...guess, groupId: town.groups.drivers, reason: 'What the convener wrote', revision: 1 });
    const second = await core.put(row, { ...guess, groupId: town.groups.drivers, reason: 'What the core member wrote', revision: 1 });
    expect(second.status).toBe(409);
    expect(second.text).toContain('What the convener wrote');
    expect(second.text).toContain('What the core member wrote');
    expect(second.text).toContain('name="revision" value="2"');
    await core.put(row, { ...guess, groupId: town.groups.drivers, reason: 'Both together', revision: 2 });
    expect((await stakes())[0]?.reason).toBe('Both together');
  });

  test('each lists alone, nobody reads the list of another, then the lists are put together', async () => {
    await convener.post(`${page}/rounds/stakes`);
    await core.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Listed by the core member' });
    await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Listed by the convener' });
    const alone = await convener.get(page);
    expect(alone.text).toContain('Listed by the convener');
    expect(alone.text).not.toContain('Listed by the core member');
    expect(alone.text).toContain('So far 2 people wrote 2 rows.');
    const [first] = await slips();
    expect((await convener.post(`${page}/slips/${first?.id}/taking`)).status).toBe(404);
    expect(await stakes()).toHaveLength(0);

    expect((await convener.post(`${page}/rounds/stakes/merging`)).text).toContain('Put all lists together now?');
    await convener.post(`${page}/rounds/stakes/merging`, { _confirmed: 1 });
    const merged = await convener.get(page);
    expect(merged.text).toContain('Listed by the core member');
    expect(merged.text).toContain('2 people wrote the same here');
    await convener.post(`${page}/slips/${first?.id}/taking`);
    expect((await stakes()).map((stake) => stake.reason)).toEqual(['Listed by the core member']);
    const twice = await convener.post(`${page}/slips/${(await slips())[1]?.id}/taking`);
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('Listed by the convener');
  });

  test('a new group that a core member names waits for those who lead, who alone add to the directory', async () => {
    await core.post(`${page}/rows/stakes`, { ...guess, groupName: 'Night-shift parents', reason: 'On the road home' });
    expect(await stakes()).toHaveLength(0);
    const [slip] = await slips();
    expect((await convener.get('/issues/late-buses/desk')).text).toContain('Look at one suggestion');
    await convener.post(`${page}/slips/${slip?.id}/taking`);
    expect((await slips())[0]).toMatchObject({ outcome: 'taken', record_id: (await stakes())[0]?.id });
  });

  test('a suggestion that is put aside is kept, comes back, and its writer may take it back', async () => {
    const listener = await app.browser().signIn('listener@example.org');
    await listener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'A suggestion' });
    const [slip] = await slips();
    await convener.post(`${page}/slips/${slip?.id}/setting-aside`);
    expect((await convener.get(page)).text).toContain('One suggestion was put aside');
    await convener.delete(`${page}/slips/${slip?.id}/setting-aside`);
    await listener.post(`${page}/slips/${slip?.id}/withdrawal`);
    expect((await slips())[0]?.outcome).toBe('withdrawn');
    expect((await convener.get(page)).text).not.toContain('A suggestion');
  });
});

describe('the door for the room', () => {
  const door = async () => {
    await convener.post(`${page}/door`);
    return /\/sheet\/[\w.-]+/.exec((await convener.get(`${page}?step=looking-back`)).text)?.[0] ?? '';
  };

  test('lets people without an account suggest rows and see their own, never a record', async () => {
    await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.families, reason: 'Only for the people of the issue' });
    await database.db.deleteFrom('issue_publications').execute();
    const link = await door();
    const [one, other] = [app.browser({ locale: 'es' }), app.browser()];
    const shown = await one.get(link);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('¿A quién le importa, y por qué?');
    expect(shown.text).not.toContain('Only for the people of the issue');
    const said = await one.post(`${link}/slips/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Said in the room', writer: 'Rosa' });
    expect(said.location).toBe(`${link}#stakes`);
    expect((await one.get(link)).text).toContain('Said in the room');
    expect((await other.get(link)).text).not.toContain('Said in the room');
    expect((await convener.get(page)).text).toContain('Written by Rosa');
    await convener.post(`${page}/slips/${(await slips())[0]?.id}/taking`);
    expect((await one.get(link)).text).toContain('Adoptada');
    expect((await stakes()).map((stake) => stake.reason)).toContain('Said in the room');
  });

  test('leads members to the sheet itself, and opens nothing once it is shut or the sheet is closed', async () => {
    const link = await door();
    expect((await core.get(link)).location).toBe(page);
    await convener.delete(`${page}/door`);
    expect((await app.browser().get(link)).status).toBe(404);
    const next = await door();
    expect(next).not.toBe(link);
    await convener.post(`${page}/closing`);
    expect((await app.browser().get(next)).status).toBe(404);
    expect((await app.browser().post(`${next}/slips/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'x' })).status).toBe(404);
    expect((await app.browser().get(`${next}x`)).status).toBe(404);
  });

  test('takes no suggestion from a robot, and none where a row is about single persons', async () => {
    const link = await door();
    const robot = await app.browser().post(`${link}/slips/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'Buy now', website: 'spam' });
    expect(robot.status).toBe(422);
    const rings = (await convener.post('/issues/late-buses/tools/engaging-everybody/sheets')).location ?? '';
    await convener.post(`${rings}/door`);
    const other = /\/sheet\/[\w.-]+/.exec((await convener.get(`${rings}?step=looking-back`)).text)?.[0] ?? '';
    expect((await app.browser().get(other)).text).toContain('This sheet is filled by members');
    expect((await app.browser().post(`${other}/slips/places`, guess)).status).toBe(404);
    expect(await slips()).toHaveLength(0);
  });
});

describe('on paper', () => {
  test('a blank sheet has the prompts, boxes to write in and an address that can be typed', async () => {
    const { text } = await convener.get('/issues/late-buses/tools/four-questions/blank?paper=a4');
    expect(text).toContain('longtable.test/issues/late-buses/tools/four-questions');
    expect(text).toContain('paper-sheet paper-a4');
    expect(text.match(/<tr>/g)?.length).toBeGreaterThan(20);
    expect((await convener.get('/issues/late-buses/tools/no-such-tool/blank')).status).toBe(404);
  });

  test('a filled sheet has the rows and notes, and no button', async () => {
    await core.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'They are blamed' });
    await core.post(`${page}/notes`, { step: 'stakes', body: 'A thought on paper', lang: 'en' });
    const { text } = await core.get(`${page}/print`);
    expect(text).toContain('They are blamed');
    expect(text).toContain('A thought on paper');
    expect(text).not.toContain('/rows/stakes/');
  });
});
