import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let admin: TestBrowser;
let persons: string;
let schools: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  admin = await app.browser().signIn('admin@example.org');
  persons = await tookIn('persons.csv', 'name,email\nAna Ruiz,ana@example.org\nBo Lee,nothing\n', ['name', 'email'], 'persons');
  schools = await tookIn('schools.csv', 'name,level\nOak School,school\n', ['name', 'level'], 'organizations');
});

/** Takes a file in through the pages; gives the address of the import. */
async function tookIn(name: string, text: string, map: readonly string[], holds: string): Promise<string> {
  const path = (await admin.upload(`/organizations/${town.district}/imports`, { [name]: text })).location ?? '';
  await admin.get(path);
  expect((await admin.put(path, { holds, map, existing: 'update', revision: 1 })).status).toBe(303);
  await admin.get(path);
  expect((await admin.post(`${path}/confirmation`, { revision: 2 })).status).toBe(303);
  return path;
}

const sure = { _confirmed: '1' };

permissionsInTown(
  'who takes an import back',
  `
  who      | look at it | ask for it | take it back | take organizations back
  visitor  | sign-in    | sign-in    | sign-in      | sign-in
  stranger | hidden     | hidden     | hidden       | hidden
  listener | hidden     | hidden     | hidden       | hidden
  advisor  | hidden     | hidden     | hidden       | hidden
  core     | hidden     | hidden     | hidden       | hidden
  convener | opens      | opens      | yes          | refused
  admin    | opens      | opens      | yes          | yes
`,
  () => app,
  {
    'look at it': (browser) => browser.get(persons),
    'ask for it': (browser) => browser.delete(`${persons}/confirmation`),
    'take it back': (browser) => browser.delete(`${persons}/confirmation`, sure),
    'take organizations back': (browser) => browser.delete(`${schools}/confirmation`, sure),
  },
);

test('the page says beforehand what goes, asks once more, and afterwards the list says who took it back', async () => {
  const { text } = await admin.get(persons);
  expect(text).toContain('1 entry that it added goes out of the directory.');
  expect(text).toMatch(/data-confirm="Take this import back\? 1 entry that it added/);
  const asked = await admin.delete(`${persons}/confirmation`);
  expect(asked.text).toContain('name="_confirmed" value="1"');
  expect(asked.text).toContain('1 entry that it added goes out of the directory.');
  expect((await admin.get(persons)).text).toContain('Imported');
  const done = await admin.delete(`${persons}/confirmation`, sure);
  expect(done.location).toBe(persons);
  const after = await admin.get(persons);
  expect(after.text).toContain('The import was taken back.');
  expect(after.text).not.toContain('data-confirm');
  expect((await admin.get(`${persons}/bad-rows`)).status).toBe(404);
  expect((await admin.get(`/organizations/${town.district}/imports`)).text).toContain('Taken back by admin person');
});

test('who may not take organizations back reads why beforehand, and the school stands', async () => {
  const convener = await app.browser().signIn('convener@example.org');
  const { text } = await convener.get(schools);
  expect(text).toContain('only administrators take that back');
  expect(text).not.toContain('data-confirm');
  expect((await convener.delete(`${schools}/confirmation`)).status).toBe(403);
  expect((await admin.get(`/organizations/${town.district}/directory/organizations`)).text).toContain('Oak School');
});

test('a school stays while somebody who stays has a role there, and goes with them otherwise', async () => {
  const roles = await tookIn('roles.csv', 'name,role,school\nTea Cher,teacher,Oak School\n', ['name', 'role', 'at'], 'persons');
  await admin.delete(`${schools}/confirmation`, sure);
  expect((await admin.get(schools)).text).toContain('Something that stays belongs to it.');
  await admin.delete(`${roles}/confirmation`, sure);
  const next = await tookIn('schools.csv', 'name,level\nElm School,school\n', ['name', 'level'], 'organizations');
  await tookIn('roles.csv', 'name,role,school\nTea Cher,teacher,Elm School\n', ['name', 'role', 'at'], 'persons');
  expect((await admin.get(next)).text).toContain('1 entry stays');
});

test('a group that went can be put back from its page, where no other has its name', async () => {
  const groups = await tookIn('groups.csv', 'name\nNight staff\n', ['name'], 'groups');
  await admin.delete(`${groups}/confirmation`, sure);
  const here = `/organizations/${town.district}/directory/groups`;
  const [page = ''] = /\/organizations\/[^"/]+\/directory\/groups\/[0-9a-f-]{36}/.exec((await admin.get(`${here}?removed=1`)).text) ?? [];
  expect((await admin.get(page)).text).toContain('Put back into the directory');
  await admin.post(here, { name: 'Night staff', lang: 'en' });
  await admin.delete(`${page}/removal`);
  expect((await admin.get(page)).text).toContain('Another group has this name by now');
});
