import { beforeEach, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { chooseList, placeGroup } from '../domains/coverage/index.ts';
import { recordInput } from '../domains/inputs/index.ts';
import { addRow, draftPromise, openPromises, promisesInForce } from '../domains/issues/index.ts';
import { makeGroup, mandatesOn } from '../domains/people/index.ts';
import { writeLine } from '../domains/context-cards/index.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let convener: ReturnType<TestApp['browser']>;
let chauffeurs: string;

/** Two names for the same people, each with its part in the issue. */
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  convener = await app.browser().signIn('convener@example.org');
  const ctx = app.ctx(town.persons.convener);
  const made = await makeGroup(ctx, { organizationId: town.district, name: 'School chauffeurs', lang: 'en' });
  chauffeurs = made.ok ? made.value.id : '';
  const issueId = town.issue.id;
  const issue = { id: issueId, organizationId: town.district };
  await chooseList(ctx, issueId, 'categories.swift', false);
  for (const groupId of [town.groups.drivers, chauffeurs]) {
    await draftPromise(ctx, { issueId, groupId, level: groupId === chauffeurs ? 'collaborate' : 'consult' });
    await addRow(ctx, issueId, { kind: 'stakes', reason: 'They drive', groupId, saidBy: 'guess', lang: 'en' });
    await placeGroup(ctx, issue, { listKey: 'categories.swift', category: 'families', subgroup: null }, groupId);
    await writeLine(ctx, groupId, { field: 'history', body: `Known of ${groupId}`, lang: 'en', saidBy: 'guess', speaker: null });
  }
  await openPromises(ctx, issueId);
  for (const groupId of [town.groups.drivers, chauffeurs]) {
    const mandate = { personId: town.persons.advisor, groupId, givenOn: '2026-01-05', untilOn: '', howGiven: '', channel: '', everyDays: 60, lang: 'en' };
    expect((await convener.post('/issues/late-buses/mandates', mandate)).status).toBe(303);
  }
  await recordInput(ctx, issueId, {
    body: 'The early run is too short',
    lang: 'en',
    channel: 'phone',
    speaks: 'asked',
    groupId: chauffeurs,
    askedCount: 12,
    saidAt: ctx.now,
    authorAddress: null,
    authorLocale: 'en',
  });
});

const desk = '/issues/late-buses/desk';
const pages = [`${desk}/people`, `${desk}/promise`, `${desk}/hear`, `${desk}/people/kinds/categories.swift/families`, `${desk}/people/cards`];

/** How often each of the two names stands on each page. */
/** What the page of missing kinds says of the kind to which both belong. */
async function families(): Promise<string> {
  const { text } = await convener.get(`${desk}/people/missing`);
  return text
    .slice(text.indexOf('>Families<', text.indexOf('<table')))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160);
}

async function told(): Promise<Record<string, { old: number; kept: number }>> {
  const count = (text: string, name: string) => text.split(name).length - 1;
  const found: Record<string, { old: number; kept: number }> = {};
  for (const path of pages) {
    const { status, text } = await convener.get(path);
    expect(status, path).toBe(200);
    found[path] = { old: count(text, 'School chauffeurs'), kept: count(text, 'Bus drivers') };
  }
  return found;
}

test('groups that were merged are shown under the kept name and counted once, and are two again after undoing it', async () => {
  const apart = await told();
  for (const path of pages) expect(apart[path]?.old, path).toBeGreaterThan(0);
  const merging = { kind: 'groups', kept: town.groups.drivers, merged: chauffeurs };
  expect((await convener.post(`/organizations/${town.district}/merges`, merging)).status).toBe(303);

  const merged = await told();
  for (const path of pages) expect({ path, old: merged[path]?.old, isKept: (merged[path]?.kept ?? 0) > 0 }).toEqual({ path, old: 0, isKept: true });
  expect(await families()).toContain('One member speaks for them');
  const cards = await convener.get(`${desk}/people/cards`);
  expect(cards.text.split(`href="/groups/${town.groups.drivers}`).length).toBe(2);
  const ctx = app.ctx(town.persons.convener);
  expect((await promisesInForce(ctx, town.issue.id)).map((one) => `${one.groupName}: ${one.level}`)).toEqual([
    'Bus drivers: collaborate',
    'Bus drivers: consult',
  ]);
  expect((await mandatesOn(ctx, town.issue.id)).map((one) => one.groupId)).toEqual([town.groups.drivers]);

  const word = await convener.post('/issues/late-buses/vocabulary', { groupName: 'school CHAUFFEURS', term: 'the late run', lang: 'en', saidBy: 'guess' });
  expect(word.status).toBe(303);
  expect((await convener.get(word.location ?? '')).text).toContain('Bus drivers');

  const { id } = await database.db.selectFrom('merges').select('id').executeTakeFirstOrThrow();
  await convener.delete(`/merges/${id}`);
  expect(await told()).toEqual(apart);
});
