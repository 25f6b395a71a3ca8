import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { exportIssue } from '#app/domains/exports/index.ts';
import { openZip } from '#app/domains/exports/zip-reading.ts';
import { findIssueForOperator } from '#app/domains/issues/index.ts';
import { newId } from '#app/platform/ids.ts';
import { routes, type RouteName } from '#app/routes.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { busIssue } from '#world/index.ts';
import { idOf, loadWorld } from '#world/loading/index.ts';

/**
 * What is not for everybody, and who comes upon it. Every secret of the demo district carries a mark; every page that anybody
 * can reach by links is then asked for by everybody else at its address, and the copies of the issue are opened.
 */
const kept = `
  what                     | visitor | participant | stranger | neighbour | school | linker | listener | advisor | core | convener | staff | administrator | public copy | full copy
  a private note           | -       | -           | -        | -         | -     | -      | -        | -       | -    | -        | -     | -             | -           | -
  a note that is shared    | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | -     | sees          | -           | -
  a person's phone         | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | sees  | sees          | -           | -
  a person's encounter     | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | sees  | sees          | -           | -
  a context card           | -       | -           | -        | -         | sees  | sees   | sees     | sees    | sees | sees     | sees  | sees          | -           | -
  a nomination that waits  | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | -     | sees          | -           | sees
  an ask                   | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | -     | sees          | -           | sees
  a hard relation          | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | -     | sees          | -           | sees
  what we hoped to get     | -       | -           | -        | -         | -     | -      | -        | -       | -    | sees     | -     | sees          | -           | sees
`;

/** How each secret is marked: rows of the demo world, whatever they said before. */
const marks: Readonly<Record<string, string>> = {
  'a private note': `update private_notes n set body = 'MARK-0-' || id where body is not null and not exists (select 1 from private_note_shares s where s.private_note_id = n.id and s.taken_back_at is null)`,
  'a note that is shared': `update private_notes n set body = 'MARK-1-' || id where body is not null and exists (select 1 from private_note_shares s where s.private_note_id = n.id and s.taken_back_at is null)`,
  "a person's phone": `update channels c set value = 'MARK-2-' || c.id from entries e where e.id = c.entry_id and e.person_id is not null`,
  "a person's encounter": `update encounters c set about = 'MARK-3-' || c.id from entries e where e.id = c.entry_id and e.person_id is not null`,
  'a context card': `update card_lines set body = 'MARK-4-' || id`,
  'a nomination that waits': `update nominations set name = 'MARK-5-' || id where answer is null and erased_at is null`,
  'an ask': `update asks set what = 'MARK-6-' || id`,
  'a hard relation': `update hard_relations set blocks = 'MARK-7-' || id`,
  'what we hoped to get': `update offers set expected_back = 'MARK-8-' || id`,
};

const database = useOwnDatabase();
const issueId = idOf(busIssue.key);
const district = idOf('organizations.three-ferries');
let app: TestApp;
const readers = new Map<string, TestBrowser>();
const found = new Map<string, Set<string>>();

beforeAll(async () => {
  app = await createTestApp(database.db);
  await loadWorld(database.db, new Date());
  await writeNotes();
  for (const statement of Object.values(marks)) {
    const { numAffectedRows } = await sql.raw(statement).execute(database.db);
    if (!numAffectedRows) throw new Error(`the demo world has nothing to mark: ${statement}`);
  }
  await seatReaders();
  await readEverything();
  for (const kind of ['public', 'full'] as const) found.set(`${kind} copy`, marksIn(await copyOf(kind)));
}, 180_000);

/** What the demo's convener wrote down for herself, and what she let the others who lead read. */
async function writeNotes(): Promise<void> {
  const at = new Date('2026-01-05T15:00:00Z');
  const note = { issue_id: issueId, author_id: idOf('persons.imelda'), body: 'Spoke with her at the landing.', created_at: at };
  const shared = newId();
  await database.db
    .insertInto('private_notes')
    .values([
      { ...note, id: newId() },
      { ...note, id: shared },
    ])
    .execute();
  await database.db.insertInto('private_note_shares').values({ id: newId(), private_note_id: shared, at }).execute();
}

