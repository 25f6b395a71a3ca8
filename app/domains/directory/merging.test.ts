import { beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { Denied, NotFound } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listGroups, makeGroup } from '../people/index.ts';
import { addPerson } from './adding-persons.ts';
import { suggestDuplicates } from './duplicates.ts';
import { addEncounter, keptGroup, listEncounters, listEntries } from './index.ts';
import { merge, undoMerge } from './merging.ts';
import { tellApart } from './telling-apart.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

async function twin(): Promise<string> {
  const made = await makeGroup(app.ctx(town.persons.convener), { organizationId: town.district, name: 'Bus driver', lang: 'en' });
  return made.ok ? made.value.id : '';
}

describe('two groups that are the same', () => {
  test('are suggested, stand as one after merging, and as two again after undoing it', async () => {
    const ctx = app.ctx(town.persons.convener);
    const { drivers } = town.groups;
    const other = await twin();
    await addEncounter(ctx, { organizationId: town.district, groupId: other, on: '2026-01-10', channel: 'phone', about: 'Hello' });
    expect(await suggestDuplicates(ctx, town.district, 'groups')).toMatchObject([{ why: 'spelling' }]);
    const names = async () =>
      [(await listEntries(ctx, town.district, 'groups')).entries, await listGroups(ctx, town.district)].map((list) => list.map((one) => one.name));
    const both = ['Bus driver', 'Bus drivers', 'Families on route 4'];
    expect(await names()).toEqual([both, both]);
    const { id } = await merge(ctx, town.district, 'groups', drivers, other);
    expect(await names()).toEqual([both.slice(1), both.slice(1)]);
    expect(await keptGroup(ctx, other)).toBe(drivers);
    expect(await listEncounters(ctx, { kind: 'groups', id: drivers })).toHaveLength(1);
    expect(await suggestDuplicates(ctx, town.district, 'groups')).toEqual([]);
    const { rows } = await sql<{ id: string }>`select kept_id as id from kept_groups where name like 'Bus%'`.execute(database.db);
    expect(rows.map((row) => row.id)).toEqual([drivers, drivers]);
    await expect(merge(ctx, town.district, 'groups', other, town.groups.families)).rejects.toThrow(NotFound);
    await undoMerge(ctx, id);
    expect(await names()).toEqual([both, both]);
    expect(await keptGroup(ctx, other)).toBe(other);
  });

  test('follow a chain, and never a ring', async () => {
    const ctx = app.ctx(town.persons.convener);
    const other = await twin();
    await merge(ctx, town.district, 'groups', town.groups.drivers, other);
    await merge(ctx, town.district, 'groups', town.groups.families, town.groups.drivers);
    expect(await keptGroup(ctx, other)).toBe(town.groups.families);
    await expect(merge(ctx, town.district, 'groups', other, town.groups.families)).rejects.toThrow(NotFound);
  });

  test('told apart are not suggested again', async () => {
    const ctx = app.ctx(town.persons.convener);
    await tellApart(ctx, town.district, 'groups', town.groups.drivers, await twin());
    expect(await suggestDuplicates(ctx, town.district, 'groups')).toEqual([]);
  });

  test('a wrong word that they are two is taken back on the same page', async () => {
    const convener = await app.browser().signIn('convener@example.org');
    const at = `/organizations/${town.district}/merges`;
    const two = { kind: 'groups', kept: town.groups.drivers, merged: await twin() };
    const side = await convener.get(`${at}/new?kind=groups&one=${two.kept}&other=${two.merged}`);
    expect(side.text).toContain('They are two');
    await convener.post(`${at}/apart`, two);
    const page = (await convener.get(`${at}?kind=groups`)).text;
    expect(page).toContain('Nothing looks doubled');
    expect(page).toContain('Suggest them again');
    expect((await (await app.browser().signIn('advisor@example.org')).delete(`${at}/apart`, two)).status).toBe(403);
    // Whichever of the two is named first.
    const back = await convener.delete(`${at}/apart`, { ...two, kept: two.merged, merged: two.kept });
    expect((await convener.get(back.location ?? '')).text).toContain('They may be suggested again.');
    expect(await suggestDuplicates(app.ctx(town.persons.convener), town.district, 'groups')).toHaveLength(1);
  });
});

test('two persons who both sign in are two, and are not merged', async () => {
  const ctx = app.ctx(town.persons.convener);
  const add = async (name: string, email: string) => {
    await app.browser().signIn(email);
    const made = await addPerson(ctx, town.district, { name, email, phone: null, languages: [], about: null, lang: 'en' });
    return made.ok ? made.value.personId : '';
  };
  const [one, other] = [await add('Ana Ruiz', 'ana@example.org'), await add('Anna Ruiz', 'anna@example.org')];
  await expect(merge(ctx, town.district, 'persons', one, other)).rejects.toThrow(Denied);
  const convener = await app.browser().signIn('convener@example.org');
  const page = await convener.get(`/organizations/${town.district}/merges/new?kind=persons&one=${one}&other=${other}`);
  expect(page.text).toContain('Both of these persons sign in');
  expect(page.text).not.toContain('Keep Ana Ruiz');
});

test('nobody comes into a directory by being merged', async () => {
  const ctx = app.ctx(town.persons.convener);
  const elsewhere = await addPersonOfNeighbours();
  const made = await addPerson(ctx, town.district, { name: 'Ana', email: null, phone: null, languages: [], about: null, lang: 'en' });
  const own = made.ok ? made.value.personId : '';
  for (const [kept, merged] of [
    [own, elsewhere],
    [elsewhere, own],
  ] as const)
    await expect(merge(ctx, town.district, 'persons', kept, merged)).rejects.toThrow(NotFound);
  expect((await listEntries(ctx, town.district, 'persons')).entries.map((one) => one.name)).toEqual(['Ana']);
});

async function addPersonOfNeighbours(): Promise<string> {
  const id = newId();
  await database.db.insertInto('persons').values({ id, name: 'Somebody across the river', created_at: new Date() }).execute();
  return id;
}
