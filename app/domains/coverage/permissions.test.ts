import { beforeEach, describe } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { chooseList } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  await chooseList(app.ctx(town.persons.convener), town.issue.id, 'categories.swift', false);
});

const list = 'categories.swift';
const desk = '/issues/late-buses/desk/people';
const kinds = `/issues/late-buses/category-lists/${list}`;
const families = `${kinds}/kinds/families`;
const figures = { text: 'families,,240\nstudents,,900', source: 'Enrollment of October', basedOn: 0 };

const deeds: Record<string, Deed> = {
  'see who is missing': (browser) => browser.get(`${desk}/missing`),
  'download the table': (browser) => browser.get(`${desk}/missing/table`),
  'see the kinds and groups': (browser) => browser.get(`${desk}/kinds`),
  'see one kind': (browser) => browser.get(`${desk}/kinds/${list}/families`),
  'use another list': (browser) => browser.post('/issues/late-buses/category-lists', { list: 'categories.shared-ownership', allNeeded: 1 }),
  'put a list away': (browser) => browser.delete(kinds, { _confirmed: 1 }),
  'say who is needed': async (browser, who) => {
    if (who === 'visitor' || who === 'stranger') return browser.put(`${families}/need`, { needed: 'yes', basedOn: '', lang: 'en' });
    return browser.put(`${families}/need`, { needed: 'no', reason: 'Not here', basedOn: await needOfFamilies(), lang: 'en' });
  },
  'put a group into a kind': (browser) => browser.post(`${families}/groups`, { groupId: town.groups.families }),
  'take a group out': (browser) => browser.delete(`${families}/groups/${town.groups.families}`),
  'make a task of a gap': (browser) => browser.post(`${families}/asks`, { groupId: '' }),
  'call in public': (browser) => browser.post(`${families}/call`),
  'take a call back': (browser) => browser.delete(`${families}/call`),
  'see the population': (browser) => browser.get(`${kinds}/population`),
  'look at new figures': (browser) => browser.post(`${kinds}/population/preview`, figures),
  'take figures in': async (browser) => browser.post(`${kinds}/population`, { ...figures, basedOn: await versions() }),
};

async function needOfFamilies(): Promise<string> {
  const row = await database.db.selectFrom('category_needs').select('id').where('category', '=', 'families').where('ended_at', 'is', null).executeTakeFirst();
  return row?.id ?? '';
}

async function versions(): Promise<number> {
  return (await database.db.selectFrom('population_tables').select('id').execute()).length;
}

const table = `
  what                     | visitor | stranger | listener | core    | convener | admin
  see who is missing       | sign-in | refused  | refused  | refused | opens    | opens
  download the table       | sign-in | refused  | refused  | refused | opens    | opens
  see the kinds and groups | sign-in | refused  | refused  | refused | opens    | opens
  see one kind             | sign-in | refused  | refused  | refused | opens    | opens
  use another list         | sign-in | refused  | refused  | refused | yes      | yes
  say who is needed        | sign-in | refused  | refused  | refused | yes      | yes
  put a group into a kind  | sign-in | refused  | refused  | refused | yes      | yes
  take a group out         | sign-in | refused  | refused  | refused | yes      | yes
  make a task of a gap     | sign-in | refused  | refused  | refused | yes      | yes
  call in public           | sign-in | refused  | refused  | refused | yes      | yes
  take a call back         | sign-in | refused  | refused  | refused | yes      | yes
  see the population       | sign-in | refused  | refused  | refused | opens    | opens
  look at new figures      | sign-in | refused  | refused  | refused | opens    | opens
  take figures in          | sign-in | refused  | refused  | refused | yes      | yes
`;
permissionsInTown('who is missing, on a public issue', table, () => app, deeds);

describe('before it is published', () => {
  beforeEach(async () => {
    await database.db.deleteFrom('issue_publications').execute();
  });
  permissionsInTown('who is missing, on a draft issue', table.replaceAll(/(sign-in \|) refused  \|/g, '$1 hidden   |'), () => app, deeds);
});

permissionsInTown(
  'putting a list away',
  `
  who      | put a list away
  visitor  | sign-in
  core     | refused
  convener | yes
`,
  () => app,
  deeds,
);

const organization = () => `/organizations/${town.district}`;
const words = { name: 'Our list', about: 'Ours', lines: 'Families\n- Foster carers', source: 'Our policy', lang: 'en' };
permissionsInTown(
  'the roll-up and lists of an organization',
  `
  what                  | visitor | stranger | listener | core    | convener | admin
  see the roll-up       | sign-in | refused  | refused  | refused | opens    | opens
  share upwards         | sign-in | refused  | refused  | refused | refused  | yes
  take a consent back   | sign-in | refused  | refused  | refused | refused  | yes
  see the lists         | sign-in | refused  | refused  | refused | opens    | opens
  make a list           | sign-in | refused  | refused  | refused | refused  | yes
  see the state’s own   | sign-in | refused  | refused  | refused | refused  | refused
`,
  () => app,
  {
    'see the roll-up': (browser) => browser.get(`${organization()}/coverage`),
    'share upwards': (browser) => browser.post(`${organization()}/coverage/consents`, { toId: town.state, shares: 'kinds', lang: 'en' }),
    'take a consent back': (browser) => browser.delete(`${organization()}/coverage/consents/${town.state}`, { _confirmed: 1 }),
    'see the lists': (browser) => browser.get(`${organization()}/category-lists`),
    'make a list': (browser) => browser.post(`${organization()}/category-lists`, words),
    'see the state’s own': (browser) => browser.get(`/organizations/${town.state}/coverage`),
  },
);
