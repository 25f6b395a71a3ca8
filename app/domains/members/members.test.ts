import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { mandatesOf } from '../people/index.ts';
import { answerTests, nameSuccessor, reviewValue, sayValue, setTerm, spreadOf, stills, testsOf, valueOf, writeExpectations } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

type Key = keyof Town['persons'];
const at = (path: string) => `/issues/late-buses${path}`;
const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const rowOf = (who: Key) =>
  database.db.selectFrom('memberships').selectAll().where('person_id', '=', town.persons[who]).orderBy('joined_at', 'desc').executeTakeFirstOrThrow();
const place = async (who: Key) => `/memberships/${(await rowOf(who)).id}`;
const answers = { 'outcome-relevant': 'yes', 'reason-relevant': 'Her bus is late', lang: 'en' };
const value = { professional: '', personal: 'My son is on time', cost: 'An evening', lang: 'en' };
const expected = (over = 0) => ({ expected: 'Come when you can', responsibilities: null, whatNext: null, lang: 'en', over });
const lead = () => app.ctx(town.persons.convener);

async function version(): Promise<string> {
  await database.db.deleteFrom('acknowledgements').execute();
  await database.db.deleteFrom('expectations').execute();
  await writeExpectations(lead(), town.issue.id, expected());
  return (await database.db.selectFrom('expectations').select('id').executeTakeFirstOrThrow()).id;
}

/** The advisor is to be followed by the listener, who agreed. */
async function agreed(): Promise<string> {
  const named = await nameSuccessor(lead(), town.issue.id, (await rowOf('advisor')).id, town.persons.listener);
  const id = named.ok ? named.value.id : '';
  await database.db.updateTable('successions').set({ agreed_at: new Date() }).where('id', '=', id).execute();
  return id;
}

describe('on the page of an advisor', () => {
  permissionsInTown(
    'who may',
    `
    what                          | visitor | stranger | listener | core    | advisor | convener | admin
    open it                       | sign-in | refused  | refused  | refused | opens   | opens    | opens
    answer the five tests         | sign-in | refused  | refused  | refused | yes     | yes      | yes
    say the range                 | sign-in | refused  | refused  | refused | yes     | yes      | yes
    confirm what is pencilled     | sign-in | refused  | refused  | refused | yes     | refused  | refused
    say what it is worth          | sign-in | refused  | refused  | refused | yes     | refused  | refused
    tick a step of the welcome    | sign-in | refused  | refused  | refused | yes     | yes      | yes
    set the term                  | sign-in | refused  | refused  | refused | refused | yes      | yes
    name who follows              | sign-in | refused  | refused  | refused | yes     | yes      | yes
    hand over, when it is agreed  | sign-in | refused  | refused  | refused | yes     | yes      | yes
    say yes for the one who follows | sign-in | refused | yes     | refused | refused | refused  | refused
    read what is expected         | sign-in | refused  | opens    | opens   | opens   | opens    | opens
    write what is expected        | sign-in | refused  | refused  | refused | refused | yes      | yes
    acknowledge it                | sign-in | refused  | yes      | yes     | yes     | yes      | refused
  `,
    () => app,
    {
      'open it': async (browser) => browser.get(at(await place('advisor'))),
      'answer the five tests': async (browser) => browser.post(at(`${await place('advisor')}/tests`), answers),
      'say the range': async (browser) => browser.post(at(`${await place('advisor')}/ranges`), { stance: 'critic', lang: 'en' }),
      'confirm what is pencilled': async (browser) => browser.post(at(`${await place('advisor')}/confirmation`)),
      'say what it is worth': async (browser) => browser.post(at(`${await place('advisor')}/values`), value),
      'tick a step of the welcome': async (browser) => browser.post(at(`${await place('advisor')}/welcome/talk`)),
      'set the term': async (browser) => {
        await database.db.deleteFrom('member_terms').execute();
        return browser.post(at(`${await place('advisor')}/terms`), { untilOn: '2199-01-01', reason: '', lang: 'en', over: 0 });
      },
      'name who follows': async (browser) => {
        await database.db.deleteFrom('successions').execute();
        return browser.post(at(`${await place('advisor')}/successors`), { successorId: town.persons.listener });
      },
      'hand over, when it is agreed': async (browser) => {
        await database.db.deleteFrom('successions').execute();
        await database.db.deleteFrom('membership_changes').execute();
        await database.db.updateTable('memberships').set({ ended_at: null }).execute();
        return browser.post(at(`/successors/${await agreed()}/hand-over`), { _confirmed: '1' });
      },
      'say yes for the one who follows': async (browser) => {
        await database.db.deleteFrom('successions').execute();
        const named = await nameSuccessor(lead(), town.issue.id, (await rowOf('advisor')).id, town.persons.listener);
        return browser.post(at(`/successors/${named.ok ? named.value.id : ''}/answer`), { answer: 'yes' });
      },
      'read what is expected': (browser) => browser.get(at('/expectations')),
      'write what is expected': async (browser) => {
        await version();
        return browser.post(at('/expectations'), { ...expected(1), responsibilities: '', whatNext: '' });
      },
      'acknowledge it': async (browser) => browser.post(at(`/expectations/${await version()}/acknowledgement`)),
    },
  );
});

