import { openVote } from '#test/decisions.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { castBallot } from './voting.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

function as(who: string, locale: 'en' | 'es' | 'ar' = 'en') {
  return app.browser({ locale }).signIn(`${who}@example.org`);
}

describe('a named vote', () => {
  test('a member votes without script, sees it, changes it, and one ballot is kept', async () => {
    const {
      url,
      options: [option],
      id,
    } = await openVote(app, town);
    const mark = `mark-${option?.id}`;
    const browser = await as('core');
    const page = await browser.get(url);
    expect(page.text).toContain('Your ballot');
    expect(page.text.match(/type="radio"/g)).toHaveLength(8);
    expect((await browser.post(`${url}/ballots`, { [mark]: 3, words: 'Mind the little ones', lang: 'en', signed: '1' })).location).toBe(url);
    const again = await browser.get(url);
    expect(again.text).toContain('Mind the little ones');
    expect(again.text).toContain('Change my ballot');
    await browser.post(`${url}/ballots`, { [mark]: 8, words: 'It would harm them', lang: 'en' });
    expect(await database.db.selectFrom('ballot_marks').select('mark').execute()).toEqual([{ mark: 8 }]);
    expect(await database.db.selectFrom('reservations').select(['body', 'person_id']).execute()).toEqual([{ body: 'It would harm them', person_id: null }]);
    const told = await database.db
      .selectFrom('events')
      .select(['kind', 'particulars'])
      .where('subject_id', '=', id)
      .where('kind', 'like', 'ballot.%')
      .orderBy('id')
      .execute();
    expect(told).toEqual([
      { kind: 'ballot.cast', particulars: {} },
      { kind: 'ballot.changed', particulars: {} },
    ]);
  });

  test('results stay hidden from everybody until it ends, conveners too', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town);
    await (await as('core')).post(`${url}/ballots`, { [`mark-${option?.id}`]: 8, words: 'Words that nobody reads yet', lang: 'en' });
    for (const who of ['convener', 'admin', 'advisor']) {
      const { text } = await (await as(who)).get(url);
      expect(text).toContain('1 of 3 people on the roll have voted.');
      expect(text).not.toContain('Words that nobody reads yet');
      expect(text).not.toContain('Who voted what');
    }
  });
});

describe('who may vote', () => {
  describe('by the state of the decision', () => {
    let vote: Awaited<ReturnType<typeof openVote>>;
    beforeEach(async () => {
      vote = await openVote(app, town);
    });
    const ballot = (browser: TestBrowser) => browser.post(`${vote.url}/ballots`, { [`mark-${vote.options[0]?.id}`]: 1, words: '', lang: 'en' });
    const setOpened = (opened_at: Date | null) => database.db.updateTable('decisions').set({ opened_at }).where('id', '=', vote.id).execute();

    permissionsInTown(
      'a ballot',
      `
      who      | draft   | open    | after the end
      stranger | hidden  | refused | refused
      listener | hidden  | refused | refused
      advisor  | hidden  | yes     | refused
      core     | hidden  | yes     | refused
      convener | refused | yes     | refused
      admin    | refused | refused | refused
    `,
      () => app,
      {
        draft: async (browser) => {
          await setOpened(null);
          return ballot(browser);
        },
        open: async (browser) => {
          await setOpened(app.ctx().now);
          return ballot(browser);
        },
        'after the end': (browser) => {
          app.setNow(vote.closesAt);
          return ballot(browser);
        },
      },
    );
  });

  test('a visitor is asked to sign in and reads along', async () => {
    const { url } = await openVote(app, town);
    const visitor = app.browser({ locale: 'ar' });
    expect((await visitor.post(`${url}/ballots`, {})).location).toContain('/sign-in');
    const page = await visitor.get(url);
    expect(page.text).toContain('dir="rtl"');
    expect(page.text).toContain('التصويت مفتوح حتى');
    expect(page.text).not.toContain('core person');
  });
});

