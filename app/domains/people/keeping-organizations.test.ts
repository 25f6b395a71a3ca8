import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listGroups, makeGroup } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let here: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  here = `/organizations/${town.district}`;
});

const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const settings = { name: 'Willow Bend', lang: 'en', accent: '#0e5a60', privacyThreshold: 12, answerDays: 14, revision: 1 };

describe('who may do what in the district', () => {
  permissionsInTown(
    'the people of the district',
    `
    who      | read its page | open the settings | change them | add an organization below | add staff | add a group
    stranger | opens         | refused           | refused     | refused                   | refused   | refused
    core     | opens         | refused           | refused     | refused                   | refused   | refused
    convener | opens         | refused           | refused     | refused                   | refused   | yes
    admin    | opens         | opens             | yes         | yes                       | yes       | yes
  `,
    () => app,
    {
      'read its page': (browser) => browser.get(here),
      'open the settings': (browser) => browser.get(`${here}/settings`),
      'change them': (browser) => browser.put(`${here}/settings`, settings),
      'add an organization below': (browser) => browser.post(`${here}/organizations`, { name: 'Oak School', level: 'school', lang: 'en' }),
      'add staff': (browser) => browser.post(`${here}/staff`, { email: 'new@example.org', name: 'New', role: 'staff' }),
      'add a group': (browser) => browser.post(`${here}/directory/groups`, { name: 'Night shift', about: '', lang: 'en' }),
    },
  );

  test('the district has no say over the state above it', async () => {
    expect((await (await as('admin')).put(`/organizations/${town.state}/settings`, settings)).status).toBe(403);
  });

  test('addresses of staff are for administrators, names for staff, nothing for others', async () => {
    expect((await (await as('admin')).get(here)).text).toContain('convener@example.org');
    const staff = (await (await as('convener')).get(here)).text;
    expect(staff).toContain('admin person');
    expect(staff).not.toContain('admin@example.org');
    expect((await (await as('stranger')).get(here)).text).not.toContain('admin person');
  });
});

describe('settings', () => {
  test('refuse an accent that cannot be read, and a threshold under five', async () => {
    const admin = await as('admin');
    const pale = await admin.put(`${here}/settings`, { ...settings, accent: '#ffe680' });
    expect(pale.status).toBe(422);
    expect(pale.text).toContain('hard to read');
    expect(pale.text).toContain('value="Willow Bend"');
    expect((await admin.put(`${here}/settings`, { ...settings, privacyThreshold: 4 })).status).toBe(422);
    expect((await admin.put(`${here}/settings`, { ...settings, accent: 'red;}' })).status).toBe(422);
    expect((await admin.put(`${here}/settings`, { ...settings, accent: '' })).status).toBe(303);
  });

  test('of two who save at once the second is told', async () => {
    const admin = await as('admin');
    expect((await admin.put(`${here}/settings`, settings)).status).toBe(303);
    expect((await admin.put(`${here}/settings`, settings)).status).toBe(409);
  });
});

test('an organization below stands nearer, and takes over the settings', async () => {
  const admin = await as('admin');
  expect((await admin.post(`${here}/organizations`, { name: 'Big', level: 'state', lang: 'en' })).status).toBe(422);
  await database.db.updateTable('organizations').set({ privacy_threshold: 15 }).where('id', '=', town.district).execute();
  const made = await admin.post(`${here}/organizations`, { name: 'Oak School', level: 'school', lang: 'en' });
  const row = await database.db.selectFrom('organizations').selectAll().where('name', '=', 'Oak School').executeTakeFirstOrThrow();
  expect(made.location).toBe(`/organizations/${row.id}`);
  expect(row).toMatchObject({ parent_id: town.district, privacy_threshold: 15 });
  expect((await admin.get(made.location ?? '')).text).toContain('Settings');
});

describe('staff', () => {
  const admins = () => database.db.selectFrom('staff').select('person_id').where('role', '=', 'administrator').execute();

  test('the last administrator can neither be removed nor made less', async () => {
    const admin = await as('admin');
    const self = `${here}/staff/${town.persons.admin}`;
    expect((await admin.delete(self, { _confirmed: '1' })).status).toBe(403);
    expect((await admin.post(`${here}/staff`, { email: 'admin@example.org', name: 'x', role: 'staff' })).status).toBe(422);
    expect(await admins()).toHaveLength(1);
    await admin.post(`${here}/staff`, { email: 'convener@example.org', name: 'x', role: 'administrator' });
    expect((await admin.delete(self)).text).toContain('name="_confirmed"');
    expect((await admin.delete(self, { _confirmed: '1' })).status).toBe(303);
    expect(await admins()).toEqual([{ person_id: town.persons.convener }]);
  });

  test('a known person keeps the name they gave themselves', async () => {
    await (await as('admin')).post(`${here}/staff`, { email: 'STRANGER@example.org', name: 'Somebody Else', role: 'staff' });
    const row = await database.db
      .selectFrom('persons')
      .innerJoin('staff', 'staff.person_id', 'persons.id')
      .select('name')
      .where('email', '=', 'stranger@example.org')
      .executeTakeFirst();
    expect(row?.name).toBe('stranger person');
  });
});

