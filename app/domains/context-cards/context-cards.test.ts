import { beforeEach, describe, expect, test } from 'vitest';
import { NotFound, StaleRevision } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissions } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { cardOf, makeCardLink, stands, writeLine } from './index.ts';
import { linkCode, listCardLinks, revokeCardLink } from './linking.ts';
import { removeLine, restoreLine } from './removing.ts';
import { rewordLine } from './writing.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
const made = new Date('2026-01-05T15:00:00Z');
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  await database.db
    .insertInto('stakes')
    .values({
      id: newId(),
      issue_id: town.issue.id,
      group_id: town.groups.drivers,
      reason: 'They drive',
      said_by: 'group',
      lang: 'en',
      created_at: made,
      created_by: town.persons.convener,
    })
    .execute();
});

const convener = () => app.ctx(town.persons.convener);
const guess = { field: 'capacity', body: 'They are free between nine and one', lang: 'en', saidBy: 'guess', speaker: null } as const;
const written = async () => (await writeLine(convener(), town.groups.drivers, guess)).id;
const linked = async (email: string | null = null) => (await makeCardLink(convener(), town.groups.drivers, { locale: 'es', email })).id;
const own = async () => `/card/${linkCode(app.ctx(), await linked())}`;
const states = async () => (await cardOf(app.ctx(), town.groups.drivers)).map((line) => `${line.body}: ${line.state}`);

