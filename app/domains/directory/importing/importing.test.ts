import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { guessFields, type Holds } from '../../../engines/roster-format/index.ts';
import { Denied, StaleRevision } from '#app/platform/errors.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { listEntries } from '../entries.ts';
import { firstRecords } from './csv-records.ts';
import { confirmImport } from './confirming.ts';
import { readImport } from './reading.ts';
import { getImport, type Existing, type RosterImport } from './roster-import.ts';
import { Upload, firstBytes, forgetOldImports } from './uploading.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: Ctx;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = app.ctx(town.persons.convener);
});

async function* pieces(bytes: Buffer, size = 70_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Uploads a file and reads it through, by the columns that its headings suggest. */
async function looked(ctx: Ctx, holds: Holds, text: string | Buffer, choices: { existing?: Existing; allOrNothing?: boolean } = {}): Promise<RosterImport> {
  const upload = await Upload.begin(ctx, town.district);
  await upload.add('list.csv', pieces(Buffer.isBuffer(text) ? text : Buffer.from(text)));
  const { value } = (await upload.finish('')) as { value: { id: string } };
  const [start] = await firstBytes(ctx, value.id);
  const { records, delimiter } = await firstRecords(start ?? Buffer.alloc(0));
  const map = records[0] ? guessFields(holds, records[0]) : (['name'] as const);
  expect(await readImport(ctx, value.id, { holds, delimiter, map, existing: 'update', allOrNothing: false, revision: 1, ...choices })).toMatchObject({
    ok: true,
  });
  return getImport(ctx, value.id);
}

async function tookIn(ctx: Ctx, holds: Holds, text: string | Buffer, choices: { existing?: Existing } = {}): Promise<RosterImport> {
  const found = await looked(ctx, holds, text, choices);
  expect(await confirmImport(ctx, found.id, found.revision)).toEqual({ ok: true, value: null });
  return getImport(ctx, found.id);
}

async function badRows(importId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('import_rows')
    .select(['line', 'problems'])
    .where('import_id', '=', importId)
    .where('problems', 'is not', null)
    .orderBy('line')
    .execute();
  return rows.flatMap(({ line, problems }) =>
    (problems as unknown as { column: string | null; reason: string }[]).map(({ column, reason }) => `${line} ${column ?? 'row'}: ${reason}`),
  );
}

const none = { create: 0, update: 0, same: 0, skip: 0, remove: 0, bad: 0 };

describe('a file of persons', () => {
  const file = 'ID,First name,Last name,E-mail,Phone,Home language\n1,Ana,Ruiz,ana@example.org,555 1,Spanish\n2,Bo,Lee,bo@example.org,,en;ko\n';

  test('is taken in, and the same file again changes nothing', async () => {
    expect((await tookIn(convener, 'persons', file)).counts?.parts).toEqual({ persons: { ...none, create: 2 } });
    const { entries } = await listEntries(convener, town.district, 'persons');
    expect(entries.map((one) => [one.name, one.languages])).toEqual([
      ['Ana Ruiz', ['es']],
      ['Bo Lee', ['en', 'ko']],
    ]);
    const before = await database.db.selectFrom('directory_changes').select('id').execute();
    expect((await tookIn(convener, 'persons', file)).counts?.parts).toEqual({ persons: { ...none, same: 2 } });
    expect(await database.db.selectFrom('directory_changes').select('id').execute()).toEqual(before);
  });

  test('brings entries up to date, or leaves them, as chosen', async () => {
    await tookIn(convener, 'persons', file);
    const later = file.replace('Ruiz', 'Ruiz Soto').replace(',,en;ko', ',555 2,ko');
    expect((await tookIn(convener, 'persons', later, { existing: 'skip' })).counts?.parts.persons).toEqual({ ...none, skip: 2 });
    expect((await tookIn(convener, 'persons', later)).counts?.parts.persons).toEqual({ ...none, update: 2 });
    const log = await database.db.selectFrom('directory_changes').select(['field', 'was', 'became', 'by']).execute();
    expect(log).toContainEqual({ field: 'name', was: 'Ana Ruiz', became: 'Ana Ruiz Soto', by: town.persons.convener });
    expect((await listEntries(convener, town.district, 'persons', { search: '555 2' })).entries.map((one) => one.name)).toEqual(['Bo Lee']);
  });

  test('meets somebody who is known by address elsewhere, and does not rename them', async () => {
    await tookIn(convener, 'persons', 'name,email\nMiss Advisor,advisor@example.org\n');
    const { entries } = await listEntries(convener, town.district, 'persons');
    expect(entries).toMatchObject([{ id: town.persons.advisor, name: 'Miss Advisor' }]);
    const person = await database.db.selectFrom('persons').select('name').where('id', '=', town.persons.advisor).executeTakeFirst();
    expect(person?.name).toBe('advisor person');
  });

  test('lists each row that cannot be taken in with its line, its column and why; the others come in', async () => {
    const windows = Buffer.concat([Buffer.from('8,Jos'), Buffer.from([0xe9]), Buffer.from(',j@example.org,\r\n')]);
    const text = Buffer.concat([
      Buffer.from('\ufeffid;name;email;language\r\n').subarray(0),
      Buffer.from('1;Ana;ana@example.org;es\r\n2;;no@example.org;es\r\n3;Bo;not an address;es\r\n1;Cy;cy@example.org;es\r\n5;Di;di@example.org\r\n'),
      Buffer.from('6;"Eve\nAnd";eve@example.org;Klingonish tongue\r\n'),
      Buffer.from(windows.toString('latin1').replaceAll(',', ';'), 'latin1'),
      Buffer.from(`9;${'x'.repeat(1024 * 1024)};z@example.org;es\r\n10;N\0l;n@example.org;es\r\n11;Last;last@example.org;es\r\n`),
    ]);
    const found = await looked(convener, 'persons', text);
    expect(await badRows(found.id)).toEqual([
      '3 name: no-name',
      '4 email: bad-email',
      '5 id: duplicate',
      '6 row: ragged',
      '7 language: bad-language',
      '9 name: windows-1252',
      '10 name: huge-cell',
      '11 name: nul',
    ]);
    expect(found.counts?.parts.persons).toEqual({ ...none, create: 2, bad: 8 });
    expect((await confirmImport(convener, found.id, found.revision)).ok).toBe(true);
    expect((await listEntries(convener, town.district, 'persons')).entries.map((one) => one.name)).toEqual(['Ana', 'Last']);
  });

  test('that breaks off at its very last step leaves everything as it was, and can be taken in afterwards', async () => {
    const found = await looked(convener, 'persons', file);
    await sql`
      create function break_off() returns trigger language plpgsql as $$ begin raise exception 'the power went off'; end $$`.execute(database.db);
    await sql`create trigger break_off before insert on events for each row when (new.kind = 'roster-import.confirmed') execute function break_off()`.execute(
      database.db,
    );
    await expect(confirmImport(convener, found.id, found.revision)).rejects.toThrow('the power went off');
    expect((await listEntries(convener, town.district, 'persons')).entries).toEqual([]);
    expect(await getImport(convener, found.id)).toEqual(found);
    await sql`drop trigger break_off on events`.execute(database.db);
    expect(await confirmImport(convener, found.id, found.revision)).toEqual({ ok: true, value: null });
    expect((await listEntries(convener, town.district, 'persons')).entries).toHaveLength(2);
  });

  test('with a bad row is not taken in at all where all or nothing was chosen', async () => {
    const found = await looked(convener, 'persons', 'name,email\nAna,ana@example.org\nBo,nothing\n', { allOrNothing: true });
    expect(await confirmImport(convener, found.id, found.revision)).toEqual({ ok: false, reason: 'bad-rows' });
    expect((await listEntries(convener, town.district, 'persons')).total).toBe(0);
  });

  test('keeps of a student name, school and role only, and marks them for an adult', async () => {
    await tookIn(convener, 'persons', 'id,name,role,email,phone,notes\ns1,Sam Student,student,sam@example.org,555,likes chess\n');
    const [entry] = (await listEntries(convener, town.district, 'persons')).entries;
    expect(entry).toMatchObject({ name: 'Sam Student', about: null, needsAdult: true });
    expect(await database.db.selectFrom('channels').selectAll().execute()).toEqual([]);
    expect(await database.db.selectFrom('persons').select('email').where('name', '=', 'Sam Student').execute()).toEqual([{ email: null }]);
  });

  test('who becomes a student loses what was noted of them, also in the history', async () => {
    await tookIn(convener, 'persons', 'id,name,role,notes\ns1,Sam Student,guardian,likes chess\n');
    await tookIn(convener, 'persons', 'id,name,role,notes\ns1,Sam Student,guardian,plays the tuba\n');
    await tookIn(convener, 'persons', 'id,name,role,notes\ns1,Sam Student,student,\n');
    const entries = await database.db.selectFrom('entries').select('about').execute();
    const history = await database.db.selectFrom('directory_changes').select(['was', 'became']).execute();
    expect(JSON.stringify([entries, history])).not.toMatch(/chess|tuba/);
  });

  test.each([
    '\ufeffname,email\nAna,a@example.org\n',
    'name;email\rAna;a@example.org\r',
    'name\temail\r\nAna\ta@example.org',
    'name|email\nAna|a@example.org',
    'sep=;\r\nname;email\r\nAna;a@example.org',
    'name,email\n\n,\n \nAna,a@example.org\n,,,\n',
    '"name","email"\n"Ana","a@example.org"',
  ])('is read with any mark, sign and line end: %j', async (text) => {
    expect((await looked(convener, 'persons', text)).counts?.parts.persons).toEqual({ ...none, create: 1 });
  });

  test.each([
    ['unclosed-quote', 3, 'name,email\nAna,a@example.org\n"Bo,b@example.org\nCy,c@example.org\n'],
    ['no-rows', 1, 'name,email\n'],
  ])('that cannot be read to its end, or holds nobody, is not taken in: %s', async (reason, line, text) => {
    const found = await looked(convener, 'persons', text);
    expect(found.counts?.notes.filter((note) => note.fatal)).toMatchObject([{ reason, line }]);
    expect(await confirmImport(convener, found.id, found.revision)).toEqual({ ok: false, reason: 'unreadable' });
  });

  test.each([
    ['utf-16', Buffer.from('\ufeffname,email\nAna,a@example.org\n', 'utf16le')],
    ['workbook', 'PK\u0003\u0004 [Content_Types].xml xl/workbook.xml'],
    ['other', '<!doctype html><title>Sign in</title>'],
    ['no-headings', '\n , \n'],
    ['too-many-columns', `name,${'x,'.repeat(300)}\n`],
    ['empty', ''],
  ])('that is none is refused as it comes, and nothing of it stays: %s', async (reason, bytes) => {
    const upload = await Upload.begin(convener, town.district);
    await upload.add('list.csv', pieces(Buffer.from(bytes as string)));
    expect(await upload.finish('')).toEqual({ ok: false, reason });
    expect(await database.db.selectFrom('roster_imports').select('id').execute()).toEqual([]);
    expect(await database.db.selectFrom('import_chunks').select('number').execute()).toEqual([]);
  });

  test('says which columns are left out, and where its headings stand again', async () => {
    const found = await looked(convener, 'persons', 'name,email,shoe size,color,\nAna,a@example.org,7,red,\nname,email,shoe size,color,\n');
    expect(found.counts?.notes).toMatchObject([{ line: 1, reason: 'left-out', column: 'shoe size, color' }]);
    expect(await badRows(found.id)).toEqual(['3 row: heading-again']);
  });
});

describe('a file of groups', () => {
  test('finds groups by name, adds what is known of them, and leaves the rest', async () => {
    const text =
      'Group,Description,Languages,They know,Believes,Email\nBUS DRIVERS,37 drivers,English,,That nobody asks them,barn@example.org\nNight shift,,Spanish,,,\n';
    expect((await tookIn(convener, 'groups', text)).counts?.parts.groups).toEqual({ ...none, create: 1, update: 1 });
    const { entries } = await listEntries(convener, town.district, 'groups');
    expect(entries.map((one) => one.name)).toEqual(['BUS DRIVERS', 'Families on route 4', 'Night shift']);
    expect(entries[0]).toMatchObject({ about: '37 drivers', believes: 'That nobody asks them', languages: ['en'] });
  });
});

describe('a file of organizations', () => {
  const text =
    'name,level,belongs_to,nces_id\nWillow Bend Schools,district,,0601234\nElm School,school,Willow Bend Schools,060123400017\nFood pantry,partner,Elm School,\n';

  test('grows the tree, with national ids that fit each other; only administrators may', async () => {
    const found = await looked(convener, 'organizations', text);
    await expect(confirmImport(convener, found.id, found.revision)).rejects.toThrow(Denied);
    expect(await getImport(convener, found.id)).toEqual(found);
    expect((await listEntries(convener, town.district, 'organizations')).total).toBe(1);
    const admin = app.ctx(town.persons.admin);
    await tookIn(admin, 'organizations', text);
    const { entries } = await listEntries(admin, town.district, 'organizations');
    expect(entries.map((one) => [one.name, one.level])).toEqual([
      ['Elm School', 'school'],
      ['Food pantry', 'partner'],
      ['Willow Bend Schools', 'district'],
    ]);
    expect((await tookIn(admin, 'organizations', text)).counts?.parts.organizations).toEqual({ ...none, same: 3 });
    const wrong = await looked(
      admin,
      'organizations',
      'name,level,nces_id,parent\nOak,school,070999900001,\nAsh,school,12345,\nFir,state,,\nPine,school,,Nowhere\n',
    );
    expect(await badRows(wrong.id)).toEqual(['2 nces_id: nces-district', '3 nces_id: nces-length', '4 level: level-above', '5 parent: unknown-above']);
  });
});

describe('a file that nobody goes on with', () => {
  const file = 'Name,E-mail\nAna Ruiz,ana@example.org\n,no name\n';
  const left = async (importId: string) => {
    const { rows } = await sql<{ rows: number; chunks: number }>`
      select (select count(*)::int from import_rows where import_id = ${importId}) as rows,
        (select count(*)::int from import_chunks where import_id = ${importId}) as chunks`.execute(database.db);
    return rows[0];
  };
  const forget = (days: number) => forgetOldImports({ ...app.ctx(), now: new Date(convener.now.getTime() + days * 86_400_000) });

  test('is deleted after two weeks, with all it says of people', async () => {
    const found = await looked(convener, 'persons', file);
    await forget(13);
    expect(await left(found.id)).toEqual({ rows: 2, chunks: 1 });
    await forget(15);
    expect(await left(found.id)).toEqual({ rows: 0, chunks: 0 });
    expect(await getImport(convener, found.id)).toMatchObject({ readingId: null, discardedAt: expect.any(Date) });
  });

  test('and so are the bad rows of one that was taken in', async () => {
    const found = await tookIn(convener, 'persons', file);
    expect(await left(found.id)).toEqual({ rows: 1, chunks: 0 });
    await forget(15);
    expect(await left(found.id)).toEqual({ rows: 0, chunks: 0 });
    expect(await getImport(convener, found.id)).toMatchObject({ confirmedAt: expect.any(Date), discardedAt: null });
  });

  test('an upload that never came to its end is no import, and is gone on the next day', async () => {
    const upload = await Upload.begin(convener, town.district);
    await upload.add('list.csv', pieces(Buffer.from(file)));
    await forget(2);
    expect(await left(upload.id)).toEqual({ rows: 0, chunks: 0 });
  });

  test('thrown away while it is read, it leaves nothing behind', async () => {
    const found = await looked(convener, 'persons', file);
    await sql`create function pg_temp.throw_away() returns trigger language plpgsql as $$
      begin update roster_imports set discarded_at = now() where id = new.import_id; return null; end $$`.execute(database.db);
    await sql`create trigger thrown_away after insert on import_rows for each row execute function pg_temp.throw_away()`.execute(database.db);
    const choices = { holds: 'persons', delimiter: ',', map: ['name', 'email'], existing: 'update', allOrNothing: false } as const;
    await expect(readImport(convener, found.id, { ...choices, revision: found.revision })).rejects.toThrow(StaleRevision);
    expect(await getImport(convener, found.id)).toMatchObject({ readingId: found.readingId });
    expect(await left(found.id)).toEqual({ rows: 2, chunks: 1 });
  });
});