test('what those who lead write stays in pencil until the member says so too, and her own words need no yes', async () => {
  const advisor = await rowOf('advisor');
  await answerTests(lead(), town.issue.id, advisor.id, [{ test: 'relevant', outcome: 'partly', reason: 'We think so', lang: 'en' }]);
  expect((await (await as('advisor')).get(at('/memberships/mine'))).text).toContain('Yes, that is right');
  await (await as('advisor')).post(at(`${await place('advisor')}/confirmation`));
  expect((await testsOf(lead(), town.issue.id, advisor.id))[0]?.confirmedAt).not.toBeNull();
  await (
    await as('advisor')
  ).post(at(`${await place('advisor')}/tests`), { ...answers, 'outcome-influential': 'not-yet', 'reason-influential': 'Nobody knows me' });
  const now = await testsOf(lead(), town.issue.id, advisor.id);
  expect(now.map((one) => [one.test, one.outcome, one.confirmedAt !== null])).toEqual([
    ['influential', 'not-yet', true],
    ['relevant', 'yes', true],
  ]);
  const page = await (await as('convener')).post(at(`${await place('advisor')}/tests`), { 'outcome-relevant': 'yes', 'reason-relevant': '', lang: 'en' });
  expect(page.status).toBe(422);
});

describe('what it is worth', () => {
  test('is read by those who lead only where the member lets them, and looked at again after 90 days', async () => {
    app.setNow(new Date('2026-01-10T15:00:00Z'));
    const advisor = await rowOf('advisor');
    await sayValue(app.ctx(town.persons.advisor), town.issue.id, advisor.id, {
      professional: null,
      personal: 'My son is on time',
      cost: null,
      lang: 'en',
      shown: false,
    });
    const convener = await as('convener');
    expect((await convener.get(at(await place('advisor')))).text).not.toContain('My son is on time');
    expect((await convener.get(at('/desk/people'))).text).not.toContain('My son is on time');
    const own = await as('advisor');
    expect((await own.post(at(`${await place('advisor')}/values/showing`))).status).toBe(303);
    expect((await convener.get(at(await place('advisor')))).text).toContain('My son is on time');
    expect((await own.get(at('/memberships/mine'))).text).not.toContain('Is this still what you get?');
    app.setNow(new Date('2026-04-11T15:00:00Z'));
    const later = await as('advisor');
    expect((await later.get('/me')).text).toContain('Is it still what you get?');
    await later.post(at(`${await place('advisor')}/values/reviews`), { still: 'in-part', words: 'Most weeks', lang: 'en' });
    expect((await later.get('/me')).text).not.toContain('Is it still what you get?');
    expect((await valueOf(lead(), advisor.id))?.reviews.map((one) => one.still)).toEqual(['in-part']);
  });

  test('spreads never tell a number under the threshold, nor more than a step', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(counts, fc.integer({ min: 5, max: 15 }), (numbers, threshold) => {
        const told = spreadOf(new Map(stills.map((still, one) => [still, numbers[one] ?? 0])), threshold);
        for (const [one, { atLeast }] of told.answers.entries()) {
          expect(atLeast % threshold).toBe(0);
          expect(atLeast).toBeLessThanOrEqual(numbers[one] ?? 0);
          expect((numbers[one] ?? 0) - atLeast).toBeLessThan(threshold);
        }
      }),
    );
  });

  test('one answer moves no figure that those who lead see', async () => {
    const advisor = await rowOf('advisor');
    await sayValue(app.ctx(town.persons.advisor), town.issue.id, advisor.id, { professional: null, personal: 'x', cost: null, lang: 'en', shown: false });
    const figures = async () => (await (await as('convener')).get(at('/desk/people'))).text.match(/at least \d+|fewer than \d+/gi);
    const before = await figures();
    await reviewValue(app.ctx(town.persons.advisor), town.issue.id, advisor.id, { still: 'no', words: null, lang: 'en' });
    expect(await figures()).toEqual(before);
  });
});

