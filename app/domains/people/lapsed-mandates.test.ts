import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { lapsedOn, mandatesOf } from './index.ts';
import { listRenewals } from './keeping-mandates.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let id: string;
/** The mandate of the advisor for the drivers ended two days ago. */
const today = new Date('2026-03-03T18:00:00Z');
const at = '/issues/late-buses';

beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  id = await give('2026-03-01');
  app.setNow(today);
});

async function give(untilOn: string | null, groupId = town.groups.drivers): Promise<string> {
  const mandate = { issue_id: town.issue.id, person_id: town.persons.advisor, group_id: groupId, given_on: '2026-02-01', until_on: untilOn };
  const row = { ...mandate, id: groupId, how_given: 'By vote', created_at: today, created_by: town.persons.convener };
  return (await database.db.insertInto('mandates').values(row).returning('id').executeTakeFirstOrThrow()).id;
}

async function as(who: string): Promise<TestBrowser> {
  app.setNow(new Date());
  const browser = await app.browser().signIn(`${who}@example.org`);
  app.setNow(today);
  return browser;
}

const renewal = { untilOn: '2027-03-01', how: 'They said so at noon', lang: 'en' };
const report = { direction: 'back', reportedOn: '2026-03-01', note: 'They want earlier notice', lang: 'en' };
const renew = (browser: TestBrowser, more: Record<string, string> = {}) => browser.post(`${at}/mandates/${id}/renewals`, { ...renewal, ...more });
const heldNow = async () => (await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor)).map((one) => one.id);
const lapsedNow = async () => (await lapsedOn(app.ctx(), town.issue.id)).map((one) => one.id);
const plain = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const mine = 'Your mandate to speak for Bus drivers ended on March 1, 2026.';
const theirs = /The mandate of [^.]* for Bus drivers ended on March 1, 2026\./;

permissionsInTown(
  'who may see, renew and let go a mandate that ran out, which an advisor held',
  `
  who      | open it | renew it | let it end | write down word of its last day
  visitor  | sign-in | sign-in  | sign-in    | sign-in
  stranger | refused | refused  | refused    | refused
  listener | refused | refused  | refused    | refused
  core     | refused | refused  | refused    | refused
  advisor  | opens   | yes      | yes        | yes
  convener | opens   | yes      | yes        | yes
  admin    | opens   | yes      | yes        | yes
`,
  () => app,
  {
    'open it': (browser) => browser.get(`${at}/mandates/${id}`),
    'renew it': async (browser) => {
      await database.db.updateTable('mandates').set({ until_on: '2026-03-01' }).execute();
      return renew(browser);
    },
    'let it end': async (browser) => {
      await database.db.updateTable('mandates').set({ until_on: '2026-03-01' }).execute();
      const answer = await browser.delete(`${at}/mandates/${id}`);
      await database.db.updateTable('mandates').set({ ended_at: null, ended_by: null }).execute();
      return answer;
    },
    'write down word of its last day': (browser) => browser.post(`${at}/mandates/${id}/reports`, report),
  },
);