describe('groups', () => {
  test('who convenes an issue here may add a group here, not in the directory above', async () => {
    await database.db.deleteFrom('staff').where('person_id', '=', town.persons.convener).execute();
    const convener = await as('convener');
    expect((await convener.post(`${here}/directory/groups`, { name: 'Night shift', lang: 'en' })).status).toBe(303);
    expect((await convener.post(`/organizations/${town.state}/directory/groups`, { name: 'Night shift', lang: 'en' })).status).toBe(403);
  });

  test('one name stands once in a directory, in whatever case', async () => {
    const convener = await as('convener');
    const page = await convener.post(`${here}/directory/groups`, { name: 'bus DRIVERS', lang: 'en' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('in the directory already');
    expect(page.text).toContain('value="bus DRIVERS"');
    expect(await makeGroup(app.ctx(town.persons.convener), { organizationId: town.district, name: 'Bus drivers', lang: 'en' })).toEqual({
      ok: false,
      reason: 'duplicate',
    });
  });

  test('can be corrected, not by two at once and not to a name that is taken', async () => {
    const convener = await as('convener');
    const path = `${here}/directory/groups/${town.groups.drivers}`;
    expect((await convener.get(path)).status).toBe(200);
    expect((await convener.put(path, { name: 'Families on Route 4', lang: 'en', revision: 0, subjectRevision: 1 })).status).toBe(422);
    expect((await convener.put(path, { name: 'Drivers', lang: 'en', revision: 0, subjectRevision: 1 })).status).toBe(303);
    expect((await convener.put(path, { name: 'Bus people', lang: 'en', revision: 0, subjectRevision: 1 })).status).toBe(409);
    expect((await (await as('core')).put(path, { name: 'Mine', lang: 'en', revision: 2, subjectRevision: 2 })).status).toBe(403);
  });

  test('those above and below are offered, those of neighbours are not', async () => {
    const admin = await as('admin');
    for (const name of ['Oak School', 'Elm School']) await admin.post(`${here}/organizations`, { name, level: 'school', lang: 'en' });
    const idOf = async (name: string) => (await database.db.selectFrom('organizations').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
    const [oak, elm] = [await idOf('Oak School'), await idOf('Elm School')];
    await admin.post(`/organizations/${elm}/directory/groups`, { name: 'Elm families', lang: 'en' });
    const offered = async (id: string) => (await listGroups(app.ctx(), id)).map((group) => group.name);
    expect(await offered(town.state)).toEqual(['Bus drivers', 'Elm families', 'Families on route 4']);
    expect(await offered(oak)).toEqual(['Bus drivers', 'Families on route 4']);
  });
});

test('my person page changes only my own record', async () => {
  const core = await as('core');
  expect((await core.get('/me/person')).text).toContain('core person');
  expect((await core.put('/me/person', { name: '', locale: 'xx', about: '' })).status).toBe(422);
  expect((await core.put('/me/person', { name: 'Cora', locale: 'es', about: 'A nurse', id: town.persons.admin })).status).toBe(303);
  const names = await database.db
    .selectFrom('persons')
    .select(['name', 'locale'])
    .where('id', 'in', [town.persons.core, town.persons.admin])
    .orderBy('name')
    .execute();
  expect(names).toEqual([
    { name: 'Cora', locale: 'es' },
    { name: 'admin person', locale: 'en' },
  ]);
  expect((await app.browser().get('/me/person')).location).toContain('/sign-in');
});

test('ids that name nothing are not found', async () => {
  const admin = await as('admin');
  for (const id of ['x', '00000000-0000-7000-8000-000000000000', '%27', '%F0%9F%8C%B3']) {
    for (const path of [`/organizations/${id}`, `/organizations/${id}/settings`, `/organizations/${id}/directory/groups`, `${here}/directory/groups/${id}`])
      expect((await admin.get(path)).status, path).toBe(404);
    expect((await admin.post(`/organizations/${id}/directory/groups`, { name: 'x', lang: 'en' })).status).toBe(404);
    expect((await admin.delete(`${here}/staff/${id}`)).status).toBe(404);
  }
});
