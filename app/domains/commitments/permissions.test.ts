import { beforeEach, describe } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { keepCommitment, makeCommitment, publishCommitment, removeCommitment, type NewCommitment } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-10T15:00:00Z'));
  town = await buildTown(database.db);
  // The listener speaks for the drivers.
  const held = { issue_id: town.issue.id, person_id: town.persons.listener, group_id: town.groups.drivers, given_on: '2026-01-10' };
  await database.db
    .insertInto('mandates')
    .values({ id: newId(), ...held, created_at: new Date('2026-01-10T00:00:00Z'), created_by: town.persons.convener })
    .execute();
});

const convener = () => app.ctx(town.persons.convener);

/** Ours is to be done by the advisor and is pledged to the drivers; theirs is the drivers'. */
async function pledge(side: 'ours' | 'theirs', isPublic = true): Promise<string> {
  const who: Pick<NewCommitment, 'side' | 'personId'> = side === 'ours' ? { side: 'ours', personId: town.persons.advisor } : { side: 'group' };
  const made = await makeCommitment(convener(), town.issue.id, {
    ...who,
    groupId: town.groups.drivers,
    what: 'Call',
    dueOn: '2026-03-10',
    madeOn: '2026-03-01',
    lang: 'en',
  });
  if (!made.ok) throw new Error(made.reason);
  if (isPublic) await publishCommitment(convener(), made.value.id);
  return made.value.id;
}

const one = (id: string, path = '') => `/commitments/${id}${path}`;
const fresh = { what: 'Count trains', dueOn: '2026-04-01', lang: 'en' };

const deeds: Readonly<Record<string, Deed>> = {
  'read the public list': (browser) => browser.get('/issues/late-buses/commitments'),
  'read a public one': async (browser) => browser.get(one(await pledge('ours'))),
  'read one for members': async (browser) => browser.get(one(await pledge('ours', false))),
  'read one that was taken away': async (browser) => {
    const id = await pledge('ours');
    await removeCommitment(convener(), id);
    return browser.get(one(id));
  },
  'see all on the desk': (browser) => browser.get('/issues/late-buses/desk/commitments'),
  'pledge for us': (browser) => browser.post('/issues/late-buses/commitments', { ...fresh, side: 'ours' }),
  'pledge for the drivers': (browser) => browser.post('/issues/late-buses/commitments', { ...fresh, side: 'group', groupId: town.groups.drivers }),
  'say that ours is kept': async (browser) => browser.post(one(await pledge('ours'), '/keeping'), { on: '2026-03-10', lang: 'en' }),
  'say that theirs is kept': async (browser) => browser.post(one(await pledge('theirs'), '/keeping'), { on: '2026-03-10', lang: 'en' }),
  'change ours': async (browser) => browser.put(one(await pledge('ours')), { ...fresh, reason: 'Rain', version: 1 }),
  'change theirs': async (browser) => browser.put(one(await pledge('theirs')), { ...fresh, reason: 'Rain', version: 1 }),
  'let ours go': async (browser) => browser.post(one(await pledge('ours'), '/release'), { reason: 'No need', lang: 'en' }),
  'let theirs go': async (browser) => browser.post(one(await pledge('theirs'), '/release'), { reason: 'No need', lang: 'en' }),
  'say that ours is not kept after all': async (browser) => {
    const id = await pledge('ours');
    await keepCommitment(convener(), id, { lang: 'en' });
    return browser.delete(one(id, '/ending'));
  },
  'show it to everybody': async (browser) => browser.post(one(await pledge('ours'), '/publication')),
  'keep it for members': async (browser) => browser.delete(one(await pledge('ours'), '/publication')),
  'take it away': async (browser) => browser.post(one(await pledge('ours'), '/removal')),
  'put it back': async (browser) => {
    const id = await pledge('ours');
    await removeCommitment(convener(), id);
    return browser.delete(one(id, '/removal'));
  },
  'say whether it was kept': async (browser) => browser.post(one(await pledge('ours'), '/pulse'), { answer: 'yes', _confirmed: 1 }),
};

permissionsInTown(
  'commitments of a public issue (the listener speaks for the drivers, the advisor is to do ours)',
  `
  what                                | visitor | stranger | listener | advisor | core    | convener | admin
  read the public list                | opens   | opens    | opens    | opens   | opens   | opens    | opens
  read a public one                   | opens   | opens    | opens    | opens   | opens   | opens    | opens
  read one for members                | hidden  | hidden   | opens    | opens   | opens   | opens    | opens
  read one that was taken away        | hidden  | hidden   | opens    | opens   | opens   | opens    | opens
  see all on the desk                 | sign-in | refused  | opens    | opens   | opens   | opens    | opens
  pledge for us                       | sign-in | refused  | refused  | refused | refused | yes      | yes
  pledge for the drivers              | sign-in | refused  | yes      | refused | refused | yes      | yes
  say that ours is kept               | sign-in | refused  | refused  | yes     | refused | yes      | yes
  say that theirs is kept             | sign-in | refused  | yes      | refused | refused | yes      | yes
  change ours                         | sign-in | refused  | refused  | yes     | refused | yes      | yes
  change theirs                       | sign-in | refused  | yes      | refused | refused | yes      | yes
  let ours go                         | sign-in | refused  | yes      | refused | refused | yes      | yes
  let theirs go                       | sign-in | refused  | refused  | refused | refused | yes      | yes
  say that ours is not kept after all | sign-in | refused  | refused  | yes     | refused | yes      | yes
  show it to everybody                | sign-in | refused  | refused  | refused | refused | yes      | yes
  keep it for members                 | sign-in | refused  | refused  | refused | refused | yes      | yes
  take it away                        | sign-in | refused  | refused  | refused | refused | yes      | yes
  put it back                         | sign-in | hidden   | refused  | refused | refused | yes      | yes
  say whether it was kept             | yes     | yes      | yes      | yes     | yes     | yes      | yes
`,
  () => app,
  deeds,
);

describe('before the issue is published', () => {
  beforeEach(async () => {
    await database.db.deleteFrom('issue_publications').execute();
  });

  permissionsInTown(
    'commitments of a draft issue',
    `
    what                    | visitor | stranger | listener | core    | convener
    read the public list    | hidden  | hidden   | opens    | opens   | opens
    read a public one       | hidden  | hidden   | opens    | opens   | opens
    see all on the desk     | sign-in | hidden   | opens    | opens   | opens
    pledge for the drivers  | sign-in | hidden   | yes      | refused | yes
    say that theirs is kept | sign-in | hidden   | yes      | refused | yes
    say whether it was kept | hidden  | hidden   | yes      | yes     | yes
  `,
    () => app,
    deeds,
  );
});
