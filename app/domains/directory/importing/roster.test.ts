import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { csvText } from '../../../platform/csv.ts';
import { exportRoster, exportSheet } from '../exporting.ts';
import { caredOf } from '../ties.ts';
import { needsAdultModeration } from '../index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let admin: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  admin = await app.browser().signIn('admin@example.org');
});

const orgs =
  'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\no1,,,Willow Bend,district,0601234,\no2,,,Oak School,school,060123400017,o1\no3,,,Front office,department,FO-1,o2\n';
const users = `sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password
u1,,,true,sam,,Sam,Ruiz,,,Sam@Example.org,,555 1,"u2,u3",5,secret
u2,,,true,,,Ana,Ruiz,,,ana@example.org,555 3,=555 2,u1,,
u3,,,true,,,Bo,Lee,,,ana@example.org,,,u1,,
u4,,,true,,,Tea,Cher,,,tea@example.org,,,,,
u5,,,true,,,No,Role,,,norole@example.org,,555,,,
`;
const roles = `sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
r1,,,u1,primary,student,2026-08-20,2027-06-10,o2,
r2,,,u2,primary,parent,,,o2,
r3,,,u3,primary,guardian,,,o2,
r4,,,u4,primary,teacher,,,o2,
r5,,,u9,primary,teacher,,,o2,
r6,,,u4,secondary,wizard,,,o2,
`;

async function zipOf(files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}

/** Uploads, looks and confirms through the pages; gives back the last page. */
async function take(files: Record<string, string | Uint8Array<ArrayBuffer>>): Promise<string> {
  const { location } = await admin.upload(`/organizations/${town.district}/imports`, files, { source: 'sis' });
  const path = location ?? '';
  expect((await admin.get(path)).text).toContain('This is a OneRoster file');
  expect((await admin.put(path, { existing: 'update', revision: 1 })).status).toBe(303);
  expect((await admin.get(path)).text).toContain('Nothing of');
  expect((await admin.post(`${path}/confirmation`, { revision: 2 })).status).toBe(303);
  return (await admin.get(path)).text;
}