test('expectations are acknowledged by version, and asked for again when they change', async () => {
  const first = await version();
  const advisor = await as('advisor');
  expect((await advisor.get('/me')).text).toContain('Read what is expected');
  await advisor.post(at(`/expectations/${first}/acknowledgement`));
  expect((await advisor.get('/me')).text).not.toContain('Read what is expected');
  await writeExpectations(lead(), town.issue.id, { ...expected(1), expected: 'Come on Tuesdays' });
  expect((await advisor.get('/me')).text).toContain('Read what is expected');
  expect((await advisor.post(at(`/expectations/${first}/acknowledgement`))).status).toBe(409);
  expect((await (await as('convener')).get(at('/desk/people'))).text).toContain('Changed since');
});

describe('handing over', () => {
  beforeEach(async () => {
    await (
      await as('convener')
    ).post(at('/mandates'), {
      personId: town.persons.advisor,
      groupId: town.groups.drivers,
      givenOn: '2026-01-06',
      channel: 'The barn',
      everyDays: 30,
      lang: 'en',
    });
  });
  const held = async (who: Key) => (await mandatesOf(lead(), town.issue.id, town.persons[who])).map((one) => [one.groupName, one.channel, one.everyDays]);

  test('gives ring and mandates on in one act, and all of it goes back', async () => {
    const id = await agreed();
    const advisor = await as('advisor');
    expect((await advisor.post(at(`/successors/${id}/hand-over`))).text).toContain('name="_confirmed"');
    expect((await advisor.post(at(`/successors/${id}/hand-over`), { _confirmed: '1' })).status).toBe(303);
    expect(await rowOf('listener')).toMatchObject({ ring: 'advisors', ended_at: null });
    expect((await rowOf('advisor')).ended_at).not.toBeNull();
    expect([await held('listener'), await held('advisor')]).toEqual([[['Bus drivers', 'The barn', 30]], []]);
    expect((await (await as('listener')).delete(at(`/successors/${id}/hand-over`))).status).toBe(403);
    expect((await (await as('convener')).delete(at(`/successors/${id}/hand-over`))).status).toBe(303);
    expect(await rowOf('listener')).toMatchObject({ ring: 'feedback' });
    expect(await rowOf('advisor')).toMatchObject({ ring: 'advisors', ended_at: null });
    expect([await held('listener'), await held('advisor')]).toEqual([[], [['Bus drivers', 'The barn', 30]]]);
  });

  test('needs the yes of who follows, and cannot be taken back once somebody moved on', async () => {
    const named = await nameSuccessor(lead(), town.issue.id, (await rowOf('advisor')).id, town.persons.listener);
    const id = named.ok ? named.value.id : '';
    const asked = (await (await as('listener')).get(at('/memberships/mine?open=successor'))).text;
    expect(asked).toContain('convener person asks you to follow advisor person');
    expect((await (await as('advisor')).post(at(`/successors/${id}/hand-over`), { _confirmed: '1' })).status).toBe(403);
    await (await as('listener')).post(at(`/successors/${id}/answer`), { answer: 'yes' });
    await (await as('advisor')).post(at(`/successors/${id}/hand-over`), { _confirmed: '1' });
    await (await as('listener')).put(at(await place('listener')), { ring: 'core', revision: (await rowOf('listener')).revision });
    expect((await (await as('convener')).delete(at(`/successors/${id}/hand-over`))).status).toBe(403);
  });

  test('a term is renewed in versions, and never for a day that is over', async () => {
    const { id } = await rowOf('advisor');
    expect(await setTerm(lead(), town.issue.id, id, { untilOn: '2020-01-01', reason: null, lang: 'en', over: 0 })).toEqual({ ok: false, reason: 'past' });
    expect(await setTerm(lead(), town.issue.id, id, { untilOn: null, reason: 'Open', lang: 'en', over: 0 })).toEqual({ ok: true, value: null });
    await expect(setTerm(lead(), town.issue.id, id, { untilOn: null, reason: null, lang: 'en', over: 0 })).rejects.toThrow();
  });
});
