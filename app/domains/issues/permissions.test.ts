import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type Page, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addRow } from './answering-questions.ts';
import { writeVersion } from './founding.ts';
import { openPromises } from './opening.ts';
import { draftPromise } from './promising.ts';
import { removeRow } from './removing.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

/** What a request came to, in words: done, refused with a reason, as if it were not there, or asked to sign in. */
type Outcome = 'done' | 'refused' | 'hidden' | 'sign in';

function outcomeOf(page: Page): Outcome {
  if (page.location?.startsWith('/sign-in')) return 'sign in';
  const outcomes: Record<number, Outcome> = { 200: 'done', 303: 'done', 403: 'refused', 404: 'hidden' };
  const outcome = outcomes[page.status];
  if (!outcome) throw new Error(`status ${page.status}: ${page.text.slice(0, 2000)}`);
  return outcome;
}

const roles = ['visitor', 'stranger', 'listener', 'core', 'convener', 'admin'] as const;
type Row = readonly [visitor: Outcome, stranger: Outcome, listener: Outcome, core: Outcome, convener: Outcome, admin: Outcome];

interface Deed {
  readonly name: string;
  readonly public: Row;
  readonly draft: Row;
  /** Everything the deed stands on is made by the convener before each try. */
  readonly act: (browser: TestBrowser) => Promise<Page>;
}

const at = (path: string) => `/issues/late-buses${path}`;
const said = { lang: 'en', saidBy: 'guess' };
const convener = () => app.ctx(town.persons.convener);
const revision = async () => (await database.db.selectFrom('issues').select('revision').executeTakeFirstOrThrow()).revision;

async function stake(): Promise<string> {
  await database.db.deleteFrom('stakes').execute();
  const added = await addRow(convener(), town.issue.id, { kind: 'stakes', groupId: town.groups.drivers, reason: 'They drive', saidBy: 'guess', lang: 'en' });
  if (!added.ok) throw new Error(added.reason);
  return added.value.id;
}

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

const leadersOnly = {
  public: ['sign in', 'refused', 'refused', 'refused', 'done', 'done'],
  draft: ['sign in', 'hidden', 'refused', 'refused', 'done', 'done'],
} as const satisfies { public: Row; draft: Row };

const deeds: readonly Deed[] = [
  { name: 'open the form that changes the issue', ...leadersOnly, act: async (browser) => browser.get(at('/desk/edit')) },
  { name: 'change the issue', ...leadersOnly, act: async (browser) => browser.put(at(''), { statement: 'Buses come very late', why: 'Class', level: 'school', lang: 'en', answerDays: 5, revision: await revision() }) },
  { name: 'ask to make it private', ...leadersOnly, act: async (browser) => browser.delete(at('/publication')) },
  {
    name: 'read the four questions',
    public: ['sign in', 'refused', 'done', 'done', 'done', 'done'],
    draft: ['sign in', 'hidden', 'done', 'done', 'done', 'done'],
    act: async (browser) => browser.get(at('/desk/questions')),
  },
  { name: 'add a row', ...leadersOnly, act: async (browser) => browser.post(at('/desk/questions/ties'), { ...said, groupId: town.groups.families, weSupport: 'We call' }) },
  { name: 'open the form of a row', ...leadersOnly, act: async (browser) => browser.get(at(`/desk/questions/stakes/${await stake()}`)) },
  { name: 'change a row', ...leadersOnly, act: async (browser) => browser.put(at(`/desk/questions/stakes/${await stake()}`), { ...said, groupId: town.groups.drivers, reason: 'Blame', revision: 1 }) },
  { name: 'confirm a guess', ...leadersOnly, act: async (browser) => browser.post(at(`/desk/questions/stakes/${await stake()}/confirmation`), { revision: 1 }) },
  { name: 'take a row away', ...leadersOnly, act: async (browser) => browser.post(at(`/desk/questions/stakes/${await stake()}/removal`)) },
  {
    name: 'put a row back', ...leadersOnly,
    act: async (browser) => {
      const id = await stake();
      await removeRow(convener(), town.issue.id, 'stakes', id);
      return browser.delete(at(`/desk/questions/stakes/${id}/removal`));
    },
  },
  {
    name: 'read the founding documents',
    public: ['done', 'done', 'done', 'done', 'done', 'done'],
    draft: ['hidden', 'hidden', 'done', 'done', 'done', 'done'],
    act: async (browser) => browser.get(at('/founding')),
  },
  {
    name: 'write a founding document', ...leadersOnly,
    act: async (browser) => {
      await mission();
      return browser.post(at('/founding'), { kind: 'mission', body: 'In time for school', lang: 'en', over: 1 });
    },
  },
  {
    name: 'consent to a founding document: members, and no administrator from outside',
    public: ['sign in', 'refused', 'done', 'done', 'done', 'refused'],
    draft: ['sign in', 'hidden', 'done', 'done', 'done', 'refused'],
    act: async (browser) => browser.post(at(`/founding/${await mission()}/consent`), { stance: 'consent', lang: 'en' }),
  },
  { name: 'draft promises', ...leadersOnly, act: async (browser) => browser.put(at('/promises'), { [`to-${town.groups.families}`]: 'inform' }) },
  { name: 'open promises', ...leadersOnly, act: async (browser) => browser.post(at('/promises/opening'), { _confirmed: 1 }) },
  { name: 'open the form that replaces a promise', ...leadersOnly, act: async (browser) => browser.get(at(`/promises/${await opened()}/replacement`)) },
  { name: 'replace a promise', ...leadersOnly, act: async (browser) => browser.post(at(`/promises/${await opened()}/replacement`), { level: 'defer-to', reason: 'They know the roads best', lang: 'en' }) },
  {
    name: 'say which group I am part of',
    public: ['done', 'done', 'done', 'done', 'done', 'done'],
    draft: ['hidden', 'hidden', 'done', 'done', 'done', 'done'],
    act: async (browser) => browser.post(at('/my-group'), { groupId: '' }),
  },
];

describe.each(['public', 'draft'] as const)('on a %s issue', (state) => {
  beforeEach(async () => {
    if (state === 'draft') await database.db.deleteFrom('issue_publications').execute();
  });
  test.each(deeds)('who may $name', async (deed) => {
    const seen: Outcome[] = [];
    for (const role of roles) {
      const browser = app.browser();
      if (role !== 'visitor') await browser.signIn(`${role}@example.org`);
      seen.push(outcomeOf(await deed.act(browser)));
    }
    expect(Object.fromEntries(roles.map((role, index) => [role, seen[index]]))).toEqual(Object.fromEntries(roles.map((role, index) => [role, deed[state][index]])));
  });
});
