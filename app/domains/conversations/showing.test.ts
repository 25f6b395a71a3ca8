import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { standingOn } from '../people/index.ts';
import { castVote, changeConversation, getConversation, seedStatements, startConversation, withdrawVote, type ConversationText } from './index.ts';
import { canChangeShowing } from './policy.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;

const text: ConversationText = {
  topic: 'How should families hear of late buses?',
  introduction: null,
  lang: 'en',
  opensAt: null,
  closesAt: null,
  reviewedFirst: false,
};
const convener = () => app.ctx(town.persons.convener);

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
});

async function start(changes: Partial<ConversationText> = {}): Promise<{ id: string; statement: string }> {
  const started = await startConversation(convener(), town.issue.id, { ...text, ...changes });
  if (!started.ok) throw new Error(started.reason);
  await seedStatements(convener(), started.value, 'en', ['A message the night before.', 'Call each home.']);
  const { id } = await database.db.selectFrom('statements').select('id').where('conversation_id', '=', started.value).executeTakeFirstOrThrow();
  return { id: started.value, statement: id };
}

const standing = async (id: string) => {
  const { resultsShown, votesOpen } = await getConversation(convener(), id);
  return [resultsShown, votesOpen];
};

permissions(
  'who may change what people vote under',
  `
  who      | coming, no vote | open, no vote | open, voted    | closed, voted
  visitor  | lead            | lead          | lead           | lead
  core     | lead            | lead          | lead           | lead
  convener | yes             | yes           | change-showing | change-closed
  admin    | yes             | yes           | change-showing | change-closed
`,
  {
    rows: { visitor: null, core: 'core', convener: 'convener', admin: 'admin' } as const,
    columns: {
      'coming, no vote': ['coming', false],
      'open, no vote': ['open', false],
      'open, voted': ['open', true],
      'closed, voted': ['closed', true],
    } as const,
    ask: async (who, [state, voted]) => canChangeShowing(await standingOn(app.ctx(who && town.persons[who]), town.issue.id), state, voted),
  },
);

describe('what people vote under', () => {
  test('is careful unless something else was chosen', async () => {
    expect(await standing((await start()).id)).toEqual(['closing', false]);
    expect(await standing((await start({ resultsShown: 'live', votesOpen: true })).id)).toEqual(['live', true]);
  });

  test('can be changed until the first vote; left out, it stays', async () => {
    const { id } = await start({ resultsShown: 'live' });
    expect((await changeConversation(convener(), id, 1, { ...text, votesOpen: true })).ok).toBe(true);
    expect(await standing(id)).toEqual(['live', true]);
    expect((await changeConversation(convener(), id, 2, { ...text, resultsShown: 'closing' })).ok).toBe(true);
    expect(await standing(id)).toEqual(['closing', true]);
  });

  test.each([
    ['resultsShown', { resultsShown: 'live' }],
    ['votesOpen', { votesOpen: true }],
  ] as const)('stands from the first vote on, also when that was taken back: %s', async (_, change) => {
    const { id, statement } = await start();
    const voter = app.ctx(town.persons.listener);
    await castVote(voter, { conversationId: id, statementId: statement, value: 1 });
    await expect(changeConversation(convener(), id, 1, { ...text, ...change })).rejects.toThrow('conversations:denied.change-showing');
    await withdrawVote(voter, id, statement);
    await expect(changeConversation(convener(), id, 1, { ...text, ...change })).rejects.toThrow('conversations:denied.change-showing');
    expect(await standing(id)).toEqual(['closing', false]);
    expect((await changeConversation(convener(), id, 1, { ...text, topic: 'A better question?', resultsShown: 'closing', votesOpen: false })).ok).toBe(true);
  });
});

describe('the form', () => {
  const fields = { topic: text.topic, introduction: '', lang: 'en', opens: '', closes: '', zone: 'America/Chicago' };
  const made = (location: string | null) => /conversations\/([^/]+)\/desk/.exec(location ?? '')?.[1] ?? '';

  test('sends both; a box that is not ticked is a no', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(`/issues/${town.issue.slug}/conversations/new`)).text).toContain('Who sees the result while people vote');
    const page = await browser.post(`/issues/${town.issue.slug}/conversations`, { ...fields, resultsShown: 'live', votesOpen: '1' });
    const id = made(page.location);
    expect(await standing(id)).toEqual(['live', true]);
    await browser.put(`/conversations/${id}`, { ...fields, resultsShown: 'live', revision: 1 });
    expect(await standing(id)).toEqual(['live', false]);
    expect((await browser.put(`/conversations/${id}`, { ...fields, resultsShown: 'always', revision: 2 })).status).toBe(422);
  });

  test('shows them as fixed once somebody has voted, and what else is changed leaves them', async () => {
    const { id, statement } = await start({ resultsShown: 'live', votesOpen: true });
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(`/conversations/${id}/desk`)).text).toContain('name="resultsShown"');
    await castVote(app.ctx(town.persons.listener), { conversationId: id, statementId: statement, value: 0 });
    const desk = (await browser.get(`/conversations/${id}/desk`)).text;
    expect(desk).not.toContain('name="resultsShown"');
    expect(desk).not.toContain('name="votesOpen"');
    expect(desk).toContain('People have voted under this, so it stays as it is.');
    expect((await browser.put(`/conversations/${id}`, { ...fields, topic: 'A better question?', revision: 1 })).status).toBe(303);
    expect(await standing(id)).toEqual(['live', true]);
    const old = await browser.put(`/conversations/${id}`, { ...fields, resultsShown: 'closing', revision: 2 });
    expect([old.status, old.text.includes('People have voted under this')]).toEqual([403, true]);
  });
});

describe('the line beside the vote', () => {
  test.each([
    ['closing', false, 'only when voting has closed', null],
    ['live', false, 'while voting is open', null],
    ['closing', true, 'only when voting has closed', 'anyone can get all votes'],
    ['live', true, 'while voting is open', 'anyone can get all votes'],
  ] as const)('says the truth: %s, votes given out: %s', async (resultsShown, votesOpen, shown, given) => {
    const { id } = await start({ resultsShown, votesOpen });
    for (const path of ['', '/statements']) {
      const page = (await app.browser().get(`/conversations/${id}${path}`)).text;
      expect(page).toContain(shown);
      expect(page).toContain('never about fewer than 10 people');
      expect(page.includes('anyone can get all votes')).toBe(given !== null);
    }
    expect((await app.browser().get(`/conversations/${id}/statements/new`)).text.includes('anyone can get all votes')).toBe(votesOpen);
  });
});

describe('the way to the result', () => {
  const link = (id: string) => `href="/conversations/${id}/result"`;
  const seen = async (id: string) => (await app.browser().get(`/conversations/${id}`)).text.includes(link(id));

  test('is there while people vote only where the result is live', async () => {
    expect(await seen((await start()).id)).toBe(false);
    expect(await seen((await start({ resultsShown: 'live' })).id)).toBe(true);
  });

  test('is there for everybody when voting has closed, and never before it opens', async () => {
    const { id } = await start({ closesAt: new Date('2026-03-02T12:00:00Z') });
    const coming = await start({ resultsShown: 'live', opensAt: new Date('2026-03-02T12:00:00Z') });
    expect(await seen(coming.id)).toBe(false);
    app.setNow(new Date('2026-03-02T12:00:00Z'));
    expect(await seen(id)).toBe(true);
  });
});
