import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { startConversation, seedStatements, type ConversationText } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let id: string;
let statements: string[];
let votes: string;

const text: ConversationText = {
  topic: 'How should families hear of late buses?',
  introduction: null,
  lang: 'en',
  opensAt: null,
  closesAt: null,
  reviewedFirst: false,
};

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  ({ id, statements } = await makeConversation());
  votes = `/conversations/${id}/votes`;
});

async function makeConversation(changes: Partial<ConversationText> = {}) {
  const ctx = app.ctx(town.persons.convener);
  const started = await startConversation(ctx, town.issue.id, { ...text, ...changes });
  if (!started.ok) throw new Error(started.reason);
  await seedStatements(ctx, started.value, 'en', ['A message the night before.', 'Call each home.', 'An app with a map.']);
  const rows = await database.db.selectFrom('statements').select('id').where('conversation_id', '=', started.value).orderBy('number').execute();
  return { id: started.value, statements: rows.map((row) => row.id) };
}

const present = () => database.db.selectFrom('votes').select(['statement_id', 'value']).execute();
const casts = () =>
  database.db
    .selectFrom('vote_casts')
    .select('value')
    .orderBy('id')
    .execute()
    .then((rows) => rows.map((row) => row.value));
const open = async (browser: TestBrowser) => {
  await browser.get(`/conversations/${id}`);
  return browser;
};
const first = () => statements[0] ?? '';

describe('a visitor', () => {
  test('votes without an account or script, gets a seat, and is shown the next statement', async () => {
    const browser = await open(app.browser());
    const sent = await browser.post(votes, { statement: first(), value: 1 });
    expect([sent.status, sent.location]).toEqual([303, `/conversations/${id}`]);
    expect(browser.seats().get(town.issue.id)).toBeDefined();
    const page = await browser.get(`/conversations/${id}`);
    expect(page.text).toContain('2 of 3');
    expect(page.text).toContain('You agreed with');
    expect(await present()).toEqual([{ statement_id: first(), value: 1 }]);
  });

  test('is one participant however often they vote; two browsers are two', async () => {
    const browser = await open(app.browser());
    for (const statement of statements) await browser.post(votes, { statement, value: 0 });
    await (await open(app.browser())).post(votes, { statement: first(), value: -1 });
    expect(await database.db.selectFrom('participants').select('id').execute()).toHaveLength(2);
    expect(await present()).toHaveLength(4);
  });

  test('sends the same vote again: nothing is written twice', async () => {
    const browser = await open(app.browser());
    for (let time = 0; time < 3; time += 1) expect((await browser.post(votes, { statement: first(), value: 1 })).status).toBe(303);
    expect(await casts()).toEqual([1]);
  });

  test('changes a vote and takes it back; history keeps both', async () => {
    const browser = await open(app.browser());
    await browser.post(votes, { statement: first(), value: 1 });
    await browser.post(votes, { statement: first(), value: -1 });
    const card = await browser.get(`/conversations/${id}?statement=${first()}`);
    expect(card.text).toContain('You disagreed.');
    expect((await browser.delete(`${votes}/${first()}`)).status).toBe(303);
    expect(await present()).toEqual([]);
    expect(await casts()).toEqual([1, -1, null]);
    await browser.delete(`${votes}/${first()}`);
    expect(await casts()).toEqual([1, -1, null]);
    await browser.post(votes, { statement: first(), value: -1 });
    expect(await casts()).toEqual([1, -1, null, -1]);
  });

  test('has voted on all: thanks, and what comes next', async () => {
    const browser = await open(app.browser({ locale: 'es' }));
    for (const statement of statements) await browser.post(votes, { statement, value: 1 });
    const page = await browser.get(`/conversations/${id}`);
    expect(page.text).toContain('Ya votó sobre las 3 frases');
    expect(page.text).toContain(`/conversations/${id}/statements/new`);
  });

  test('goes back to the list after voting there, and never to another site', async () => {
    const browser = await open(app.browser());
    const back = `/conversations/${id}/statements?page=1#s-0`;
    expect((await browser.post(votes, { statement: first(), value: 1, back })).location).toBe(back);
    expect((await browser.post(votes, { statement: first(), value: 0, back: '//elsewhere.example' })).location).toBe(`/conversations/${id}`);
  });
});

describe('a person', () => {
  test('is one participant in every browser they sign in with', async () => {
    for (let time = 0; time < 2; time += 1) await (await app.browser().signIn('stranger@example.org')).post(votes, { statement: first(), value: 1 });
    expect(await present()).toHaveLength(1);
    expect(await casts()).toEqual([1]);
  });
});

