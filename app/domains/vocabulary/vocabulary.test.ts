import { beforeEach, describe, expect, test } from 'vitest';
import { StaleRevision } from '#app/platform/errors.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { addRow, crosswalkOf, describeInitiative, fundingStreams } from '../issues/index.ts';
import { addWord, addWording, changeWording, explainWord, getWord, judgeWord, kindOf, lookUpsOf, removeWord, restoreWord, type NewWording } from './index.ts';
import { versionsOf } from './words.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const convener = () => app.ctx(town.persons.convener);
const issueId = () => town.issue.id;
const said = (term: string, groupId: string | undefined, more: Partial<NewWording> = {}): NewWording => ({
  groupId,
  term,
  spellings: null,
  meaning: `what ${term} means`,
  lang: 'en',
  saidBy: 'group',
  ...more,
});

describe('side by side', () => {
  test('whether groups share words and things is told from what they say and what was asked', async () => {
    const { wordId } = await addWord(convener(), issueId(), said('late bus', town.groups.families));
    const kind = async () => kindOf(await getWord(convener(), issueId(), wordId));
    expect(await kind()).toBe('one-group');
    await addWording(convener(), issueId(), wordId, said('Late  bus', town.groups.drivers));
    expect(await kind()).toBe('not-asked');
    await judgeWord(convener(), issueId(), wordId, 'different', 1);
    expect(await kind()).toBe('many-things');
    await expect(judgeWord(convener(), issueId(), wordId, 'same', 1)).rejects.toThrow(StaleRevision);
    await judgeWord(convener(), issueId(), wordId, 'same', 2);
    expect(await kind()).toBe('shared');
    await addWording(convener(), issueId(), wordId, said('double run', undefined));
    expect(await kind()).toBe('many-words');
  });

  test('a group has one wording in a language; each edit is kept, and who saves second is told', async () => {
    const { wordId, wordingId } = await addWord(convener(), issueId(), said('dead head', town.groups.drivers, { saidBy: 'guess' }));
    expect(await addWording(convener(), issueId(), wordId, said('empty', town.groups.drivers))).toEqual({ ok: false, reason: 'twice' });
    expect((await addWording(convener(), issueId(), wordId, said('vacío', town.groups.drivers, { lang: 'es' }))).ok).toBe(true);
    const change = { ...said('deadhead', undefined), revision: 1 };
    expect((await changeWording(convener(), issueId(), wordingId, change)).ok).toBe(true);
    await expect(changeWording(convener(), issueId(), wordingId, change)).rejects.toThrow(StaleRevision);
    const mine = (await versionsOf(convener(), wordId)).filter((one) => one.wordingId === wordingId);
    expect(mine.map(({ term, saidBy }) => `${term}, ${saidBy}`).toSorted()).toEqual(['dead head, guess', 'deadhead, group']);
  });

  test('plain words come in the reader’s language, and can be taken back', async () => {
    const { wordId } = await addWord(convener(), issueId(), said('deadhead', town.groups.drivers));
    await explainWord(convener(), issueId(), wordId, { lang: 'en', body: 'An empty bus' });
    await explainWord(convener(), issueId(), wordId, { lang: 'es', body: 'Un camión vacío' });
    const page = async () => (await app.browser({ locale: 'es' }).get(`/issues/late-buses/vocabulary/${wordId}`)).text;
    expect(await page()).toContain('Un camión vacío');
    await explainWord({ ...convener(), now: new Date(Date.now() + 1000) }, issueId(), wordId, { lang: 'es', body: null });
    expect(await page()).toContain('An empty bus');
  });
});