describe('a mandate past its last day', () => {
  test('says so to who held it, and what to do, on her table and at her place', async () => {
    const advisor = await as('advisor');
    for (const path of ['/me', `${at}/memberships/mine`]) {
      const { text } = await advisor.get(path);
      expect(plain(text)).toContain(mine);
      expect(text).toContain(`/mandates/${id}/renewals`);
      expect(plain(text)).toContain('Let it end');
      expect(text).toContain('value="2027-03-01"');
    }
    expect(plain((await advisor.get(`${at}/memberships/mine`)).text)).toContain('Your mandate ended: Bus drivers');
  });

  test('says so to those who lead, on the people desk, on the page of the member and among what to do now', async () => {
    const convener = await as('convener');
    const desk = plain((await convener.get(`${at}/desk/people`)).text);
    expect(desk).toContain('Mandates that ran out');
    expect(desk).toMatch(theirs);
    const { id: membership } = await database.db
      .selectFrom('memberships')
      .select('id')
      .where('person_id', '=', town.persons.advisor)
      .where('issue_id', '=', town.issue.id)
      .executeTakeFirstOrThrow();
    expect(plain((await convener.get(`${at}/memberships/${membership}`)).text)).toMatch(theirs);
    expect(plain((await convener.get(`${at}/desk`)).text)).toContain('1 mandate ran out.');
  });

  test('is said where one speaks, and nothing can be said or kept under it', async () => {
    const advisor = await as('advisor');
    expect(plain((await advisor.get(`${at}/say`)).text)).toContain(`${mine} What you send here counts as yours alone.`);
    const said = { body: 'The last bus leaves too early.', lang: 'en', for: `vote:${id}` };
    expect((await advisor.post(`${at}/say`, said)).status).toBe(403);
    expect((await advisor.post(`${at}/say`, { ...said, for: 'self' })).status).toBe(303);
    await renew(advisor);
    expect(await database.db.selectFrom('inputs').select(['speaks', 'mandate_id']).execute()).toEqual([{ speaks: 'self', mandate_id: null }]);
    expect(plain((await advisor.get(`${at}/say`)).text)).not.toContain('ended on March 1');
  });

  test('runs again when it is renewed: the same record, with how the group gave it and when', async () => {
    const advisor = await as('advisor');
    expect(await heldNow()).toEqual([]);
    expect(await lapsedNow()).toEqual([id]);
    expect((await renew(advisor, { untilOn: '2026-03-03' })).status).toBe(422);
    expect((await renew(advisor, { _back: '/me' })).location).toBe('/me');
    expect(await heldNow()).toEqual([id]);
    expect(await lapsedNow()).toEqual([]);
    expect(await listRenewals(app.ctx(), id)).toMatchObject([{ fromUntilOn: '2026-03-01', toUntilOn: '2027-03-01', how: renewal.how, renewedAt: today }]);
    const page = plain((await advisor.get(`${at}/mandates/${id}`)).text);
    expect(page).toContain('Mar 1, 2026 → Mar 1, 2027 · Mar 3, 2026');
    expect(page).toContain(renewal.how);
    expect(plain((await advisor.get('/me')).text)).not.toContain(mine);
  });

  test('is let go with one press, and is then asked about no more', async () => {
    const advisor = await as('advisor');
    expect((await advisor.delete(`${at}/mandates/${id}`, { _back: '/me' })).location).toBe('/me');
    const table = plain((await advisor.get('/me')).text);
    expect(table).toContain('The mandate is set down as ended.');
    expect(table).not.toContain(mine);
    expect(await lapsedNow()).toEqual([]);
    expect(await database.db.selectFrom('mandates').select(['ended_at', 'until_on']).execute()).toEqual([{ ended_at: today, until_on: '2026-03-01' }]);
    expect((await advisor.get(`${at}/mandates/${id}`)).status).toBe(404);
  });

  test('takes word that travelled until its last day, and none of later', async () => {
    const advisor = await as('advisor');
    const late = await advisor.post(`${at}/mandates/${id}/reports`, { ...report, reportedOn: '2026-03-02' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('The mandate was over on that day.');
    expect(late.text).toContain(report.note);
    expect((await advisor.post(`${at}/mandates/${id}/reports`, report)).status).toBe(303);
  });

  test('waits for nobody who left, nor where the same person speaks for the same group again', async () => {
    const convener = await as('convener');
    const again = { personId: town.persons.advisor, groupId: town.groups.drivers, givenOn: '2026-03-03', untilOn: '', howGiven: '', lang: 'en' };
    await give(null, town.groups.families);
    const merging = { kind: 'groups', kept: town.groups.drivers, merged: town.groups.families };
    expect((await convener.post(`/organizations/${town.district}/merges`, merging)).status).toBe(303);
    expect(await lapsedNow()).toEqual([]);
    await database.db.deleteFrom('mandates').where('id', '=', town.groups.families).execute();
    expect(await lapsedNow()).toEqual([id]);
    await database.db.updateTable('memberships').set({ ended_at: today }).where('person_id', '=', town.persons.advisor).execute();
    expect(await lapsedNow()).toEqual([]);
    await database.db.updateTable('memberships').set({ ended_at: null }).where('person_id', '=', town.persons.advisor).execute();
    expect((await convener.post(`${at}/mandates`, again)).status).toBe(303);
    expect(await lapsedNow()).toEqual([]);
    const ended = await database.db.selectFrom('events').select('subject_id').where('kind', '=', 'mandate.ended').execute();
    expect(ended).toEqual([{ subject_id: id }]);
  });
});
