import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listEntries } from '../entries.ts';
import { confirmImport } from './confirming.ts';
import { readAsked, readImport } from './reading.ts';
import { getImport, mostAtOnce } from './roster-import.ts';
import { Upload } from './uploading.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: Ctx;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = app.ctx(town.persons.convener);
});

const choices = { holds: 'persons', delimiter: ',', map: ['name', 'email', null], existing: 'update', allOrNothing: false, revision: 1 } as const;

/** A file that is just too large to be read at once: few rows, long notes that nobody reads. */
async function uploaded(): Promise<string> {
  const note = 'note '.repeat(1900);
  const rows = Array.from({ length: Math.ceil(mostAtOnce / 9500) }, (_, at) => `Person ${at},person${at}@example.org,${note}\n`);
  const upload = await Upload.begin(convener, town.district);
  await upload.add(
    'large.csv',
    (async function* () {
      yield Buffer.from(`name,email,notes\n${rows.join('')}Wrong,nothing,\n`);
    })(),
  );
  const { value } = (await upload.finish('')) as { value: { id: string } };
  return value.id;
}

const found = (id: string) => getImport(convener, id);
const known = async () => (await listEntries(convener, town.district, 'persons')).total;
const readings = async () => (await database.db.selectFrom('import_rows').select('reading_id').distinct().execute()).length;

test('a large file is read and taken in beside the requests, and its page says how far it is', async () => {
  const browser = await app.browser().signIn('convener@example.org');
  const id = await uploaded();
  const path = `/imports/${id}`;
  expect((await browser.put(path, { ...choices, map: ['name', 'email', ''], whole: [], allOrNothing: [] })).status).toBe(303);
  expect((await browser.get(path)).text).toContain('It begins in a moment.');
  expect((await browser.get(path)).text).toContain('<longtable-live topic=');
  expect((await browser.get(`/organizations/${town.district}/imports`)).text).toContain('Is being read');

  await app.react();
  const { counts } = await found(id);
  expect(counts?.parts.persons).toMatchObject({ create: 221, bad: 1 });
  expect((await browser.get(path)).text).toContain('Take in 221 rows');

  expect((await browser.post(`${path}/confirmation`, { revision: 3 })).status).toBe(303);
  expect((await browser.get(path)).text).toContain('The rows are being written.');
  expect((await browser.post(`${path}/confirmation`, { revision: 3 })).status).toBe(303);
  expect(await known()).toBe(0);

  expect(await app.react()).toBe(1);
  expect((await browser.get(path)).text).toContain('Imported');
  expect(await known()).toBe(221);
});

test('a reading that is cut short begins anew, and one that nobody waits for any more leaves nothing', async () => {
  const id = await uploaded();
  await readImport(convener, id, choices);
  await expect(readAsked(convener, id, AbortSignal.abort(new Error('the process stops')))).rejects.toThrow('the process stops');
  expect(await found(id)).toMatchObject({ state: 'reading', counts: null });
  await readAsked(convener, id, new AbortController().signal);
  expect((await found(id)).state).toBe('read');
  expect(await readings()).toBe(1);
  const before = await found(id);
  await readAsked(convener, id, new AbortController().signal);
  expect(await found(id)).toEqual(before);

  await readImport(convener, id, { ...choices, revision: before.revision });
  // By the database itself, as soon as a row is written: two transactions of one connection would undo each other.
  await sql`create function pg_temp.throw_away() returns trigger language plpgsql as $$ begin
    update roster_imports set discarded_at = now(), reading_id = null where id = new.import_id and discarded_at is null;
    delete from import_rows where import_id = new.import_id and reading_id <> new.reading_id;
    return null; end $$`.execute(database.db);
  await sql`create trigger thrown_away after insert on import_rows for each row execute function pg_temp.throw_away()`.execute(database.db);
  await readAsked(convener, id, new AbortController().signal);
  expect(await found(id)).toMatchObject({ state: 'discarded', readingId: null });
  expect(await readings()).toBe(0);
});

test('how far a reading is, is told on the way, in rows and in the share of the file', async () => {
  const id = await uploaded();
  await readImport(convener, id, choices);
  const told: unknown[] = [];
  const watching = { ...convener, live: { ...convener.live, announce: () => void told.push(found(id).then((one) => one.counts?.soFar)) } };
  await readAsked(watching, id, new AbortController().signal);
  expect(await Promise.all(told)).toContainEqual({ rows: 222, bad: 1, share: 1, at: expect.any(Date) });
});

test('choosing other columns takes back what was asked before', async () => {
  const id = await uploaded();
  await readImport(convener, id, choices);
  await app.react();
  await confirmImport(convener, id, 3);
  expect((await found(id)).state).toBe('confirming');
  await readImport(convener, id, { ...choices, existing: 'skip', revision: 3 });
  expect((await found(id)).state).toBe('reading');
  expect(await app.react()).toBe(2);
  expect(await found(id)).toMatchObject({ state: 'read', existing: 'skip' });
  expect(await known()).toBe(0);
});

test('a large file is not taken in for somebody who does not keep the directory any more', async () => {
  const id = await uploaded();
  await readImport(convener, id, choices);
  await app.react();
  await confirmImport(convener, id, 3);
  await database.db.deleteFrom('staff').where('person_id', '=', town.persons.convener).execute();
  await database.db.updateTable('memberships').set({ ended_at: new Date() }).where('person_id', '=', town.persons.convener).execute();
  await app.react();
  expect(await getImport(app.ctx(town.persons.admin), id)).toMatchObject({ state: 'read', revision: 3 });
});

test('a large file is taken back beside the requests too, once, and stands where whoever asked does not keep the directory any more', async () => {
  const browser = await app.browser().signIn('convener@example.org');
  const id = await uploaded();
  await readImport(convener, id, choices);
  await app.react();
  await confirmImport(convener, id, 3);
  await app.react();
  const staff = database.db.selectFrom('staff').selectAll().where('person_id', '=', town.persons.convener);
  const [seat] = await staff.execute();
  const takeBack = () => browser.delete(`/imports/${id}/confirmation`, { _confirmed: '1' });
  expect((await takeBack()).status).toBe(303);
  expect((await browser.get(`/imports/${id}`)).text).toContain('The entries are being gone through.');
  expect((await browser.get(`/imports/${id}?columns=1`)).text).toContain('The entries are being gone through.');
  expect((await browser.get(`/organizations/${town.district}/imports`)).text).toContain('Is being taken back');
  await database.db.deleteFrom('staff').where('person_id', '=', town.persons.convener).execute();
  await database.db.updateTable('memberships').set({ ended_at: new Date() }).where('person_id', '=', town.persons.convener).execute();
  await app.react();
  expect(await getImport(app.ctx(town.persons.admin), id)).toMatchObject({ state: 'confirmed', undo: null });

  if (seat) await database.db.insertInto('staff').values(seat).execute();
  await takeBack();
  await takeBack();
  expect(await known()).toBe(221);
  expect(await app.react()).toBe(1);
  expect(await known()).toBe(0);
  expect((await browser.get(`/imports/${id}`)).text).toContain('This import was taken back');
});
