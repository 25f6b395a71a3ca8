import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { crosswalkOf } from '../issues/index.ts';
import { addElement, mapOf } from '../maps/index.ts';
import { listWords } from '../vocabulary/index.ts';
import { commitmentsFrom, keepCommitment, listPublicCommitments } from '../commitments/index.ts';
import { addEncounter, visibleEntry } from '../directory/index.ts';
import { currentFramework } from '../frameworks/index.ts';
import { listAsks, listOffers } from '../outreach/index.ts';
import { rhythmsOf, wantedOn, wantPlace } from '../rings/index.ts';
import { rowKinds } from './rows/index.ts';
import { frameworkOf, toolNames, type ToolName } from './sheet.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: TestBrowser;
let core: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
  core = await app.browser().signIn('core@example.org');
});

const guess = { saidBy: 'guess', lang: 'en' };
const ctx = () => app.ctx(town.persons.convener);
const open = async (tool: ToolName) => (await convener.post(`/issues/late-buses/tools/${tool}/sheets`)).location ?? '';
/** The id of the row that a post led to. */
const idOf = (answer: { location: string | null }) => answer.location?.split('#')[1] ?? '';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.each(toolNames)('%s: the columns of its words are those of its records', async (tool) => {
  const { content } = await currentFramework(ctx(), frameworkOf(tool), null);
  const words = Object.fromEntries(content.steps.flatMap((step) => (step.columns ? [[step.key, step.columns.map((column) => column.key)]] : [])));
  const records = Object.fromEntries(Object.entries(rowKinds[tool]).map(([step, rows]) => [step, rows.columns.map((column) => column.key)]));
  expect(records).toEqual(words);
});

describe('what follows from the Four Simple Questions', () => {
  test('each side of a tie becomes a commitment with a date, and the row says how it stands', async () => {
    const page = await open('four-questions');
    const id = idOf(
      await convener.post(`${page}/rows/ties`, { ...guess, groupId: town.groups.drivers, weSupport: 'We come to the depot', theySupport: 'They keep count' }),
    );
    expect((await convener.get(page)).text).toContain('has no day yet');
    for (const side of ['ours', 'group'])
      await convener.post(`${page}/rows/ties/${id}/follow-ups/pledge-${side}`, { what: `Promise of ${side}`, dueOn: inDays(20), lang: 'en', revision: 1 });
    const pledges = await commitmentsFrom(ctx(), [id]);
    expect(pledges.map((one) => [one.side, one.what, one.groupId])).toEqual([
      ['ours', 'Promise of ours', town.groups.drivers],
      ['group', 'Promise of group', town.groups.drivers],
    ]);
    const ours = pledges.find((one) => one.side === 'ours');
    await keepCommitment(ctx(), ours?.id ?? '', { lang: 'en' });
    const { text } = await core.get(page);
    expect(text).not.toContain('has no day yet');
    expect(text).toContain('We kept it on');
    expect(text).toContain('They promised it by');
    expect((await core.post(`${page}/rows/ties/${id}/follow-ups/pledge-ours`, { what: 'x', dueOn: inDays(2) })).status).toBe(404);
  });

  test('a group that declines stays, and the day of the next ask is set', async () => {
    const page = await open('four-questions');
    const id = idOf(await convener.post(`${page}/rows/stakes`, { ...guess, groupId: town.groups.drivers, reason: 'They are blamed' }));
    const no = { nextOn: inDays(30), channel: 'phone', note: 'Not in the season', lang: 'en' };
    expect((await convener.post(`${page}/rows/stakes/${id}/follow-ups/next-ask`, { ...no, nextOn: inDays(-1) })).status).toBe(422);
    await convener.post(`${page}/rows/stakes/${id}/follow-ups/next-ask`, no);
    await convener.post(`${page}/rows/stakes/${id}/follow-ups/next-ask`, { ...no, nextOn: inDays(60) });
    const asks = await listAsks(ctx(), town.issue.id);
    expect(asks.map((ask) => [ask.groupId, ask.state, ask.dueOn, ask.attempts.length])).toEqual([[town.groups.drivers, 'declined-next', inDays(60), 2]]);
    expect((await convener.get(page)).text).toContain('They said no for now. Ask again on');
    // Who was asked and who said no is for those who lead.
    expect((await core.get(page)).text).not.toContain('They said no for now');
  });

  test('each cell keeps who said it', async () => {
    const page = await open('four-questions');
    const id = idOf(
      await convener.post(`${page}/rows/initiatives`, {
        ...guess,
        groupId: '',
        name: 'Thermos corner',
        theirWords: 'We keep company',
        worth: 'Warmth',
        'said-theirWords': 'group',
      }),
    );
    const row = await database.db.selectFrom('initiatives').select(['said_by', 'cells_said']).where('id', '=', id).executeTakeFirst();
    expect(row).toEqual({ said_by: 'guess', cells_said: { theirWords: 'group' } });
    const cells = (await convener.get(page)).text.match(/<span class="cell-guess">.*?<\/span>/g) ?? [];
    expect(cells.join()).toContain('Thermos corner');
    expect(cells.join()).not.toContain('We keep company');
  });
});

