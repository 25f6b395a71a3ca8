import { beforeEach } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { writeVersion } from './founding.ts';
import { openPromises } from './opening.ts';
import { draftPromise } from './promising.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const at = (path: string) => `/issues/late-buses${path}`;
const convener = () => app.ctx(town.persons.convener);
const revision = async () => (await database.db.selectFrom('issues').select('revision').executeTakeFirstOrThrow()).revision;

async function opened(): Promise<string> {
  await database.db.deleteFrom('promises').execute();
  const drafted = await draftPromise(convener(), { issueId: town.issue.id, groupId: town.groups.drivers, level: 'consult' });
  if (!drafted.ok) throw new Error(drafted.reason);
  await openPromises(convener(), town.issue.id);
  return drafted.value.id;
}

async function mission(): Promise<string> {
  await database.db.deleteFrom('consents').execute();
  await database.db.deleteFrom('founding_documents').execute();
  return (await writeVersion(convener(), town.issue.id, { kind: 'mission', body: 'On time', lang: 'en', over: 0 })).id;
}

const deeds: Readonly<Record<string, Deed>> = {
  'open the form that changes the issue': (browser) => browser.get(at('/desk/edit')),
  'change the issue': async (browser) =>
    browser.put(at(''), { statement: 'Buses come very late', why: 'Class', level: 'school', lang: 'en', answerDays: 5, revision: await revision() }),
  'ask to make it private': (browser) => browser.delete(at('/publication')),
  'read the founding documents': (browser) => browser.get(at('/founding')),
  'write a founding document': async (browser) => {
    await mission();
    return browser.post(at('/founding'), { kind: 'mission', body: 'In time for school', lang: 'en', over: 1 });
  },
  // For members: an administrator from outside leads, and has no consent to give.
  'consent to a founding document': async (browser) => browser.post(at(`/founding/${await mission()}/consent`), { stance: 'consent', lang: 'en' }),
  'draft promises': (browser) => browser.put(at('/promises'), { [`to-${town.groups.families}`]: 'inform' }),
  'open promises': (browser) => browser.post(at('/promises/opening'), { _confirmed: 1 }),
  'open the form that replaces a promise': async (browser) => browser.get(at(`/promises/${await opened()}/replacement`)),
  'replace a promise': async (browser) =>
    browser.post(at(`/promises/${await opened()}/replacement`), { level: 'defer-to', reason: 'They know the roads best', lang: 'en' }),
  'say which group I am part of': (browser) => browser.post(at('/my-group'), { groupId: '' }),
};

permissionsInTown(
  'on a public issue',
  `
  what                                  | visitor | stranger | listener | core    | convener | admin
  open the form that changes the issue  | sign-in | refused  | refused  | refused | opens    | opens
  change the issue                      | sign-in | refused  | refused  | refused | yes      | yes
  ask to make it private                | sign-in | refused  | refused  | refused | opens    | opens
  read the founding documents           | opens   | opens    | opens    | opens   | opens    | opens
  write a founding document             | sign-in | refused  | refused  | refused | yes      | yes
  consent to a founding document        | sign-in | refused  | yes      | yes     | yes      | refused
  draft promises                        | sign-in | refused  | refused  | refused | yes      | yes
  open promises                         | sign-in | refused  | refused  | refused | yes      | yes
  open the form that replaces a promise | sign-in | refused  | refused  | refused | opens    | opens
  replace a promise                     | sign-in | refused  | refused  | refused | yes      | yes
  say which group I am part of          | yes     | yes      | yes      | yes     | yes      | yes
`,
  () => app,
  deeds,
);

permissionsBeforePublishing(
  'on a draft issue',
  `
  what                                  | visitor | stranger | listener | core    | convener | admin
  open the form that changes the issue  | sign-in | hidden   | refused  | refused | opens    | opens
  change the issue                      | sign-in | hidden   | refused  | refused | yes      | yes
  ask to make it private                | sign-in | hidden   | refused  | refused | opens    | opens
  read the founding documents           | hidden  | hidden   | opens    | opens   | opens    | opens
  write a founding document             | sign-in | hidden   | refused  | refused | yes      | yes
  consent to a founding document        | sign-in | hidden   | yes      | yes     | yes      | refused
  draft promises                        | sign-in | hidden   | refused  | refused | yes      | yes
  open promises                         | sign-in | hidden   | refused  | refused | yes      | yes
  open the form that replaces a promise | sign-in | hidden   | refused  | refused | opens    | opens
  replace a promise                     | sign-in | hidden   | refused  | refused | yes      | yes
  say which group I am part of          | hidden  | hidden   | yes      | yes     | yes      | yes
`,
  () => app,
  deeds,
);
