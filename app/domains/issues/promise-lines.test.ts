import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { addRow } from './answering-questions.ts';
import { openPromises } from './opening.ts';
import { promiseLine } from './promise-lines.ts';
import { draftPromise } from './promising.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

async function makePromises(): Promise<void> {
  const convener = app.ctx(town.persons.convener);
  await draftPromise(convener, { issueId: town.issue.id, groupId: town.groups.drivers, level: 'collaborate' });
  await draftPromise(convener, { issueId: town.issue.id, groupId: town.groups.families, level: 'consult' });
  await openPromises(convener, town.issue.id);
}

const choose = (browser: TestBrowser, groupId: string) => browser.post('/issues/late-buses/my-group', { groupId, back: '/issues/late-buses/founding' });
const seatOf = (browser: TestBrowser) => browser.seats().get(town.issue.id) ?? null;

describe('the promise that a participant sees', () => {
  test('nothing while nothing is promised', async () => {
    expect(await promiseLine(app.ctx(), town.issue.id, null)).toBeNull();
  });

  test('while their group is not known: the least that any group was promised, never more', async () => {
    await makePromises();
    expect(await promiseLine(app.ctx(), town.issue.id, null)).toMatchObject({ to: 'everyone', promise: { level: 'consult' } });
  });

  test('a visitor chooses a group, gets a seat, goes back where they were, and sees that promise', async () => {
    await makePromises();
    const browser = app.browser();
    expect((await choose(browser, town.groups.drivers)).location).toBe('/issues/late-buses/founding');
    expect(await promiseLine(app.ctx(), town.issue.id, seatOf(browser))).toMatchObject({
      to: 'yours',
      chosenId: town.groups.drivers,
      promise: { level: 'collaborate' },
    });
    await choose(browser, '');
    expect(await promiseLine(app.ctx(), town.issue.id, seatOf(browser))).toMatchObject({ to: 'everyone' });
    expect(await database.db.selectFrom('participants').select('id').execute()).toHaveLength(1);
  });

  test('the public page says it, in Spanish too, and offers the choice without script', async () => {
    await makePromises();
    const browser = app.browser({ locale: 'es' });
    expect((await browser.get('/issues/late-buses')).text).toContain('¿De qué grupo forma parte?');
    // Where one writes, the form itself asks for the group: a second form would take the words away.
    const writing = (await browser.get('/issues/late-buses/say')).text;
    expect(writing).toContain('A cada grupo con promesa le prometimos al menos');
    expect(writing).not.toContain('/my-group');
    await choose(browser, town.groups.drivers);
    const { text } = await browser.get('/issues/late-buses');
    expect(text).toContain('Nuestra promesa a su grupo:');
    expect(text).toContain('Colaborar');
  });

  test('a group with a stake but no promise is told so', async () => {
    const convener = app.ctx(town.persons.convener);
    await addRow(convener, town.issue.id, { kind: 'stakes', groupId: town.groups.families, reason: 'They wait', saidBy: 'guess', lang: 'en' });
    await draftPromise(convener, { issueId: town.issue.id, groupId: town.groups.drivers, level: 'inform' });
    await openPromises(convener, town.issue.id);
    const browser = app.browser();
    await choose(browser, town.groups.families);
    expect((await promiseLine(app.ctx(), town.issue.id, seatOf(browser)))?.to).toBe('not-yet');
  });

  test('a member sees the promise to the group they hold a mandate of', async () => {
    await makePromises();
    const mandate = {
      id: newId(),
      issue_id: town.issue.id,
      person_id: town.persons.core,
      group_id: town.groups.drivers,
      given_on: '2026-01-01',
      created_at: new Date(),
      created_by: town.persons.core,
    };
    await database.db.insertInto('mandates').values(mandate).execute();
    expect(await promiseLine(app.ctx(town.persons.core), town.issue.id, null)).toMatchObject({ to: 'yours', promise: { level: 'collaborate' } });
  });

  test('groups of elsewhere, other sites and other people’s seats are refused', async () => {
    await makePromises();
    const browser = app.browser();
    expect((await choose(browser, newId())).status).toBe(404);
    expect((await choose(browser, "'; drop")).status).toBe(404);
    expect((await browser.post('/issues/late-buses/my-group', { groupId: '', back: 'https://elsewhere.example/' })).location).toBe('/issues/late-buses');
  });
});
