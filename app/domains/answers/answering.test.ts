import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';
import { getIssue } from '../issues/index.ts';
import { countAnswers, listWaiting } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
});

const as = (who: string) => app.browser().signIn(`${who}@example.org`);
const answers = () => database.db.selectFrom('answers').selectAll().orderBy('id').execute();
const path = '/issues/late-buses/answers';
const yes = { verdict: 'used', reason: 'The stop moves to the lit corner.', lang: 'en' };

/** Says something as a new visitor; returns the input's id and its private page. */
async function said(
  body = 'The bus is late.',
  fields: Record<string, string> = {},
  browser: TestBrowser = app.browser(),
): Promise<{ id: string; page: string }> {
  const page = await browser.post('/issues/late-buses/say', { body, lang: 'en', ...fields });
  const at = (page.location ?? '').replace('?new=1', '');
  return { id: at.slice(6, 42), page: at };
}

describe('an input waits', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await said());
  });

  permissionsInTown(
    'who may answer',
    `
    who      | answer  | answers kept | open the form
    visitor  | sign-in | 0            | sign-in
    stranger | refused | 0            | refused
    listener | refused | 0            | refused
    core     | refused | 0            | refused
    convener | yes     | 1            | opens
    admin    | yes     | 1            | opens
  `,
    () => app,
    {
      answer: (browser) => browser.post(path, { ...yes, 'input[]': id }),
      'answers kept': async () => String((await answers()).length),
      'open the form': (browser) => browser.get(`${path}/new?input=${id}`),
    },
  );
});

describe('one answer', () => {
  test('is read by its author on the private page, by everybody on the public one, and on my inputs', async () => {
    const browser = app.browser();
    const { id, page } = await said('It is dark at the stop.', {}, browser);
    const convener = await as('convener');
    await convener.post(path, { ...yes, 'input[]': id, link: 'https://willow.example/plan' });
    for (const where of [page, '/issues/late-buses/changed', '/me/inputs']) {
      const shown = await browser.get(where);
      expect(shown.status, where).toBe(200);
      for (const words of [
        'It is dark at the stop.',
        'Used.',
        'The stop moves to the lit corner.',
        'Answered by convener person',
        'href="https://willow.example/plan"',
      ])
        expect(shown.text, where).toContain(words);
    }
    expect((await app.browser().get('/me/inputs')).text).toContain('We know of nothing you said');
  });

  test('always needs a verdict and a reason of ten letters; a link must be https', async () => {
    const { id } = await said();
    const convener = await as('convener');
    for (const wrong of [{ reason: 'No.' }, { verdict: 'perhaps' }, { reason: '' }, { link: 'http://willow.example' }, { link: 'javascript:alert(1)' }]) {
      expect((await convener.post(path, { ...yes, ...wrong, 'input[]': id })).status, JSON.stringify(wrong)).toBe(422);
    }
    expect(await answers()).toHaveLength(0);
  });

  test('is replaced by a new one; the old is kept; two conveners do not overwrite each other', async () => {
    const { id } = await said();
    const convener = await as('convener');
    await convener.post(path, { ...yes, 'input[]': id });
    expect((await convener.post(path, { ...yes, verdict: 'not-used', 'input[]': id, seen: '' })).status).toBe(409);
    const [first] = await answers();
    expect((await convener.get(`${path}/new?input=${id}`)).text).toContain(`value="${first?.id}"`);
    expect((await convener.post(path, { ...yes, verdict: 'adapted', 'input[]': id, seen: first?.id ?? '' })).status).toBe(303);
    expect((await answers()).map((one) => [one.verdict, one.replaces_id])).toEqual([
      ['used', null],
      ['adapted', first?.id],
    ]);
    const changed = await app.browser().get('/issues/late-buses/changed');
    expect(changed.text).toContain('Answered anew by');
    expect(changed.text.match(/class="letter"/g)).toHaveLength(1);
  });

  test('cannot be given to inputs of another issue, to unknown ones, or to what was taken back', async () => {
    const { id, page } = await said();
    const convener = await as('convener');
    const other = newId();
    await database.db
      .insertInto('issues')
      .values({
        id: other,
        slug: 'other',
        organization_id: town.district,
        level: 'district',
        statement: 'Other',
        why: 'Other',
        answer_days: 10,
        privacy_threshold: 10,
        created_at: new Date(),
        created_by: town.persons.convener,
      })
      .execute();
    await database.db
      .insertInto('memberships')
      .values({ id: newId(), issue_id: other, person_id: town.persons.convener, ring: 'core', role: 'convener', joined_at: new Date() })
      .execute();
    expect((await convener.post('/issues/other/answers', { ...yes, 'input[]': id })).status).toBe(404);
    expect((await convener.post(path, { ...yes, 'input[]': newId() })).status).toBe(404);
    expect((await convener.get(`${path}/new?input=x`)).status).toBe(404);
    expect((await convener.get(`${path}/new`)).location).toBe('/issues/late-buses/desk/answer');
    await app.browser().post(`${page}/withdrawal`, { _confirmed: '1' });
    await convener.post(path, { ...yes, 'input[]': id });
    expect(await answers()).toHaveLength(0);
  });

  test('links a decision of the issue once it is open, and no other', async () => {
    const { id } = await said();
    const decision = newId();
    const row = {
      id: decision,
      issue_id: town.issue.id,
      number: 1,
      question: 'Which stop?',
      method: 'majority',
      secrecy: 'named',
      threshold: 0.5,
      closes_at: new Date('2026-04-01'),
      created_at: new Date(),
      created_by: town.persons.convener,
    };
    await database.db.insertInto('decisions').values(row).execute();
    const convener = await as('convener');
    expect((await convener.post(path, { ...yes, 'input[]': id, decision })).status).toBe(404);
    await database.db
      .updateTable('decisions')
      .set({ opened_at: new Date('2026-02-01'), opened_by: town.persons.convener })
      .execute();
    expect((await convener.post(path, { ...yes, 'input[]': id, decision })).status).toBe(303);
    expect((await app.browser().get('/issues/late-buses/changed')).text).toContain(`href="/decisions/${decision}"`);
  });
});

