import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '../../platform/ids.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
});

const changed = '/issues/late-buses/changed';

/** Answered inputs of a group, with plain rows. */
async function answered(count: number, groupId: string, speaks: 'self' | 'asked' = 'self', askedCount: number | null = null): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const id = newId();
    const when = new Date(Date.UTC(2026, 1, 1, 0, at));
    await database.db
      .insertInto('inputs')
      .values({
        id,
        issue_id: town.issue.id,
        kind: 'remark',
        body: `Words ${speaks} ${at}.`,
        channel: 'web',
        group_id: groupId,
        speaks,
        asked_count: askedCount,
        author_address: `author${at}@secret.example`,
        said_at: when,
        created_at: when,
      })
      .execute();
    await database.db
      .insertInto('answers')
      .values({ id: newId(), input_id: id, verdict: at % 2 ? 'not-used' : 'used', reason: 'We weighed it.', given_at: when, given_by: town.persons.convener })
      .execute();
  }
}

describe('what changed because of you', () => {
  test('names a group beside words only where enough of it spoke', async () => {
    await answered(10, town.groups.families);
    await answered(9, town.groups.drivers);
    const page = await app.browser().get(changed);
    expect(page.text).toContain('One person from <span lang="en" dir="ltr">Families on route 4</span>, speaking only for themselves');
    expect(page.text).not.toContain('Bus drivers');
    expect(page.text).toContain('fewer than 10 people spoke');
  });

  test('of a small group shows only what it said as a group, without small numbers, and says why', async () => {
    await answered(3, town.groups.drivers);
    await answered(1, town.groups.drivers, 'asked', 4);
    const page = await app.browser().get(`${changed}/${town.groups.drivers}`);
    expect(page.text).toContain('Words asked 0.');
    expect(page.text).not.toContain('Words self');
    expect(page.text).toContain('after asking people');
    expect(page.text).not.toContain('after asking 4');
    expect(page.text).toContain('So that nobody can be recognized');
    expect(page.text).not.toContain('inputs answered');
  });

  test('of a large group has its own counts and only its words', async () => {
    await answered(12, town.groups.families);
    await answered(10, town.groups.drivers);
    const page = await app.browser().get(`${changed}/${town.groups.families}`);
    expect(page.text).toContain('12 of 12 inputs answered: 6 used, 0 adapted, 6 not used.');
    expect(page.text.match(/class="letter"/g)).toHaveLength(12);
  });

  test('shows good and bad news alike, newest first, in pages that come to an end', async () => {
    await answered(25, town.groups.families);
    const first = await app.browser().get(changed);
    expect(first.text.match(/class="letter"/g)).toHaveLength(20);
    expect(first.text.indexOf('Words self 24.')).toBeLessThan(first.text.indexOf('Words self 23.'));
    expect(first.text).toContain('Not used.');
    const next = /href="([^"]+)" ?>Older|href="([^"]*before=[^"]+)"/.exec(first.text);
    const second = await app.browser().get((next?.[1] ?? next?.[2] ?? '').replaceAll('&amp;', '&'));
    expect(second.text.match(/class="letter"/g)).toHaveLength(5);
    expect(second.text).not.toContain('before=');
  });

  test('an empty page teaches; in Spanish and Arabic too', async () => {
    expect((await app.browser().get(changed)).text).toContain('No answer has been given yet');
    expect((await app.browser({ locale: 'es' }).get(changed)).text).toContain('Qué cambió gracias a usted');
    expect((await app.browser({ locale: 'ar' }).get(changed)).text).toContain('خلال 10 أيام');
  });

  test('unknown groups and forged pages are not found or begin anew, never broken', async () => {
    expect((await app.browser().get(`${changed}/${newId()}`)).status).toBe(404);
    expect((await app.browser().get(`${changed}/x`)).status).toBe(404);
    expect((await app.browser().get(`${changed}?before=x`)).status).toBe(200);
    expect((await app.browser().get(`${changed}?before=${newId()}`)).status).toBe(200);
    await database.db.deleteFrom('issue_publications').execute();
    expect((await app.browser().get(changed)).status).toBe(404);
  });
});

test('an author’s address stands on no page, for nobody', async () => {
  const visitor = app.browser();
  const said = await visitor.post('/issues/late-buses/say', { body: 'Please answer me.', lang: 'en', address: 'hidden-address@example.com' });
  const path = (said.location ?? '').replace('?new=1', '');
  const id = path.slice(6, 42);
  const convener = await app.browser().signIn('convener@example.org');
  const pages = [
    path,
    `${path}?new=1`,
    '/me/inputs',
    `/inputs/${id}`,
    `/issues/late-buses/answers/new?input=${id}`,
    changed,
    '/issues/late-buses/moderation',
    '/issues/late-buses/desk/hear',
    '/issues/late-buses/desk/answer',
    '/issues/late-buses/desk/record',
  ];
  for (const browser of [visitor, convener]) {
    for (const page of pages) expect((await browser.get(page)).text, page).not.toContain('hidden-address');
  }
});
