import { beforeEach, describe } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addRow } from '../issues/index.ts';
import { addWord } from './adding.ts';
import { declineSuggestion } from './deciding-suggestions.ts';
import { removeWord, removeWording } from './removing.ts';
import { suggestWording } from './suggesting.ts';
import { listWaiting } from './suggestions.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  // The listener speaks for the drivers; nobody speaks for the families.
  await database.db
    .insertInto('mandates')
    .values({
      id: newId(),
      issue_id: town.issue.id,
      person_id: town.persons.listener,
      group_id: town.groups.drivers,
      given_on: '2026-01-10',
      created_at: new Date('2026-01-10T00:00:00Z'),
      created_by: town.persons.convener,
    })
    .execute();
});

const at = (path: string) => `/issues/late-buses${path}`;
const convener = () => app.ctx(town.persons.convener);
const wording = (groupId: string) => ({ groupId, term: 'deadhead', meaning: 'empty', spellings: '', lang: 'en', saidBy: 'guess' });

async function word(groupId = town.groups.drivers): Promise<{ wordId: string; wordingId: string }> {
  return addWord(convener(), town.issue.id, { groupId, term: 'late bus', spellings: null, meaning: 'it is late', lang: 'en', saidBy: 'guess' });
}

async function suggested(): Promise<string> {
  await suggestWording(convener(), town.issue.id, { wordId: null, groupId: null, term: 'stander', meaning: null, lang: 'en' });
  const [last] = (await listWaiting(convener(), town.issue.id)).toReversed();
  return last?.id ?? '';
}

async function initiative(): Promise<string> {
  const added = await addRow(convener(), town.issue.id, {
    kind: 'initiatives',
    name: 'Thermos',
    ledBy: null,
    theirWords: null,
    worth: null,
    saidBy: 'guess',
    lang: 'en',
  });
  return added.ok ? added.value.id : '';
}

const deeds: Readonly<Record<string, Deed>> = {
  'read the words': (browser) => browser.get(at('/vocabulary')),
  'read one word': async (browser) => browser.get(at(`/vocabulary/${(await word()).wordId}`)),
  'look after the words': (browser) => browser.get(at('/desk/words')),
  'open the form of a new word': (browser) => browser.get(at('/vocabulary/new')),
  'add a word of the drivers': (browser) => browser.post(at('/vocabulary'), wording(town.groups.drivers)),
  'add a word of the families': (browser) => browser.post(at('/vocabulary'), wording(town.groups.families)),
  'add a word of those who convene': (browser) => browser.post(at('/vocabulary'), wording('ours')),
  'add what the drivers call it': async (browser) =>
    browser.post(at(`/vocabulary/${(await word(town.groups.families)).wordId}/wordings`), wording(town.groups.drivers)),
  'open the form of a wording of the drivers': async (browser) => browser.get(at(`/wordings/${(await word()).wordingId}`)),
  'change a wording of the drivers': async (browser) => browser.put(at(`/wordings/${(await word()).wordingId}`), { ...wording(''), revision: 1 }),
  'change a wording of the families': async (browser) =>
    browser.put(at(`/wordings/${(await word(town.groups.families)).wordingId}`), { ...wording(''), revision: 1 }),
  'confirm a guess about the drivers': async (browser) => browser.post(at(`/wordings/${(await word()).wordingId}/confirmation`), { revision: 1 }),
  'take a wording of the drivers out': async (browser) => browser.post(at(`/wordings/${(await word()).wordingId}/removal`)),
  'put a wording of the drivers back': async (browser) => {
    const { wordingId } = await word();
    await removeWording(convener(), town.issue.id, wordingId);
    return browser.delete(at(`/wordings/${wordingId}/removal`));
  },
  'say whether groups mean the same': async (browser) => browser.put(at(`/vocabulary/${(await word()).wordId}`), { meant: 'same', revision: 1 }),
  'explain it in plain words': async (browser) => browser.post(at(`/vocabulary/${(await word()).wordId}/explanations`), { lang: 'en', body: 'A bus' }),
  'take a word out': async (browser) => browser.post(at(`/vocabulary/${(await word()).wordId}/removal`)),
  'put a word back': async (browser) => {
    const { wordId } = await word();
    await removeWord(convener(), town.issue.id, wordId);
    return browser.delete(at(`/vocabulary/${wordId}/removal`));
  },
  'open the form of a suggestion': (browser) => browser.get(at('/vocabulary/suggest')),
  'suggest a wording': (browser) => browser.post(at('/vocabulary/suggestions'), { term: 'stander', lang: 'en' }),
  'take somebody else’s suggestion back': async (browser, who) => {
    const id = await suggested();
    return who === 'convener' ? 'own' : browser.delete(at(`/vocabulary/suggestions/${id}`));
  },
  'look at a suggestion': async (browser) => browser.get(at(`/vocabulary/suggestions/${await suggested()}`)),
  'take a suggestion over': async (browser) => browser.post(at(`/vocabulary/suggestions/${await suggested()}/acceptance`), wording(town.groups.drivers)),
  'decline a suggestion': async (browser) => browser.post(at(`/vocabulary/suggestions/${await suggested()}/refusal`), { reason: 'Not ours', reasonLang: 'en' }),
  'let a declined suggestion wait again': async (browser) => {
    const id = await suggested();
    await declineSuggestion(convener(), town.issue.id, id, { reason: 'No', lang: 'en' });
    return browser.delete(at(`/vocabulary/suggestions/${id}/refusal`));
  },
  'read the crosswalk': (browser) => browser.get(at('/desk/initiatives')),
  'save the crosswalk as a file': (browser) => browser.get(at('/desk/initiatives/table')),
  'open the form of a new initiative': (browser) => browser.get(at('/desk/initiatives/new')),
  'add an initiative': (browser) => browser.post(at('/desk/initiatives'), { name: 'Thermos corner', saidBy: 'guess', lang: 'en' }),
  'open the form of an initiative': async (browser) => browser.get(at(`/desk/initiatives/${await initiative()}`)),
  'describe an initiative': async (browser) => browser.put(at(`/desk/initiatives/${await initiative()}`), { goal: 'Warm', revision: 1 }),
  'choose the main initiative': async (browser) => browser.put(at('/desk/initiatives/main'), { initiative: await initiative() }),
};