describe('several like inputs', () => {
  test('get one answer in one transaction, each in its author’s language', async () => {
    const english = await said('Late again.');
    const spanish = await said('Otra vez tarde.', { lang: 'es' }, app.browser({ locale: 'es' }));
    const convener = await as('convener');
    const form = await convener.get(`${path}/new?input=${english.id}&input=${spanish.id}`);
    expect(form.text).toContain('Give this answer to all 2');
    expect(form.text).toContain('name="reason_es"');
    expect(form.text).not.toContain('name="reason_ar"');
    await convener.post(path, { ...yes, 'input[]': [english.id, spanish.id], reason_es: 'La parada pasa a la esquina con luz.' });
    expect((await answers()).map((one) => one.author_reason)).toEqual([null, 'La parada pasa a la esquina con luz.']);
    const page = await app.browser({ locale: 'es' }).get(spanish.page);
    expect(page.text).toContain('lang="es" dir="ltr">La parada pasa a la esquina con luz.');
  });

  test('at most 200 at once, and one unknown id keeps all from being answered', async () => {
    const { id } = await said();
    const convener = await as('convener');
    expect((await convener.post(path, { ...yes, 'input[]': [id, newId()] })).status).toBe(404);
    const many = Array.from({ length: 201 }, () => newId());
    const when = new Date('2026-03-01T10:00:00Z');
    await database.db
      .insertInto('inputs')
      .values(
        many.map((one) => ({
          id: one,
          issue_id: town.issue.id,
          kind: 'remark',
          body: 'Late.',
          channel: 'paper',
          speaks: 'self',
          said_at: when,
          created_at: when,
        })),
      )
      .execute();
    const refused = await convener.post(path, { ...yes, 'input[]': many });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('at most 200 inputs');
    expect(await answers()).toHaveLength(0);
    expect((await convener.post(path, { ...yes, 'input[]': many.slice(1) })).status).toBe(303);
    expect(await answers()).toHaveLength(200);
  });
});

describe('the clock', () => {
  test('counts waiting and overdue from the day it was said, the longest overdue first', async () => {
    const early = await said('First.');
    app.setNow(new Date('2026-03-05T12:00:00Z'));
    const late = await said('Second.');
    const answered = await said('Third.');
    await (await as('convener')).post(path, { ...yes, 'input[]': answered.id });
    app.setNow(new Date('2026-03-11T12:00:01Z'));
    const ctx = app.ctx(town.persons.convener);
    expect(await countAnswers(ctx, town.issue.id)).toMatchObject({
      all: 3,
      answered: 1,
      used: 1,
      adapted: 0,
      notUsed: 0,
      waiting: 2,
      overdue: 1,
      dueSoonest: new Date('2026-03-11T12:00:00Z'),
    });
    expect((await listWaiting(ctx, town.issue.id)).inputs.map((one) => one.id)).toEqual([early.id, late.id]);
    expect((await listWaiting(ctx, town.issue.id, { overdue: true })).inputs.map((one) => one.id)).toEqual([early.id]);
    const page = await app.browser().get('/issues/late-buses/changed');
    expect(page.text).toContain('1 of 3 inputs answered: 1 used, 0 adapted, 0 not used.');
    expect(page.text).toContain('1 is overdue.');
  });

  test('leaves out what is hidden, taken back, or a seed of ours; a statement of people waits', async () => {
    const hidden = await said('Hidden.');
    await (await as('convener')).post(`/inputs/${hidden.id}/moderations`, { verdict: 'hide', rule: 'spam', reason: 'This sells something.', lang: 'en' });
    const back = await said('Taken back.');
    await app.browser().post(`${back.page}/withdrawal`, { _confirmed: '1' });
    const conversation = newId();
    await database.db
      .insertInto('conversations')
      .values({ id: conversation, issue_id: town.issue.id, topic: 'Stops', opens_at: new Date('2026-01-05'), created_at: new Date('2026-01-05') })
      .execute();
    const statement = await said('A statement of people.');
    const seed = await said('A seed.');
    await database.db.updateTable('inputs').set({ kind: 'statement' }).where('id', 'in', [statement.id, seed.id]).execute();
    await database.db
      .insertInto('statements')
      .values([
        { id: statement.id, conversation_id: conversation, number: 1, is_seed: false },
        { id: seed.id, conversation_id: conversation, number: 2, is_seed: true },
      ])
      .execute();
    const ctx = app.ctx(town.persons.convener);
    const issue = await getIssue(ctx, 'late-buses');
    expect((await listWaiting(ctx, issue.id)).inputs.map((one) => one.id)).toEqual([statement.id]);
    expect((await listWaiting(ctx, issue.id, { kind: 'remark' })).inputs).toEqual([]);
  });

  test('of something brought in from elsewhere starts on its arrival', async () => {
    const { id } = await said();
    await database.db
      .updateTable('inputs')
      .set({ channel: 'import', said_at: new Date('2020-01-01') })
      .where('id', '=', id)
      .execute();
    expect((await countAnswers(app.ctx(), town.issue.id)).overdue).toBe(0);
  });
});
