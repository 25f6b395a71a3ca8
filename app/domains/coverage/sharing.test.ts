import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '../../../db/world/loading/index.ts';
import { getOrganization } from '../people/index.ts';
import { rollUpOf } from './index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const district = idOf('organizations.three-ferries');
const school = idOf('organizations.landing-street');
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
});

const staff = () => app.ctx(idOf('persons.tomasz'));
const issuesSeen = async () => {
  const rolled = await rollUpOf(staff(), await getOrganization(staff(), district));
  return rolled.issues.map((issue) => issue.organizationName).toSorted();
};

describe('the roll-up of a district', () => {
  test('holds its own issues and those of the school that shares, and says that others share nothing', async () => {
    expect(await issuesSeen()).toEqual(['Landing Street Elementary School', 'Three Ferries Public Schools']);
    const page = await (await app.browser().signIn('tomasz.wieland@example.org')).get(`/organizations/${district}/coverage`);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/Kiln Hill Elementary School<\/a>.*?Nothing.*?Nobody administers it yet/s);
    expect(page.text).toContain('Nobody from community is in a ring on 1 of 2 issues.');
  });

  test('is seen by its own staff alone: whoever is above a school does not open the school’s', async () => {
    const above = await app.browser().signIn('tomasz.wieland@example.org');
    const path = `/organizations/${school}/coverage`;
    expect((await above.get(path)).status).toBe(403);
    expect((await above.get(`/organizations/${school}`)).text).not.toContain(path);
    const own = await app.browser().signIn('beatriz.solano-pike@example.org');
    expect((await own.get(path)).status).toBe(200);
    expect((await own.get(`/organizations/${school}`)).text).toContain(path);
  });

  test('loses the school’s issues at once when consent is taken back, by the school only', async () => {
    const path = `/organizations/${school}/coverage/consents/${district}`;
    const above = await app.browser().signIn('tomasz.wieland@example.org');
    expect((await above.delete(path, { _confirmed: 1 })).status).toBe(403);
    expect(await issuesSeen()).toHaveLength(2);
    const own = await app.browser().signIn('beatriz.solano-pike@example.org');
    expect((await own.delete(path, { _confirmed: 1 })).status).toBe(303);
    expect(await issuesSeen()).toEqual(['Three Ferries Public Schools']);
  });

  test('holds private issues only where the school shares them too', async () => {
    await database.db.deleteFrom('issue_publications').where('issue_id', '=', idOf('issues.conferences')).execute();
    expect(await issuesSeen()).toEqual(['Three Ferries Public Schools']);
    const own = await app.browser().signIn('beatriz.solano-pike@example.org');
    await own.post(`/organizations/${school}/coverage/consents`, { toId: district, shares: 'kinds', withPrivate: 1, lang: 'es' });
    expect(await issuesSeen()).toHaveLength(2);
  });

  test('is nobody’s to whom nothing was given: the state sees its own only', async () => {
    const state = idOf('organizations.tamarack');
    const ctx = app.ctx(idOf('persons.adaeze'));
    expect((await rollUpOf(ctx, await getOrganization(ctx, state))).issues).toEqual([]);
  });
});