/** Somebody new in every place there is, so that nobody sees a secret because it is their own. */
async function seatReaders(): Promise<void> {
  const at = new Date('2026-01-05T15:00:00Z');
  const person = async (name: string) => {
    const id = newId();
    await database.db
      .insertInto('persons')
      .values({ id, name: `New ${name}`, email: `new-${name}@example.org`, created_at: at })
      .execute();
    readers.set(name, await app.browser().signIn(`new-${name}@example.org`));
    return id;
  };
  readers.set('visitor', app.browser());
  await person('stranger');
  const member = async (name: string, ring: string, role = 'member') =>
    database.db
      .insertInto('memberships')
      .values({ id: newId(), issue_id: issueId, person_id: await person(name), ring, role, joined_at: at })
      .execute();
  await member('linker', 'dissemination');
  await member('listener', 'feedback');
  await member('advisor', 'advisors');
  await member('core', 'core');
  await member('convener', 'core', 'convener');
  const staff = async (name: string, organization: string, role: string) =>
    database.db
      .insertInto('staff')
      .values({ organization_id: organization, person_id: await person(name), role, added_at: at })
      .execute();
  await staff('staff', district, 'staff');
  await staff('administrator', district, 'administrator');
  await staff('school', idOf('organizations.kiln-hill'), 'administrator');
  const elsewhere = newId();
  await database.db
    .insertInto('organizations')
    .values({ id: elsewhere, parent_id: idOf('organizations.tamarack'), level: 'district', name: 'Across the river', created_at: at })
    .execute();
  await staff('neighbour', elsewhere, 'administrator');
  const participant = await person('participant');
  await database.db.insertInto('participants').values({ id: newId(), issue_id: issueId, person_id: participant, created_at: at }).execute();
}

const patterns = (Object.keys(routes) as RouteName[])
  .filter((name) => routes[name][0] === 'GET')
  .map((name) => ({ name, pattern: new RegExp(`^${routes[name][1].replaceAll(/:[a-z]+/g, '[^/]+')}$`) }));
const routeOf = (path: string) => patterns.find(({ pattern }) => pattern.test(path))?.name;
/** Files of a whole issue are opened apart; these end or change a visit. */
const notRead = new Set<RouteName | undefined>(['asset', 'live', 'language', 'metrics', 'export.full', 'export.public', 'sign-in.callback', undefined]);
/** How many pages of one kind are looked at: the marks are of a kind, not of a row. Of some only a few hold any. */
const faces: Partial<Record<RouteName, number>> = { 'entry.show': 40, 'card.show': 8, 'directory.list': 3, 'membership.edit': 2, 'map.show': 2 };

/** Those who see most follow links as far as they lead; then everybody asks for all of it. */
async function readEverything(): Promise<void> {
  const paths = new Set<string>();
  for (const name of ['administrator', 'convener', 'core', 'visitor']) for (const path of await follow(readers.get(name))) paths.add(path);
  for (const [name, browser] of readers)
    for (const path of paths) {
      const page = await browser.get(path);
      for (const mark of marksIn(page.text)) note(name, mark);
    }
}

async function follow(browser: TestBrowser | undefined): Promise<string[]> {
  if (!browser) return [];
  const left = [
    '/',
    '/me',
    `/organizations/${district}`,
    `/organizations/${district}/directory/persons`,
    `/issues/${busIssue.slug}`,
    `/issues/${busIssue.slug}/desk/people`,
  ];
  const seen = new Set(left);
  const met = new Map<RouteName, number>();
  const opened: string[] = [];
  for (let path = left.shift(); path; path = left.shift()) {
    const page = await browser.get(path);
    if (page.status !== 200) continue;
    opened.push(path);
    for (const [, link = ''] of page.text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = link.replaceAll('&amp;', '&');
      const route = routeOf(next.replace(/\?.*/, ''));
      if (!route || notRead.has(route) || seen.has(next) || (met.get(route) ?? 0) >= (faces[route] ?? 1)) continue;
      met.set(route, (met.get(route) ?? 0) + 1);
      seen.add(next);
      left.push(next);
    }
  }
  return opened;
}

function note(reader: string, mark: string): void {
  found.set(reader, (found.get(reader) ?? new Set()).add(mark));
}

function marksIn(text: string): Set<string> {
  const names = Object.keys(marks);
  return new Set([...text.matchAll(/MARK-(\d+)-/g)].map((hit) => names[Number(hit[1])] ?? ''));
}

async function copyOf(kind: 'public' | 'full'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'longtable-test-'));
  try {
    const issue = await findIssueForOperator(app.ctx(), busIssue.slug);
    if (!issue) throw new Error('no demo issue');
    const file = join(folder, 'copy.zip');
    await exportIssue(app.ctx(), issue, { kind, reader: 'operator', file });
    const zip = await openZip(file);
    const lines: string[] = [];
    for (const path of zip.paths) for await (const line of zip.lines(path)) lines.push(line);
    zip.close();
    return lines.join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('who comes upon what is not for everybody', () => {
  const [head = '', ...rows] = kept.trim().split('\n');
  const cells = (line: string) => line.split('|').map((cell) => cell.trim());
  const [, ...names] = cells(head);
  test.each(rows.map((row) => cells(row)))('%s', (what, ...expected) => {
    expect(Object.fromEntries(names.map((name) => [name, found.get(name)?.has(what ?? '') ? 'sees' : '-']))).toEqual(
      Object.fromEntries(names.map((name, at) => [name, expected[at]])),
    );
  });
});
