import { beforeEach, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { mapOf } from './maps.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
});

const at = (rest = '') => `/issues/late-buses/map${rest}`;
const standing = async () => (await mapOf({ db: database.db }, town.issue.id)).elements;

test('an empty map asks first who has a stake, then offers those groups in one press, which is one act', async () => {
  expect((await convener.get(at())).text).toContain('Say who has a stake');
  for (const group of [town.groups.families, town.groups.drivers])
    await database.db
      .insertInto('stakes')
      .values({
        id: newId(),
        issue_id: town.issue.id,
        group_id: group,
        reason: 'They ride',
        said_by: 'group',
        created_at: new Date(),
        created_by: town.persons.convener,
      })
      .execute();
  expect((await convener.get(at())).text).toContain('Put the 2 groups of this issue on the map');
  await convener.post(at('/groups'));
  const elements = await standing();
  expect(new Set(elements.map(({ groupId }) => groupId))).toEqual(new Set([town.groups.families, town.groups.drivers]));
  expect(new Set(elements.map(({ place }) => `${place?.x} ${place?.y}`)).size).toBe(2);
  await convener.post(at('/groups'));
  expect(await standing()).toHaveLength(2);
  const undo = /action="([^"]*\/undoing)"/.exec((await convener.get(at())).text)?.[1] ?? '';
  await convener.post(undo);
  expect(await standing()).toEqual([]);
});

test('whoever may not draw is offered nothing', async () => {
  const listener = await app.browser().signIn('listener@example.org');
  expect((await listener.get(at())).text).not.toContain('Say who has a stake');
  expect((await listener.post(at('/groups'))).status).toBe(403);
});
