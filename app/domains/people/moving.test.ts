import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listMoves, mandatesOf } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

type Key = keyof Town['persons'];
const at = (path: string) => `/issues/late-buses${path}`;
const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const rowOf = (who: Key) => database.db.selectFrom('memberships').selectAll().where('person_id', '=', town.persons[who]).executeTakeFirstOrThrow();
const moves = () => listMoves(app.ctx(), town.issue.id);
const move = async (who: Key, ring: string) => ({ ring, revision: (await rowOf(who)).revision, reason: 'More time now' });

describe('who may move an advisor, and put that back', () => {
  permissionsInTown(
    'each of them',
    `
    who      | move them | put it back | hand them the role
    visitor  | sign-in   | sign-in     | sign-in
    stranger | refused   | refused     | refused
    listener | refused   | refused     | refused
    core     | refused   | refused     | refused
    advisor  | yes       | yes         | refused
    convener | yes       | yes         | yes
    admin    | yes       | yes         | yes
  `,
    () => app,
    {
      'move them': async (browser) => browser.post(at(`/memberships/${(await rowOf('advisor')).id}/moves`), await move('advisor', 'feedback')),
      'put it back': async (browser) => {
        const { id, ring } = await rowOf('advisor');
        if (ring === 'advisors') await (await as('admin')).post(at(`/memberships/${id}/moves`), await move('advisor', 'feedback'));
        return browser.delete(at(`/memberships/${id}/moves/${(await moves())[0]?.id}`));
      },
      'hand them the role': async (browser) =>
        browser.post(at(`/memberships/${(await rowOf('advisor')).id}/convening`), { way: 'share', reason: 'She leads the meetings' }),
    },
  );
});

test('a move is kept with its reason, offers the way back, and only the last one can be taken back', async () => {
  const convener = await as('convener');
  const { id } = await rowOf('advisor');
  const moved = await convener.post(at(`/memberships/${id}/moves`), await move('advisor', 'core'));
  expect((await convener.get(moved.location ?? '')).text).toContain('advisor person moved from Advisors to Core team.');
  await convener.post(at(`/memberships/${id}/moves`), await move('advisor', 'feedback'));
  const [last, first] = await moves();
  expect((await convener.delete(at(`/memberships/${id}/moves/${first?.id}`))).status).toBe(403);
  expect((await convener.delete(at(`/memberships/${id}/moves/${last?.id}`))).status).toBe(303);
  expect((await rowOf('advisor')).ring).toBe('core');
  expect((await convener.delete(at(`/memberships/${id}/moves/${last?.id}`))).status).toBe(403);
  expect((await moves()).map((one) => [one.toRing, one.undone, one.undoesId !== null, one.reason])).toEqual([
    ['core', false, true, null],
    ['feedback', true, false, 'More time now'],
    ['core', false, false, 'More time now'],
  ]);
  const stale = { ring: 'feedback', revision: 1, reason: '' };
  expect((await convener.post(at(`/memberships/${id}/moves`), stale)).status).toBe(409);
});

test('the role of convener goes on with a reason, and asks first where one gives it away', async () => {
  const convener = await as('convener');
  const path = at(`/memberships/${(await rowOf('core')).id}/convening`);
  expect((await convener.post(path, { way: 'hand-on', reason: '' })).status).toBe(422);
  expect((await convener.post(path, { way: 'hand-on', reason: 'A year is enough' })).text).toContain('name="_confirmed"');
  expect((await convener.post(path, { way: 'hand-on', reason: 'A year is enough', _confirmed: '1' })).status).toBe(303);
  expect([(await rowOf('core')).role, (await rowOf('convener')).role]).toEqual(['convener', 'member']);
  expect((await moves()).map((one) => [one.toRole, one.reason])).toEqual([
    ['member', 'A year is enough'],
    ['convener', 'A year is enough'],
  ]);
  expect(
    (await (await as('admin')).post(at(`/memberships/${(await rowOf('convener')).id}/convening`), { way: 'hand-on', reason: 'x', _confirmed: '1' })).status,
  ).toBe(422);
});

test('whoever is given the role is told by a letter in their language, and one who cannot sign in is not given it', async () => {
  const convener = await as('convener');
  const give = (id: string) => convener.post(at(`/memberships/${id}/convening`), { way: 'share', reason: 'She leads the meetings' });
  await database.db.updateTable('persons').set({ locale: 'es' }).where('id', '=', town.persons.core).execute();
  const { id } = await rowOf('core');
  const shared = await give(id);
  const page = (await convener.get(shared.location ?? '')).text;
  expect(page).toContain('You both convene now.');
  expect(page).toContain('Convener · Core team');
  const letters = await database.db.selectFrom('mails').select(['to_address', 'subject', 'body', 'locale']).where('kind', '=', 'role').execute();
  expect(letters).toMatchObject([{ to_address: 'core@example.org', locale: 'es' }]);
  expect(letters[0]?.subject).toMatch(/^Ahora usted convoca: /);
  expect(letters[0]?.body).toContain('She leads the meetings');
  expect((await (await as('core')).get('/me')).text).toMatch(/Convener · <a href="\/issues\/late-buses\/desk">/);

  await database.db.updateTable('persons').set({ email: null }).where('id', '=', town.persons.advisor).execute();
  const refused = await give((await rowOf('advisor')).id);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Invite them by e-mail first.');
  expect((await rowOf('advisor')).role).toBe('member');
});

test('a mandate has a channel and a rhythm of its own, asks near its end, and is renewed for later days only', async () => {
  app.setNow(new Date('2026-03-01T18:00:00Z'));
  const convener = await as('convener');
  await convener.post(at('/mandates'), {
    personId: town.persons.advisor,
    groupId: town.groups.drivers,
    givenOn: '2026-02-01',
    untilOn: '2026-03-20',
    lang: 'en',
  });
  const [given] = await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor);
  const path = at(`/mandates/${given?.id}`);
  const advisor = await as('advisor');
  expect((await advisor.get('/me')).text).toContain('Your mandate ends soon:');
  expect((await (await as('core')).get(path)).status).toBe(403);
  expect((await advisor.put(path, { channel: 'The barn', everyDays: 14, revision: 1 })).status).toBe(303);
  expect((await convener.put(path, { channel: 'Mail', everyDays: 14, revision: 1 })).status).toBe(409);
  expect((await advisor.put(path, { channel: '', everyDays: 0, revision: 2 })).status).toBe(422);
  expect((await advisor.get('/me')).text).toContain('bring word back from:');
  expect((await advisor.post(`${path}/renewals`, { untilOn: '2026-03-20', how: '', lang: 'en' })).status).toBe(422);
  expect((await advisor.post(`${path}/renewals`, { untilOn: '2026-12-20', how: 'By hands', lang: 'en' })).status).toBe(303);
  expect((await mandatesOf(app.ctx(), town.issue.id, town.persons.advisor))[0]).toMatchObject({ untilOn: '2026-12-20', channel: 'The barn', everyDays: 14 });
  expect((await advisor.get('/me')).text).not.toContain('Your mandate ends soon:');
  expect((await advisor.get(path)).text).toContain('By hands');
});