/** What is in a zip that a page gives for download, by name. */
async function downloadOf(path: string): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(Buffer.from((await admin.get(path)).bytes));
  const files: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) files[entry.fileName] = String(await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

const parts = async () =>
  (await database.db.selectFrom('roster_imports').select('counts').orderBy('uploaded_at', 'desc').orderBy('id', 'desc').executeTakeFirstOrThrow())
    .counts as unknown as { parts: object };
const none = { create: 0, update: 0, same: 0, skip: 0, remove: 0, bad: 0 };
const entryOf = async (name: string) => database.db.selectFrom('entries').selectAll().where('name', '=', name).executeTakeFirstOrThrow();

describe('a roster', () => {
  test('comes in by zip, of students with the least, parents tied to them, and goes out as it came', async () => {
    const page = await take({
      'roster.zip': await zipOf({ 'manifest.csv': 'propertyName,value\nmanifest.version,1.0\n', 'orgs.csv': orgs, 'users.csv': users, 'roles.csv': roles }),
    });
    expect(page).toContain('No user of this roster has the id u9');
    expect((await parts()).parts).toEqual({
      organizations: { ...none, create: 2, update: 1 },
      persons: { ...none, create: 5 },
      roles: { ...none, create: 4, bad: 2 },
    });
    const sam = await entryOf('Sam Ruiz');
    const channels = await database.db
      .selectFrom('channels')
      .innerJoin('entries', 'entries.id', 'channels.entry_id')
      .select(['name', 'value'])
      .orderBy('value')
      .orderBy('name')
      .execute();
    expect(channels).toEqual([
      { name: 'Ana Ruiz', value: '555 3' },
      { name: 'Ana Ruiz', value: '=555 2' },
      { name: 'Ana Ruiz', value: 'ana@example.org' },
      { name: 'Bo Lee', value: 'ana@example.org' },
      { name: 'Tea Cher', value: 'tea@example.org' },
    ]);
    expect((await caredOf(app.ctx(), sam.id)).map((one) => `${one.way} ${one.name}`)).toEqual(['looked-after-by Ana Ruiz', 'looked-after-by Bo Lee']);
    expect(await needsAdultModeration(app.ctx(), sam.person_id)).toBe(true);
    await app.browser().signIn('sam@example.org');
    const account = await database.db.selectFrom('persons').select('id').where('email', '=', 'sam@example.org').executeTakeFirst();
    expect(await needsAdultModeration(app.ctx(), account?.id ?? null)).toBe(true);
    const all =
      JSON.stringify(await database.db.selectFrom('import_rows').select('cells').execute()) +
      JSON.stringify(
        await database.db
          .selectFrom('persons')
          .selectAll()
          .where('id', '=', sam.person_id ?? '')
          .execute(),
      );
    expect(all).not.toContain('sam@example.org');

    const out = await exportRoster(app.ctx(town.persons.admin), town.district, 'sis');
    expect(out.orgs.slice(1)).toEqual([
      ['o1', '', '', 'Willow Bend', 'district', '0601234', ''],
      ['o2', '', '', 'Oak School', 'school', '060123400017', 'o1'],
      ['o3', '', '', 'Front office', 'department', 'FO-1', 'o2'],
    ]);
    expect(out.users.slice(1).map((row) => [row[0], row[6], row[7], row[10], row[11], row[12], (row[13] ?? '').split(',').sort().join()])).toEqual([
      ['u1', 'Sam', 'Ruiz', '', '', '', 'u2,u3'],
      ['u2', 'Ana', 'Ruiz', 'ana@example.org', '555 3', '=555 2', 'u1'],
      ['u3', 'Bo', 'Lee', 'ana@example.org', '', '', 'u1'],
      ['u4', 'Tea', 'Cher', 'tea@example.org', '', '', ''],
      ['u5', 'No', 'Role', '', '', '', ''],
    ]);
    expect(out.roles.slice(1, 3)).toEqual([
      ['r1', '', '', 'u1', 'primary', 'student', '2026-08-20', '2027-06-10', 'o2', ''],
      ['r2', '', '', 'u2', 'primary', 'parent', '', '', 'o2', ''],
    ]);
    await take({ 'orgs.csv': csvText(out.orgs), 'users.csv': csvText(out.users), 'roles.csv': csvText(out.roles) });
    expect((await parts()).parts).toEqual({ organizations: { ...none, same: 3 }, persons: { ...none, same: 5 }, roles: { ...none, same: 4 } });
  });

  test('says whom it ties to somebody that nobody knows', async () => {
    const page = await take({ 'orgs.csv': orgs, 'users.csv': users.replace('"u2,u3"', '"u2,u77"'), 'roles.csv': roles });
    expect(page).toMatch(/Line 2: In users\.csv this person is tied to u77, whom we know neither/);
    expect(page).not.toContain('tied to u2');
  });

  test('holds somebody with another address apart from a member of the same name', async () => {
    await admin.post(`/organizations/${town.district}/directory/persons`, { name: 'Tea Cher', email: 'advisor@example.org', lang: 'en' });
    await database.db.deleteFrom('channels').execute();
    await take({ 'orgs.csv': orgs, 'users.csv': users, 'roles.csv': roles });
    expect(await database.db.selectFrom('entries').select('id').where('name', '=', 'Tea Cher').execute()).toHaveLength(2);
  });

  test('gives its wrong rows back in a file for each of its files, which can be mended and taken in', async () => {
    const wrong = users.replace('u4,,,true,,,Tea,Cher', 'u4,,,true,,,Tea,');
    const page = await take({ 'orgs.csv': orgs, 'users.csv': wrong, 'roles.csv': roles });
    expect(page).toContain('users.csv, line 5');
    expect(page).toContain('roles.csv, line 6');
    const { id } = await database.db.selectFrom('roster_imports').select('id').orderBy('uploaded_at', 'desc').executeTakeFirstOrThrow();
    const given = await downloadOf(`/imports/${id}/bad-rows`);
    expect(given['users.csv']).toMatch(/^sourcedId,.*,email,.*,Line,Why\r?\nu4,,,,,,Tea,,,,tea@example\.org,.*,5,familyName: This column may not be empty\./);
    const lines = given['roles.csv']?.trim().split(/\r?\n/) ?? [];
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['r4', 'r5', 'r6']);
    const mended = (given['users.csv'] ?? '').replace('Tea,,', 'Tea,Cher,');
    await take({ 'users.csv': mended, 'roles.csv': given['roles.csv'] ?? '' });
    expect((await parts()).parts).toEqual({ persons: { ...none, create: 1 }, roles: { ...none, create: 1, bad: 2 } });
  });

  test('is taken back with all that hangs on it, and comes in anew', async () => {
    const files = { 'orgs.csv': orgs, 'users.csv': users, 'roles.csv': roles };
    const takeBack = async () => {
      const { id } = await database.db.selectFrom('roster_imports').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
      await admin.delete(`/imports/${id}/confirmation`, { _confirmed: '1' });
      return database.db.selectFrom('import_undos').select(['removed', 'put_back']).where('import_id', '=', id).executeTakeFirst();
    };
    const standing = async () => ({
      orgs: (await admin.get(`/organizations/${town.district}/directory/organizations`)).text.match(/Willow Bend Schools|Willow Bend|Oak School|Front office/g),
      persons: await database.db.selectFrom('entries').select('id').orderBy('id').where('person_id', 'is not', null).where('removed_at', 'is', null).execute(),
      roles: await database.db.selectFrom('roster_roles').select('id').orderBy('id').where('removed_at', 'is', null).execute(),
      carers: await database.db.selectFrom('carers').select('carer_id').orderBy('carer_id').where('removed_at', 'is', null).execute(),
      ids: await database.db.selectFrom('external_ids').select('external_id').orderBy('external_id').execute(),
      students: await database.db.selectFrom('adult_moderations').select('id').orderBy('id').where('ended_at', 'is', null).execute(),
    });
    const before = await standing();
    await take(files);
    const first = await parts();
    expect(await takeBack()).toEqual({ removed: 7, put_back: 1 });
    expect(await standing()).toEqual(before);
    await take(files);
    expect((await parts()).parts).toEqual(first.parts);
    const sam = await database.db.selectFrom('entries').select('person_id').where('name', '=', 'Sam Ruiz').where('removed_at', 'is', null).executeTakeFirst();
    expect(await needsAdultModeration(app.ctx(), sam?.person_id ?? null)).toBe(true);
    const there = await standing();

    await take({ 'roles.csv': roles.replace('r2,,,u2,primary,parent,,,o2', 'r2,tobedeleted,,u2,primary,parent,,,o2').replace('2027-06-10', '2027-06-30') });
    expect((await standing()).roles).toHaveLength(3);
    expect(await takeBack()).toEqual({ removed: 0, put_back: 2 });
    expect(await standing()).toEqual(there);
    const ends = await database.db.selectFrom('roster_roles').select('ends_on').where('role', '=', 'student').where('removed_at', 'is', null).execute();
    expect(ends).toEqual([{ ends_on: '2027-06-10' }]);
  });

  test('takes out what is to be deleted, and brings it back', async () => {
    await take({ 'orgs.csv': orgs, 'users.csv': users, 'roles.csv': roles });
    await take({ 'users.csv': users.replace('u4,,', 'u4,tobedeleted,2026-09-01') });
    expect((await entryOf('Tea Cher')).removed_at).not.toBeNull();
    await take({ 'users.csv': users.replace('u4,,', 'u4,active,') });
    expect((await entryOf('Tea Cher')).removed_at).toBeNull();
  });
});

