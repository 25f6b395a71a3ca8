import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions, permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addChannel } from './channels.ts';
import { addEncounter } from './index.ts';
import { addPerson } from './adding-persons.ts';

const database = useDatabase();
const secrets = ['555-0199', 'A talk about her mother', 'Private Pat', 'They fear the office'];
let app: TestApp;
let town: Town;
let here: string;
let pat: string;
let encounter: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  here = `/organizations/${town.district}`;
  const convener = app.ctx(town.persons.convener);
  const made = await addPerson(convener, town.district, {
    name: 'Private Pat',
    email: 'pat@example.org',
    phone: '555-0199',
    languages: [],
    about: null,
    lang: 'en',
  });
  pat = made.ok ? made.value.personId : '';
  const drivers = { kind: 'groups', id: town.groups.drivers } as const;
  await addChannel(convener, town.district, drivers, { kind: 'phone', value: '555-0199', note: null, lang: 'en' });
  encounter = (
    await addEncounter(convener, { organizationId: town.district, groupId: drivers.id, on: '2026-01-10', channel: 'phone', about: 'A talk about her mother' })
  ).id;
  await database.db.updateTable('entries').set({ believes: 'They fear the office' }).where('group_id', '=', drivers.id).execute();
});

/** Two more who are near, and keep nothing here: an administrator of the neighbouring district, and staff of the state above, who do. */
async function neighbour(): Promise<TestBrowser> {
  const elm = newId();
  await database.db.insertInto('organizations').values({ id: elm, parent_id: town.state, level: 'district', name: 'Elm', created_at: app.ctx().now }).execute();
  await database.db
    .insertInto('staff')
    .values({ organization_id: elm, person_id: town.persons.stranger, role: 'administrator', added_at: app.ctx().now })
    .execute();
  return app.browser().signIn('stranger@example.org');
}

const persons = () => `${here}/directory/persons`;
const deeds = {
  'list of groups': (browser: TestBrowser) => browser.get(`${here}/directory/groups`),
  'list of persons': (browser: TestBrowser) => browser.get(persons()),
  'a person': (browser: TestBrowser) => browser.get(`${persons()}/${pat}`),
  'an encounter': (browser: TestBrowser) => browser.get(`/encounters/${encounter}`),
  'write an encounter': (browser: TestBrowser) =>
    browser.post(`${here}/directory/groups/${town.groups.families}/encounters`, { on: '2026-02-01', channel: 'phone', about: 'x', by: town.persons.convener }),
  doubles: (browser: TestBrowser) => browser.get(`${here}/merges`),
  imports: (browser: TestBrowser) => browser.get(`${here}/imports`),
  upload: (browser: TestBrowser) => browser.upload(`${here}/imports`, { 'a.csv': 'name\nAna\n' }),
  export: (browser: TestBrowser) => browser.get(`${here}/directory-export/persons`),
};

permissionsInTown(
  'who keeps the directory of the district',
  `
  who      | list of groups | list of persons | a person | an encounter | write an encounter | doubles | imports | upload  | export
  visitor  | sign-in        | sign-in         | sign-in  | sign-in      | sign-in            | sign-in | sign-in | sign-in | sign-in
  stranger | opens          | refused         | hidden   | hidden       | refused            | refused | refused | refused | refused
  listener | opens          | refused         | hidden   | hidden       | refused            | refused | refused | refused | refused
  advisor  | opens          | refused         | hidden   | hidden       | refused            | refused | refused | refused | refused
  core     | opens          | refused         | hidden   | hidden       | refused            | refused | refused | refused | refused
  convener | opens          | opens           | opens    | opens        | yes                | opens   | opens   | yes     | opens
  admin    | opens          | opens           | opens    | opens        | yes                | opens   | opens   | yes     | opens
`,
  () => app,
  deeds,
);

permissions(
  'and who stands near it',
  `
  who                          | list of groups | list of persons | a person | an encounter | write an encounter | doubles | imports | upload  | export
  administrator of a neighbour | opens          | refused         | hidden   | hidden       | refused            | refused | refused | refused | refused
  staff of the state above     | opens          | opens           | opens    | opens        | yes                | opens   | opens   | yes     | opens
  convener who is not staff    | opens          | opens           | opens    | opens        | yes                | opens   | opens   | yes     | opens
`,
  {
    rows: {
      'administrator of a neighbour': neighbour,
      'staff of the state above': async () => {
        await database.db
          .insertInto('staff')
          .values({ organization_id: town.state, person_id: town.persons.core, role: 'staff', added_at: app.ctx().now })
          .onConflict((oc) => oc.doNothing())
          .execute();
        return app.browser().signIn('core@example.org');
      },
      'convener who is not staff': async () => {
        await database.db.deleteFrom('staff').where('person_id', '=', town.persons.convener).execute();
        return app.browser().signIn('convener@example.org');
      },
    },
    columns: deeds,
    ask: async (who, deed) => deed(await who()),
  },
);

describe('what is known of people', () => {
  test('stands on no page and in no export for those who do not keep the directory', async () => {
    const paths = [
      here,
      `${here}/directory/groups`,
      `${here}/directory/organizations`,
      `${here}/directory/groups/${town.groups.drivers}`,
      `${here}/directory/groups/${town.groups.drivers}/history`,
      `/issues/${town.issue.slug}`,
      `/issues/${town.issue.slug}/export/public`,
      `/issues/${town.issue.slug}/changed`,
    ];
    for (const browser of [app.browser(), await app.browser().signIn('core@example.org'), await neighbour()])
      for (const path of paths) {
        const { text } = await browser.get(path);
        for (const secret of secrets) expect(text.includes(secret), `${path} tells ${secret}`).toBe(false);
      }
    const convener = await app.browser().signIn('convener@example.org');
    const page = await convener.get(`${here}/directory/groups/${town.groups.drivers}`);
    for (const secret of secrets.filter((one) => one !== 'Private Pat')) expect(page.text).toContain(secret);
  });

  test('does not tell a neighbour who writes an address down which issues that person sits in', async () => {
    const admin = await neighbour();
    const elm = (await database.db.selectFrom('organizations').select('id').where('name', '=', 'Elm').executeTakeFirstOrThrow()).id;
    const { location } = await admin.post(`/organizations/${elm}/directory/persons`, { name: 'Somebody', email: 'advisor@example.org', lang: 'en' });
    const { text } = await admin.get(location ?? '');
    expect(text).toContain('Somebody');
    expect(text).not.toMatch(/Buses come late|advisor person/);
  });

  test('and the full export of an issue holds none of it either', async () => {
    const convener = await app.browser().signIn('convener@example.org');
    const { text } = await convener.get(`/issues/${town.issue.slug}/export/full`);
    for (const secret of secrets) expect(text.includes(secret)).toBe(false);
  });
});
