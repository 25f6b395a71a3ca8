import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let browser: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  await buildTown(database.db);
  browser = await app.browser().signIn('convener@example.org');
});

const words = { statement: 'Buses come late every week', why: 'Students miss class', level: 'school', lang: 'en', answerDays: 7, revision: 1 };
const read = () => database.db.selectFrom('issues').selectAll().executeTakeFirstOrThrow();

describe('changing an issue', () => {
  test('the new words are saved, the address stays, and the old words are in the history', async () => {
    expect((await browser.put('/issues/late-buses', words)).location).toBe('/issues/late-buses/desk');
    expect(await read()).toMatchObject({ slug: 'late-buses', statement: 'Buses come late every week', level: 'school', answer_days: 7, revision: 2 });
    const { particulars } = await database.db.selectFrom('events').select('particulars').where('kind', '=', 'issue.changed').executeTakeFirstOrThrow();
    expect(particulars).toMatchObject({ before: { statement: 'Buses come late', answerDays: 10 } });
  });

  test('who saves second is told and keeps what they wrote', async () => {
    await browser.put('/issues/late-buses', words);
    const second = await browser.put('/issues/late-buses', { ...words, why: 'A longer reason from the other window' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('A longer reason from the other window');
    expect((await read()).why).toBe('Students miss class');
  });

  test('every problem is told at once', async () => {
    const page = await browser.put('/issues/late-buses', { ...words, statement: 'Short', answerDays: 400, level: 'planet' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('The most is 90.');
    expect(page.text).toContain('Write at least 10 letters.');
    expect((await read()).revision).toBe(1);
  });
});

describe('making it private again', () => {
  test('asks first, also without script, and then hides it from strangers', async () => {
    const asked = await browser.delete('/issues/late-buses/publication');
    expect(asked.text).toContain('Make this issue private again?');
    expect((await app.browser().get('/issues/late-buses/founding')).status).toBe(200);
    expect((await browser.delete('/issues/late-buses/publication', { _confirmed: 1 })).status).toBe(303);
    expect((await app.browser().get('/issues/late-buses/founding')).status).toBe(404);
  });
});