describe('the link of a group', () => {
  test('opens its card in Spanish without an account; yes confirms, other words replace, what is missing is added', async () => {
    const first = await written();
    const second = (await writeLine(convener(), town.groups.drivers, { ...guess, field: 'history', body: 'Nobody asked them' })).id;
    const path = await own();
    const phone = app.browser({ locale: 'es' });
    const page = await phone.get(path);
    expect(page.text).toContain('Sí, así es');
    expect(page.text).toContain('Nunca el público');
    await phone.post(`${path}/${first}`, { stance: 'so' });
    await phone.post(`${path}/${second}`, { stance: 'otherwise', body: 'Nos preguntaron en 2019', lang: 'es' });
    await phone.post(path, { field: 'languages', body: 'Español, por teléfono', lang: 'es' });
    await phone.put(path, { name: 'Ana', role: 'chofer' });
    expect(await states()).toEqual([
      'They are free between nine and one: confirmed',
      'Nobody asked them: replaced',
      'Nos preguntaron en 2019: confirmed',
      'Español, por teléfono: confirmed',
    ]);
    const desk = await (await app.browser().signIn('convener@example.org')).get(`/groups/${town.groups.drivers}/card`);
    expect(desk.text).toContain('Ana (chofer)');
    expect((await phone.get(path)).text).toContain('Gracias. Qué sigue');
  });

  test('lets somebody change their mind, with the words they put there', async () => {
    const line = await written();
    const path = await own();
    const phone = app.browser();
    await phone.post(`${path}/${line}`, { stance: 'otherwise', body: 'Free from ten', lang: 'en' });
    await phone.delete(`${path}/${line}`);
    expect(await states()).toEqual(['They are free between nine and one: pencilled', 'Free from ten: out']);
    await phone.post(`${path}/${line}`, { stance: 'out' });
    await phone.post(`${path}/${line}`, { stance: 'so' });
    expect((await states())[0]).toBe('They are free between nine and one: confirmed');
  });

  test('shows a contradiction of two browsers, and overwrites neither', async () => {
    const line = await written();
    const path = await own();
    const [one, other] = [app.browser(), app.browser()];
    await one.post(`${path}/${line}`, { stance: 'so' });
    await other.post(`${path}/${line}`, { stance: 'otherwise', body: 'Never free', lang: 'en' });
    expect(await states()).toEqual(['They are free between nine and one: disputed', 'Never free: confirmed']);
    expect((await one.get(path)).text).toContain('seen differently inside the group');
  });

  test('takes the same words sent back unchanged for a yes', async () => {
    const line = await written();
    const path = await own();
    const phone = app.browser();
    await phone.post(`${path}/${line}`, { stance: 'otherwise', body: 'They are free between nine and one', lang: 'en' });
    expect(await states()).toEqual(['They are free between nine and one: confirmed']);
    expect((await phone.get(path)).text).toContain('You said: yes, that is so.');
  });

  test('says what needs another look, and keeps what was written', async () => {
    const line = await written();
    const path = await own();
    const phone = app.browser();
    const refused = await phone.post(`${path}/${line}`, { stance: 'otherwise', body: '', lang: 'en' });
    expect(refused.status).toBe(422);
    expect((await phone.post(path, { field: 'nonsense', body: 'Kept words', lang: 'en' })).text).toContain('Kept words');
    expect(await states()).toEqual(['They are free between nine and one: pencilled']);
  });

  test('tells nothing and takes nothing once it ran out or was taken back; a code nobody was given is not found', async () => {
    const line = await written();
    const id = await linked();
    const path = `/card/${linkCode(app.ctx(), id)}`;
    const phone = app.browser();
    await revokeCardLink(convener(), town.groups.drivers, id);
    const closed = await phone.get(path);
    expect(closed.text).not.toContain('between nine and one');
    await phone.post(`${path}/${line}`, { stance: 'so' });
    expect((await phone.post(`${path}/${line}`, { stance: 'otherwise', body: '', lang: 'en' })).status).toBe(409);
    expect(await states()).toEqual(['They are free between nine and one: pencilled']);
    const [other] = [await own()];
    app.setNow(new Date(Date.now() + 61 * 86_400_000));
    expect((await phone.get(other)).text).toContain('run out');
    expect((await phone.get('/card/bcdf-ghjk-mnpq')).status).toBe(404);
    expect((await phone.get('/card?code=bcdf-ghjk-mnpq')).status).toBe(404);
    expect((await phone.get('/card?code=')).text).toContain('Fill this in.');
    expect((await phone.get('/card')).text).not.toContain('Fill this in.');
  });

  test('reaches no line of another group', async () => {
    const line = (await writeLine(convener(), town.groups.families, guess)).id;
    expect((await app.browser().post(`${await own()}/${line}`, { stance: 'so' })).status).toBe(404);
    expect((await cardOf(app.ctx(), town.groups.families))[0]?.state).toBe('pencilled');
  });

  test('passed on is another voice, and shows scripts as the letters they are to everybody', async () => {
    const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const line = (await writeLine(convener(), town.groups.drivers, { ...guess, body: evil, saidBy: 'group', speaker: evil })).id;
    const path = await own();
    const [first, next] = [app.browser(), app.browser()];
    await first.post(`${path}/${line}`, { stance: 'otherwise', body: evil, lang: 'en' });
    await first.put(path, { name: evil, role: evil });
    await next.post(path, { field: 'history', body: evil, lang: 'en' });
    const leader = await app.browser().signIn('convener@example.org');
    await leader.post(`/groups/${town.groups.drivers}/card/lines/${line}/removal`, { revision: 2, reason: evil });
    const card = `/groups/${town.groups.drivers}/card`;
    const pages = [await first.get(path), await next.get(path), ...(await Promise.all([card, `${card}/print`].map((at) => leader.get(at))))];
    for (const { status, text } of pages) {
      expect(status).toBe(200);
      expect(text).toContain('&lt;script&gt;alert(1)');
      expect(text).not.toMatch(/<script>alert|<img src=x/);
    }
    expect(await listCardLinks(convener(), town.groups.drivers)).toMatchObject([{ voices: 2 }]);
  });

  test('keeps no line that is longer than a card holds, and no voice, once it is taken back, can say more', async () => {
    const line = await written();
    const id = await linked();
    const path = `/card/${linkCode(app.ctx(), id)}`;
    const phone = app.browser();
    const long = { field: 'history', body: 'x'.repeat(100_000), lang: 'en' };
    expect((await phone.post(path, long)).status).toBe(422);
    expect((await phone.post(path, { ...long, body: 'x'.repeat(1_000_000) })).status).toBe(413);
    await phone.post(`${path}/${line}`, { stance: 'so' });
    await revokeCardLink(convener(), town.groups.drivers, id);
    await phone.delete(`${path}/${line}`);
    await phone.post(`${path}/${line}`, { stance: 'out' });
    await phone.post(path, { ...long, body: 'After it was taken back' });
    await phone.put(path, { name: 'After', role: '' });
    expect(await states()).toEqual(['They are free between nine and one: confirmed']);
    expect((await database.db.selectFrom('card_voices').select('name').execute()).map(({ name }) => name)).toEqual([null]);
    const leader = await app.browser().signIn('convener@example.org');
    expect((await leader.get(`/groups/${town.groups.drivers}/card`)).text).toMatch(
      /1 link that no longer works[^]*This link was taken back\.[^]*1 answered by it/,
    );
  });

  test('goes by mail in its language, without anything of the card, and is found by its code on paper', async () => {
    await written();
    const id = await linked('ana@example.org');
    const mail = await database.db.selectFrom('mails').selectAll().where('kind', '=', 'context-card').executeTakeFirstOrThrow();
    expect(mail).toMatchObject({ to_address: 'ana@example.org', locale: 'es' });
    expect(mail.body).not.toContain('nine');
    const code = linkCode(app.ctx(), id);
    expect(mail.body).toContain(`/card/${code}`);
    const typed = await app.browser().get(`/card?code=${encodeURIComponent(code.toUpperCase().replaceAll('-', ' '))}`);
    expect(typed.status).toBe(303);
    const rows = await database.db.selectFrom('card_links').select('code_hash').execute();
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(await listCardLinks(convener(), town.groups.drivers)).toMatchObject([{ email: 'ana@example.org', state: 'open', voices: 0 }]);
  });
});

