import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '../../../db/world/loading/index.ts';
import { getIssue } from '../issues/index.ts';
import { coverageOf, gapsOf } from './index.ts';
import { gapSentence } from './web/index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const slug = 'east-bank-by-first-bell';
const missing = `/issues/${slug}/desk/people/missing`;
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
});

const convener = () => app.browser().signIn('imelda.castellanos@example.org');

async function sentences(): Promise<string[]> {
  const ctx = app.ctx(idOf('persons.imelda'));
  return gapsOf(await coverageOf(ctx, await getIssue(ctx, slug)), now).map((gap) => gapSentence(ctx, gap));
}

const nobodyAsked = 'Nobody from social services is in a ring, and nobody has asked them yet.';

describe('the demo issue', () => {
  test('says who is missing, the most pressing first', async () => {
    expect(await sentences()).toEqual([
      'Nobody from students who learn differently or have a disability is in a ring, and nobody has asked them yet.',
      'Nobody from libraries is in a ring, and nobody has asked them yet.',
      nobodyAsked,
      'We asked older brothers and sisters twice. Nobody has come yet.',
      'We asked public transportation 3 times. Nobody has come yet.',
      'Present, but not a word so far: families who are seldom asked.',
      'We want 2 members from students, and have 1.',
      'We want 2 members from families who work nights or early shifts, and have 1.',
      'Present, but not a word so far: Hmong-speaking families.',
    ]);
  });

  test('turns a gap into a task with one press, and closes it when somebody joins', async () => {
    const browser = await convener();
    const services = `/issues/${slug}/category-lists/categories.shared-ownership/kinds/nonprofits.services`;
    expect((await browser.get(missing)).text).toContain(nobodyAsked);
    // One press: what the button on the page sends.
    const made = await browser.post(`${services}/asks`, { groupId: idOf('groups.motel'), back: 'missing' });
    expect([made.status, made.location]).toEqual([303, missing]);
    const ask = await database.db.selectFrom('asks').selectAll().where('group_id', '=', idOf('groups.motel')).executeTakeFirstOrThrow();
    expect(ask).toMatchObject({ category_key: 'nonprofits', category_subgroup: 'services', owner_id: idOf('persons.imelda'), by_on: '2026-12-04' });
    const planned = await browser.get(missing);
    expect(planned.text).toContain('Nobody from social services is in a ring yet. Somebody is going to ask them.');
    expect(planned.text).toContain('Task of Imelda Castellanos, due December 4, 2026');
    // Somebody joins by an invitation that names the group.
    await browser.post(`/issues/${slug}/invitations`, {
      email: 'guest@example.org',
      name: 'Rosa Guest',
      ring: 'feedback',
      groupId: idOf('groups.motel'),
      locale: 'en',
    });
    expect(await sentences()).toContain('We asked social services once. Nobody has come yet.');
    await database.db.selectFrom('invitations').select('id').where('email', '=', 'guest@example.org').executeTakeFirstOrThrow();
    const { body } = await database.db.selectFrom('mails').select('body').where('to_address', '=', 'guest@example.org').executeTakeFirstOrThrow();
    const path = /\/invitation\/[\w-]+/.exec(body)?.[0] ?? '';
    const guest = await app.browser().signIn('guest@example.org');
    expect((await guest.post(path)).status).toBe(303);
    const left = await sentences();
    expect(left.filter((one) => one.includes('social services'))).toEqual(['Present, but not a word so far: social services.']);
    // And says something for the group.
    await guest.post(`/issues/${slug}/say`, { body: 'The stop moves every week.', lang: 'en', group: idOf('groups.motel') });
    expect((await sentences()).filter((one) => one.includes('social services'))).toEqual([]);
  });

  test('calls in public only for whom it says so, and tells the public nothing else', async () => {
    const page = await app.browser().get(`/issues/${slug}`);
    expect(page.text).toContain('We are looking for you');
    expect(page.text).toContain('Libraries');
    expect(page.text).not.toContain('Nobody from');
    expect(page.text).not.toContain('Social services');
  });

  test('says the same in Spanish', async () => {
    const browser = await app.browser({ locale: 'es' }).signIn('imelda.castellanos@example.org');
    expect((await browser.get(missing)).text).toContain('Preguntamos dos veces a «hermanas y hermanos mayores». Todavía no ha venido nadie.');
  });
});

describe('numbers of people', () => {
  const figures = /[^0-9]([1-9])(?= (?:people|or more people))/;

  test('below the threshold stand on no page and in no file', async () => {
    const browser = await convener();
    const list = '/category-lists/categories.shared-ownership/population';
    for (const path of [
      missing,
      `${missing}/table`,
      `/issues/${slug}${list}`,
      `/issues/${slug}/desk/people/kinds/categories.shared-ownership/families.foster`,
    ]) {
      const { text } = await browser.get(path);
      expect(figures.exec(text)?.[0], path).toBeUndefined();
    }
    // Seven foster families are in the figures, and shown nowhere.
    expect((await browser.get(`/issues/${slug}${list}`)).text).toMatch(/Foster carers<\/span>.*?not shown/s);
    expect((await browser.get(`${missing}/table`)).text).toMatch(/Foster carers,[^\n]*not shown/);
  });

  test('change only after as many more people spoke as the threshold says', async () => {
    const kind = `/issues/${slug}/desk/people/missing/table`;
    const browser = await convener();
    const told = async () => (await browser.get(kind)).text;
    const before = await told();
    const speak = async (from: number, to: number) => {
      for (let number = from; number < to; number++) {
        const id = idOf(`new voice ${number}`);
        await database.db
          .insertInto('participants')
          .values({ id, issue_id: idOf('issues.bus'), group_id: idOf('groups.ridge'), created_at: now })
          .execute();
        await database.db
          .insertInto('inputs')
          .values({
            id: idOf(`new input ${number}`),
            issue_id: idOf('issues.bus'),
            kind: 'remark',
            body: 'Late',
            channel: 'web',
            participant_id: id,
            speaks: 'self',
            said_at: now,
            created_at: now,
          })
          .execute();
      }
    };
    await speak(0, 9);
    expect(await told()).toBe(before);
    await speak(9, 10);
    expect(await told()).not.toBe(before);
  });
});