test('what is exported is imported again without a change, formulas and bars and all', async () => {
  const ctx = app.ctx(town.persons.admin);
  const nasty = csvText([
    ['external_id', 'name', 'about', 'lang', 'languages', 'shapes_what_they_know', 'meets_at', 'phone'],
    ['=1', '+Plus | group', "'=already", 'es', 'es | en', '-1\nand "more"', 'a \\| b | =c', '+1 555'],
    ['@2', 'Zed', '', 'en', '', '', '', ''],
  ]);
  const path = (await admin.upload(`/organizations/${town.district}/imports`, { 'g.csv': nasty })).location ?? '';
  const columns = (await admin.get(path)).text;
  const map = [...columns.matchAll(/<select name="map".*?<\/select>/gs)].map((hit) => /value="([^"]*)" selected/.exec(hit[0])?.[1] ?? '');
  await admin.put(path, { holds: 'groups', existing: 'update', revision: 1, map });
  await admin.post(`${path}/confirmation`, { revision: 2 });
  const sheet = await exportSheet(ctx, town.district, 'groups');
  expect(sheet[1]?.slice(0, 6)).toEqual(['=1', '+Plus | group', "'=already", 'es', 'es | en', '-1\nand "more"']);
  const again = (await admin.upload(`/organizations/${town.district}/imports`, { 'g.csv': csvText(sheet) })).location ?? '';
  const all = [...(await admin.get(again)).text.matchAll(/<select name="map".*?<\/select>/gs)].map((hit) => /value="([^"]*)" selected/.exec(hit[0])?.[1] ?? '');
  await admin.put(again, { holds: 'groups', existing: 'update', revision: 1, map: all });
  expect((await parts()).parts).toEqual({ groups: { ...none, same: 4 } });
});
