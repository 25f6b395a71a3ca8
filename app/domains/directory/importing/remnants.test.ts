import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { tookBack as takeItBack, tookIn as takeIn } from '#test/roster-imports.ts';
import { buildTown, type Town } from '#test/town.ts';
import type { Holds } from '../../../engines/roster-format/index.ts';
import { addChannel, listChannels, removeChannel } from '../channels.ts';
import { listEntries } from '../entries.ts';
import { addEncounter } from '../encountering.ts';
import type { Entry, EntryKind } from '../entry.ts';
import { changeEntry, type EntryChange } from '../keeping.ts';
import { merge } from '../merging.ts';
import type { Existing, RosterImport } from './roster-import.ts';

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
const entryNamed = async (kind: EntryKind, name: string): Promise<Entry> => {
  const found = (await listEntries(convener, town.district, kind)).entries.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name} among the ${kind}`);
  return found;
};
const change = (entry: Entry, changes: Partial<EntryChange>) =>
  changeEntry(convener, town.district, { kind: entry.kind, id: entry.id }, { ...entry, ...changes });
const reach = async (entry: Entry) => (await listChannels(convener, [entry.entryId])).map((one) => one.value);
const none = { create: 0, update: 0, same: 0, skip: 0, remove: 0, bad: 0 };
const nothing = { removed: 0, putBack: 0, kept: {} };

const persons = 'id,name,email,phone,notes,language\n1,Ana Ruiz,ana@example.org,555 1,Likes chess,es\n2,Bo Lee,bo@example.org,,,ko\n3,Cy Oak,,555 3,,\n';
const groups = 'id,group,description,know,meets_at\n1,Route 9 families,Who wait,Where it floods,stop 9\n2,Night staff,,,\n';

describe('what somebody worked with since', () => {
  const person = async (name: string) => ({ kind: 'persons' as const, id: (await entryNamed('persons', name)).id });
  const group = async (name: string) => (await entryNamed('groups', name)).id;
  const works: Record<string, [reason: string, kind: 'persons' | 'groups', work: (name: string) => Promise<unknown>]> = {
    'a changed entry': ['changed', 'persons', async (name) => change(await entryNamed('persons', name), { about: 'New' })],
    'a changed group': ['changed', 'groups', async (name) => change(await entryNamed('groups', name), { about: 'New' })],
    'a new phone': [
      'changed',
      'persons',
      async (name) => addChannel(convener, town.district, await person(name), { kind: 'phone', value: '555 77', note: null, lang: 'en' }),
    ],
    'a phone taken away': [
      'changed',
      'persons',
      async (name) => {
        const [first] = await listChannels(convener, [(await entryNamed('persons', name)).entryId]);
        await removeChannel(convener, first?.id ?? '');
      },
    ],
    'an encounter': [
      'encounter',
      'groups',
      async (name) => addEncounter(convener, { organizationId: town.district, groupId: await group(name), on: '2026-01-10', channel: 'phone', about: 'x' }),
    ],
    'a merge': ['merged', 'groups', async (name) => merge(convener, town.district, 'groups', town.groups.families, await group(name))],
    'a seat': [
      'used',
      'persons',
      async (name) =>
        database.db
          .insertInto('memberships')
          .values({ id: newId(), issue_id: town.issue.id, person_id: (await person(name)).id, ring: 'core', role: 'member', joined_at: app.ctx().now })
          .execute(),
    ],
    'a stake': [
      'used',
      'groups',
      async (name) =>
        sql`insert into stakes (id, issue_id, group_id, reason, said_by, created_at, created_by)
          values (${newId()}, ${town.issue.id}, ${await group(name)}, 'They wait', 'guess', ${app.ctx().now}, ${town.persons.convener})`.execute(database.db),
    ],
  };
  const pick = { persons: 'Ana Ruiz', groups: 'Route 9 families' };

  test.each(Object.keys(works))('stays, and is listed with the reason: %s', async (what) => {
    const [reason, kind, work] = works[what] ?? ['', 'persons', async () => {}];
    const found = await tookIn(kind, kind === 'persons' ? persons : groups);
    await work(pick[kind]);
    const brought = kind === 'persons' ? 3 : 2;
    expect(await tookBack(found)).toEqual({ ...nothing, removed: brought - 1, kept: { [pick[kind]]: reason } });
  });

  test('stays whole: with how it is reached and its ids, so that the same file finds it again', async () => {
    const found = await tookIn('persons', persons);
    await change(await entryNamed('persons', 'Ana Ruiz'), { about: 'New' });
    await tookBack(found);
    const ana = await entryNamed('persons', 'Ana Ruiz');
    expect((await reach(ana)).toSorted()).toEqual(['555 1', 'ana@example.org']);
    expect((await tookIn('persons', persons)).counts?.parts.persons).toEqual({ ...none, create: 2, update: 1 });
  });

  test('stays where a later file names it, until that one is taken back too', async () => {
    const wrong = await tookIn('persons', persons);
    const right = await tookIn('persons', 'id,name,email\n1,Ana Ruiz,ana@example.org\n', 'skip');
    expect(await tookBack(wrong)).toEqual({ ...nothing, removed: 2, kept: { 'Ana Ruiz': 'later' } });
    expect(await tookBack(right)).toEqual(nothing);
    const third = await tookIn('persons', 'id,name,email\n4,Di Elm,di@example.org\n');
    const fourth = await tookIn('persons', 'id,name,email\n4,Di Elmwood,di@example.org\n');
    expect(await tookBack(fourth)).toEqual({ ...nothing, putBack: 1 });
    expect(await tookBack(third)).toEqual({ ...nothing, removed: 1 });
  });

  test('what they did before the import does not count: only their entry goes', async () => {
    const found = await tookIn('persons', 'name,email\nMiss Advisor,advisor@example.org\n');
    app.setNow(new Date(app.ctx().now.getTime() + 60_000));
    expect(await tookBack(found)).toEqual({ ...nothing, removed: 1 });
  });
});
