import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { world } from '#world/index.ts';
import { loadWorld } from '#world/loading/index.ts';
import { loopOf, stepNow, type LoopCounts } from './loop.ts';
import { idOf } from '#world/loading/index.ts';

const database = useDatabase((db) => loadWorld(db, new Date()));
let app: TestApp;
const bus = world.issues[0]?.slug ?? '';
const emailOf = (role: string) => world.persons.find((one) => one.key === world.roles.find((each) => each.key === role)?.person)?.email ?? '';

beforeEach(async () => {
  app = await createTestApp(database.db);
});

const tabs = ['', '/people', '/promise', '/hear', '/decide', '/try', '/answer', '/depth', '/edit', '/record'];

describe('the desk', () => {
  test.each(tabs)('desk%s opens for who leads, and for nobody else', async (tab) => {
    const path = `/issues/${bus}/desk${tab}`;
    const convener = await app.browser().signIn(emailOf('convener'));
    const member = await app.browser().signIn(emailOf('member'));
    expect((await convener.get(path)).status).toBe(200);
    expect((await member.get(path)).status).toBe(403);
    expect((await app.browser().get(path)).location).toMatch(/^\/sign-in/);
  });

  test('says first what is overdue', async () => {
    const convener = await app.browser().signIn(emailOf('convener'));
    const { text } = await convener.get(`/issues/${bus}/desk`);
    const now = text.slice(text.indexOf('class="now-list"'));
    expect(now.slice(0, now.indexOf('</li>'))).toContain('overdue');
  });
});

describe('my table', () => {
  test('asks a member for the ballot and the placement that wait, and no more once given', async () => {
    const member = await app.browser().signIn(emailOf('member'));
    const { text } = await member.get('/me');
    expect(text).toContain('/decisions/');
    expect(text).toContain('/readings/');
    const person = world.roles.find((one) => one.key === 'member')?.person ?? '';
    const open = world.issues.flatMap((issue) => issue.decisions).find((one) => one.opened && !one.closed);
    await database.db
      .insertInto('ballot_receipts')
      .values({ decision_id: idOf(open?.key ?? ''), person_id: idOf(person) })
      .execute();
    const later = await member.get('/me');
    expect(later.text).not.toContain(`/decisions/${idOf(open?.key ?? '')}`);
  });

  test('teaches somebody who has nothing yet', async () => {
    const { status, text } = await (await app.browser({ locale: 'es' }).signIn('nueva@example.org')).get('/me');
    expect(status).toBe(200);
    expect(text).toContain('Ahora no se le pide nada');
  });
});

describe('the front page', () => {
  test('shows visitors the open issues, in their language', async () => {
    const { text } = await app.browser({ locale: 'es' }).get('/');
    expect(text).toContain('<html lang="es"');
    for (const issue of world.issues) expect(text.includes(`/issues/${issue.slug}`), issue.slug).toBe(issue.published !== undefined);
  });

  test('offers no shoes outside the demo, and refuses them', async () => {
    expect((await app.browser().get('/')).text).not.toContain('/demo/shoes/');
    const browser = app.browser();
    expect((await browser.post('/demo/shoes/administrator')).status).toBe(404);
    expect((await browser.get('/me')).location).toMatch(/^\/sign-in/);
  });

  test('offers four shoes in the demo, and signs in as that person', async () => {
    const demo = await createTestApp(database.db, { demo: true });
    const browser = demo.browser();
    expect((await browser.get('/')).text.match(/\/demo\/shoes\/\w+/g)).toHaveLength(4);
    expect((await browser.post('/demo/shoes/convener')).location).toBe('/me');
    expect((await browser.get('/me')).status).toBe(200);
    expect((await browser.post('/demo/shoes/nobody')).status).toBe(404);
  });
});

describe('the loop', () => {
  const nothing: LoopCounts = {
    stakes: 0,
    questions: 0,
    promises: 0,
    promisesOpen: 0,
    inputs: 0,
    openConversations: 0,
    openDecisions: 0,
    endedDecisions: 0,
    decisionCloses: null,
    closedDecisions: 0,
    trials: 0,
    nextReview: null,
    waiting: 0,
    overdue: 0,
    answered: 0,
    readings: 0,
    openReadings: 0,
  };

  test.each<[string, Partial<LoopCounts>, string]>([
    ['a new issue', {}, 'coalesce'],
    ['questions answered', { questions: 4 }, 'promise'],
    ['promised', { questions: 4, promisesOpen: 1 }, 'hear'],
    ['a conversation is open', { questions: 4, promisesOpen: 1, openConversations: 1 }, 'hear'],
    ['a vote is open too', { questions: 4, promisesOpen: 1, openConversations: 1, openDecisions: 1 }, 'decide'],
    ['inputs wait', { questions: 4, promisesOpen: 1, inputs: 3, waiting: 2 }, 'answer'],
  ])('%s', (_, counts, step) => {
    expect(stepNow({ ...nothing, ...counts })).toBe(step);
  });

  test('counts the demo issue as its pages do', async () => {
    const steps = await loopOf(app.ctx(), { id: idOf('issues.bus'), slug: bus });
    expect(steps).toHaveLength(7);
    expect(steps.filter((step) => step.state === 'now')).toHaveLength(1);
  });
});