describe('a ballot that does not fit', () => {
  test.each([
    ['a mark that the scale does not have', { mark: 99 }, {}],
    ['no mark', {}, {}],
    ['a stop without words', { mark: 8 }, {}],
    ['a language of nowhere', { mark: 1 }, { lang: 'xx' }],
  ])('%s', async (_, given, more) => {
    const {
      url,
      options: [option],
    } = await openVote(app, town);
    const marks = 'mark' in given ? { [`mark-${option?.id}`]: given.mark } : {};
    const page = await (await as('core', 'es')).post(`${url}/ballots`, { ...marks, words: '', lang: 'es', ...more });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Su boleta');
    expect(await database.db.selectFrom('ballots').select('id').execute()).toEqual([]);
    expect(await database.db.selectFrom('ballot_receipts').select('person_id').execute()).toEqual([]);
  });

  test('an option of another decision is no option', async () => {
    const one = await openVote(app, town);
    const other = await openVote(app, town, {
      method: 'majority',
      options: [
        { label: 'A', detail: null },
        { label: 'B', detail: null },
      ],
    });
    const foreign = one.options[0]?.id ?? '';
    const browser = await as('core');
    expect((await browser.post(`${other.url}/ballots`, { option: foreign, words: '', lang: 'en' })).status).toBe(422);
    const cast = await castBallot(app.ctx(town.persons.core), other.id, {
      marks: { [foreign]: 1, [other.options[0]?.id ?? '']: 0 },
      words: null,
      lang: 'en',
      signed: false,
    });
    expect(cast).toEqual({ ok: false, reason: 'unfit' });
    for (const id of ['nonsense', foreign]) expect((await browser.post(`/decisions/${id}/ballots`, {})).status).toBe(404);
  });

  test('words of a voter are text, not markup', async () => {
    const {
      url,
      options: [option],
    } = await openVote(app, town);
    const browser = await as('core');
    await browser.post(`${url}/ballots`, { [`mark-${option?.id}`]: 3, words: '<script>alert(1)</script>', lang: 'en' });
    expect((await browser.get(url)).text).not.toContain('<script>alert');
  });
});

describe('ways to vote', () => {
  const two = [
    { label: 'Earlier', detail: null },
    { label: 'Later', detail: null },
  ];

  test('approval: any of the options, also none', async () => {
    const {
      url,
      options: [first],
    } = await openVote(app, town, { method: 'approval', options: two });
    expect((await (await as('core')).post(`${url}/ballots`, { [`mark-${first?.id}`]: 1, words: '', lang: 'en' })).status).toBe(303);
    expect((await (await as('advisor')).post(`${url}/ballots`, { words: '', lang: 'en' })).status).toBe(303);
    expect((await database.db.selectFrom('ballot_marks').select('mark').execute()).map((row) => row.mark).sort()).toEqual([0, 0, 0, 1]);
  });

  test('majority: one option, or abstain', async () => {
    const {
      url,
      options: [first],
    } = await openVote(app, town, { method: 'majority', options: two });
    expect((await (await as('core')).post(`${url}/ballots`, { option: first?.id ?? '', words: '', lang: 'en' })).status).toBe(303);
    expect((await (await as('advisor')).post(`${url}/ballots`, { option: 'abstain', words: '', lang: 'en' })).status).toBe(303);
    expect((await database.db.selectFrom('ballot_marks').select('mark').execute()).map((row) => row.mark).sort()).toEqual([0, 1]);
    expect(await database.db.selectFrom('ballots').select('id').execute()).toHaveLength(2);
  });

  test('each voter sees the options in an order of their own, the same at each visit', async () => {
    const many = Array.from({ length: 8 }, (_, at) => ({ label: `Way ${at + 1}`, detail: null }));
    const { url } = await openVote(app, town, { method: 'approval', options: many });
    const order = async (who: string) => (await (await as(who)).get(url)).text.match(/Way \d/g)?.join();
    const [one, same, other] = [await order('core'), await order('core'), await order('advisor')];
    expect(one).toBe(same);
    expect(one).not.toBe(other);
  });
});
