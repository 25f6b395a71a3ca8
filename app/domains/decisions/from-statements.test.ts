import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { plainDecision } from '#test/decisions.ts';
import { permissionsBeforePublishing, permissionsInTown, type Deed } from '#test/permissions.ts';
import { buildTown, type Town } from '#test/town.ts';
import { closeConversation, seedStatements, startConversation } from '../conversations/index.ts';
import { createDecision, decideOnStatement, decisionsFrom, evidenceOf, getDecision, openDecision, optionsOf, originsOf } from './index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let conversation: string;
let statement: string;
let other: string;

const convener = () => app.ctx(town.persons.convener);
const body = 'Send families a message the night before.';

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  const text = { topic: 'How should families hear of late buses?', introduction: null, lang: 'en', opensAt: null, closesAt: null, reviewedFirst: false };
  const started = await startConversation(convener(), town.issue.id, text);
  if (!started.ok) throw new Error(started.reason);
  conversation = started.value;
  await seedStatements(convener(), conversation, 'en', [body, 'Call each home.']);
  const rows = await database.db.selectFrom('statements').select('id').orderBy('number').execute();
  [statement = '', other = ''] = rows.map((row) => row.id);
});

const signedIn = (who = 'convener') => app.browser().signIn(`${who}@example.org`);
const draftOf = (location: string | null) => /decisions\/([^/]+)\/edit/.exec(location ?? '')?.[1] ?? '';
const labels = async (id: string) => (await optionsOf(convener(), id)).map((option) => [option.label, option.inputId]);
const toHide = { moderated: -1 };

describe('a decision made of a statement', () => {
  test('is a draft with the statement as its first option and its evidence, open to change', async () => {
    const browser = await signedIn();
    const sent = await browser.post(`/statements/${statement}/decisions`);
    const id = draftOf(sent.location);
    expect(await getDecision(convener(), id)).toMatchObject({ question: `Should we do this: ${body}`, openedAt: null, method: 'gradients', lang: 'en' });
    expect(await labels(id)).toEqual([[body, statement]]);
    expect(await evidenceOf(convener(), id)).toMatchObject([{ label: body, url: null, inputId: statement }]);
    const form = await browser.get(sent.location ?? '');
    expect(form.text).toContain('The draft is saved, with the statement as its first option.');
    expect(form.text).toContain('This option came from a statement.');
  });

  test('is made once: asked for again, the draft that is there is shown', async () => {
    const browser = await signedIn();
    const first = await browser.post(`/statements/${statement}/decisions`);
    const again = await browser.post(`/statements/${statement}/decisions`);
    expect(again.location).toBe(first.location);
    expect((await browser.get(again.location ?? '')).text).toContain('This statement is in a draft already.');
    await openDecision(convener(), draftOf(first.location), 1);
    expect((await browser.post(`/statements/${statement}/decisions`)).location).not.toBe(first.location);
  });

  test('takes the question as it is from a statement in another language than the reader’s', async () => {
    await database.db.updateTable('inputs').set({ lang: 'es', body: 'Avisar a las familias la noche antes.' }).where('id', '=', statement).execute();
    const made = await decideOnStatement(convener(), statement);
    const id = made.ok ? made.value.id : '';
    expect(await getDecision(convener(), id)).toMatchObject({ question: 'Avisar a las familias la noche antes.', lang: 'es' });
  });

  test('holds as much of a long imported statement as an option may, and all of it below', async () => {
    const long = '💬é '.repeat(150);
    await database.db.updateTable('inputs').set({ body: long }).where('id', '=', statement).execute();
    const made = await decideOnStatement(convener(), statement);
    const [option] = await optionsOf(convener(), made.ok ? made.value.id : '');
    expect([[...(option?.label ?? '')].length, option?.detail]).toEqual([300, long]);
  });

  test.each([
    ['hidden', toHide],
    ['taken back', { withdrawn_at: new Date('2026-03-01T11:00:00Z') }],
  ])('is not made of one that was %s', async (_, change) => {
    await database.db.updateTable('inputs').set(change).where('id', '=', statement).execute();
    const browser = await signedIn();
    const sent = await browser.post(`/statements/${statement}/decisions`);
    expect(sent.location).toBe(`/conversations/${conversation}/desk`);
    expect((await browser.get(sent.location ?? '')).text).toContain('so it cannot be decided on');
    expect((await browser.post(`/statements/${statement}/decisions`, { back: '//elsewhere.example' })).location).toBe(`/conversations/${conversation}/desk`);
    expect(await database.db.selectFrom('decisions').select('id').execute()).toEqual([]);
  });
});

