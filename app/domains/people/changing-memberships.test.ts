import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

type Key = keyof Town['persons'];
const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const rowOf = (who: Key) =>
  database.db.selectFrom('memberships').selectAll().where('person_id', '=', town.persons[who]).orderBy('joined_at', 'desc').executeTakeFirstOrThrow();
const at = async (who: Key) => `/issues/late-buses/memberships/${(await rowOf(who)).id}`;
const change = { ring: 'dissemination', role: 'convener', hasAuthority: '1', hasInfluence: '1', revision: 1 };

describe('who may change the membership of an advisor, and how much of it', () => {
  permissionsInTown(
    'how it stands afterwards',
    `
    who      | open the form | change it | its ring      | its role | has authority
    stranger | refused       | refused   | advisors      | member   | no
    core     | refused       | refused   | advisors      | member   | no
    advisor  | opens         | yes       | dissemination | member   | no
    convener | opens         | yes       | dissemination | convener | yes
    admin    | opens         | yes       | dissemination | convener | yes
  `,
    () => app,
    {
      'open the form': async (browser) => browser.get(await at('advisor')),
      'change it': async (browser) => browser.put(await at('advisor'), change),
      'its ring': async () => (await rowOf('advisor')).ring,
      'its role': async () => (await rowOf('advisor')).role,
      'has authority': async () => ((await rowOf('advisor')).has_authority ? 'yes' : 'no'),
    },
  );

  test('a visitor is asked to sign in', async () => {
    expect((await app.browser().put(await at('advisor'), change)).location).toContain('/sign-in');
  });
});

test('of two who change the same membership the second is told', async () => {
  const path = await at('advisor');
  expect((await (await as('convener')).put(path, change)).status).toBe(303);
  expect((await (await as('admin')).put(path, change)).status).toBe(409);
});

test('the last convener cannot step down or leave, the last but one can', async () => {
  const convener = await as('convener');
  const path = await at('convener');
  const down = await convener.put(path, { ...change, role: 'member' });
  expect(down.status).toBe(422);
  expect(down.text).toContain('only convener');
  expect((await convener.delete(path, { _confirmed: '1' })).status).toBe(403);
  expect((await (await as('admin')).delete(path, { _confirmed: '1' })).status).toBe(403);
  await convener.put(await at('core'), { ...change, ring: 'core' });
  expect((await convener.delete(path, { _confirmed: '1' })).location).toBe('/me');
  expect((await rowOf('convener')).ended_at).not.toBeNull();
});

describe('ending a membership', () => {
  test('asks first, takes the mandates with it, keeps the reason, and can be followed by a new one', async () => {
    const convener = await as('convener');
    await convener.post('/issues/late-buses/mandates', { personId: town.persons.advisor, groupId: town.groups.drivers, givenOn: '2026-01-06', lang: 'en' });
    const path = await at('advisor');
    expect((await convener.delete(path, { reason: 'Moved away' })).text).toContain('name="_confirmed"');
    expect((await rowOf('advisor')).ended_at).toBeNull();
    expect((await convener.delete(path, { reason: 'Moved away', _confirmed: '1' })).status).toBe(303);
    expect(await rowOf('advisor')).toMatchObject({ ended_reason: 'Moved away', ended_by: town.persons.convener });
    expect(await database.db.selectFrom('mandates').select('id').where('ended_at', 'is', null).execute()).toHaveLength(0);
    expect((await convener.get(path)).status).toBe(404);
    const again = { name: 'Somebody', email: 'advisor@example.org', ring: 'core', locale: 'en' };
    expect((await convener.post('/issues/late-buses/memberships', again)).status).toBe(303);
    expect((await convener.post('/issues/late-buses/memberships', again)).status).toBe(422);
  });

  test('a member may leave, and may not end another', async () => {
    const core = await as('core');
    expect((await core.delete(await at('advisor'), { _confirmed: '1' })).status).toBe(403);
    expect((await core.delete(await at('core'), { _confirmed: '1' })).location).toBe('/me');
  });
});

describe('adding a person without an invitation', () => {
  const person = { name: 'Grandmother Ada', email: '', ring: 'dissemination', locale: 'es', hasInfluence: '1' };

  permissionsInTown(
    'who may',
    `
    who      | add a person | who is added
    stranger | refused      | nobody
    core     | refused      | nobody
    convener | yes          | without an address, with influence
    admin    | yes          | without an address, with influence
  `,
    () => app,
    {
      'add a person': (browser) => browser.post('/issues/late-buses/memberships', person),
      'who is added': async () => {
        const added = await database.db
          .selectFrom('persons')
          .innerJoin('memberships', 'memberships.person_id', 'persons.id')
          .select(['email', 'has_influence'])
          .where('name', '=', person.name)
          .execute();
        return added.map((one) => `${one.email ?? 'without an address'}, ${one.has_influence ? 'with influence' : 'without influence'}`).join('; ') || 'nobody';
      },
    },
  );

  test('every problem is told at once', async () => {
    const page = await (await as('convener')).post('/issues/late-buses/memberships', { name: '<script>', email: 'nobody', ring: 'throne', locale: 'en' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('name@example.org');
    expect(page.text).toContain('Choose one of these.');
    expect(page.text).not.toContain('"><script>');
  });
});

test('everybody finds their own membership under one address', async () => {
  expect((await (await as('advisor')).get('/issues/late-buses/memberships/mine')).text).toContain('My place on this issue');
  expect((await (await as('stranger')).get('/issues/late-buses/memberships/mine')).status).toBe(404);
});

test('ids that name nothing are not found', async () => {
  const convener = await as('convener');
  for (const id of ['x', '00000000-0000-7000-8000-000000000000', '%27']) {
    expect((await convener.get(`/issues/late-buses/memberships/${id}`)).status).toBe(404);
    expect((await convener.put(`/issues/late-buses/memberships/${id}`, change)).status).toBe(404);
    expect((await convener.delete(`/issues/late-buses/mandates/${id}`)).status).toBe(404);
    expect((await convener.delete(`/issues/late-buses/invitations/${id}`)).status).toBe(404);
  }
  expect((await convener.put(await at('advisor'), { ...change, revision: '9'.repeat(30) })).status).toBe(422);
});