describe('those who keep a card', () => {
  test('word a guess anew once, and not what was read before, nor what the group answered', async () => {
    const id = await written();
    const again = { ...guess, body: 'Free after ten' };
    expect(await rewordLine(convener(), town.groups.drivers, id, 1, again)).toMatchObject({ ok: true });
    await expect(rewordLine(convener(), town.groups.drivers, id, 1, again)).rejects.toThrow(StaleRevision);
    const later = (await cardOf(app.ctx(), town.groups.drivers)).find(stands);
    await app.browser().post(`${await own()}/${later?.id}`, { stance: 'so' });
    expect(await rewordLine(convener(), town.groups.drivers, later?.id ?? '', 2, again)).toEqual({ ok: false, reason: 'spoken' });
  });

  test('take a line off with a reason, and put it back', async () => {
    const id = await written();
    await removeLine(convener(), town.groups.drivers, id, 1, 'Names a child');
    expect(await states()).toEqual(['They are free between nine and one: removed']);
    await expect(removeLine(convener(), town.groups.drivers, id, 2, 'Again')).rejects.toThrow(NotFound);
    await restoreLine(convener(), town.groups.drivers, id);
    expect(await states()).toEqual(['They are free between nine and one: pencilled']);
  });
});

/** Beside the people of the town: who speaks for the drivers, and staff of a school next door. */
async function as(who: string): Promise<TestBrowser> {
  if (who === 'visitor') return app.browser();
  if (who === 'speaker') {
    await database.db
      .insertInto('mandates')
      .values({
        id: newId(),
        issue_id: town.issue.id,
        person_id: town.persons.stranger,
        group_id: town.groups.drivers,
        given_on: '2026-01-05',
        lang: 'en',
        created_at: made,
        created_by: town.persons.convener,
      })
      .onConflict((oc) => oc.doNothing())
      .execute();
    return app.browser().signIn('stranger@example.org');
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
    return app.browser().signIn(`${person}@example.org`);
  }
  return app.browser().signIn(`${who}@example.org`);
}

const people = ['visitor', 'stranger', 'neighbour', 'listener', 'advisor', 'core', 'speaker', 'convener', 'admin'];
const card = () => `/groups/${town.groups.drivers}/card`;
const deeds: Record<string, (browser: TestBrowser) => Promise<{ status: number; location: string | null }>> = {
  'read the card': (browser) => browser.get(card()),
  'read the card of a group without a part in the issue': (browser) => browser.get(`/groups/${town.groups.families}/card`),
  'print it': (browser) => browser.get(`${card()}/print`),
  'see the cards of the issue': (browser) => browser.get('/issues/late-buses/desk/people/cards'),
  'write a line': (browser) => browser.post(`${card()}/lines`, { ...guess, speaker: '' }),
  'take a line off': async (browser) => browser.post(`${card()}/lines/${await written()}/removal`, { revision: 1, reason: 'Wrong' }),
  'make a link': (browser) => browser.post(`${card()}/links`, { locale: 'es', email: '' }),
  'print a link': async (browser) => browser.get(`${card()}/links/${await linked()}`),
  'answer for the group': async (browser) => browser.post(`${card()}/own/${await written()}`, { stance: 'so' }),
};

permissions(
  'who may do what with a context card',
  `
  deed                                                 | visitor | stranger | neighbour | listener | advisor | core    | speaker | convener | admin
  read the card                                        | sign-in | hidden   | hidden    | opens    | opens   | opens   | opens   | opens    | opens
  read the card of a group without a part in the issue | sign-in | hidden   | hidden    | hidden   | hidden  | hidden  | hidden  | opens    | opens
  print it                                             | sign-in | hidden   | hidden    | opens    | opens   | opens   | opens   | opens    | opens
  see the cards of the issue                           | sign-in | refused  | refused   | opens    | opens   | opens   | refused | opens    | opens
  write a line                                         | sign-in | hidden   | hidden    | refused  | refused | refused | refused | yes      | yes
  take a line off                                      | sign-in | hidden   | hidden    | refused  | refused | refused | refused | yes      | yes
  make a link                                          | sign-in | hidden   | hidden    | refused  | refused | refused | refused | yes      | yes
  print a link                                         | sign-in | hidden   | hidden    | refused  | refused | refused | refused | opens    | opens
  answer for the group                                 | sign-in | hidden   | hidden    | refused  | refused | refused | yes     | refused  | refused
  `,
  { rows: deeds, columns: Object.fromEntries(people.map((who) => [who, who])), ask: async (deed, who) => deed(await as(who)) },
);
