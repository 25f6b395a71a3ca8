import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { dispatchesOf, rhythmsOf, wantedOn, wantPlace } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const at = (path: string) => `/issues/late-buses${path}`;
const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const ctx = () => app.ctx(town.persons.convener);
const wish = () => ({ whom: `person:${town.persons.listener}`, ring: 'advisors', reason: 'She sees the corner every day', lang: 'en' });
const rhythm = { everyDays: 30, asks: 'Ten minutes a month', timeNeeded: '', channel: 'Text', linkerId: '', lang: 'en', over: 0 };
const sent = { way: 'sent', on: '2026-03-01', what: 'Newsletter', channel: '', link: '', lang: 'en' };

async function wanted(): Promise<string> {
  const said = await wantPlace(ctx(), town.issue.id, { whom: { groupId: town.groups.drivers }, ring: 'core', reason: 'They drive', lang: 'en' });
  return said.ok ? said.value.id : 'none';
}

async function logged(): Promise<string> {
  await (await as('convener')).post(at('/rings/feedback/dispatches'), sent);
  return (await dispatchesOf(ctx(), town.issue.id))[0]?.id ?? 'none';
}

/** A member as the form of moves names them: with the revision that its reader saw. */
async function shown(who: keyof Town['persons']): Promise<string> {
  const row = await database.db.selectFrom('memberships').select(['id', 'revision']).where('person_id', '=', town.persons[who]).executeTakeFirstOrThrow();
  return `${row.id}:${row.revision}`;
}

describe.each(['public', 'draft'])('on a %s issue', (state) => {
  beforeEach(async () => {
    if (state === 'draft') await database.db.deleteFrom('issue_publications').execute();
  });
  const outside = state === 'draft' ? 'hidden ' : 'refused';

  permissionsInTown(
    'who may',
    `
    what                        | visitor | stranger   | listener | core    | convener | admin
    read what a ring asks       | sign-in | ${outside} | opens    | opens   | opens    | opens
    say where somebody is wanted| sign-in | ${outside} | refused  | refused | yes      | yes
    take a wish away            | sign-in | ${outside} | refused  | refused | yes      | yes
    move a member               | sign-in | ${outside} | refused  | refused | yes      | yes
    agree a rhythm              | sign-in | ${outside} | refused  | refused | yes      | yes
    write down what went out    | sign-in | ${outside} | refused  | refused | yes      | yes
    take that out               | sign-in | ${outside} | refused  | refused | yes      | yes
    ask a ring by mail          | sign-in | ${outside} | refused  | refused | yes      | yes
  `,
    () => app,
    {
      'read what a ring asks': (browser) => browser.get(at('/rings/feedback')),
      'say where somebody is wanted': (browser) => browser.post(at('/wanted'), wish()),
      'take a wish away': async (browser) => browser.post(at(`/wanted/${await wanted()}/removal`)),
      'move a member': async (browser) => browser.post(at('/moves'), { who: await shown('listener'), ring: 'advisors' }),
      'agree a rhythm': async (browser) => {
        await database.db.deleteFrom('ring_rhythms').execute();
        return browser.put(at('/rings/feedback/rhythm'), rhythm);
      },
      'write down what went out': (browser) => browser.post(at('/rings/feedback/dispatches'), sent),
      'take that out': async (browser) => browser.post(at(`/rings/feedback/dispatches/${await logged()}/removal`)),
      'ask a ring by mail': async (browser, who) =>
        browser.post(at(`/rings/${who === 'admin' ? 'advisors' : 'feedback'}/questions`), { question: 'Was the bus late?', lang: 'en' }),
    },
  );
});

test('one form moves anybody, offers the way back, and overrules nobody unseen', async () => {
  const convener = await as('convener');
  const who = await shown('listener');
  const moved = await convener.post(at('/moves'), { who, ring: 'core' });
  expect((await convener.get(moved.location ?? '')).text).toContain('listener person moved from Feedback network to Core team.');
  expect((await convener.post(at('/moves'), { who, ring: 'advisors' })).status).toBe(409);
  expect((await convener.post(at('/moves'), { who: '', ring: 'throne' })).status).toBe(422);
  expect((await convener.post(at('/moves'), { who: `${town.persons.listener}:1`, ring: 'core' })).status).toBe(404);
});