describe('a statement added to a draft', () => {
  let draft: string;
  beforeEach(async () => {
    draft = await createDecision(convener(), town.issue.id, plainDecision(app));
  });

  const add = async (id: string, to = draft) => (await signedIn()).post(`/statements/${id}/options`, { decision: to });

  test('becomes its next option, in the language of the statement; a form from before is out of date', async () => {
    await database.db.updateTable('inputs').set({ lang: 'es' }).where('id', '=', other).execute();
    expect((await add(statement)).location).toBe(`/decisions/${draft}/edit`);
    await add(other);
    expect(await labels(draft)).toEqual([
      ['Ten minutes earlier', null],
      [body, statement],
      ['Call each home.', other],
    ]);
    expect((await optionsOf(convener(), draft)).map((option) => option.lang)).toEqual(['en', 'en', 'es']);
    expect((await getDecision(convener(), draft)).revision).toBe(3);
  });

  test('is not added twice, nor beside an option that says the same', async () => {
    await add(statement);
    const browser = await signedIn();
    const again = await browser.post(`/statements/${statement}/options`, { decision: draft });
    expect((await browser.get(again.location ?? '')).text).toContain('An option of this draft says that already');
    await database.db.updateTable('inputs').set({ body: 'Ten minutes earlier' }).where('id', '=', other).execute();
    await add(other);
    expect((await labels(draft)).length).toBe(2);
  });

  test('is not added where the way of voting takes no more', async () => {
    const consent = await createDecision(convener(), town.issue.id, plainDecision(app, { method: 'consent' }));
    const browser = await signedIn();
    const full = await browser.post(`/statements/${statement}/options`, { decision: consent });
    expect((await browser.get(full.location ?? '')).text).toContain('takes no more options');
    expect((await labels(consent)).length).toBe(1);
  });

  test('is refused once the decision opened; and of another issue, or with an id of nothing, not found', async () => {
    await openDecision(convener(), draft, 1);
    expect((await add(statement)).status).toBe(403);
    const elsewhere = newId();
    const { id: _, slug: __, ...issue } = await database.db.selectFrom('issues').selectAll().where('id', '=', town.issue.id).executeTakeFirstOrThrow();
    await database.db
      .insertInto('issues')
      .values({ ...issue, id: elsewhere, slug: 'elsewhere' })
      .execute();
    await database.db
      .insertInto('memberships')
      .values({ id: newId(), issue_id: elsewhere, person_id: town.persons.convener, ring: 'core', role: 'convener', joined_at: convener().now })
      .execute();
    const there = await createDecision(convener(), elsewhere, plainDecision(app));
    for (const to of [there, newId(), '', 'new', "' or 1=1 --", '\0', conversation]) expect((await add(statement, to)).status).toBe(404);
    for (const id of [newId(), 'new', '%00', encodeURIComponent("' or 1=1 --"), town.issue.id]) expect((await add(id)).status).toBe(404);
    expect((await (await signedIn()).post(`/statements/${newId()}/decisions`)).status).toBe(404);
  });
});

describe('changing a draft', () => {
  test('keeps where its options came from, reworded or not, and lets go of those that are emptied', async () => {
    const browser = await signedIn();
    const sent = await browser.post(`/statements/${statement}/decisions`);
    const id = draftOf(sent.location);
    await browser.post(`/statements/${other}/options`, { decision: id });
    const form = (await browser.get(sent.location ?? '')).text;
    for (const [n, from] of [
      [1, statement],
      [2, other],
    ])
      expect(form).toContain(`name="from-${n}" value="${from}"`);
    const fields = {
      question: 'How should families hear of late buses?',
      detail: '',
      lang: 'en',
      method: 'gradients',
      secrecy: 'named',
      threshold: '',
      quorum: '0',
      closesAt: '2026-03-20T10:00',
      'rings[]': ['core'],
      'option-1': 'Send a message by 8 in the evening before.',
      'from-1': statement,
      'option-2': '',
      'from-2': other,
      'option-3': 'As now',
      'from-3': newId(),
      'evidence-1': body,
      'address-1': `/inputs/${statement}`,
      revision: 2,
    };
    expect((await browser.put(`/decisions/${id}`, fields)).status).toBe(303);
    expect(await labels(id)).toEqual([
      ['Send a message by 8 in the evening before.', statement],
      ['As now', null],
    ]);
    const wrong = await browser.put(`/decisions/${id}`, { ...fields, question: 'Short', revision: 3 });
    expect([wrong.status, wrong.text.includes(`name="from-1" value="${statement}"`)]).toEqual([422, true]);
  });

  test('an option that still says what its statement says stays in its language', async () => {
    await database.db.updateTable('inputs').set({ lang: 'es' }).where('id', '=', statement).execute();
    const options = [
      { label: body, detail: null, inputId: statement },
      { label: 'As now', detail: null },
    ];
    const id = await createDecision(convener(), town.issue.id, plainDecision(app, { options }));
    expect((await optionsOf(convener(), id)).map((option) => option.lang)).toEqual(['es', 'en']);
  });

  test('an input of another issue is no origin', async () => {
    const options = [{ label: body, detail: null, inputId: newId() }];
    await expect(createDecision(convener(), town.issue.id, plainDecision(app, { options }))).rejects.toThrow();
  });
});

