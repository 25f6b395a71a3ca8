import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { countDueMandates, mandatesOf } from './index.ts';
import { loadMyMandates, loadPeoplePanel } from './web/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
const today = new Date('2026-03-01T18:00:00Z');
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(today);
});

const as = async (who: string) => {
  app.setNow(new Date());
  const browser = await app.browser().signIn(`${who}@example.org`);
  app.setNow(today);
  return browser;
};
const mandate = () => ({ personId: town.persons.advisor, groupId: town.groups.drivers, givenOn: '2026-02-01', untilOn: '', howGiven: 'By vote', lang: 'en' });
const report = { direction: 'back', reportedOn: '2026-03-01', note: 'They want earlier notice', lang: 'en' };
const give = async () => {
  expect((await (await as('convener')).post('/issues/late-buses/mandates', mandate())).status).toBe(303);
  const [given] = await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor);
  return given?.id ?? 'none';
};

describe('who may give, report on and end the mandate of an advisor', () => {
  let id: string;
  beforeEach(async () => {
    id = await give();
  });

  permissionsInTown(
    'each of the three',
    `
    who      | give one more | report on it | end it
    stranger | refused       | refused      | refused
    core     | refused       | refused      | refused
    advisor  | refused       | yes          | yes
    convener | yes           | yes          | yes
    admin    | yes           | yes          | yes
  `,
    () => app,
    {
      'give one more': (browser) => browser.post('/issues/late-buses/mandates', { ...mandate(), groupId: town.groups.families }),
      'report on it': (browser) => browser.post(`/issues/late-buses/mandates/${id}/reports`, report),
      'end it': (browser) => browser.delete(`/issues/late-buses/mandates/${id}`, { _confirmed: '1' }),
    },
  );
});

describe('a mandate', () => {
  test('is given to members only, for groups that are offered, once, and for days that make sense', async () => {
    await give();
    const convener = await as('convener');
    const refused = async (change: Record<string, string>) => (await convener.post('/issues/late-buses/mandates', { ...mandate(), ...change })).status;
    expect(await refused({})).toBe(422);
    expect(await refused({ personId: town.persons.stranger })).toBe(422);
    expect(await refused({ groupId: town.issue.id })).toBe(422);
    expect(await refused({ givenOn: '2026-03-02' })).toBe(422);
    expect(await refused({ groupId: town.groups.families, untilOn: '2026-02-27' })).toBe(422);
    expect(await refused({ givenOn: '0000-01-01' })).toBe(422);
    expect(await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor)).toHaveLength(1);
  });

  test('lapses after its last day, and can then be renewed', async () => {
    const convener = await as('convener');
    await convener.post('/issues/late-buses/mandates', { ...mandate(), untilOn: '2026-03-01' });
    expect(await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor)).toHaveLength(1);
    app.setNow(new Date('2026-03-03T18:00:00Z'));
    expect(await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor)).toHaveLength(0);
    expect((await convener.post('/issues/late-buses/mandates', { ...mandate(), givenOn: '2026-03-03' })).status).toBe(303);
    expect(await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor)).toHaveLength(1);
  });

  test('is due when the group was not heard for more than 60 days, until word comes back', async () => {
    const id = await give();
    expect(await countDueMandates(app.ctx(), town.issue.id)).toBe(0);
    app.setNow(new Date('2026-04-10T18:00:00Z'));
    expect(await countDueMandates(app.ctx(), town.issue.id)).toBe(1);
    const { actor } = app.ctx(town.persons.advisor);
    await database.db
      .insertInto('mandate_reports')
      .values({ id: town.issue.id, mandate_id: id, direction: 'out', reported_on: '2026-04-09', created_at: today, created_by: actor.personId ?? '' })
      .execute();
    expect(await countDueMandates(app.ctx(), town.issue.id)).toBe(1);
    await database.db
      .insertInto('mandate_reports')
      .values({ id: town.district, mandate_id: id, direction: 'back', reported_on: '2026-04-09', created_at: today, created_by: actor.personId ?? '' })
      .execute();
    expect(await countDueMandates(app.ctx(), town.issue.id)).toBe(0);
    expect((await loadMyMandates(app.ctx(town.persons.advisor))).mandates).toMatchObject([
      { lastOut: '2026-04-09', lastBack: '2026-04-09', slug: 'late-buses' },
    ]);
  });

  test('shows what was said to its holder and to those who lead, and not to other members', async () => {
    const id = await give();
    await (await as('advisor')).post(`/issues/late-buses/mandates/${id}/reports`, report);
    const issue = { ...town.issue, statement: 'x', lang: 'en', organizationId: town.district, organizationName: 'x' };
    const notes = async (who: keyof Town['persons']) => (await loadPeoplePanel(app.ctx(town.persons[who]), issue)).reports.map((one) => one.note);
    expect(await notes('convener')).toEqual([report.note]);
    expect(await notes('advisor')).toEqual([report.note]);
    expect(await notes('core')).toEqual([]);
  });

  test('cannot be reported on for a day to come, and leads back only within this site', async () => {
    const id = await give();
    const advisor = await as('advisor');
    const path = `/issues/late-buses/mandates/${id}/reports`;
    expect((await advisor.post(path, { ...report, reportedOn: '2026-03-02' })).status).toBe(422);
    expect((await advisor.post(path, { ...report, _back: '//elsewhere.example' })).location).toBe('/me');
    expect((await advisor.post(path, { ...report, _back: '/issues/late-buses/desk/people' })).location).toBe('/issues/late-buses/desk/people');
  });
});
