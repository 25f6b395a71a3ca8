import { beforeEach } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addRow, removeRow } from '../issues/index.ts';
import { closeSheet, openSheet } from './index.ts';
import { addNote } from './noting.ts';
import { writeSlip } from './suggesting.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let sheet: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  sheet = (await openSheet(convener(), town.issue.id, 'four-questions')).id;
});

const at = (path: string) => `/issues/late-buses${path}`;
const on = (path: string) => at(`/sheets/${sheet}${path}`);
const said = { lang: 'en', saidBy: 'guess' };
const convener = () => app.ctx(town.persons.convener);
const tie = () => ({ ...said, groupId: town.groups.families, weSupport: 'We call' });

async function stake(): Promise<string> {
  await database.db.deleteFrom('stakes').execute();
  const added = await addRow(convener(), town.issue.id, { kind: 'stakes', groupId: town.groups.drivers, reason: 'They drive', saidBy: 'guess', lang: 'en' });
  if (!added.ok) throw new Error(added.reason);
  return added.value.id;
}

const slip = async () => (await writeSlip(convener(), town.issue.id, sheet, 'ties', tie())).id;
const note = async () => (await addNote(convener(), town.issue.id, sheet, { step: 'ties', body: 'Thought', lang: 'en' })).id;
/** What the table calls a row that is a record at once, and one that is kept as a suggestion. */
const ties = async () => (await database.db.selectFrom('ties').select('id').execute()).length;
const slips = async () => (await database.db.selectFrom('sheet_slips').select('id').execute()).length;

const deeds: Readonly<Record<string, Deed>> = {
  'see the tools': (browser) => browser.get(at('/desk/tools')),
  'print a blank sheet': (browser) => browser.get(at('/tools/seeds-of-trust/blank')),
  'open a sheet': (browser) => browser.post(at('/tools/seeds-of-trust/sheets')),
  'read a sheet': (browser) => browser.get(on('')),
  'print it filled': (browser) => browser.get(on('/print')),
  'set the day to come back': async (browser) => {
    const { revision } = await database.db.selectFrom('sheets').select('revision').where('id', '=', sheet).executeTakeFirstOrThrow();
    return browser.put(on(''), { revisitOn: '2027-03-01', revision });
  },
  'write a row': async (browser) => {
    const before = [await ties(), await slips()];
    const answer = await browser.post(on('/rows/ties'), tie());
    if (answer.status !== 303 || answer.location?.startsWith('/sign-in')) return answer;
    return (await ties()) > (before[0] ?? 0) ? 'record' : (await slips()) > (before[1] ?? 0) ? 'suggestion' : 'nothing';
  },
  'open the form of a row': async (browser) => browser.get(on(`/rows/stakes/${await stake()}`)),
  'change a row': async (browser) => browser.put(on(`/rows/stakes/${await stake()}`), { ...said, groupId: town.groups.drivers, reason: 'Blame', revision: 1 }),
  'confirm a guess': async (browser) => browser.post(on(`/rows/stakes/${await stake()}/follow-ups/confirmation`), { revision: 1 }),
  'take a row away': async (browser) => browser.post(on(`/rows/stakes/${await stake()}/removal`)),
  'put a row back': async (browser) => {
    const id = await stake();
    await removeRow(convener(), town.issue.id, 'stakes', id);
    return browser.delete(on(`/rows/stakes/${id}/removal`));
  },
  'note something': (browser) => browser.post(on('/notes'), { step: 'ties', body: 'A thought', lang: 'en' }),
  'take a note of another away': async (browser) => browser.post(on(`/notes/${await note()}/removal`)),
  'let each list alone': (browser) => browser.post(on('/rounds/stakes')),
  'ask to put lists together': (browser) => browser.post(on('/rounds/stakes/merging')),
  'take a suggestion over': async (browser) => browser.post(on(`/slips/${await slip()}/taking`)),
  'put a suggestion aside': async (browser) => browser.post(on(`/slips/${await slip()}/setting-aside`)),
  'take back what another suggested': async (browser) => browser.post(on(`/slips/${await slip()}/withdrawal`)),
  'make a link for the room': (browser) => browser.post(on('/door')),
  'shut the link': (browser) => browser.delete(on('/door')),
  'close the sheet': (browser) => browser.post(on('/closing')),
  'open it again': async (browser) => {
    await closeSheet(convener(), town.issue.id, sheet);
    return browser.delete(on('/closing'));
  },
};

permissionsInTown(
  'on a public issue',
  `
  what                             | visitor | stranger | listener   | advisor | core    | convener | admin
  see the tools                    | sign-in | refused  | opens      | opens   | opens   | opens    | opens
  print a blank sheet              | sign-in | refused  | opens      | opens   | opens   | opens    | opens
  open a sheet                     | sign-in | refused  | refused    | refused | refused | yes      | yes
  read a sheet                     | sign-in | refused  | opens      | opens   | opens   | opens    | opens
  print it filled                  | sign-in | refused  | opens      | opens   | opens   | opens    | opens
  set the day to come back         | sign-in | refused  | refused    | refused | refused | yes      | yes
  write a row                      | sign-in | refused  | suggestion | record  | record  | record   | record
  open the form of a row           | sign-in | refused  | refused    | opens   | opens   | opens    | opens
  change a row                     | sign-in | refused  | refused    | yes     | yes     | yes      | yes
  confirm a guess                  | sign-in | refused  | refused    | hidden  | hidden  | yes      | yes
  take a row away                  | sign-in | refused  | refused    | yes     | yes     | yes      | yes
  put a row back                   | sign-in | refused  | refused    | yes     | yes     | yes      | yes
  note something                   | sign-in | refused  | refused    | yes     | yes     | yes      | yes
  take a note of another away      | sign-in | refused  | refused    | refused | refused | yes      | yes
  let each list alone              | sign-in | refused  | refused    | refused | refused | yes      | yes
  ask to put lists together        | sign-in | refused  | opens      | opens   | opens   | opens    | opens
  take a suggestion over           | sign-in | refused  | hidden     | refused | refused | yes      | yes
  put a suggestion aside           | sign-in | refused  | hidden     | refused | refused | yes      | yes
  take back what another suggested | sign-in | refused  | hidden     | hidden  | hidden  | yes      | hidden
  make a link for the room         | sign-in | refused  | refused    | refused | refused | yes      | yes
  shut the link                    | sign-in | refused  | refused    | refused | refused | yes      | yes
  close the sheet                  | sign-in | refused  | refused    | refused | refused | yes      | yes
  open it again                    | sign-in | refused  | refused    | refused | refused | yes      | yes
`,
  () => app,
  deeds,
);

permissionsBeforePublishing(
  'on a draft issue',
  `
  what                | visitor | stranger | listener   | core   | convener
  see the tools       | sign-in | hidden   | opens      | opens  | opens
  print a blank sheet | sign-in | hidden   | opens      | opens  | opens
  read a sheet        | sign-in | hidden   | opens      | opens  | opens
  write a row         | sign-in | hidden   | suggestion | record | record
  close the sheet     | sign-in | hidden   | refused    | refused | yes
`,
  () => app,
  deeds,
);