const matrix = `
  what                                      | visitor | stranger | listener | core    | convener | admin
  read the words                            | opens   | opens    | opens    | opens   | opens    | opens
  read one word                             | opens   | opens    | opens    | opens   | opens    | opens
  look after the words                      | sign-in | refused  | opens    | opens   | opens    | opens
  open the form of a new word               | sign-in | refused  | opens    | refused | opens    | opens
  add a word of the drivers                 | sign-in | refused  | yes      | refused | yes      | yes
  add a word of the families                | sign-in | refused  | refused  | refused | yes      | yes
  add a word of those who convene           | sign-in | refused  | refused  | refused | yes      | yes
  add what the drivers call it              | sign-in | refused  | yes      | refused | yes      | yes
  open the form of a wording of the drivers | sign-in | refused  | opens    | refused | opens    | opens
  change a wording of the drivers           | sign-in | refused  | yes      | refused | yes      | yes
  change a wording of the families          | sign-in | refused  | refused  | refused | yes      | yes
  confirm a guess about the drivers         | sign-in | refused  | yes      | refused | yes      | yes
  take a wording of the drivers out         | sign-in | refused  | yes      | refused | yes      | yes
  put a wording of the drivers back         | sign-in | refused  | yes      | refused | yes      | yes
  say whether groups mean the same          | sign-in | refused  | refused  | refused | yes      | yes
  explain it in plain words                 | sign-in | refused  | refused  | refused | yes      | yes
  take a word out                           | sign-in | refused  | refused  | refused | yes      | yes
  put a word back                           | sign-in | refused  | refused  | refused | yes      | yes
  open the form of a suggestion             | opens   | opens    | opens    | opens   | opens    | opens
  suggest a wording                         | yes     | yes      | yes      | yes     | yes      | yes
  take somebody else’s suggestion back      | hidden  | hidden   | hidden   | hidden  | own      | hidden
  look at a suggestion                      | sign-in | refused  | refused  | refused | opens    | opens
  take a suggestion over                    | sign-in | refused  | refused  | refused | yes      | yes
  decline a suggestion                      | sign-in | refused  | refused  | refused | yes      | yes
  let a declined suggestion wait again      | sign-in | refused  | refused  | refused | yes      | yes
  read the crosswalk                        | sign-in | refused  | opens    | opens   | opens    | opens
  save the crosswalk as a file              | sign-in | refused  | opens    | opens   | opens    | opens
  open the form of a new initiative         | sign-in | refused  | refused  | opens   | opens    | opens
  add an initiative                         | sign-in | refused  | refused  | yes     | yes      | yes
  open the form of an initiative            | sign-in | refused  | refused  | opens   | opens    | opens
  describe an initiative                    | sign-in | refused  | refused  | yes     | yes      | yes
  choose the main initiative                | sign-in | refused  | refused  | yes     | yes      | yes
`;

permissionsInTown('words and initiatives of a public issue (the listener speaks for the drivers)', matrix, () => app, deeds);

describe('before it is published', () => {
  beforeEach(async () => {
    await database.db.deleteFrom('issue_publications').execute();
  });

  permissionsInTown(
    'words and initiatives of a draft issue',
    `
    what                              | visitor | stranger | listener | core    | convener | admin
    read the words                    | hidden  | hidden   | opens    | opens   | opens    | opens
    read one word                     | hidden  | hidden   | opens    | opens   | opens    | opens
    look after the words              | sign-in | hidden   | opens    | opens   | opens    | opens
    add a word of the drivers         | sign-in | hidden   | yes      | refused | yes      | yes
    change a wording of the drivers   | sign-in | hidden   | yes      | refused | yes      | yes
    say whether groups mean the same  | sign-in | hidden   | refused  | refused | yes      | yes
    suggest a wording                 | hidden  | hidden   | yes      | yes     | yes      | yes
    take a suggestion over            | sign-in | hidden   | refused  | refused | yes      | yes
    read the crosswalk                | sign-in | hidden   | opens    | opens   | opens    | opens
    describe an initiative            | sign-in | hidden   | refused  | yes     | yes      | yes
  `,
    () => app,
    deeds,
  );
});