describe('Meet the Stakeholders', () => {
  const row = () => ({
    ...guess,
    groupId: town.groups.drivers,
    interest: 'Time for a break',
    shapesKnow: 'They know the roads',
    shapesBelieve: '',
    shapesDo: 'They wait or go',
  });

  test('a row is the entry of the directory and the stake, and what changes there stands here', async () => {
    const page = await open('meet-stakeholders');
    await convener.post(`${page}/rows/groups`, row());
    const subject = { kind: 'groups', id: town.groups.drivers } as const;
    const { entry } = await visibleEntry(ctx(), town.district, subject);
    expect(entry).toMatchObject({ name: 'Bus drivers', knows: 'They know the roads', believes: null, does: 'They wait or go', saidBy: 'guess' });
    expect((await convener.get(`/organizations/${town.district}/directory/groups/${town.groups.drivers}`)).text).toContain('They know the roads');
    expect((await convener.get(await open('four-questions'))).text).toContain('Time for a break');
    await database.db.updateTable('entries').set({ knows: 'Changed in the directory' }).where('group_id', '=', town.groups.drivers).execute();
    expect((await convener.get(page)).text).toContain('Changed in the directory');
  });

  test('shows a group of another directory in line with ours, and what is known of it only to who keeps that one', async () => {
    const id = newId();
    await database.db.insertInto('groups').values({ id, organization_id: town.state, name: 'Bus makers', created_at: new Date() }).execute();
    await database.db
      .insertInto('entries')
      .values({ id: newId(), organization_id: town.state, group_id: id, knows: 'They know engines', created_at: new Date() })
      .execute();
    const page = await open('meet-stakeholders');
    expect((await convener.post(`${page}/rows/groups`, { ...row(), groupId: id, shapesKnow: '', shapesDo: '' })).status).toBe(303);
    const { status, text } = await convener.get(page);
    expect(status).toBe(200);
    expect(text).toContain('Bus makers');
    expect(text).not.toContain('They know engines');
  });

  test('says whom nobody knows, until somebody met them', async () => {
    const page = await open('meet-stakeholders');
    await convener.post(`${page}/rows/groups`, row());
    expect((await convener.get(page)).text).toContain('Nobody we know knows them');
    await addEncounter(ctx(), { organizationId: town.district, groupId: town.groups.drivers, on: inDays(-3), channel: 'in-person', about: 'At the depot' });
    const { text } = await convener.get(page);
    expect(text).not.toContain('Nobody we know knows them');
    expect(text).toContain('convener person');
  });

  test('shows to members who do not keep the directory what they may read anyway', async () => {
    const page = await open('meet-stakeholders');
    await convener.post(`${page}/rows/groups`, row());
    const { text } = await core.get(page);
    expect(text).toContain('Time for a break');
    expect(text).not.toContain('They know the roads');
  });

  test('two people at one row: a change of either record is noticed', async () => {
    const page = await open('meet-stakeholders');
    const id = idOf(await convener.post(`${page}/rows/groups`, row()));
    const form = (await convener.get(`${page}/rows/groups/${id}`)).text;
    const revision = /name="revision" value="(\d+)"/.exec(form.slice(form.indexOf('id="row"')))?.[1] ?? '';
    const admin = await app.browser().signIn('admin@example.org');
    expect((await admin.put(`${page}/rows/groups/${id}`, { ...row(), shapesKnow: 'Written by the administrator', revision })).status).toBe(303);
    const second = await convener.put(`${page}/rows/groups/${id}`, { ...row(), shapesKnow: 'Written by the convener', revision });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Written by the administrator');
    expect(second.text).toContain('Written by the convener');
  });
});

