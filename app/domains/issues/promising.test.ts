import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { currentFramework, replaceFramework } from '../frameworks/index.ts';
import { getIssue } from './issues.ts';
import { openPromise, replacePromise } from './opening.ts';
import { promisesOn, promiseTo } from './promises.ts';
import { draftPromise, dropDraft } from './promising.ts';
import { loadPromisePanel, loadPromisesPublic } from './web/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let browser: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  browser = await app.browser().signIn('convener@example.org');
});

const promises = '/issues/late-buses/promises';
const convener = () => app.ctx(town.persons.convener);
const rows = () =>
  database.db.selectFrom('promises').select(['group_id', 'level', 'opened_at', 'replaces_id', 'reason']).orderBy('promised_at').orderBy('id').execute();
const levelFor = async (group: string, decisionId?: string) => (await promiseTo(app.ctx(), town.issue.id, group, decisionId))?.level;

async function promise(group: string, level: 'inform' | 'consult' | 'collaborate', decisionId: string | null = null): Promise<string> {
  const drafted = await draftPromise(convener(), { issueId: town.issue.id, groupId: group, level, decisionId });
  if (!drafted.ok) throw new Error(drafted.reason);
  await openPromise(convener(), town.issue.id, drafted.value.id);
  return drafted.value.id;
}

async function makeDecision(): Promise<string> {
  const id = newId();
  const row = { id, issue_id: town.issue.id, number: 1, question: 'Which route?', method: 'consent' as const, secrecy: 'named' as const, threshold: '0.5' };
  await database.db
    .insertInto('decisions')
    .values({ ...row, closes_at: new Date(), created_at: new Date(), created_by: town.persons.convener })
    .execute();
  return id;
}

describe('before it opens', () => {
  test('a draft promises nothing, changes freely and goes away', async () => {
    const to = (level: string) => browser.put(promises, { [`to-${town.groups.drivers}`]: level, [`to-${town.groups.families}`]: '' });
    await to('inform');
    await to('consult');
    expect(await rows()).toMatchObject([{ level: 'consult', opened_at: null }]);
    expect(await levelFor(town.groups.drivers)).toBeUndefined();
    await to('');
    expect(await rows()).toEqual([]);
  });

  test('only those who lead see drafts', async () => {
    await browser.put(promises, { [`to-${town.groups.drivers}`]: 'inform' });
    const issue = await getIssue(app.ctx(), 'late-buses');
    expect((await loadPromisePanel(convener(), issue)).promises).toHaveLength(1);
    for (const other of [app.ctx(), app.ctx(town.persons.core)]) {
      expect((await loadPromisePanel(other, issue)).promises).toEqual([]);
      expect((await loadPromisesPublic(other, issue)).promises).toEqual([]);
    }
  });

  test('opening asks first, then freezes every draft and writes down which wording people were given', async () => {
    await browser.put(promises, { [`to-${town.groups.drivers}`]: 'collaborate', [`to-${town.groups.families}`]: 'consult' });
    expect((await browser.post(`${promises}/opening`)).text).toContain('From then on it is frozen.');
    expect(await levelFor(town.groups.drivers)).toBeUndefined();
    await browser.post(`${promises}/opening`, { _confirmed: 1 });
    expect(await levelFor(town.groups.drivers)).toBe('collaborate');
    expect(await levelFor(town.groups.families)).toBe('consult');
    const events = await database.db.selectFrom('events').select('particulars').where('kind', '=', 'promise.opened').execute();
    expect(events).toHaveLength(2);
    expect(events[0]?.particulars).toHaveProperty('frameworkId');
  });
});

