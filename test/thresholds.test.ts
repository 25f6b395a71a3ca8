import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { listPublicCommitments, pulseOf } from '#app/domains/commitments/index.ts';
import { getConversation, listConversations } from '#app/domains/conversations/index.ts';
import { coverageOf } from '#app/domains/coverage/index.ts';
import { getIssue } from '#app/domains/issues/index.ts';
import { valueSpread } from '#app/domains/members/index.ts';
import { analyseConversation, find, staleConversations, viewResult } from '#app/domains/opinions/index.ts';
import { listReadings, viewReadings } from '#app/domains/rubrics/index.ts';
import { standingOn } from '#app/domains/people/index.ts';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '#world/loading/index.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
const slug = 'east-bank-by-first-bell';
const district = idOf('organizations.three-ferries');
let app: TestApp;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
  await answerPulse({ yes: 29, partly: 9, no: 14 });
  await lookBack({ yes: 27, 'in-part': 4, no: 11 });
});

/** An administrator of the district saves its settings with another threshold. */
async function set(privacyThreshold: number): Promise<void> {
  const { name, lang, accent, answer_days, revision } = await database.db
    .selectFrom('organizations')
    .selectAll()
    .where('id', '=', district)
    .executeTakeFirstOrThrow();
  const admin = await app.browser().signIn('tomasz.wieland@example.org');
  const form = { name, lang, accent: accent ?? '', privacyThreshold, answerDays: answer_days, revision };
  expect((await admin.put(`/organizations/${district}/settings`, form)).status).toBe(303);
}

const pulseId = async () => (await listPublicCommitments(app.ctx(), idOf('issues.bus')))[0]?.id ?? '';

async function answerPulse(counts: Record<string, number>): Promise<void> {
  const commitment_id = await pulseId();
  await database.db.deleteFrom('commitment_pulses').where('commitment_id', '=', commitment_id).execute();
  await database.db
    .insertInto('commitment_pulses')
    .values(Object.entries(counts).map(([answer, count]) => ({ commitment_id, answer, count })))
    .execute();
}

/** So many members said whether it is still worth it to them. */
async function lookBack(counts: Record<string, number>): Promise<void> {
  for (const still of Object.entries(counts).flatMap(([still, count]) => Array.from({ length: count }, () => still))) {
    const [person, membership, value] = [newId(), newId(), newId()];
    await database.db.insertInto('persons').values({ id: person, name: 'Somebody', created_at: now }).execute();
    await database.db
      .insertInto('memberships')
      .values({ id: membership, issue_id: idOf('issues.bus'), person_id: person, ring: 'dissemination', joined_at: now })
      .execute();
    await database.db.insertInto('member_values').values({ id: value, membership_id: membership, personal: 'Mine', said_at: now }).execute();
    await database.db.insertInto('value_reviews').values({ id: newId(), value_id: value, still, said_at: now }).execute();
  }
}

type Figures = Record<string, number | null>;

/** What people outside, and those who lead, are told of the issue now, once what is stale was worked out. */
async function told(): Promise<{ steps: Figures; settled: string }> {
  const [outside, imelda] = [app.ctx(), app.ctx(idOf('persons.imelda'))];
  for (const { id } of await staleConversations(outside, 'all')) await analyseConversation(outside, async ({ votes, known }) => find(votes, known), id);
  const issue = await getIssue(imelda, slug);
  const spread = await valueSpread(imelda, issue.id, issue.privacyThreshold);
  const covered = await coverageOf(imelda, issue);
  const steps: Figures = {
    ...((await pulseOf(outside, await pulseId())).steps ?? { yes: 0, partly: 0, no: 0 }),
    ...Object.fromEntries(spread.answers.map(({ still, atLeast }) => [`still ${still}`, atLeast])),
    total: spread.total,
    ...Object.fromEntries(covered.lists.flatMap(({ list, release }) => Object.entries(release?.kinds ?? {}).map(([id, one]) => [list.key + id, one]))),
  };
  const conversations = await listConversations(outside, issue.id);
  const results = [];
  for (const { id } of conversations) {
    const conversation = await getConversation(outside, id);
    results.push((await viewResult(outside, conversation, await standingOn(outside, issue.id))).result);
  }
  const readings = (await viewReadings(outside, await listReadings(outside, issue.id))).map(({ figures }) =>
    typeof figures === 'string' ? figures : [...figures],
  );
  return { steps, settled: JSON.stringify([results, readings]) };
}