describe('What’s in It for Me', () => {
  const row = () => ({ ...guess, groupId: town.groups.drivers, professional: 'A say in the routes', cost: 'Two evenings' });

  test('a guess about a group is pencilled, asked about, and confirmed', async () => {
    const page = await open('whats-in-it');
    const id = idOf(await convener.post(`${page}/rows/groups`, row()));
    expect((await convener.get(page)).text).toContain('cell-guess');
    const stepOf = async (step: string) => (await convener.get(`${page}?step=${step}`)).text.split('class="whole-sheet')[0];
    expect(await stepOf('ask')).toContain(`/rows/groups/${id}`);
    expect(await stepOf('check')).toContain('Longtable does not count your meetings');
    expect((await convener.post(`${page}/rows/groups`, { ...guess, groupId: town.groups.families })).status).toBe(422);
    expect((await convener.post(`${page}/rows/groups`, row())).text).toContain('This group stands on the list already');
    await convener.post(`${page}/rows/groups/${id}/follow-ups/ask`, { what: 'What would it be worth to you?', byOn: inDays(5), lang: 'en' });
    expect((await listAsks(ctx(), town.issue.id)).map((ask) => ask.what)).toEqual(['What would it be worth to you?']);
    await convener.post(`${page}/rows/groups/${id}/follow-ups/confirmation`, { revision: 1 });
    expect((await convener.get(page)).text).not.toContain('cell-guess');
    expect(await stepOf('ask')).toContain('No row asks for this now.');
  });
});

describe('Seeds of Trust', () => {
  const row = () => ({
    lang: 'en',
    signal: 'Answers take weeks',
    readBadly: 'They do not care',
    change: 'We answer in ten days',
    member: town.persons.core,
    dueOn: inDays(10),
  });

  test('a change is a public commitment; kept there, it is kept here', async () => {
    const page = await open('seeds-of-trust');
    const id = idOf(await convener.post(`${page}/rows/signals`, row()));
    const [pledge] = await listPublicCommitments(ctx(), town.issue.id);
    expect(pledge).toMatchObject({ side: 'ours', what: 'We answer in ten days', who: 'core person', source: { kind: 'sheet', id } });
    expect((await core.get(page)).text).toContain('We promised it by');
    // Whoever is to do it says that it is done.
    await core.post(`${page}/rows/signals/${id}/follow-ups/kept`);
    expect((await convener.get(page)).text).toContain('We kept it on');
  });

  test('a signal without a change is written by everybody who fills, a change only by those who lead', async () => {
    const page = await open('seeds-of-trust');
    await core.post(`${page}/rows/signals`, { lang: 'en', signal: 'The door is locked' });
    await core.post(`${page}/rows/signals`, row());
    expect((await database.db.selectFrom('trust_signals').select('signal').execute()).map((one) => one.signal)).toEqual(['The door is locked']);
    expect(await database.db.selectFrom('sheet_slips').select('id').execute()).toHaveLength(1);
  });

  test('a promise that stands is changed where a reason is asked for; a change without a day is not kept', async () => {
    const page = await open('seeds-of-trust');
    expect((await convener.post(`${page}/rows/signals`, { ...row(), dueOn: '' })).status).toBe(422);
    expect((await convener.post(`${page}/rows/signals`, { ...row(), dueOn: inDays(-20) })).status).toBe(422);
    expect(await database.db.selectFrom('trust_signals').select('id').execute()).toHaveLength(0);
    const id = idOf(await convener.post(`${page}/rows/signals`, row()));
    const changed = await convener.put(`${page}/rows/signals/${id}`, { ...row(), change: 'We answer some day', revision: 1 });
    expect(changed.status).toBe(422);
    expect(changed.text).toContain('where a reason is asked for');
    expect((await convener.put(`${page}/rows/signals/${id}`, { ...row(), signal: 'Answers took weeks', revision: 1 })).status).toBe(303);
  });
});

