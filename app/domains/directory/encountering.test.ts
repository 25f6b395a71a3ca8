import { beforeEach, describe, expect, test } from 'vitest';
import { StaleRevision } from '#app/platform/errors.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addEncounter, correctEncounter, getEncounter, keptGroup, listEncounters, removeEncounter, restoreEncounter } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const words = { on: '2026-02-03', channel: 'phone', about: 'Asked them to the first meeting.' } as const;

describe('encounters', () => {
  test('are read by who keeps the directory, and by nobody else', async () => {
    const convener = app.ctx(town.persons.convener);
    await addEncounter(convener, { organizationId: town.district, groupId: town.groups.drivers, ...words, nextStep: 'Call again on Friday' });
    const about = { kind: 'groups', id: town.groups.drivers } as const;
    expect(await listEncounters(convener, about)).toMatchObject([{ onDay: '2026-02-03', byName: 'convener person', nextStep: 'Call again on Friday' }]);
    expect(await listEncounters(app.ctx(town.persons.admin), about)).toHaveLength(1);
    for (const who of [town.persons.core, town.persons.stranger, null]) expect(await listEncounters(app.ctx(who), about)).toEqual([]);
  });

  test('are corrected and taken out, and what stood there before is kept', async () => {
    const ctx = app.ctx(town.persons.convener);
    const { id } = await addEncounter(ctx, { organizationId: town.district, personId: town.persons.advisor, ...words });
    await correctEncounter(ctx, id, { ...words, about: 'They said no, for now.', revision: 1 });
    await expect(correctEncounter(ctx, id, { ...words, revision: 1 })).rejects.toThrow(StaleRevision);
    await removeEncounter(ctx, id);
    expect(await listEncounters(ctx, { kind: 'persons', id: town.persons.advisor })).toEqual([]);
    await restoreEncounter(ctx, id);
    expect(await getEncounter(ctx, id)).toMatchObject({ about: 'They said no, for now.', removedAt: null });
    const log = await database.db.selectFrom('directory_changes').select(['field', 'was', 'became', 'by']).where('row_id', '=', id).orderBy('id').execute();
    expect(log[0]).toEqual({ field: 'about', was: words.about, became: 'They said no, for now.', by: town.persons.convener });
    expect(log.map((one) => one.field)).toEqual(['about', 'removed_at', 'removed_at']);
  });

  test('a group that nobody merged stands for itself', async () => {
    expect(await keptGroup(app.ctx(), town.groups.drivers)).toBe(town.groups.drivers);
  });
});