const stepped = (steps: Figures, width: number) => Object.fromEntries(Object.entries(steps).map(([id, one]) => [id, one && one - (one % width)]));

describe('an administrator who sets one threshold after the other', () => {
  test('learns nothing by lower ones: issues that exist keep theirs', async () => {
    const before = await told();
    expect(before.steps).toMatchObject({ yes: 20, partly: 0, no: 10, 'still yes': 30, 'still in-part': 0, 'still no': 10, total: 50 });
    expect(before.settled).toContain('"manner":"');
    for (const threshold of [5, 6, 7, 8, 9, 10]) {
      await set(threshold);
      expect(await told()).toEqual(before);
    }
  });

  test('learns nothing by higher ones: what is told then follows from what was told before', async () => {
    const before = await told();
    for (const [threshold, width] of [
      [11, 20],
      [7, 20],
      [19, 20],
      [21, 40],
    ] as const) {
      await set(threshold);
      const after = await told();
      expect((await getIssue(app.ctx(), slug)).privacyThreshold).toBe(width);
      expect(after.steps).toEqual(stepped(before.steps, width));
      // A result was told for good; a reading is told as it was, or not any more.
      const [results, readings] = JSON.parse(after.settled) as [unknown[], unknown[]];
      const [resultsBefore, readingsBefore] = JSON.parse(before.settled) as [unknown[], unknown[]];
      expect(results).toEqual(resultsBefore);
      readings.forEach((one, at) => expect([readingsBefore[at], 'few']).toContainEqual(one));
    }
  });

  test('sees in the history of each issue what became of it, and of those of the district alone', async () => {
    await set(12);
    await set(5);
    const { rows } = await sql<{ slug: string; now: number; earlier: number[] }>`
      select slug, privacy_threshold as now, earlier_thresholds as earlier from issues order by organization_id = ${district} desc`.execute(database.db);
    expect(rows.map(({ now, earlier }) => [now, earlier])).toEqual([
      [20, [10]],
      [10, []],
      [10, []],
    ]);
    const events = await database.db.selectFrom('events').select(['issue_id', 'particulars']).where('kind', '=', 'issue.threshold-raised').execute();
    expect(events).toEqual([{ issue_id: idOf('issues.bus'), particulars: { before: 10, threshold: 20 } }]);
  });

  test('starts new issues under the new one', async () => {
    await set(5);
    const imelda = await app.browser().signIn('imelda.castellanos@example.org');
    const made = await imelda.post('/issues', {
      organizationId: district,
      level: 'district',
      statement: 'Lunch comes too late for many',
      why: 'Hunger',
      lang: 'en',
    });
    expect((await getIssue(app.ctx(idOf('persons.imelda')), made.location?.split('/')[2] ?? '')).privacyThreshold).toBe(5);
  });

  test('is told in the settings what becomes of issues', async () => {
    const admin = await app.browser().signIn('tomasz.wieland@example.org');
    expect((await admin.get(`/organizations/${district}/settings`)).text).toContain('Issues you have now never go lower.');
  });
});

test.each([5, 15, 7])('the database refuses to bring an issue from 10 to %i', async (privacy_threshold) => {
  const change = database.db.updateTable('issues').set({ privacy_threshold, earlier_thresholds: [10] });
  await expect(change.where('slug', '=', slug).execute()).rejects.toThrow('only goes to a multiple');
});