test('a wish takes the place of the one before, names groups nobody is in, can be put back, and is hidden from other members', async () => {
  const convener = await as('convener');
  await convener.post(at('/wanted'), wish());
  await convener.post(at('/wanted'), { ...wish(), ring: 'core', reason: '<script>now</script>' });
  await convener.post(at('/wanted'), { ...wish(), whom: `group:${town.groups.drivers}` });
  const stands = await wantedOn(ctx(), town.issue.id);
  expect(stands.map((one) => [one.groupName, one.ring])).toEqual([
    [null, 'core'],
    ['Bus drivers', 'advisors'],
  ]);
  const page = await convener.get(at('/desk/people'));
  expect(page.text).toContain('Bus drivers');
  expect(page.text).not.toContain('<script>now');
  expect((await (await as('listener')).get(at('/memberships/mine'))).text).toContain('&lt;script&gt;now');
  expect((await (await as('advisor')).get(at('/memberships/mine'))).text).not.toContain('script&gt;now');
  const id = stands[0]?.id ?? '';
  const removed = await convener.post(at(`/wanted/${id}/removal`));
  expect((await convener.get(removed.location ?? '')).text).toContain('Put it back');
  expect(await wantedOn(ctx(), town.issue.id)).toHaveLength(1);
  await convener.delete(at(`/wanted/${id}/removal`));
  expect(await wantedOn(ctx(), town.issue.id)).toHaveLength(2);
  expect((await convener.post(at('/wanted'), { ...wish(), whom: `person:${town.persons.stranger}` })).status).toBe(422);
  expect((await convener.post(at('/wanted'), { ...wish(), whom: 'person:x', ring: 'throne', reason: '' })).status).toBe(422);
});

test('a ring that was only sent to raises an alarm on the page and the desk, and one question ends it', async () => {
  const convener = await as('convener');
  await logged();
  expect((await convener.get(at('/desk/people'))).text).toContain('nothing was ever asked');
  expect((await convener.get(at('/desk'))).text).toContain('Ask: Feedback network.');
  expect((await convener.post(at('/rings/feedback/questions'), { question: 'Was the bus late this week?', lang: 'en' })).status).toBe(303);
  const letters = await database.db.selectFrom('mails').select(['to_address', 'body']).where('kind', '=', 'ring-question').execute();
  expect(letters.map((one) => one.to_address)).toEqual(['listener@example.org']);
  expect(letters[0]?.body).toContain('“Was the bus late this week?”');
  expect((await convener.get(at('/desk/people'))).text).not.toContain('nothing was ever asked');
  expect((await convener.post(at('/rings/feedback/questions'), { question: 'And next week?', lang: 'en' })).status).toBe(422);
});

test('a rhythm is kept in versions, of two who agree one the second is told, and what went out can be taken out and put back', async () => {
  const convener = await as('convener');
  expect((await convener.put(at('/rings/feedback/rhythm'), rhythm)).status).toBe(303);
  expect((await convener.put(at('/rings/feedback/rhythm'), rhythm)).status).toBe(409);
  expect((await convener.put(at('/rings/feedback/rhythm'), { ...rhythm, over: 1, everyDays: 0 })).status).toBe(422);
  expect((await convener.put(at('/rings/feedback/rhythm'), { ...rhythm, over: 1, linkerId: town.persons.stranger })).status).toBe(422);
  expect((await rhythmsOf(ctx(), town.issue.id)).find((one) => one.ring === 'feedback')).toMatchObject({ number: 1, everyDays: 30, channel: 'Text' });
  expect((await convener.post(at('/rings/feedback/dispatches'), { ...sent, on: '2999-01-01' })).status).toBe(422);
  expect((await convener.post(at('/rings/feedback/dispatches'), { ...sent, link: 'javascript:alert(1)' })).status).toBe(422);
  const id = await logged();
  await convener.post(at(`/rings/feedback/dispatches/${id}/removal`));
  expect(await dispatchesOf(ctx(), town.issue.id)).toHaveLength(0);
  await convener.delete(at(`/rings/feedback/dispatches/${id}/removal`));
  expect(await dispatchesOf(ctx(), town.issue.id)).toHaveLength(1);
});