describe('what takes no votes', () => {
  test.each([
    ['7', 422],
    ['', 422],
    ['1; drop table votes', 422],
  ])('a value of "%s"', async (value, status) => {
    const browser = await open(app.browser());
    expect((await browser.post(votes, { statement: first(), value })).status).toBe(status);
    expect(await present()).toEqual([]);
  });

  test('a statement of another conversation, one that is not there, and no id at all', async () => {
    const other = await makeConversation();
    const browser = await open(app.browser());
    for (const statement of [other.statements[0] ?? '', newId(), 'nothing']) {
      expect((await browser.post(votes, { statement, value: 1 })).status).toBe(404);
      expect((await browser.delete(`${votes}/${statement}`)).status).toBe(404);
    }
    expect((await browser.post('/conversations/nowhere/votes', { statement: first(), value: 1 })).status).toBe(404);
    expect(await present()).toEqual([]);
    expect(await database.db.selectFrom('participants').select('id').execute()).toEqual([]);
  });

  test('a conversation after its closing time, and one before it opens', async () => {
    const browser = await open(app.browser());
    await browser.post(votes, { statement: first(), value: 1 });
    await database.db
      .updateTable('conversations')
      .set({ closes_at: new Date('2026-03-01T13:00:00Z') })
      .where('id', '=', id)
      .execute();
    app.setNow(new Date('2026-03-01T13:00:00Z'));
    expect((await browser.post(votes, { statement: first(), value: -1 })).status).toBe(303);
    expect((await browser.delete(`${votes}/${first()}`)).status).toBe(303);
    expect((await browser.get(`/conversations/${id}`)).text).toContain('Voting has closed');
    expect(await casts()).toEqual([1]);
    const coming = await makeConversation({ opensAt: new Date('2026-03-02T12:00:00Z') });
    await browser.post(`/conversations/${coming.id}/votes`, { statement: coming.statements[0] ?? '', value: 1 });
    expect(await casts()).toEqual([1]);
  });

  test('a hidden or withdrawn statement: the reader is sent on with a sentence', async () => {
    const browser = await open(app.browser());
    await database.db.updateTable('inputs').set({ moderated: -1 }).where('id', '=', first()).execute();
    const sent = await browser.post(votes, { statement: first(), value: 1 });
    expect(sent.status).toBe(303);
    expect((await browser.get(sent.location ?? '')).text).toContain('not up for a vote any more');
    expect(await present()).toEqual([]);
  });

  test('a private issue is not there for strangers, and is there for its members', async () => {
    await database.db.deleteFrom('issue_publications').execute();
    const stranger = await app.browser().signIn('stranger@example.org');
    for (const browser of [app.browser(), stranger]) {
      expect((await browser.get(`/conversations/${id}`)).status).toBe(404);
      expect((await browser.post(votes, { statement: first(), value: 1 })).status).toBe(404);
    }
    const member = await app.browser().signIn('listener@example.org');
    expect((await member.post(votes, { statement: first(), value: 1 })).status).toBe(303);
    expect(await present()).toHaveLength(1);
  });

  test('a forged post from another site', async () => {
    const browser = await open(app.browser());
    expect((await browser.post(votes, { statement: first(), value: 1, _csrf: 'guess' }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(await present()).toEqual([]);
  });
});

test('somebody who has a seat is served by one SQL statement', async () => {
  const browser = await open(app.browser());
  await browser.post(votes, { statement: first(), value: 1 });
  const seat = browser.seats();
  const { castVote } = await import('./index.ts');
  const ran: string[] = [];
  const db = database.db.withPlugin({ transformQuery: ({ node }) => (ran.push(node.kind), node), transformResult: async ({ result }) => result });
  const ctx = { ...app.ctx(), db, actor: { personId: null, accountId: null, participants: seat } };
  expect(await castVote(ctx, { conversationId: id, statementId: first(), value: 0 })).toEqual({ outcome: 'cast', freshSeat: null });
  expect(ran).toHaveLength(1);
});

test('history of votes cannot be changed', async () => {
  await (await open(app.browser())).post(votes, { statement: first(), value: 1 });
  await sql`savepoint before_change`.execute(database.db);
  await expect(sql`update vote_casts set value = -1`.execute(database.db)).rejects.toThrow('never changed');
  await sql`rollback to savepoint before_change`.execute(database.db);
});
