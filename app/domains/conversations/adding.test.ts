import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { closeConversation, seedStatements, startConversation } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let id: string;

beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  id = await make(false);
});

async function make(reviewedFirst: boolean): Promise<string> {
  const ctx = app.ctx(town.persons.convener);
  const started = await startConversation(ctx, town.issue.id, {
    topic: 'How should families hear of late buses?',
    introduction: null,
    lang: 'en',
    opensAt: null,
    closesAt: null,
    reviewedFirst,
  });
  if (!started.ok) throw new Error(started.reason);
  await seedStatements(ctx, started.value, 'en', ['Send a message to families the night before.']);
  return started.value;
}

async function visitor(options?: Parameters<TestApp['browser']>[0]): Promise<TestBrowser> {
  const browser = app.browser(options);
  await browser.get(`/conversations/${id}/statements/new`);
  return browser;
}

const add = (browser: TestBrowser, body: string, fields: Record<string, string | number> = {}) =>
  browser.post(`/conversations/${id}/statements`, { body, lang: 'en', ...fields });
const added = () =>
  database.db
    .selectFrom('inputs')
    .innerJoin('statements', 'statements.id', 'inputs.id')
    .where('is_seed', '=', false)
    .select(['inputs.id', 'body', 'lang', 'author_locale', 'moderated', 'number', 'participant_id', 'channel'])
    .orderBy('number')
    .execute();

describe('adding a statement', () => {
  test('a parent adds one in Spanish, is counted as agreeing, and gets the private link', async () => {
    const browser = await visitor({ locale: 'es' });
    const sent = await add(browser, 'Llamen por teléfono\n a las casas sin internet.', { lang: 'es' });
    expect(sent.status).toBe(303);
    const [row] = await added();
    expect(row).toMatchObject({
      body: 'Llamen por teléfono a las casas sin internet.',
      lang: 'es',
      author_locale: 'es',
      moderated: 0,
      number: 1,
      channel: 'web',
      participant_id: browser.seats().get(town.issue.id),
    });
    expect(await database.db.selectFrom('votes').select(['statement_id', 'value']).execute()).toEqual([{ statement_id: row?.id, value: 1 }]);
    const page = await browser.get(sent.location ?? '');
    expect(page.text).toContain(`http://longtable.test/said/${row?.id}.`);
    expect(page.text).toContain('Su enlace privado');
  });

  test('a link that was not signed here is not shown', async () => {
    const page = await (await visitor()).get(`/conversations/${id}?said=${encodeURIComponent('"><script>alert(1)</script>.x')}`);
    expect(page.text).not.toContain('alert(1)');
    expect(page.text).not.toContain('private link');
  });

  test('one that seems to be there already is shown first; hers can be different', async () => {
    const browser = await visitor();
    const body = 'Send a message to the families the night before';
    const hinted = await add(browser, body);
    expect(hinted.status).toBe(422);
    expect(hinted.text).toContain('Send a message to families the night before.');
    expect(await added()).toEqual([]);
    expect((await add(browser, body, { different: 1 })).status).toBe(303);
    expect(await added()).toHaveLength(1);
  });

  test.each([
    ['too short', 'Hi', 'at least 5'],
    ['too long', 'x'.repeat(281), 'at most 280'],
  ])('%s: told so, what was typed stays', async (_, body, sentence) => {
    const page = await add(await visitor(), body);
    expect(page.status).toBe(422);
    expect(page.text).toContain(sentence);
    expect(page.text).toContain(body);
    expect(await added()).toEqual([]);
  });

  test('five wait; the sixth has to wait until one was looked at', async () => {
    const browser = await visitor();
    const bodies = [
      'Tell drivers first',
      'Paint every stop yellow',
      'More adults at corners',
      'Shelters against rain',
      'Publish delays weekly',
      'Ask students as well',
    ];
    for (const body of bodies) await add(browser, body, { different: 1 });
    expect(await added()).toHaveLength(5);
    expect((await add(browser, 'Ask students as well')).text).toContain('wait for a convener');
    await database.db.updateTable('inputs').set({ moderated: 1 }).where('body', '=', 'Tell drivers first').execute();
    expect((await add(browser, 'Ask students as well', { different: 1 })).status).toBe(303);
  });

  test('a program that fills every field is refused', async () => {
    expect((await add(await visitor(), 'Buy cheap watches here', { website: 'https://spam.example' })).status).toBe(422);
    expect(await added()).toEqual([]);
  });

  test('closed: nothing is kept, and what was typed can be copied', async () => {
    await closeConversation(app.ctx(town.persons.convener), id);
    const later = new Date(Date.now() + 1000);
    app.setNow(later);
    const page = await add(await visitor(), 'Too late to say this');
    expect(page.status).toBe(422);
    expect(page.text).toContain('Too late to say this');
    expect(await added()).toEqual([]);
  });

  test('where statements are looked at first, others see one only after it was accepted', async () => {
    id = await make(true);
    const author = await visitor();
    await add(author, 'Warm rooms before school opens');
    const [row] = await added();
    const reader = app.browser();
    expect((await reader.get(`/conversations/${id}/statements`)).text).not.toContain('Warm rooms');
    expect((await reader.post(`/conversations/${id}/votes`, { statement: row?.id ?? '', value: 1 })).status).toBe(303);
    expect(await database.db.selectFrom('votes').select('value').execute()).toHaveLength(1);
    const convener = await app.browser().signIn('convener@example.org');
    expect((await convener.get(`/conversations/${id}/desk`)).text).toContain('1 statement to look at');
    expect((await convener.post(`/inputs/${row?.id}/moderations?back=/conversations/${id}/desk`, { verdict: 'accept' })).location).toBe(
      `/conversations/${id}/desk`,
    );
    expect((await reader.get(`/conversations/${id}/statements`)).text).toContain('Warm rooms');
  });

  test('a statement that is a program is only words', async () => {
    const browser = await visitor();
    await add(browser, '<script>alert("x")</script> & <b>bold</b>', { different: 1 });
    for (const path of ['/statements', '']) {
      const { text } = await browser.get(`/conversations/${id}${path}`);
      expect(text).not.toContain('<script>alert');
    }
    expect((await browser.get(`/conversations/${id}/statements`)).text).toContain('&lt;script&gt;alert');
  });
});

