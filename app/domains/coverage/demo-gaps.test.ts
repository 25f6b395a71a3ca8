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

  test('says since when those who are there are silent: after 60 days without a word, in the language of the reader', async () => {
    const ctx = app.ctx(idOf('persons.imelda'));
    const coverage = await coverageOf(ctx, await getIssue(ctx, slug));
    const about = (kind: string, then: Date, speaker: Pick<typeof ctx, 't' | 'locale'> = ctx) =>
      gapsOf(coverage, then)
        .map((gap) => gapSentence({ ...ctx, ...speaker, now: then }, gap))
        .filter((sentence) => sentence.endsWith(`${kind}.`));
    // Their last word, of a mandate brought back, is of October 15, 11:55.
    const kind = 'families of children with disabilities';
    expect(about(kind, new Date('2026-12-14T11:55:00Z'))).toEqual([]);
    expect(about(kind, new Date('2026-12-14T11:55:01Z'))).toEqual([`Present, but silent since October: ${kind}.`]);
    expect(about(kind, new Date('2027-01-25T12:00:00Z'))).toEqual([`Present, but silent since October 2026: ${kind}.`]);
    const spanish = { t: app.deps.translator.of('es'), locale: 'es' as const };
    expect(about('', new Date('2026-12-14T11:55:01Z'), spanish).filter((one) => one.includes('en silencio desde octubre'))).not.toEqual([]);
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
