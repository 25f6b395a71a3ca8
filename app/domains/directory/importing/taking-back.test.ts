import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { tookBack as takeItBack, tookIn as takeIn, uploadedText } from '#test/roster-imports.ts';
import { buildTown, type Town } from '#test/town.ts';
import type { Holds } from '../../../engines/roster-format/index.ts';
import { listGroups, makeGroup } from '../../people/index.ts';
import { listChannels } from '../channels.ts';
import { listEntries, visibleEntry } from '../entries.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { historyOf } from '../history.ts';
import { changeEntry, type EntryChange } from '../keeping.ts';
import { restoreEntry } from '../removing.ts';
import { externalIdsOf, rolesOf } from '../ties.ts';
import { confirmImport } from './confirming.ts';
import { getImport, type Existing, type RosterImport } from './roster-import.ts';
import { takeBack } from './taking-back.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: Ctx;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = app.ctx(town.persons.convener);
});

const tookIn = (holds: Holds, text: string, existing?: Existing) => takeIn(convener, town.district, holds, text, existing);
const tookBack = (found: RosterImport) => takeItBack(convener, found);
const names = async (kind: EntryKind) => (await listEntries(convener, town.district, kind)).entries.map((one) => one.name);
const entryNamed = async (kind: EntryKind, name: string, removed = false): Promise<Entry> => {
  const found = (await listEntries(convener, town.district, kind, { removed })).entries.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} among the ${kind}`);
  return found;
};
const change = (entry: Entry, changes: Partial<EntryChange>) =>
  changeEntry(convener, town.district, { kind: entry.kind, id: entry.id }, { ...entry, ...changes });
const again = (entry: Entry) => visibleEntry(convener, town.district, entry).then((one) => one.entry);
const reach = async (entry: Entry) => (await listChannels(convener, [entry.entryId])).map((one) => one.value);
const none = { create: 0, update: 0, same: 0, skip: 0, remove: 0, bad: 0 };
const nothing = { removed: 0, putBack: 0, kept: {} };

const persons = 'id,name,email,phone,notes,language\n1,Ana Ruiz,ana@example.org,555 1,Likes chess,es\n2,Bo Lee,bo@example.org,,,ko\n3,Cy Oak,,555 3,,\n';
const groups = 'id,group,description,know,meets_at\n1,Route 9 families,Who wait,Where it floods,stop 9\n2,Night staff,,,\n';

describe('an import that nobody touched', () => {
  test.each([
    ['persons', persons, ['Ana Ruiz', 'Bo Lee', 'Cy Oak']],
    ['groups', groups, ['Night staff', 'Route 9 families']],
  ] as const)('of %s goes whole, and the same file comes in anew afterwards', async (kind, file, brought) => {
    const before = await names(kind);
    const first = await tookIn(kind, file);
    const was = await listEntries(convener, town.district, kind);
    expect(await tookBack(first)).toEqual({ ...nothing, removed: brought.length });
    expect(await names(kind)).toEqual(before);
    for (const existing of ['skip', 'create', 'update'] as const) {
      const next = await tookIn(kind, file, existing);
      expect(next.counts?.parts[kind]).toEqual({ ...none, create: brought.length });
      const seen = (one: Entry) => ({ ...one, id: '', entryId: '', revision: 0, subjectRevision: 0 });
      expect((await listEntries(convener, town.district, kind)).entries.map(seen)).toEqual(was.entries.map(seen));
      for (const name of brought) expect(await externalIdsOf(convener, (await entryNamed(kind, name)).entryId)).toHaveLength(1);
      expect(await tookBack(next)).toEqual({ ...nothing, removed: brought.length });
    }
    expect(await names(kind)).toEqual(before);
  });

  test('leaves nothing of a wrong file behind when the right one names the same person', async () => {
    await tookBack(await tookIn('persons', persons));
    await tookIn('persons', 'id,name,email\n9,Ana Ruiz Soto,ana@example.org\n');
    const ana = await entryNamed('persons', 'Ana Ruiz Soto');
    expect(ana).toMatchObject({ about: null, languages: [] });
    expect(await reach(ana)).toEqual(['ana@example.org']);
    expect((await externalIdsOf(convener, ana.entryId)).map((one) => one.externalId)).toEqual(['9']);
  });

  test('can be put back entry by entry, with how they are reached and their ids; the history says why they went', async () => {
    await tookBack(await tookIn('persons', persons));
    const ana = await entryNamed('persons', 'Ana Ruiz', true);
    expect((await historyOf(convener, ana)).map((line) => line.kind ?? line.field)).toEqual(['entry.taken-back']);
    expect(await restoreEntry(convener, town.district, ana)).toMatchObject({ ok: true });
    expect((await reach(ana)).toSorted()).toEqual(['555 1', 'ana@example.org']);
    expect(await externalIdsOf(convener, ana.entryId)).toEqual([{ source: 'file', externalId: '1' }]);
    expect(await names('persons')).toEqual(['Ana Ruiz']);
    expect((await tookIn('persons', persons)).counts?.parts.persons).toEqual({ ...none, create: 2, same: 1 });
  });

  test('of groups is offered on no issue any more, and a name stands once', async () => {
    await tookBack(await tookIn('groups', groups));
    const gone = await entryNamed('groups', 'Night staff', true);
    expect((await listGroups(convener, town.district)).map((one) => one.name)).not.toContain('Night staff');
    expect(await makeGroup(convener, { organizationId: town.district, name: 'night STAFF', lang: 'en' })).toMatchObject({ ok: true });
    expect(await restoreEntry(convener, town.district, gone)).toEqual({ ok: false, reason: 'duplicate' });
    const families = await entryNamed('groups', 'Route 9 families', true);
    expect(await restoreEntry(convener, town.district, families)).toMatchObject({ ok: true });
    expect((await listGroups(convener, town.district)).map((one) => one.name)).toContain('Route 9 families');
  });

  test('ends the look first for those who were students by it alone, and it begins again with them', async () => {
    const file = 'id,name,role\ns1,Sam Student,student\n';
    await tookBack(await tookIn('persons', file));
    const sam = await entryNamed('persons', 'Sam Student', true);
    expect(sam.needsAdult).toBe(false);
    await restoreEntry(convener, town.district, sam);
    expect(await again(sam)).toMatchObject({ needsAdult: true });
    expect((await rolesOf(convener, [sam.entryId])).map((one) => one.role)).toEqual(['student']);
  });
});

describe('what was here before', () => {
  const later = 'id,name,email,phone,notes,language\n1,Ana Ruiz Soto,ana@example.org,555 9,Plays chess,es;en\n2,Bo Lee,bo@example.org,,,\n';

  test('becomes what it was, field by field, and loses only what the import put beside it', async () => {
    await tookIn('persons', persons);
    const ana = await again(await entryNamed('persons', 'Ana Ruiz'));
    const second = await tookIn('persons', later);
    expect(await tookBack(second)).toEqual({ ...nothing, putBack: 1 });
    expect(await again(ana)).toEqual({ ...ana, revision: ana.revision + 2 });
    expect((await reach(ana)).toSorted()).toEqual(['555 1', 'ana@example.org']);
    expect((await historyOf(convener, ana)).map((line) => [line.kind ?? line.field, line.was, line.became])).toContainEqual([
      'about',
      'Plays chess',
      'Likes chess',
    ]);
    expect((await historyOf(convener, ana)).map((line) => line.kind)).toContain('entry.put-back');
  });

  test('keeps what somebody changed since, and only that', async () => {
    await tookIn('persons', persons);
    const second = await tookIn('persons', later);
    await change(await entryNamed('persons', 'Ana Ruiz Soto'), { about: 'Runs the chess club' });
    expect(await tookBack(second)).toEqual({ ...nothing, kept: { 'Ana Ruiz': 'in-part' } });
    expect(await entryNamed('persons', 'Ana Ruiz')).toMatchObject({ about: 'Runs the chess club', languages: ['es'] });
  });

  test('of a group too, unless another has its earlier name by now', async () => {
    await tookIn('groups', groups);
    const second = await tookIn('groups', 'id,group,description\n1,Families of route 9,Who wait long\n2,Night shift,At night\n');
    await makeGroup(convener, { organizationId: town.district, name: 'Night staff', lang: 'en' });
    expect(await tookBack(second)).toEqual({ ...nothing, putBack: 1, kept: { 'Night shift': 'name-taken' } });
    expect(await entryNamed('groups', 'Route 9 families')).toMatchObject({ about: 'Who wait', knows: 'Where it floods' });
    expect(await entryNamed('groups', 'Night shift')).toMatchObject({ about: null });
  });

  test('and had no entry keeps its group', async () => {
    const file = await tookIn('groups', 'id,group,know,meets_at\n1,Bus drivers,The roads,the depot\n');
    expect(await tookBack(file)).toEqual({ ...nothing, putBack: 1 });
    const drivers = await entryNamed('groups', 'Bus drivers');
    expect(drivers).toMatchObject({ knows: null });
    expect(await reach(drivers)).toEqual([]);
    expect(await externalIdsOf(convener, drivers.entryId)).toEqual([]);
  });

  test('and was only found by the file is not touched, nor spoken of', async () => {
    await tookIn('persons', persons);
    const same = await tookIn('persons', persons);
    expect(await tookBack(same)).toEqual(nothing);
    expect(await names('persons')).toEqual(['Ana Ruiz', 'Bo Lee', 'Cy Oak']);
  });
});

describe('taking back', () => {
  test('happens once, and never what was not taken in', async () => {
    const found = await tookIn('persons', persons);
    await tookBack(found);
    const before = await database.db.selectFrom('directory_changes').select('id').execute();
    expect(await takeBack(convener, found.id)).toEqual({ ok: false, reason: 'done' });
    expect(await confirmImport(convener, found.id, found.revision)).toEqual({ ok: false, reason: 'done' });
    expect(await database.db.selectFrom('directory_changes').select('id').execute()).toEqual(before);
    const waiting = await uploadedText(convener, town.district, persons);
    expect(await takeBack(convener, waiting)).toEqual({ ok: false, reason: 'not-taken-in' });
  });

  test('of what was taken in before it was written down what an import changes is refused', async () => {
    const found = await tookIn('persons', persons);
    await database.db.deleteFrom('import_entries').execute();
    expect(await takeBack(convener, found.id)).toEqual({ ok: false, reason: 'untraced' });
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(`/imports/${found.id}`)).text).toContain('cannot be taken back at once');
  });

  test('breaks off at its very last step and leaves everything as it was', async () => {
    const found = await tookIn('persons', persons);
    await sql`create function break_off() returns trigger language plpgsql as $$ begin raise exception 'the power went off'; end $$`.execute(database.db);
    await sql`create trigger break_off before insert on events for each row when (new.kind = 'roster-import.taken-back') execute function break_off()`.execute(
      database.db,
    );
    await expect(takeBack(convener, found.id)).rejects.toThrow('the power went off');
    expect(await getImport(convener, found.id)).toEqual(found);
    expect(await names('persons')).toHaveLength(3);
  });

  test('changes made by hand afterwards are nobody else’s', async () => {
    await tookIn('persons', persons);
    await change(await entryNamed('persons', 'Bo Lee'), { about: 'By hand' });
    expect(await database.db.selectFrom('directory_changes').select('import_id').where('became', '=', 'By hand').execute()).toEqual([{ import_id: null }]);
  });
});
