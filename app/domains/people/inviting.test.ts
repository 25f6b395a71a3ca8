import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
const letter = { by: 'letter', email: 'ana@example.org', name: 'Ana Ruiz', ring: 'advisors', locale: 'es', groupId: '' };
const list = { ring: 'feedback', locale: 'en', groupId: '' };

beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

function mails() {
  return database.db.selectFrom('mails').selectAll().where('kind', '=', 'invitation').orderBy('id').execute();
}

async function as(who: string) {
  return app.browser().signIn(`${who}@example.org`);
}

/** Invites Ana and gives the path of her letter's link. */
async function linkOfLetter(fields: Record<string, string> = {}): Promise<string> {
  await (await as('convener')).post('/issues/late-buses/invitations', { ...letter, ...fields });
  const body = (await mails()).at(-1)?.body ?? '';
  return /http:\/\/longtable\.test(\/invitation\/\S+)/.exec(body)?.[1] ?? 'no link';
}

describe('who may invite', () => {
  permissionsInTown(
    'by letter and by list',
    `
    who      | one person | a list  | letters sent
    stranger | refused    | refused | 0
    listener | refused    | refused | 0
    advisor  | refused    | refused | 0
    core     | refused    | refused | 0
    convener | yes        | yes     | 2
    admin    | yes        | yes     | 2
  `,
    () => app,
    {
      'one person': (browser) => browser.post('/issues/late-buses/invitations', letter),
      'a list': (browser) => browser.post('/issues/late-buses/invitations/list', { ...list, list: 'ben@example.org' }),
      'letters sent': async () => String((await mails()).length),
    },
  );

  test('a visitor is asked to sign in; on a private issue a stranger finds nothing', async () => {
    expect((await app.browser().post('/issues/late-buses/invitations', letter)).location).toContain('/sign-in');
    await database.db.deleteFrom('issue_publications').execute();
    expect((await (await as('stranger')).post('/issues/late-buses/invitations', letter)).status).toBe(404);
    expect(await mails()).toHaveLength(0);
  });
});