describe('Engaging Everybody', () => {
  test('where somebody is wanted stands with the rings, and what is said there stands here', async () => {
    const page = await open('engaging-everybody');
    const member = `person:${town.persons.listener}`;
    await convener.post(`${page}/rows/places`, { member, ringWanted: 'advisors', why: 'She knows the night shift', lang: 'en' });
    const [wish] = await wantedOn(ctx(), town.issue.id);
    expect(wish).toMatchObject({ personId: town.persons.listener, ring: 'advisors', reason: 'She knows the night shift' });
    await wantPlace(ctx(), town.issue.id, { whom: { personId: town.persons.listener }, ring: 'core', reason: 'Said with the rings', lang: 'en' });
    expect((await convener.get(page)).text).toContain('Said with the rings');
    // A wish is read by whom it is about and by those who lead.
    expect((await core.get(page)).text).not.toContain('Said with the rings');
    const [now] = await wantedOn(ctx(), town.issue.id);
    await convener.post(`${page}/rows/places/${now?.id}/removal`);
    expect((await convener.get(page)).text).not.toContain('Said with the rings');
    await convener.delete(`${page}/rows/places/${now?.id}/removal`);
    expect((await convener.get(page)).text).toContain('Said with the rings');
    expect((await database.db.selectFrom('memberships').select('ring').where('person_id', '=', town.persons.listener).executeTakeFirst())?.ring).toBe(
      'feedback',
    );
  });

  test('the rhythm of a ring is agreed once, changed in versions, and two at once are told', async () => {
    const page = await open('engaging-everybody');
    const row = { ring: 'feedback', ask: 'What they see', everyDays: '60', channel: 'Text message', linker: town.persons.listener, lang: 'en' };
    await convener.post(`${page}/rows/rhythm`, row);
    expect((await rhythmsOf(ctx(), town.issue.id)).find((one) => one.ring === 'feedback')).toMatchObject({
      number: 1,
      asks: 'What they see',
      linkerName: 'listener person',
    });
    expect((await convener.post(`${page}/rows/rhythm`, row)).status).toBe(422);
    await convener.put(`${page}/rows/rhythm/feedback`, { ...row, ask: 'First', revision: 1 });
    const second = await convener.put(`${page}/rows/rhythm/feedback`, { ...row, ask: 'Second', revision: 1 });
    expect(second.status).toBe(409);
    expect(second.text).toContain('First');
    expect((await core.get(page)).text).toContain('every 60 days');
  });
});

describe('What members say of themselves', () => {
  const row = { professional: 'I am asked before it is decided', personal: 'I sleep better', readers: 'me', lang: 'en' };

  test('is theirs alone, unless they let those who lead read it', async () => {
    const page = await open('whats-in-it');
    const listener = await app.browser().signIn('listener@example.org');
    await listener.post(`${page}/rows/members`, row);
    expect((await listener.get(page)).text).toContain('I sleep better');
    for (const other of [convener, core]) expect((await other.get(page)).text).not.toContain('I sleep better');
    expect((await listener.post(`${page}/rows/members`, row)).status).toBe(422);
    const { id, said_at } = await database.db.selectFrom('member_values').select(['id', 'said_at']).executeTakeFirstOrThrow();
    expect((await convener.get(`${page}/rows/members/${id}`)).status).toBe(404);
    app.setNow(new Date(Date.now() + 60_000));
    await listener.put(`${page}/rows/members/${id}`, { ...row, readers: 'leaders', revision: said_at.getTime() });
    expect((await convener.get(page)).text).toContain('I sleep better');
    expect((await core.get(page)).text).not.toContain('I sleep better');
  });

  test('is written by nobody for them', async () => {
    const page = await open('whats-in-it');
    const admin = await app.browser().signIn('admin@example.org');
    expect((await admin.post(`${page}/rows/members`, row)).status).toBe(403);
    expect(await database.db.selectFrom('sheet_slips').select('id').execute()).toHaveLength(0);
  });
});