describe('once it is open', () => {
  test('no way in changes it: not the drafts, not taking it away, not opening again', async () => {
    const id = await promise(town.groups.drivers, 'consult');
    const before = await rows();
    await browser.put(promises, { [`to-${town.groups.drivers}`]: 'inform' });
    await browser.put(promises, { [`to-${town.groups.drivers}`]: '' });
    await openPromise(convener(), town.issue.id, id);
    expect(await dropDraft(convener(), town.issue.id, id)).toEqual({ ok: false, reason: 'open' });
    expect(await draftPromise(convener(), { issueId: town.issue.id, groupId: town.groups.drivers, level: 'inform' })).toEqual({ ok: false, reason: 'open' });
    expect(await rows()).toEqual(before);
  });

  test('the database itself refuses to change it', async () => {
    const id = await promise(town.groups.drivers, 'consult');
    await expect(database.db.updateTable('promises').set({ level: 'defer-to' }).where('id', '=', id).execute()).rejects.toThrow('frozen');
  });

  test('people keep reading the words it was opened with, when the agency rewords its spectrum', async () => {
    await promise(town.groups.drivers, 'consult');
    const before = await promiseTo(app.ctx(), town.issue.id, town.groups.drivers);
    const { content, source, rights } = await currentFramework(app.ctx(), 'spectrum.participation', null);
    const reworded = { ...content, levels: content.levels.map((level) => ({ ...level, promise: { ...level.promise, en: 'Other words.' } })) };
    expect(
      (await replaceFramework(app.ctx(town.persons.admin), { key: 'spectrum.participation', organizationId: town.district, content: reworded, source, rights }))
        .ok,
    ).toBe(true);
    expect((await promiseTo(app.ctx(), town.issue.id, town.groups.drivers))?.promise).toEqual(before?.promise);
    await promise(town.groups.families, 'consult');
    expect((await promiseTo(app.ctx(), town.issue.id, town.groups.families))?.promise.text).toBe('Other words.');
  });

  test('a change is a new promise with a reason; the old one stays in the history', async () => {
    const id = await promise(town.groups.drivers, 'consult');
    const path = `${promises}/${id}/replacement`;
    const silent = await browser.post(path, { level: 'collaborate', reason: '', lang: 'en' });
    expect(silent.status).toBe(422);
    expect((await browser.post(path, { level: 'consult', reason: 'Nothing really changes', lang: 'en' })).text).toContain('This is what is promised already.');
    expect((await browser.post(path, { level: 'collaborate', reason: 'They know which turns a bus can make', lang: 'en' })).status).toBe(303);
    expect(await rows()).toMatchObject([
      { level: 'consult', replaces_id: null },
      { level: 'collaborate', replaces_id: id, reason: 'They know which turns a bus can make' },
    ]);
    expect(await levelFor(town.groups.drivers)).toBe('collaborate');
    const history = await promisesOn(app.ctx(), town.issue.id);
    expect(history.find((one) => one.id === id)?.replacedAt).not.toBeNull();
  });

  test('two people replacing the same promise: the second is told', async () => {
    const id = await promise(town.groups.drivers, 'consult');
    const path = `${promises}/${id}/replacement`;
    await browser.post(path, { level: 'collaborate', reason: 'They know the roads', lang: 'en' });
    expect((await browser.post(path, { level: 'inform', reason: 'I did not see the other change', lang: 'en' })).status).toBe(409);
    expect(await levelFor(town.groups.drivers)).toBe('collaborate');
  });

  test('a replaced promise may be replaced again, in a chain', async () => {
    const first = await promise(town.groups.drivers, 'inform');
    const second = await replacePromise(convener(), town.issue.id, first, { level: 'consult', reason: 'Asked first', lang: 'en' });
    if (!second.ok) throw new Error(second.reason);
    await replacePromise(convener(), town.issue.id, second.value.id, { level: 'defer-to', reason: 'Theirs to decide', lang: 'en' });
    expect(await levelFor(town.groups.drivers)).toBe('defer-to');
    expect(await rows()).toHaveLength(3);
  });
});

describe('for one decision', () => {
  test('the decision’s own promise comes first, else the issue’s', async () => {
    const decisionId = await makeDecision();
    await promise(town.groups.drivers, 'inform');
    await promise(town.groups.families, 'consult');
    await promise(town.groups.drivers, 'collaborate', decisionId);
    expect(await levelFor(town.groups.drivers, decisionId)).toBe('collaborate');
    expect(await levelFor(town.groups.families, decisionId)).toBe('consult');
    expect(await levelFor(town.groups.drivers)).toBe('inform');
  });

  test('a decision of another issue is not there', async () => {
    const decisionId = await makeDecision();
    await browser.post('/issues', { organizationId: town.district, level: 'district', statement: 'Another matter altogether', why: 'Because', lang: 'en' });
    const page = await browser.put('/issues/another-matter-altogether/promises', { decision: decisionId, [`to-${town.groups.drivers}`]: 'inform' });
    expect(page.status).toBe(404);
    expect(await rows()).toEqual([]);
  });
});

test('guessed groups, levels and decisions are not there', async () => {
  const elsewhere = '0190a000-0000-7000-8000-000000000000';
  expect((await browser.put(promises, { [`to-${elsewhere}`]: 'inform' })).status).toBe(404);
  expect((await browser.put(promises, { [`to-${town.groups.drivers}`]: 'obey' })).status).toBe(404);
  expect((await browser.put(promises, { 'to-nobody': 'inform' })).status).toBe(404);
  expect((await browser.put(promises, { decision: "'", [`to-${town.groups.drivers}`]: 'inform' })).status).toBe(404);
  expect((await browser.get(`${promises}/${elsewhere}/replacement`)).status).toBe(404);
  expect(await rows()).toEqual([]);
});