describe('a letter', () => {
  test('is written in the language of the invited person, and only a hash of its token is kept', async () => {
    const link = await linkOfLetter();
    const [mail] = await mails();
    expect(mail?.to_address).toBe('ana@example.org');
    expect(mail?.subject).toBe('Tiene una invitación: Buses come late');
    expect(mail?.body).toContain('Saludos, Ana Ruiz:');
    const kept = await database.db.selectFrom('invitations').select(['token_hash', 'ring']).executeTakeFirstOrThrow();
    expect(link).not.toContain(kept.token_hash);
    expect(kept.ring).toBe('advisors');
  });

  test('goes once to an address while it is open, and not to members', async () => {
    const browser = await as('convener');
    await browser.post('/issues/late-buses/invitations', letter);
    const again = await browser.post('/issues/late-buses/invitations', { ...letter, email: 'ANA@example.org' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('has an open invitation');
    const member = await browser.post('/issues/late-buses/invitations', { ...letter, email: 'core@example.org' });
    expect(member.text).toContain('is a member already');
    expect(await mails()).toHaveLength(1);
  });

  test('line breaks in a name start no line of their own', async () => {
    await linkOfLetter({ name: 'Ana\r\nBcc: everyone@example.org' });
    const [mail] = await mails();
    expect(mail?.body.split('\n')[0]).toBe('Saludos, Ana Bcc: everyone@example.org:');
    expect(mail?.to_address).toBe('ana@example.org');
    const forged = await (await as('convener')).post('/issues/late-buses/invitations', { ...letter, email: 'x@example.org\r\nBcc: y@example.org' });
    expect(forged.status).toBe(422);
  });

  test('cannot offer a mandate for a group of another place', async () => {
    const page = await (await as('convener')).post('/issues/late-buses/invitations', { ...letter, groupId: town.issue.id });
    expect(page.status).toBe(422);
    expect(await mails()).toHaveLength(0);
  });
});

describe('a pasted list', () => {
  test('sends a letter to each, or none at all: every bad line is told', async () => {
    const browser = await as('convener');
    const bad = await browser.post('/issues/late-buses/invitations/list', { ...list, list: 'Ana <ana@example.org>\nnobody\ncore@example.org' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('Line 2: there is no e-mail address');
    expect(bad.text).toContain('Line 3: is a member already');
    expect(bad.text).toContain('Ana &lt;ana@example.org&gt;');
    expect(await mails()).toHaveLength(0);
    const good = await browser.post('/issues/late-buses/invitations/list', { ...list, list: 'Ana <ana@example.org>\n\nben@example.org' });
    expect(good.status).toBe(303);
    expect((await mails()).map((mail) => mail.to_address)).toEqual(['ana@example.org', 'ben@example.org']);
  });

  test('takes 500 lines and not one more', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `person${at}@example.org`).join('\n');
    const browser = await as('convener');
    expect((await browser.post('/issues/late-buses/invitations/list', { ...list, list: lines(501) })).status).toBe(422);
    expect(await mails()).toHaveLength(0);
    expect((await browser.post('/issues/late-buses/invitations/list', { ...list, list: lines(500) })).status).toBe(303);
    expect(await mails()).toHaveLength(500);
  });
});

describe('accepting', () => {
  const members = () =>
    database.db
      .selectFrom('memberships')
      .innerJoin('persons', 'persons.id', 'memberships.person_id')
      .select(['persons.email', 'ring'])
      .where('email', '=', 'ana@example.org')
      .execute();

  test('anyone with the link may read it; joining needs signing in, and leads back', async () => {
    const link = await linkOfLetter();
    const visitor = app.browser();
    const page = await visitor.get(link);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Buses come late');
    expect(page.text).toContain('You would be an advisor');
    expect(page.text).toContain(`/sign-in?back=${encodeURIComponent(link)}`);
    expect((await visitor.post(link)).location).toContain('/sign-in');
    expect(await members()).toHaveLength(0);
  });

  test('makes a member, and the voice of the group that was named; twice is no harm', async () => {
    const link = await linkOfLetter({ groupId: town.groups.drivers });
    const ana = await as('ana');
    for (let time = 0; time < 2; time++) expect((await ana.post(link)).location).toBe('/issues/late-buses');
    expect(await members()).toEqual([{ email: 'ana@example.org', ring: 'advisors' }]);
    const mandates = await database.db.selectFrom('mandates').select('group_id').execute();
    expect(mandates).toEqual([{ group_id: town.groups.drivers }]);
    expect((await ana.get(link)).text).toContain('already');
    expect(await database.db.selectFrom('events').select('id').where('kind', '=', 'invitation.accepted').execute()).toHaveLength(1);
  });

  test('opens a private issue to who was invited, and to nobody else', async () => {
    await database.db.deleteFrom('issue_publications').execute();
    const link = await linkOfLetter();
    const ana = await as('ana');
    expect((await ana.get('/issues/late-buses/memberships/x')).status).toBe(404);
    await ana.post(link);
    const mine = await database.db
      .selectFrom('memberships')
      .innerJoin('persons', 'persons.id', 'memberships.person_id')
      .select('memberships.id')
      .where('email', '=', 'ana@example.org')
      .executeTakeFirstOrThrow();
    expect((await ana.get(`/issues/late-buses/memberships/${mine.id}`)).status).toBe(200);
  });

  test('a letter works for one person only', async () => {
    const link = await linkOfLetter();
    await (await as('ana')).post(link);
    const other = await as('stranger');
    expect((await other.post(link)).location).toBe(link);
    expect((await other.get(link)).text).toContain('was for one person');
    expect(await database.db.selectFrom('memberships').select('id').where('person_id', '=', town.persons.stranger).execute()).toHaveLength(0);
  });

  test('one that was taken back or is over says so, and what to do', async () => {
    const link = await linkOfLetter();
    const ana = await as('ana');
    const { id } = await database.db.selectFrom('invitations').select('id').executeTakeFirstOrThrow();
    app.setNow(new Date(Date.now() + 31 * 86_400_000));
    expect((await ana.get(link)).text).toContain('they are over');
    expect((await ana.post(link)).location).toBe(link);
    app.setNow(new Date());
    expect((await (await as('core')).delete(`/issues/late-buses/invitations/${id}`)).status).toBe(403);
    expect((await (await as('convener')).delete(`/issues/late-buses/invitations/${id}`)).status).toBe(303);
    expect((await ana.get(link)).text).toContain('was taken back');
    expect((await ana.get(link)).text).toContain('Ask convener person for a new invitation');
    await ana.post(link);
    expect(await members()).toHaveLength(0);
  });

  test('guessed tokens open nothing', async () => {
    await linkOfLetter();
    const ana = await as('ana');
    const kept = await database.db.selectFrom('invitations').select(['id', 'token_hash']).executeTakeFirstOrThrow();
    for (const guess of [kept.token_hash, kept.id, 'x', '%00', "' or 1=1--"]) {
      expect((await ana.get(`/invitation/${encodeURIComponent(guess)}`)).status).toBe(404);
      expect((await ana.post(`/invitation/${encodeURIComponent(guess)}`)).status).toBe(404);
    }
    expect(await members()).toHaveLength(0);
  });
});

test('a link serves many, never gives a mandate, and can be taken back', async () => {
  const convener = await as('convener');
  await convener.post('/issues/late-buses/invitations', { by: 'link', ring: 'feedback', locale: 'en', groupId: town.groups.drivers });
  const { loadPeoplePanel } = await import('./web/people-panel.tsx');
  const issue = { ...town.issue, statement: 'x', lang: 'en', organizationId: town.district, organizationName: 'x' };
  const data = await loadPeoplePanel(app.ctx(town.persons.convener), issue);
  const link = [...data.links.values()][0]?.replace('http://longtable.test', '') ?? '';
  for (const who of ['ana', 'ben']) expect((await (await as(who)).post(link)).location).toBe('/issues/late-buses');
  expect(await database.db.selectFrom('mandates').select('id').execute()).toHaveLength(0);
  await convener.delete(`/issues/late-buses/invitations/${data.invitations[0]?.id}`);
  expect((await (await as('cleo')).post(link)).location).toBe(link);
  expect((await loadPeoplePanel(app.ctx(town.persons.core), issue)).links.size).toBe(0);
});
