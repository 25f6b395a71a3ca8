import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { permissionsInTown } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let inputId: string;
let saidPath: string;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  const page = await app.browser().post('/issues/late-buses/say', { body: 'Driver Bob is a fool.', lang: 'en', address: 'secret-author@example.com' });
  saidPath = (page.location ?? '').replace('?new=1', '');
  inputId = saidPath.slice(6, 42);
});

const hide = { verdict: 'hide', rule: 'insult', reason: 'Please say what happened, without the insult.', lang: 'en' };
const state = async () => (await database.db.selectFrom('inputs').select('moderated').where('id', '=', inputId).executeTakeFirstOrThrow()).moderated;
const as = (who: string) => app.browser().signIn(`${who}@example.org`);

const inWords = async () =>
  new Map([
    [0, 'it waits'],
    [1, 'it stands'],
    [-1, 'it is out of sight'],
  ]).get(await state()) ?? 'none of these';

permissionsInTown(
  'who may accept',
  `
  who      | accept  | afterwards
  visitor  | sign-in | it waits
  stranger | refused | it waits
  listener | refused | it waits
  advisor  | refused | it waits
  core     | refused | it waits
  convener | yes     | it stands
  admin    | yes     | it stands
`,
  () => app,
  {
    accept: (browser) => browser.post(`/inputs/${inputId}/moderations`, { verdict: 'accept' }),
    afterwards: inWords,
  },
);

permissionsInTown(
  'who may hide',
  `
  who      | hide    | afterwards
  visitor  | sign-in | it waits
  stranger | refused | it waits
  listener | refused | it waits
  advisor  | refused | it waits
  core     | refused | it waits
  convener | yes     | it is out of sight
  admin    | yes     | it is out of sight
`,
  () => app,
  {
    hide: (browser) => browser.post(`/inputs/${inputId}/moderations`, hide),
    afterwards: inWords,
  },
);

describe('hiding', () => {
  test('needs a public rule and a reason', async () => {
    const browser = await as('convener');
    for (const wrong of [{ ...hide, rule: '' }, { ...hide, reason: 'short' }, { verdict: 'burn' }]) {
      expect((await browser.post(`/inputs/${inputId}/moderations`, wrong)).status).toBe(422);
    }
    expect((await browser.post(`/inputs/${inputId}/moderations`, { ...hide, rule: 'i-dislike-it' })).status).toBe(404);
    expect(await state()).toBe(0);
  });

  test('takes it from everybody but its author, who reads the rule and the reason', async () => {
    await (await as('convener')).post(`/inputs/${inputId}/moderations`, hide);
    expect((await (await as('core')).get(`/inputs/${inputId}`)).status).toBe(404);
    const said = await app.browser().get(saidPath);
    for (const words of ['Driver Bob is a fool.', 'It insults people', hide.reason]) expect(said.text).toContain(words);
  });

  test('stands in the public log by rule and day, without words, reason or author', async () => {
    await (await as('convener')).post(`/inputs/${inputId}/moderations`, hide);
    const log = await app.browser().get('/issues/late-buses/moderation');
    expect(log.text).toContain('A remark was hidden:');
    expect(log.text).toContain('Hidden now: 1.');
    for (const words of ['Bob', hide.reason, 'secret-author', 'convener person']) expect(log.text).not.toContain(words);
    expect((await app.browser({ locale: 'ar' }).get('/issues/late-buses/moderation')).text).toContain('ما الذي نخفيه ولماذا');
  });

  test('is undone by a new row: nothing is lost', async () => {
    const browser = await as('convener');
    await browser.post(`/inputs/${inputId}/moderations`, { verdict: 'accept' });
    await browser.post(`/inputs/${inputId}/moderations`, hide);
    await browser.post(`/inputs/${inputId}/moderations`, { verdict: 'undo' });
    expect(await state()).toBe(1);
    const rows = await database.db.selectFrom('moderations').select(['verdict', 'rule']).orderBy('id').execute();
    expect(rows).toEqual([
      { verdict: 1, rule: null },
      { verdict: -1, rule: 'insult' },
      { verdict: 1, rule: null },
    ]);
    expect((await app.browser().get('/issues/late-buses/moderation')).text).toContain('A remark is shown again.');
  });

  test('accepting twice writes once; undoing nothing writes nothing', async () => {
    const browser = await as('convener');
    await browser.post(`/inputs/${inputId}/moderations`, { verdict: 'undo' });
    await browser.post(`/inputs/${inputId}/moderations`, { verdict: 'accept' });
    await browser.post(`/inputs/${inputId}/moderations`, { verdict: 'accept' });
    expect(await database.db.selectFrom('moderations').selectAll().execute()).toHaveLength(1);
  });

  test('goes back where it came from, but never to another site', async () => {
    const browser = await as('convener');
    const back = await browser.post(`/inputs/${inputId}/moderations?back=/issues/late-buses/desk/hear`, { verdict: 'accept' });
    expect(back.location).toBe('/issues/late-buses/desk/hear');
    const away = await browser.post(`/inputs/${inputId}/moderations?back=//evil.example`, { verdict: 'undo' });
    expect(away.location).toBe(`/inputs/${inputId}`);
  });
});

test('unknown inputs are not found, and the log of a private issue neither', async () => {
  const browser = await as('convener');
  for (const id of [newId(), 'x', "'; drop table inputs"])
    expect((await browser.post(`/inputs/${encodeURIComponent(id)}/moderations`, { verdict: 'accept' })).status).toBe(404);
  await database.db.deleteFrom('issue_publications').execute();
  expect((await app.browser().get('/issues/late-buses/moderation')).status).toBe(404);
  expect(town.issue.slug).toBe('late-buses');
});
