import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { eraseExpired } from './erasing.ts';
import { listAsks, listHardRelation, nominate, planAsk } from './index.ts';
import { saidNo } from './keeping-a-no.ts';
import { nominationCode } from './nominations.ts';
import { keepNote, shareNote } from './private-notes.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
const made = new Date('2026-01-05T15:00:00Z');
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-11-23T15:00:00Z'));
  town = await buildTown(database.db);
});

const at = (path: string) => `/issues/late-buses${path}`;
const ctxOf = (who: keyof Town['persons']) => app.ctx(town.persons[who]);
const signedIn = (who: string) => app.browser().signIn(`${who}@example.org`);
const step = () => ({ nextStep: 'Coffee at the barn', ownerId: town.persons.convener, byOn: '2026-11-20', lang: 'en' });

async function planned(ownerId = town.persons.convener): Promise<string> {
  const ask = await planAsk(ctxOf('convener'), town.issue, { who: 'Night cleaners', what: 'Come once', byOn: '2026-11-20', ownerId });
  if (!ask.ok) throw new Error(ask.reason);
  return ask.value.id;
}

async function named(by: keyof Town['persons'] = 'core', email: string | null = 'rosa@example.org'): Promise<string> {
  await database.db.deleteFrom('nominations').execute();
  const made = await nominate(ctxOf(by), town.issue.id, {
    name: 'Rosa Ybarra',
    why: 'Everybody asks her',
    reach: 'at the bakery',
    groupId: null,
    email,
    locale: 'es',
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

async function note(by: keyof Town['persons'], shared = false): Promise<string> {
  const { id } = await keepNote(ctxOf(by), town.issue.id, { talkedWith: 'Dell', talkedOn: '2026-11-20', body: 'He is afraid for his job', lang: 'en' });
  if (shared) await shareNote(ctxOf(by), town.issue.id, id);
  return id;
}

describe('the page of asks', () => {
  test('asks for an offer before the first ask to somebody new, and keeps the reason where one goes on without', async () => {
    const convener = await signedIn('convener');
    const ask = { groupId: town.groups.drivers, what: 'Come to the table', lang: 'en', byOn: '2026-12-01', ownerId: town.persons.convener };
    const asked = await convener.post(at('/asks'), ask);
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('value="Come to the table"');
    expect((await convener.post(at('/asks'), { ...ask, withoutOffer: 'The vote is on Friday' })).status).toBe(303);
    expect(await listAsks(ctxOf('convener'), town.issue.id)).toMatchObject([{ withoutOffer: 'The vote is on Friday' }]);
    const offer = { groupId: town.groups.families, theyTry: 'Get to work', weGive: 'A ride list', givenOn: '2026-11-20', lang: 'en' };
    expect((await convener.post(at('/offers'), offer)).status).toBe(303);
    expect((await convener.post(at('/asks'), { ...ask, groupId: town.groups.families })).status).toBe(303);
    expect((await convener.get(at('/offers'))).text).toContain('A ride list');
  });

  test('shows what is due with the history of earlier times, and says so on the desk', async () => {
    const id = await planned();
    const convener = await signedIn('convener');
    await convener.post(at(`/asks/${id}/attempts`), {
      askedOn: '2026-11-21',
      channel: 'phone',
      outcome: 'not-now',
      nextOn: '2026-11-23',
      note: 'After harvest',
      lang: 'en',
    });
    const page = await convener.get(at('/desk/people/outreach'));
    expect(page.text).toMatch(/asked once, last on .*Not now/s);
    expect((await convener.get(at('/desk'))).text).toContain('One person or group to ask today');
  });

  test('writes what was asked and given into the directory', async () => {
    const ask = await planAsk(ctxOf('convener'), town.issue, { groupId: town.groups.drivers, what: 'Come to the barn talk', byOn: '2026-11-20' });
    const convener = await signedIn('convener');
    if (ask.ok) await convener.post(at(`/asks/${ask.value.id}/attempts`), { askedOn: '2026-11-21', channel: 'mail', outcome: 'yes', lang: 'en' });
    const encounters = await database.db.selectFrom('encounters').select(['channel', 'about', 'issue_id']).execute();
    expect(encounters).toEqual([{ channel: 'email', about: 'Come to the barn talk', issue_id: town.issue.id }]);
  });
});

describe('somebody who is named', () => {
  const code = (id: string) => `/named/${nominationCode(app.ctx(), id)}`;
  const row = () => database.db.selectFrom('nominations').selectAll().executeTakeFirstOrThrow();

  test('reads all that was written about them, agrees under their own name, and becomes an ask', async () => {
    const id = await named();
    const mail = await database.db.selectFrom('mails').selectAll().where('kind', '=', 'nomination').executeTakeFirstOrThrow();
    expect(mail.body).toContain(code(id));
    expect(mail.body).not.toContain('Everybody asks her');
    const rosa = app.browser({ locale: 'es' });
    expect((await rosa.get(code(id))).text).toContain('Everybody asks her');
    expect((await rosa.post(code(id), { name: '', reach: '' })).status).toBe(422);
    await rosa.post(code(id), { name: 'Rosa Y.', reach: 'by text' });
    expect((await rosa.get(code(id))).text).toContain('Usted dijo que sí');
    expect(await listAsks(ctxOf('convener'), town.issue.id)).toMatchObject([{ who: 'Rosa Y.', through: 'by text', ownerName: 'convener person' }]);
    expect((await (await signedIn('advisor')).get(at('/nominations'))).text).toContain('Rosa Y.');
  });

  test('takes a yes back by the same code: nobody reads the name any more, on the ask neither', async () => {
    const id = await named();
    const rosa = app.browser();
    await rosa.post(code(id), { name: 'Rosa Y.', reach: 'by text' });
    const [ask] = await listAsks(ctxOf('convener'), town.issue.id);
    const lead = await signedIn('convener');
    await lead.post(at(`/asks/${ask?.id}/attempts`), { askedOn: '2026-11-23', channel: 'phone', outcome: 'waiting', note: 'Rosa is at work', lang: 'en' });
    expect((await rosa.get(code(id))).text).toContain('Erase my name again');
    await rosa.delete(code(id));
    expect(await row()).toMatchObject({ answer: 'declined', name: null, email: null, reach: null, why: null, ask_id: null });
    expect(await listAsks(ctxOf('convener'), town.issue.id)).toEqual([]);
    for (const path of ['/nominations', `/asks/${ask?.id}`]) expect((await lead.get(at(path))).text, path).not.toContain('Rosa');
    expect((await rosa.post(code(id), { name: 'Rosa Y.', reach: 'by text' })).status).toBe(303);
    expect((await row()).answer).toBe('declined');
  });

  test('says no, and name, address, words and letter are gone at once', async () => {
    const id = await named();
    await app.browser().delete(code(id));
    expect(await row()).toMatchObject({ answer: 'declined', name: null, email: null, reach: null, why: null });
    expect(await database.db.selectFrom('mails').selectAll().where('kind', '=', 'nomination').execute()).toEqual([]);
    for (const who of ['core', 'convener', 'admin']) expect((await (await signedIn(who)).get(at('/nominations'))).text).not.toContain('Rosa');
    const events = JSON.stringify(await database.db.selectFrom('events').selectAll().execute());
    expect(events).not.toMatch(/Rosa|rosa@|bakery/);
  });

  test('says no, and is not written to again on this issue, by whoever names them', async () => {
    const letters = async () => (await database.db.selectFrom('mails').select('to_address').where('kind', '=', 'nomination').execute()).length;
    await app.browser().delete(code(await named()));
    const again = { name: 'Rosa', why: 'Known', email: ' Rosa@Example.org ', locale: 'es' };
    for (const who of ['core', 'advisor', 'convener']) {
      const refused = await (await signedIn(who)).post(at('/nominations'), again);
      expect([refused.status, await letters()]).toEqual([422, 0]);
      expect(refused.text).toContain('This person said no to being on the list. We do not ask again.');
    }
    const other = await (await signedIn('core')).post(at('/nominations'), { ...again, email: 'rosario@example.org' });
    expect([other.status, await letters()]).toEqual([303, 1]);
  });

  test('is known as having said no by a mark without address, and only on that issue', async () => {
    await app.browser().delete(code(await named()));
    const kept = await database.db.selectFrom('declined_namings').selectAll().execute();
    expect(kept).toEqual([{ issue_id: town.issue.id, mark: expect.stringMatching(/^[\w-]{22}$/) }]);
    const ctx = app.ctx();
    expect(await saidNo(ctx, town.issue.id, 'ROSA@example.org')).toBe(true);
    expect(await saidNo(ctx, newId(), 'rosa@example.org')).toBe(false);
    // After a restore under another secret the mark fits nobody.
    expect(await saidNo({ ...ctx, secret: 'another' }, town.issue.id, 'rosa@example.org')).toBe(false);
  });

  test('agrees after all, by a slip, and may be named again', async () => {
    await app.browser().delete(code(await named()));
    await app.browser().post(code(await named('core', null)), { name: 'Rosa', reach: 'rosa@example.org' });
    expect(await saidNo(app.ctx(), town.issue.id, 'rosa@example.org')).toBe(false);
  });

  test('does not answer, and is told to nobody from the last day on, and erased', async () => {
    const id = await named();
    app.setNow(new Date('2026-12-24T15:00:00Z'));
    expect((await (await signedIn('convener')).get(at('/nominations'))).text).not.toContain('Rosa');
    expect((await app.browser().get(code(id))).text).not.toContain('Rosa');
    await app.browser().post(code(id), { name: 'Rosa', reach: 'late' });
    expect(await eraseExpired(app.ctx())).toBe(1);
    expect(await eraseExpired(app.ctx())).toBe(0);
    expect(await row()).toMatchObject({ answer: null, name: null, email: null });
  });

  test('is found by the code on a slip, and not asked twice', async () => {
    const id = await named('core', null);
    const typed = nominationCode(app.ctx(), id).toUpperCase().replaceAll('-', '');
    expect((await app.browser().get(`/named?code=${typed}`)).location).toBe(`/named/${typed}`);
    expect((await (await signedIn('core')).get(at(`/nominations/${id}`))).text).toContain(nominationCode(app.ctx(), id));
    await named('core');
    const again = { name: 'Rosa', why: 'Known', email: 'ROSA@example.org', locale: 'es' };
    expect((await (await signedIn('advisor')).post(at('/nominations'), again)).text).toContain('already asked this address');
  });
});

describe('a private note', () => {
  test('is read by its author alone, shared and taken back, and deleted for everybody', async () => {
    const id = await note('listener');
    const [author, convener] = [await signedIn('listener'), await signedIn('convener')];
    const reads = async (browser: TestBrowser) => (await browser.get(at('/notes'))).text.includes('afraid for his job');
    expect([await reads(author), await reads(convener)]).toEqual([true, false]);
    await author.post(at(`/notes/${id}/sharing`));
    expect([await reads(convener), await reads(await signedIn('core'))]).toEqual([true, false]);
    await author.delete(at(`/notes/${id}/sharing`));
    expect(await reads(convener)).toBe(false);
    expect((await author.get('/me/notes')).text).toContain('afraid for his job');
    expect((await author.delete(at(`/notes/${id}`))).status).toBe(200);
    await author.delete(at(`/notes/${id}`), { _confirmed: 1 });
    expect(await database.db.selectFrom('private_notes').select(['body', 'talked_with']).execute()).toEqual([{ body: null, talked_with: null }]);
    expect((await author.get('/me/notes')).text).not.toContain('afraid');
  });

  test('stands on no page of the issue for anybody else, and leaves no event', async () => {
    await note('core');
    for (const who of ['convener', 'admin', 'listener'])
      for (const path of ['/desk', '/desk/people', '/desk/people/outreach', '/notes', '/hard-relations', '/offers', ''])
        expect((await (await signedIn(who)).get(at(path))).text).not.toContain('afraid for his job');
    expect(await database.db.selectFrom('events').selectAll().where('kind', 'like', '%note%').execute()).toEqual([]);
  });
});

/** Beside the people of the town: a listener who speaks for the drivers, and an administrator next door. */
async function as(who: string): Promise<TestBrowser> {
  if (who === 'visitor') return app.browser();
  if (who === 'speaker') {
    await database.db
      .insertInto('mandates')
      .values({
        id: newId(),
        issue_id: town.issue.id,
        person_id: town.persons.listener,
        group_id: town.groups.drivers,
        given_on: '2026-01-05',
        lang: 'en',
        created_at: made,
        created_by: town.persons.convener,
      })
      .execute();
    return signedIn('listener');
  }
  if (who === 'neighbour') {
    const [organization, person] = [newId(), newId()];
    await database.db
      .insertInto('organizations')
      .values({ id: organization, parent_id: town.state, level: 'district', name: 'Next Door', created_at: made })
      .execute();
    await database.db
      .insertInto('persons')
      .values({ id: person, name: 'Neighbour', email: `${person}@example.org`, created_at: made })
      .execute();
    await database.db.insertInto('staff').values({ organization_id: organization, person_id: person, role: 'administrator', added_at: made }).execute();
    return signedIn(person);
  }
  return signedIn(who);
}

const shows = async (page: { status: number; text: string; location: string | null }, words: string) =>
  page.status === 200 ? (page.text.includes(words) ? 'seen' : 'unseen') : page;

const deeds: Record<string, (browser: TestBrowser, who: string) => Promise<string | { status: number; location: string | null }>> = {
  'read the asks': (browser) => browser.get(at('/desk/people/outreach')),
  'plan an ask': (browser) => browser.get(at('/asks/new')),
  'read an ask': async (browser) => browser.get(at(`/asks/${await planned()}`)),
  'read an ask that the core member does': async (browser) => browser.get(at(`/asks/${await planned(town.persons.core)}`)),
  'write down what came of it': async (browser) =>
    browser.post(at(`/asks/${await planned(town.persons.core)}/attempts`), { askedOn: '2026-11-22', channel: 'phone', outcome: 'no', lang: 'en' }),
  'read the offers': (browser) => browser.get(at('/offers')),
  'read the hard relations': async (browser) => {
    await listHardRelation(ctxOf('convener'), town.issue.id, { who: 'The paper', kind: 'adversarial', blocks: 'x', ...step() });
    return browser.get(at('/hard-relations'));
  },
  'name somebody': (browser) => browser.post(at('/nominations'), { name: 'Noor', why: 'Trusted', email: '', locale: 'en' }),
  'see a name that the core member gave, before the yes': async (browser) => {
    await named();
    return shows(await browser.get(at('/nominations')), 'Rosa Ybarra');
  },
  'take that name back': async (browser) => browser.delete(at(`/nominations/${await named()}`), { _confirmed: 1 }),
  'keep a private note': (browser) => browser.post(at('/notes'), { body: 'Mine', lang: 'en' }),
  'read a note of the core member': async (browser) => {
    await note('core');
    return shows(await browser.get(at('/notes')), 'afraid for his job');
  },
  'read one that the core member shares': async (browser) => {
    await note('core', true);
    return shows(await browser.get(at('/notes')), 'afraid for his job');
  },
  'open a note of the core member': async (browser) => browser.get(at(`/notes/${await note('core', true)}`)),
  'delete a note of the core member': async (browser) => browser.delete(at(`/notes/${await note('core', true)}`), { _confirmed: 1 }),
};
const people = ['visitor', 'stranger', 'neighbour', 'listener', 'speaker', 'advisor', 'core', 'convener', 'admin'];

permissions(
  'who may do what in outreach',
  `
  deed                                                 | visitor | stranger | neighbour | listener | advisor | core    | convener | admin   | speaker
  read the asks                                        | sign-in | refused  | refused   | refused  | refused | refused | opens    | opens   | refused
  plan an ask                                          | sign-in | refused  | refused   | refused  | refused | refused | opens    | opens   | refused
  read an ask                                          | sign-in | hidden   | hidden    | hidden   | hidden  | hidden  | opens    | opens   | hidden
  read an ask that the core member does                | sign-in | hidden   | hidden    | hidden   | hidden  | opens   | opens    | opens   | hidden
  write down what came of it                           | sign-in | hidden   | hidden    | hidden   | hidden  | yes     | yes      | yes     | hidden
  read the offers                                      | sign-in | refused  | refused   | refused  | refused | refused | opens    | opens   | refused
  read the hard relations                              | sign-in | refused  | refused   | refused  | refused | refused | opens    | opens   | refused
  name somebody                                        | sign-in | refused  | refused   | refused  | yes     | yes     | yes      | yes     | yes
  see a name that the core member gave, before the yes | sign-in | refused  | refused   | refused  | unseen  | seen    | seen     | seen    | unseen
  take that name back                                  | sign-in | refused  | refused   | refused  | hidden  | yes     | yes      | yes     | hidden
  keep a private note                                  | sign-in | refused  | refused   | yes      | yes     | yes     | yes      | yes     | yes
  read a note of the core member                       | sign-in | refused  | refused   | unseen   | unseen  | seen    | unseen   | unseen  | unseen
  read one that the core member shares                 | sign-in | refused  | refused   | unseen   | unseen  | seen    | seen     | seen    | unseen
  open a note of the core member                       | sign-in | hidden   | hidden    | hidden   | hidden  | opens   | hidden   | hidden  | hidden
  delete a note of the core member                     | sign-in | hidden   | hidden    | hidden   | hidden  | yes     | hidden   | hidden  | hidden
  `,
  { rows: deeds, columns: Object.fromEntries(people.map((who) => [who, who])), ask: async (deed, who) => deed(await as(who), who) },
);