describe('reading all statements', () => {
  test('search finds parts of words, and signs of patterns are only letters', async () => {
    const browser = await visitor();
    await add(browser, '100% of buses have a lift', { different: 1 });
    const found = await browser.get(`/conversations/${id}/statements?search=${encodeURIComponent('0% of B')}`);
    expect(found.text).toContain('100% of buses');
    expect(found.text).not.toContain('night before');
    expect((await browser.get(`/conversations/${id}/statements?search=${encodeURIComponent('%')}&page=9999999`)).status).toBe(200);
  });

  test('the number of votes stays hidden below the threshold, and how others voted always', async () => {
    const statement = (await database.db.selectFrom('statements').select('id').executeTakeFirstOrThrow()).id;
    for (let person = 0; person < 10; person += 1) {
      const browser = await visitor();
      if (person === 9) expect((await browser.get(`/conversations/${id}/statements`)).text).toContain('when at least 10 people have voted');
      await browser.post(`/conversations/${id}/votes`, { statement, value: 1 });
    }
    const page = await app.browser().get(`/conversations/${id}/statements`);
    expect(page.text).toContain('10 votes or more so far.');
    expect(page.text).not.toMatch(/agrees|disagrees|passes|%<\//);
  });

  test('a convener hides one: it leaves the list and the votes stay in history', async () => {
    const browser = await visitor();
    await add(browser, 'Warm rooms before school opens');
    await database.db.updateTable('inputs').set({ moderated: -1 }).where('body', '=', 'Warm rooms before school opens').execute();
    expect((await browser.get(`/conversations/${id}/statements`)).text).not.toContain('Warm rooms');
    expect(await database.db.selectFrom('vote_casts').select('value').execute()).toEqual([{ value: 1 }]);
  });
});

describe('a member with a mandate', () => {
  async function mandate(until_on: string | null = null): Promise<string> {
    const given = { issue_id: town.issue.id, person_id: town.persons.advisor, group_id: town.groups.drivers, given_on: '2026-01-06' };
    const row = { ...given, id: newId(), until_on, created_at: new Date(), created_by: town.persons.convener };
    await database.db.insertInto('mandates').values(row).execute();
    return row.id;
  }
  const advisor = () => app.browser().signIn('advisor@example.org');
  const speeches = () =>
    database.db
      .selectFrom('inputs')
      .innerJoin('statements', 'statements.id', 'inputs.id')
      .where('is_seed', '=', false)
      .select(['inputs.id', 'speaks', 'asked_count', 'mandate_id', 'group_id'])
      .execute();

  test('says for whom a statement speaks; lists tell it, cards to vote on do not', async () => {
    const under = await mandate();
    const browser = await advisor();
    const path = `/conversations/${id}`;
    expect((await browser.get(`${path}/statements/new`)).text).toContain('For whom do you speak?');
    expect((await (await visitor()).get(`${path}/statements/new`)).text).not.toContain('For whom do you speak?');
    expect((await add(browser, 'We need the route sheets by Friday.', { for: `asked:${under}`, asked: '' })).status).toBe(422);
    expect((await add(browser, 'Send a message to families the night before', { for: `asked:${under}`, asked: 12 })).text).toContain(`value="asked:${under}"`);
    expect((await add(browser, 'We need the route sheets by Friday.', { for: `asked:${under}`, asked: 12 })).status).toBe(303);
    const [said] = await speeches();
    expect(said).toMatchObject({ speaks: 'asked', asked_count: 12, mandate_id: under, group_id: town.groups.drivers });
    const reader = app.browser();
    expect((await reader.get(`${path}/statements`)).text).toContain('after asking 12 people');
    expect((await reader.get(`${path}?statement=${said?.id}`)).text).toContain('We need the route sheets by Friday.');
    expect((await reader.get(`${path}?statement=${said?.id}`)).text).not.toContain('after asking');
    expect((await (await app.browser().signIn('convener@example.org')).get(`${path}/desk`)).text).toContain('after asking 12 people');
  });

  test.each(['visitor', 'core', 'advisor whose mandate is over'])('a forged form is refused: %s', async (who) => {
    const under = await mandate(who.startsWith('advisor') ? '2026-01-31' : null);
    const browser = who === 'visitor' ? await visitor() : await app.browser().signIn(`${who.split(' ')[0]}@example.org`);
    expect((await add(browser, 'All of us want this.', { for: `vote:${under}` })).status).toBe(403);
    expect((await add(browser, 'All of us want this.', { for: 'vote:everybody' })).status).toBe(422);
    expect(await speeches()).toEqual([]);
  });
});