describe('Learn the Language', () => {
  const row = () => ({
    ...guess,
    groupId: town.groups.families,
    name: 'Walking bus',
    goal: 'Children arrive together',
    fundedBy: 'The county',
    promotedBy: 'Two parents',
    keyPoints: '',
    alignment: 'along',
  });

  test('an initiative stands in the crosswalk and under the second question, which changes none of the rest', async () => {
    const page = await open('learn-language');
    const id = idOf(await convener.post(`${page}/rows/initiatives`, row()));
    const [found] = (await crosswalkOf(ctx(), town.issue.id)).others;
    expect(found).toMatchObject({ name: 'Walking bus', goal: 'Children arrive together', alignment: 'along', alignmentSaidBy: 'guess' });
    const questions = await open('four-questions');
    await convener.put(`${questions}/rows/initiatives/${id}`, {
      ...guess,
      groupId: town.groups.families,
      name: 'Walking bus of Mill Street',
      theirWords: 'We walk',
      revision: found?.revision ?? 0,
    });
    const { text } = await core.get(page);
    expect(text).toContain('Walking bus of Mill Street');
    expect(text).toContain('Children arrive together');
    const [now] = (await crosswalkOf(ctx(), town.issue.id)).others;
    await core.put(`${page}/rows/initiatives/${id}`, { ...row(), goal: 'Nobody waits in the dark', revision: now?.revision ?? 0 });
    expect((await core.get(questions)).text).toContain('We walk');
    await core.post(`${page}/rows/initiatives/${id}/follow-ups/main`);
    expect((await crosswalkOf(ctx(), town.issue.id)).main).toMatchObject({ id, goal: 'Nobody waits in the dark' });
  });

  test('a word stands in the vocabulary, each group’s own beside the others', async () => {
    const page = await open('learn-language');
    await convener.post(`${page}/rows/words`, { ...guess, groupId: town.groups.drivers, theirTerm: 'deadhead', meaning: 'Driving without children', word: '' });
    const [word] = await listWords(ctx(), town.issue.id);
    await convener.post(`${page}/rows/words`, { ...guess, groupId: town.groups.families, theirTerm: 'empty bus', meaning: '', word: word?.id ?? '' });
    expect((await listWords(ctx(), town.issue.id)).map((one) => one.wordings.map((wording) => wording.term))).toEqual([['deadhead', 'empty bus']]);
    expect((await convener.get(`/issues/late-buses/vocabulary/${word?.id}`)).text).toContain('Driving without children');
    expect((await core.get(page)).text).toContain('deadhead / empty bus');
    await core.post(`${page}/rows/words`, { ...guess, groupId: town.groups.families, theirTerm: 'a suggestion', meaning: '', word: '' });
    expect(await listWords(ctx(), town.issue.id)).toHaveLength(1);
  });
});

describe('Give Value First', () => {
  const row = () => ({
    groupId: town.groups.drivers,
    trying: 'A bus that starts in January',
    expected: 'That they come to the meeting',
    offer: 'Hand warmers for the depot',
    givenOn: '',
    followed: '',
    lang: 'en',
  });

  test('a row is an offer of outreach, given there and here, read by those who lead', async () => {
    const page = await open('give-value-first');
    const id = idOf(await convener.post(`${page}/rows/offers`, row()));
    const [offer] = await listOffers(ctx(), town.issue.id);
    expect(offer).toMatchObject({
      id,
      groupId: town.groups.drivers,
      weGive: 'Hand warmers for the depot',
      expectedBack: 'That they come to the meeting',
      givenOn: null,
    });
    expect((await convener.put(`${page}/rows/offers/${id}`, { ...row(), givenOn: inDays(2), revision: 1 })).status).toBe(422);
    await convener.put(`${page}/rows/offers/${id}`, { ...row(), givenOn: inDays(-1), followed: 'They asked us in', revision: 1 });
    expect((await convener.get('/issues/late-buses/offers')).text).toContain('They asked us in');
    const hidden = await core.get(page);
    expect(hidden.text).toContain('Only those who lead read these rows.');
    for (const words of ['Hand warmers', 'That they come', 'They asked us in']) expect(hidden.text).not.toContain(words);
    for (const path of [`${page}/print`, `${page}/rows/offers/${id}`]) expect((await core.get(path)).text).not.toContain('Hand warmers');
  });
});