describe('where an option came from', () => {
  let id: string;
  const link = () => `href="/conversations/${conversation}/result/statements/${statement}"`;
  beforeEach(async () => {
    const made = await decideOnStatement(convener(), statement);
    id = made.ok ? made.value.id : '';
  });

  test('is said on the page of the decision, with the way there where the reader may see the votes', async () => {
    await openDecision(convener(), id, 1);
    for (const who of ['listener', 'core']) {
      const page = (await (await signedIn(who)).get(`/decisions/${id}`)).text;
      expect([page.includes('From a statement people voted on'), page.includes(link())]).toEqual([true, false]);
    }
    expect((await (await signedIn()).get(`/decisions/${id}`)).text).toContain(link());
    app.setNow(new Date('2026-03-01T13:00:00Z'));
    await closeConversation(convener(), conversation);
    for (const browser of [app.browser(), await signedIn('core')]) expect((await browser.get(`/decisions/${id}`)).text).toContain(link());
  });

  test('is said on every kind of ballot', async () => {
    for (const method of ['consent', 'approval', 'majority'] as const) {
      const options = [{ label: body, detail: null, inputId: statement }, ...(method === 'consent' ? [] : [{ label: 'As now', detail: null }])];
      const made = await createDecision(convener(), town.issue.id, plainDecision(app, { method, options }));
      await openDecision(convener(), made, 1);
      const page = (await (await signedIn('core')).get(`/decisions/${made}`)).text;
      expect(page.match(/From a statement people voted on/g)).toHaveLength(1);
    }
  });

  test('can be asked the other way round: what a statement became, drafts for those who lead only', async () => {
    expect((await decisionsFrom(convener(), statement)).map((one) => one.id)).toEqual([id]);
    expect(await decisionsFrom(app.ctx(town.persons.core), statement)).toEqual([]);
    await openDecision(convener(), id, 1);
    expect((await decisionsFrom(app.ctx(), statement)).map((one) => one.id)).toEqual([id]);
    expect(await decisionsFrom(app.ctx(), other)).toEqual([]);
    expect(await decisionsFrom(app.ctx(), 'nonsense')).toEqual([]);
    expect([...(await originsOf(app.ctx(), id)).values()]).toEqual([{ statementId: statement, conversationId: conversation, isShown: false }]);
  });
});

const deeds: Readonly<Record<string, Deed>> = {
  'make a decision': (browser) => browser.post(`/statements/${statement}/decisions`),
  'add an option': async (browser) =>
    browser.post(`/statements/${other}/options`, { decision: await createDecision(convener(), town.issue.id, plainDecision(app)) }),
  'add to an open one': async (browser) => {
    const open = await createDecision(convener(), town.issue.id, plainDecision(app));
    await openDecision(convener(), open, 1);
    return browser.post(`/statements/${other}/options`, { decision: open });
  },
};

permissionsInTown(
  'who turns statements into decisions',
  `
  what               | visitor | stranger | listener | advisor | core    | convener | admin
  make a decision    | sign-in | refused  | refused  | refused | refused | yes      | yes
  add an option      | sign-in | hidden   | hidden   | hidden  | hidden  | yes      | yes
  add to an open one | sign-in | refused  | refused  | refused | refused | refused  | refused
`,
  () => app,
  deeds,
);

permissionsBeforePublishing(
  'who turns statements into decisions',
  `
  what            | visitor | stranger | core    | convener
  make a decision | sign-in | hidden   | refused | yes
  add an option   | sign-in | hidden   | hidden  | yes
`,
  () => app,
  deeds,
);
