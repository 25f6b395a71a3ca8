import { beforeEach, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { brokersTo } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

async function element(name: string, group_id: string | null = null): Promise<string> {
  const id = newId();
  const kind = group_id ? 'group' : 'organization';
  await database.db
    .insertInto('map_elements')
    .values({ id, issue_id: town.issue.id, kind, name, group_id, created_at: new Date(), created_by: town.persons.convener })
    .execute();
  return id;
}

async function relate(from_id: string, to_id: string, kind = 'works-with'): Promise<void> {
  await database.db
    .insertInto('map_relations')
    .values({
      id: newId(),
      issue_id: town.issue.id,
      from_id,
      to_id,
      kind,
      direction: 'mutual',
      said_by: 'guess',
      created_at: new Date(),
      created_by: town.persons.convener,
    })
    .execute();
}

test('who could help to reach a group: those whom we know first, and nobody who is in tension with it', async () => {
  const { groups, issue, persons } = town;
  const ask = () => brokersTo(app.ctx(persons.convener), issue.id, groups.families);
  expect(await ask()).toEqual([]);
  const families = await element('Families on route 4', groups.families);
  expect(await ask()).toEqual([]);
  const [drivers, church, mill, dispatch] = [
    await element('Bus drivers', groups.drivers),
    await element('The church'),
    await element('The mill'),
    await element('Dispatch'),
  ];
  for (const one of [church, mill]) await relate(one, families);
  await relate(dispatch, families, 'in-tension');
  await relate(drivers, church);
  await database.db
    .insertInto('mandates')
    .values({
      id: newId(),
      issue_id: issue.id,
      person_id: persons.core,
      group_id: groups.drivers,
      given_on: '2026-01-06',
      created_at: new Date(),
      created_by: persons.convener,
    })
    .execute();
  const found = await ask();
  expect(found.map(({ label }) => label)).toEqual(['The church', 'The mill']);
  expect(found[0]).toMatchObject({ elementId: church, groupId: null });
  expect(found[0]?.because).toContain('Bus drivers');
  expect(found[1]?.because).toContain('Nobody of this issue knows The mill yet');
  await relate(drivers, families);
  expect((await ask())[0]).toMatchObject({ groupId: groups.drivers, because: expect.stringContaining('a member of this issue speaks for Bus drivers') });
});