describe('The Web of Connections', () => {
  const card = { outlook: 'A train, and nobody to call', stance: '', sharedInterest: 'Children off the road', needs: '', lang: 'en' };

  test('groups, ties and viewpoints stand on the map, and what is drawn there stands here', async () => {
    const page = await open('web-of-connections');
    const drivers = idOf(await core.post(`${page}/rows/elements`, { label: 'Bus drivers', kind: 'group', group: town.groups.drivers, lang: 'en' }));
    const train = idOf(await core.post(`${page}/rows/elements`, { label: 'The freight train', kind: 'thing', group: '', lang: 'en' }));
    await core.post(`${page}/rows/relations`, { ...guess, from: train, to: drivers, kind: 'in-tension', strength: '3' });
    await core.post(`${page}/rows/perspectives`, { element: drivers, ...card });
    const map = await mapOf(ctx(), town.issue.id);
    expect(map.elements.map((element) => [element.name, element.groupId])).toEqual([
      ['Bus drivers', town.groups.drivers],
      ['The freight train', null],
    ]);
    expect(map.relations).toMatchObject([{ fromId: train, toId: drivers, kind: 'in-tension', strength: 3, saidBy: 'guess' }]);
    expect((await convener.get(`/issues/late-buses/map/elements/${drivers}`)).text).toContain('A train, and nobody to call');
    await addElement(ctx(), town.issue.id, { kind: 'organization', name: 'Drawn on the map', about: null, groupId: null, tags: [], lang: 'en' });
    const { text } = await core.get(page);
    expect(text).toContain('Drawn on the map');
    expect(text).toContain('Our guess. Let them check it.');
    for (const step of ['relations', 'gaps']) expect((await core.get(`${page}?step=${step}`)).text).toContain('Nothing is linked to: Drawn on the map.');
  });

  test('what is taken off comes back with what hung on it; two at one row are told', async () => {
    const page = await open('web-of-connections');
    const row = { label: 'The county', kind: 'organization', group: '', lang: 'en' };
    const id = idOf(await core.post(`${page}/rows/elements`, row));
    const other = idOf(await core.post(`${page}/rows/elements`, { ...row, label: 'The railroad' }));
    await core.post(`${page}/rows/relations`, { ...guess, from: id, to: other, kind: 'informs', strength: '1' });
    const removed = await core.post(`${page}/rows/elements/${id}/removal`);
    expect((await mapOf(ctx(), town.issue.id)).relations).toHaveLength(0);
    const back = /rows\/elements\/[0-9a-f-]{36}\/removal/.exec((await core.get(removed.location?.replace(/#.*/, '') ?? '')).text)?.[0] ?? '';
    await core.delete(`${page}/${back}`);
    expect((await mapOf(ctx(), town.issue.id)).relations).toHaveLength(1);
    const revision = (await mapOf(ctx(), town.issue.id)).elements.find((element) => element.id === id)?.revision ?? 0;
    await core.put(`${page}/rows/elements/${id}`, { ...row, label: 'The county road office', revision });
    expect((await convener.put(`${page}/rows/elements/${id}`, { ...row, label: 'County', revision })).status).toBe(409);
    await core.post(`${page}/rows/perspectives`, { element: id, ...card });
    await core.put(`${page}/rows/perspectives/${id}`, { element: id, ...card, needs: 'A number to call', revision: 1 });
    const stale = await convener.put(`${page}/rows/perspectives/${id}`, { element: id, ...card, needs: 'Nothing', revision: 1 });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('A number to call');
  });
});
