import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { openVote } from '#test/decisions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { castBallot } from '../domains/decisions/index.ts';
import { analyseConversation, find } from '../domains/opinions/index.ts';
import { newId } from '../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let camps: Camps;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  camps = await buildCamps(database.db, town.issue.id, 40);
});

/** The first statement speaks for the drivers, of whom so many were asked; and a decision has it as its option and evidence. */
async function speakForDrivers(asked: number): Promise<string> {
  const mandate = { id: newId(), issue_id: town.issue.id, person_id: town.persons.advisor, group_id: town.groups.drivers, given_on: '2026-01-06' };
  await database.db
    .insertInto('mandates')
    .values({ ...mandate, created_at: new Date(), created_by: town.persons.convener })
    .execute();
  const statement = camps.statements[0] ?? '';
  await database.db
    .updateTable('inputs')
    .set({ speaks: 'asked', asked_count: asked, mandate_id: mandate.id, group_id: town.groups.drivers })
    .where('id', '=', statement)
    .execute();
  await database.db.updateTable('conversations').set({ results_shown: 'live' }).execute();
  await analyseConversation(app.ctx(), async ({ votes, known }) => find(votes, known), camps.conversationId);
  const label = 'Statement 0 of the camps';
  const vote = await openVote(app, town, { options: [{ label, detail: null, inputId: statement }], evidence: [{ label, url: null, inputId: statement }] });
  return vote.url;
}

async function pages(decision: string): Promise<Record<string, string>> {
  const at = `/conversations/${camps.conversationId}`;
  const as = (who: string) => app.browser().signIn(`${who}@example.org`);
  const [visitor, member, convener] = [app.browser(), await as('core'), await as('convener')];
  const of = async (browser: typeof visitor, path: string) => (await browser.get(path)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  return {
    'the list of statements': await of(visitor, `${at}/statements`),
    'the result, with all statements and the map': await of(visitor, `${at}/result`),
    'one statement of the result': await of(visitor, `${at}/result/statements/${camps.statements[0]}`),
    'the wall of a room': await of(visitor, `${at}/room`),
    'the desk of the conversation': await of(convener, `${at}/desk`),
    'the input itself': await of(member, `/inputs/${camps.statements[0]}`),
    'a decision on it': await of(visitor, decision),
  };
}

const mentions = (text: string) => text.match(/Bus drivers ?, after asking [\d ]*people/g) ?? [];

test('wherever a statement that was made under a mandate is shown, it says for whom, and after asking how many', async () => {
  const shown = await pages(await speakForDrivers(12));
  for (const [page, text] of Object.entries(shown)) {
    expect([page, mentions(text)[0]]).toEqual([page, expect.stringMatching(/after asking 12 people/)]);
    expect([page, text.match(/Statement 1 of the camps[^.]{0,30}Bus drivers/)]).toEqual([page, null]);
  }
  // The finding, the row of all statements, and the row of the map's table.
  expect(mentions(shown['the result, with all statements and the map'] ?? '').length).toBeGreaterThanOrEqual(3);
  // The option and the evidence.
  expect(mentions(shown['a decision on it'] ?? '')).toHaveLength(2);
});

test('a number of people under the threshold is told nowhere but on the desk', async () => {
  const { 'the desk of the conversation': desk = '', ...shown } = await pages(await speakForDrivers(4));
  for (const [page, text] of Object.entries(shown)) expect([page, mentions(text)[0]]).toEqual([page, expect.stringMatching(/after asking people/)]);
  expect(mentions(desk)[0]).toMatch(/after asking 4 people/);
});

test('the record of a decision says for whom the chosen option spoke', async () => {
  const url = await speakForDrivers(12);
  const convener = await app.browser().signIn('convener@example.org');
  const option = await database.db.selectFrom('options').selectAll().executeTakeFirstOrThrow();
  for (const person of [town.persons.core, town.persons.advisor, town.persons.convener])
    await castBallot(app.ctx(person), option.decision_id, { marks: { [option.id]: 1 }, words: null, lang: 'en', signed: false });
  app.setNow(new Date('2026-03-20T12:00:00Z'));
  const record = { outcome: 'We do it.', hypothesis: 'It helps.', reopenWhen: 'If not', measure: 'Late mornings', reviewOn: '2026-05-01', lang: 'en' };
  expect((await convener.post(`${url}/closing`, { ...record, ending: 'provisional', optionId: option.id, _confirmed: '1' })).status).toBe(303);
  const text = (await app.browser().get(url)).text.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  expect(text).toMatch(/Decided for now.*Statement 0 of the camps From a statement.{0,30}Bus drivers ?, after asking 12 people.*We do it.*Options/);
});
