import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';

const database = useDatabase();
const page = '/issues/late-buses/notes';
const note = { body: 'We spoke at the gate.', lang: 'en', talkedWith: '', talkedOn: '' };
let app: TestApp;
let browser: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-11-23T15:00:00Z'));
  await buildTown(database.db);
  browser = await app.browser().signIn('core@example.org');
});

/** The token that stands in the forms of a page as it is opened now. */
async function opened(): Promise<string> {
  return /name="_csrf" value="([^"]+)"/.exec((await browser.get(page)).text)?.[1] ?? '';
}
const kept = async () => (await database.db.selectFrom('private_notes').select('body').execute()).length;

describe('the same form from the same page', () => {
  test('is done once, and leads to the same place twice, with the same notice', async () => {
    const _csrf = await opened();
    const first = await browser.post(page, { ...note, _csrf });
    const second = await browser.post(page, { ...note, _csrf });
    expect([first.status, second.status, second.location]).toEqual([303, 303, first.location]);
    expect(second.headers.getSetCookie().join()).toContain('longtable.notice=');
    expect(await kept()).toBe(1);
  });

  test('at the same moment too', async () => {
    const _csrf = await opened();
    const both = await Promise.all([browser.post(page, { ...note, _csrf }), browser.post(page, { ...note, _csrf })]);
    expect(both.map((one) => one.location)).toEqual([both[0]?.location, both[0]?.location]);
    expect(await kept()).toBe(1);
  });

  test('with other words, after something else, from the page opened anew, or much later it is done', async () => {
    const _csrf = await opened();
    await browser.post(page, { ...note, _csrf });
    await browser.post(page, { ...note, body: 'And again at the fair.', _csrf });
    expect(await kept()).toBe(2);
    await browser.post(page, { ...note, _csrf });
    expect(await kept()).toBe(3);
    await browser.post(page, { ...note, _csrf: await opened() });
    expect(await kept()).toBe(4);
    app.setNow(new Date('2026-11-23T15:10:01Z'));
    await browser.post(page, { ...note, _csrf });
    expect(await kept()).toBe(5);
  });

  test('is refused anew each time it is refused', async () => {
    const _csrf = await opened();
    for (const _ of ['first', 'second']) expect((await browser.post(page, { ...note, body: '', _csrf })).status).toBe(422);
  });

  test('from another browser is another form', async () => {
    const _csrf = await opened();
    await browser.post(page, { ...note, _csrf });
    const other = await app.browser().signIn('advisor@example.org');
    expect((await other.post(page, { ...note, _csrf })).status).toBe(403);
    expect(await kept()).toBe(1);
  });
});
