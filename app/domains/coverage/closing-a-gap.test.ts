import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '../../../db/world/loading/index.ts';
import { getIssue } from '../issues/index.ts';
import { throughWhom } from './helping.ts';
import { coverageOf, gapsOf } from './index.ts';
import { gapSentence } from './web/index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const slug = 'east-bank-by-first-bell';
const missing = `/issues/${slug}/desk/people/missing`;
const place = 'gap-categories-shared-ownership-nonprofits-services';
let app: TestApp;
let convener: TestBrowser;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
  convener = await app.browser().signIn('imelda.castellanos@example.org');
});

/** What the page says of social services, as one sentence or none. */
async function saysOfServices(): Promise<string[]> {
  const ctx = app.ctx(idOf('persons.imelda'));
  const sentences = gapsOf(await coverageOf(ctx, await getIssue(ctx, slug)), now).map((gap) => gapSentence(ctx, gap));
  return sentences.filter((one) => one.includes('social services'));
}

const plain = (html: string) => html.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

/** Where the link with these words leads, on a page or a part of it. */
function linkIn(html: string, words: string): string {
  const found = [...html.matchAll(/<a [^>]*?href="([^"]+)"[^>]*>(.*?)<\/a>/gs)].find(([, , inside = '']) => inside.includes(words));
  if (!found?.[1]) throw new Error(`There is no link “${words}”.`);
  return plain(found[1]);
}

function partOf(html: string, id: string): string {
  const start = html.indexOf(`id="${id}"`);
  return start < 0 ? '' : html.slice(start, html.indexOf('</li>', start));
}