describe('looked up where it stands', () => {
  const why = 'Students <b>miss</b> class when a Deadhead passes';
  beforeEach(async () => {
    await database.db.updateTable('issues').set({ why }).where('id', '=', issueId()).execute();
  });

  test('in a text of the issue, without script, and not once it is taken out', async () => {
    const { wordId } = await addWord(convener(), issueId(), said('deadhead', town.groups.drivers));
    const link = `<a class="word" href="/issues/late-buses/vocabulary/${wordId}" aria-label="Deadhead, explained">Deadhead</a>`;
    const page = async () => (await app.browser().get('/issues/late-buses')).text;
    expect(await page()).toContain(link);
    await removeWord(convener(), issueId(), wordId);
    expect(await page()).not.toContain('class="word"');
    await restoreWord(convener(), issueId(), wordId);
    expect(await page()).toContain(link);
  });

  test('one term of two words leads to both; strangers of a private issue get none', async () => {
    await addWord(convener(), issueId(), said('deadhead', town.groups.drivers));
    await addWord(convener(), issueId(), said('Deadhead', town.groups.families, { spellings: 'deadheads\nempty bus' }));
    const found = await lookUpsOf(app.ctx(), issueId());
    expect(found.find((one) => one.spellings.includes('deadhead'))?.href).toBe('/issues/late-buses/vocabulary?q=deadhead');
    expect((await app.browser().get('/issues/late-buses/vocabulary?q=deadhead')).text.match(/class="word-entry"/g)).toHaveLength(2);
    expect(found.map((one) => one.spellings[0]).toSorted()).toEqual(['deadhead', 'deadheads', 'empty bus']);
    await database.db.deleteFrom('issue_publications').execute();
    expect(await lookUpsOf(app.ctx(), issueId())).toEqual([]);
  });

  test('a term that is a script is text everywhere', async () => {
    const evil = '<script>alert(1)</script>';
    const { wordId } = await addWord(convener(), issueId(), said(evil, undefined, { meaning: evil, spellings: '<b>miss</b>', groupName: '"><img src=x>' }));
    await explainWord(convener(), issueId(), wordId, { lang: 'en', body: evil });
    const leader = await app.browser().signIn('convener@example.org');
    for (const path of ['', '/vocabulary', `/vocabulary/${wordId}`, '/desk/words', '/vocabulary?q=%3Cscript%3E', '/desk/initiatives']) {
      const { status, text } = await leader.get(`/issues/late-buses${path}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/<script>alert|<img src=x|<b>miss/);
    }
  });

  test('where people vote, no word is marked', async () => {
    await addWord(convener(), issueId(), said('bus', town.groups.drivers));
    const id = newId();
    const opened = new Date('2026-01-10T00:00:00Z');
    const words = { topic: 'The bus', introduction: 'What about the bus?', opens_at: opened, created_at: opened };
    await database.db
      .insertInto('conversations')
      .values({ id, issue_id: issueId(), ...words })
      .execute();
    const page = await app.browser().get(`/conversations/${id}`);
    expect(page.text).toContain('What about the bus?');
    expect(page.text).not.toContain('class="word"');
  });
});

describe('a suggestion', () => {
  test('goes from a visitor to those who lead, and its fate back to the visitor alone', async () => {
    const visitor = app.browser();
    const sent = await visitor.post('/issues/late-buses/vocabulary/suggestions', { term: 'el camión vacío', meaning: 'Pasa sin nadie', lang: 'es' });
    expect(sent.location).toBe('/issues/late-buses/vocabulary#mine');
    expect((await visitor.get('/issues/late-buses/vocabulary')).text).toContain('It waits for those who lead.');
    expect((await app.browser().get('/issues/late-buses/vocabulary')).text).not.toContain('camión vacío');
    const leader = await app.browser().signIn('convener@example.org');
    const [, id] = /suggestions\/([0-9a-f-]{36})/.exec((await leader.get('/issues/late-buses/desk/words')).text) ?? [];
    expect((await leader.get('/issues/late-buses/desk')).text).toContain('suggested word');
    await leader.post(`/issues/late-buses/vocabulary/suggestions/${id}/refusal`, { reason: 'It is a name for people', reasonLang: 'en' });
    expect((await visitor.get('/issues/late-buses/vocabulary')).text).toContain('It is a name for people');
    await leader.delete(`/issues/late-buses/vocabulary/suggestions/${id}/refusal`);
    const as = { term: 'camión vacío', meaning: 'Pasa sin nadie', spellings: '', lang: 'es', saidBy: 'guess', groupId: town.groups.families, wordId: '' };
    const accept = (over = {}) => leader.post(`/issues/late-buses/vocabulary/suggestions/${id}/acceptance`, { ...as, ...over });
    // It is nobody's by default, least of all ours; and what else is wrong is told with it.
    const nobodys = await accept({ groupId: '', term: '' });
    expect(nobodys.status).toBe(422);
    expect(nobodys.text).toContain('Choose one of these.');
    expect(nobodys.text.match(/class="problem"/g)).toHaveLength(2);
    const taken = await accept();
    expect((await app.browser().get(taken.location ?? '')).text).toMatch(/Our guess[^]*Families on route 4[^]*Pasa sin nadie/);
    expect((await visitor.get('/issues/late-buses/vocabulary')).text).toContain('It was added to the words.');
    expect((await leader.post(`/issues/late-buses/vocabulary/suggestions/${id}/refusal`, { reason: 'Late', reasonLang: 'en' })).status).toBe(303);
    expect((await visitor.get('/issues/late-buses/vocabulary')).text).not.toContain('Late');
  });

  test('can be taken back while it waits; twenty waiting ones are enough', async () => {
    const visitor = app.browser();
    const suggest = (term: string) => visitor.post('/issues/late-buses/vocabulary/suggestions', { term, lang: 'en' });
    for (let at = 0; at < 20; at += 1) await suggest(`word ${at}`);
    expect((await suggest('one more')).status).toBe(422);
    const [, id] = /suggestions\/([0-9a-f-]{36})/.exec((await visitor.get('/issues/late-buses/vocabulary')).text) ?? [];
    await visitor.delete(`/issues/late-buses/vocabulary/suggestions/${id}`);
    expect((await suggest('one more')).status).toBe(303);
  });
});

test('a form sent to another issue of the same convener reaches nothing of this one', async () => {
  const { wordId, wordingId } = await addWord(convener(), issueId(), said('deadhead', town.groups.drivers, { saidBy: 'guess' }));
  const visitor = app.browser();
  await visitor.post('/issues/late-buses/vocabulary/suggestions', { word: wordId, term: 'empty', lang: 'en' });
  const leader = await app.browser().signIn('convener@example.org');
  const [, suggestion] = /suggestions\/([0-9a-f-]{36})/.exec((await leader.get('/issues/late-buses/desk/words')).text) ?? [];
  await leader.post('/issues', { level: 'district', statement: 'Another', why: 'Another why', lang: 'en', organizationId: town.district });
  const other = '/issues/another';
  const wording = { groupId: 'ours', term: 'x', lang: 'en', saidBy: 'group' };
  const forged = [
    leader.post(`${other}/vocabulary/${wordId}/wordings`, wording),
    leader.put(`${other}/vocabulary/${wordId}`, { meant: 'same', revision: 1 }),
    leader.post(`${other}/vocabulary/${wordId}/explanations`, { lang: 'en', body: 'x' }),
    leader.post(`${other}/vocabulary/${wordId}/removal`),
    leader.put(`${other}/wordings/${wordingId}`, { ...wording, revision: 1 }),
    leader.post(`${other}/wordings/${wordingId}/confirmation`, { revision: 1 }),
    leader.post(`${other}/wordings/${wordingId}/removal`),
    leader.post(`${other}/vocabulary/suggestions/${suggestion}/acceptance`, wording),
    leader.post(`${other}/vocabulary/suggestions/${suggestion}/refusal`, { reason: 'x', reasonLang: 'en' }),
    visitor.post(`${other}/vocabulary/suggestions`, { word: wordId, term: 'x', lang: 'en' }),
  ];
  for (const answer of forged) expect((await answer).status).toBe(404);
  expect(await getWord(convener(), issueId(), wordId)).toMatchObject({ meant: 'open', explanations: [], wordings: [{ term: 'deadhead', saidBy: 'guess' }] });
});

describe('the crosswalk', () => {
  const empty = { goal: null, promotedBy: null, keyPoints: null, alignment: null, alignmentWords: null, alignmentSaidBy: null, groupIds: [] } as const;

  async function initiative(name: string, fundedBy: string): Promise<string> {
    const added = await addRow(convener(), issueId(), { kind: 'initiatives', name, ledBy: null, theirWords: null, worth: null, saidBy: 'guess', lang: 'en' });
    if (!added.ok) throw new Error(added.reason);
    await describeInitiative(convener(), issueId(), added.value.id, 1, { ...empty, fundedBy });
    return added.value.id;
  }

  test('finds the same purse behind several initiatives, however it is written', async () => {
    await initiative('One', 'County  Levy\nState grant');
    const other = await initiative('Two', 'county levy');
    const streams = fundingStreams(await crosswalkOf(convener(), issueId()));
    expect(streams.map(({ funder, initiatives }) => `${funder}: ${initiatives.length}`)).toEqual(['County  Levy: 2', 'State grant: 1']);
    await expect(describeInitiative(convener(), issueId(), other, 1, { ...empty, fundedBy: null })).rejects.toThrow(StaleRevision);
  });

  test('a form tells who says how goals go together, and the file has no formula', async () => {
    const id = await initiative('=HYPERLINK("x")', 'County');
    const leader = await app.browser().signIn('convener@example.org');
    const fields = {
      goal: 'Warm hands',
      alignment: 'apart',
      alignmentWords: 'Not yet',
      alignmentSaidBy: 'group',
      'groups[]': [town.groups.drivers],
      revision: 2,
    };
    expect((await leader.put(`/issues/late-buses/desk/initiatives/${id}`, fields)).status).toBe(303);
    await leader.put('/issues/late-buses/desk/initiatives/main', { initiative: id });
    const { text } = await leader.get('/issues/late-buses/desk/initiatives');
    expect(text).toMatch(/Our main initiative[^]*Warm hands/);
    const file = await leader.get('/issues/late-buses/desk/initiatives/table');
    expect(file.text).toContain(`'=HYPERLINK`);
    expect(file.text).toContain('It pulls apart');
    expect(file.headers.get('content-type')).toContain('text/csv');
  });
});