/** Presses the one button of a part of a page, with what its form holds. */
function press(browser: TestBrowser, part: string) {
  const action = /action="([^"]+)"/.exec(part)?.[1] ?? '';
  const fields = [...part.matchAll(/<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
  return browser.post(plain(action), Object.fromEntries(fields) as Record<string, string>);
}

const asked = (outcome: string, more: object = {}) => ({ askedOn: '2026-11-20', channel: 'phone', outcome, lang: 'en', ...more });

async function invite(fields: Record<string, string>): Promise<TestBrowser> {
  await convener.post(`/issues/${slug}/invitations`, { email: 'guest@example.org', ring: 'feedback', locale: 'en', ...fields });
  const { body } = await database.db.selectFrom('mails').select('body').where('to_address', '=', 'guest@example.org').executeTakeFirstOrThrow();
  const guest = await app.browser().signIn('guest@example.org');
  expect((await guest.post(/\/invitation\/[\w-]+/.exec(body)?.[0] ?? '')).status).toBe(303);
  return guest;
}

test('from a sentence to a task, to a no, to a yes, to a seat, to a word: each page leads to the next', async () => {
  const first = await convener.get(missing);
  expect(await saysOfServices()).toEqual(['Nobody from social services is in a ring, and nobody has asked them yet.']);

  // One press makes the task, and comes back to the sentence.
  const made = await press(convener, partOf(first.text, place));
  expect([made.status, made.location]).toEqual([303, `${missing}#${place}`]);
  expect(await saysOfServices()).toEqual(['Nobody from social services is in a ring yet. Somebody is going to ask them.']);
  const task = linkIn(partOf((await convener.get(missing)).text, place), 'Task of Imelda Castellanos, due December 4, 2026');

  // The task says what to think of first, and which gap it is for.
  const ask = await convener.get(task);
  expect(ask.text).toContain('Give something first?');
  expect(linkIn(ask.text, 'Write an offer first')).toContain(`groupId=${idOf('groups.motel')}`);
  const kind = linkIn(ask.text, 'The gap it is to close');
  expect(linkIn((await convener.get(kind)).text, 'Open the task')).toBe(task);

  // A gift is no ask, and ends the question whether to give first.
  const gift = { groupId: idOf('groups.motel'), theyTry: 'Keep one stop', weGive: 'A map of the stops', givenOn: '2026-11-19', lang: 'en' };
  expect((await convener.post(`/issues/${slug}/offers`, gift)).status).toBe(303);
  expect(await saysOfServices()).toEqual(['Nobody from social services is in a ring yet. Somebody is going to ask them.']);
  expect((await convener.get(task)).text).not.toContain('Give something first?');

  // A no is no end: the same task comes up again, and no second one is offered.
  await convener.post(`${task}/attempts`, asked('no', { nextOn: '2027-01-11' }));
  expect(await saysOfServices()).toEqual(['We asked social services once. Nobody has come yet.']);
  const waiting = partOf((await convener.get(missing)).text, place);
  expect(linkIn(waiting, 'due January 11, 2027')).toBe(task);
  expect(waiting).not.toContain('Make it a task');

  // A yes asks for a seat, on the page of the task and beside the sentence; the letter is begun.
  await convener.post(`${task}/attempts`, asked('yes'));
  expect(await saysOfServices()).toEqual(['They said yes, and nobody of them is in a ring yet: social services.']);
  const seat = linkIn((await convener.get(task)).text, 'Invite them');
  expect(linkIn(partOf((await convener.get(missing)).text, place), 'Invite them')).toBe(seat);
  const people = await convener.get(seat.split('#')[0] ?? '');
  expect(people.text).toMatch(
    new RegExp(`<details class="fold" open[^>]*>\\s*<summary>Invite one person by e-mail.*?value="${idOf('groups.motel')}" selected`, 's'),
  );

  // Somebody sits down, and says something for the group.
  const guest = await invite({ groupId: idOf('groups.motel'), name: 'Rosa Guest' });
  expect(await saysOfServices()).toEqual(['Present, but not a word so far: social services.']);
  await guest.post(`/issues/${slug}/say`, { body: 'The stop moves every week.', lang: 'en', group: idOf('groups.motel') });
  expect(await saysOfServices()).toEqual([]);
  expect((await convener.get(kind)).text).toContain('Nothing is missing');
});

test('the door is opened by somebody close to them, not by those of ours who were in touch', async () => {
  const met = { name: 'Glenn', because: 'met', detail: 'Students' } as const;
  expect(throughWhom([met])).toBeNull();
  expect(throughWhom([met, { name: 'Rosa', because: 'near', detail: 'Students' }])).toBe('Rosa');
  // A press beside the sentence fills it in: who speaks for students is close to those who learn differently.
  const place = 'gap-categories-shared-ownership-students-learning';
  await press(convener, partOf((await convener.get(missing)).text, place));
  const task = linkIn(partOf((await convener.get(missing)).text, place), 'Task of');
  const speaker = await database.db
    .selectFrom('mandates')
    .innerJoin('persons', 'persons.id', 'mandates.person_id')
    .select('persons.name')
    .where('group_id', '=', idOf('groups.students'))
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow();
  expect((await convener.get(task)).text).toContain(speaker.name);
});

test('who said never again is asked by nobody, and no task is offered', async () => {
  await press(convener, partOf((await convener.get(missing)).text, place));
  const task = linkIn(partOf((await convener.get(missing)).text, place), 'Task of Imelda Castellanos');
  await convener.post(`${task}/attempts`, asked('never'));
  const said = partOf((await convener.get(missing)).text, place);
  expect(said).toContain('They do not want to be asked again');
  expect(said).not.toContain('<form');
});

test('a kind without a group is first told which group its people are', async () => {
  const libraries = 'gap-categories-shared-ownership-culture-libraries';
  const page = await convener.get(missing);
  await press(convener, partOf(page.text, libraries));
  const task = linkIn(partOf((await convener.get(missing)).text, libraries), 'Task of');
  await convener.post(`${task}/attempts`, asked('yes'));
  expect(linkIn((await convener.get(task)).text, 'Say which group they are')).toMatch(/culture\.libraries#groups$/);
});
