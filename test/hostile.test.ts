import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { routes, type RouteName } from '#app/routes.ts';
import { createTestApp, type TestApp, type TestBrowser } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { loadWorld } from '#world/loading/index.ts';

const database = useOwnDatabase();
const requests = 10_000;
let app: TestApp;
let known: string[];

/** What visitors and strangers may make: their seat, what they say and vote, and their way in. */
const open = new Set([
  'participants',
  'inputs',
  'statements',
  'votes',
  'vote_casts',
  'events',
  'mails',
  'accounts',
  'sessions',
  'identities',
  'verifications',
  'persons',
  'secrets',
]);

beforeAll(async () => {
  await loadWorld(database.db, new Date());
  app = await createTestApp(database.db, { writesPerMinute: { person: 1_000_000, address: 1_000_000 } });
  known = await idsOfTheWorld();
});

/** What issues know of people: two of each are guessed at. */
const peoplesTables = [
  'asks',
  'offers',
  'hard_relations',
  'private_notes',
  'nominations',
  'card_lines',
  'card_links',
  'channels',
  'encounters',
  'entries',
  'wanted_places',
  'ring_dispatches',
  'successions',
  'expectations',
  'words',
  'wordings',
  'wording_suggestions',
  'commitments',
  'map_elements',
  'map_relations',
  'map_acts',
  'map_snapshots',
  'perspective_links',
  'sheets',
  'sheet_notes',
  'sheet_slips',
  'sheet_doors',
];

/** Real ids and slugs of every kind, so that many guesses hit something. */
async function idsOfTheWorld(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select slug as id from issues union all select id::text from issues union all select id::text from organizations
    union all (select id::text from groups limit 5) union all (select id::text from memberships limit 5) union all (select id::text from mandates limit 5)
    union all select id::text from conversations union all (select id::text from statements limit 8) union all select id::text from decisions
    union all (select id::text from options limit 8) union all (select id::text from inputs limit 8) union all (select id::text from promises limit 5)
    union all select id::text from readings union all (select id::text from founding_documents limit 5) union all (select id::text from persons limit 5)
    union all (select id::text from stakes limit 3) union all (select id::text from initiatives limit 3)
    union all ${sql.join(
      peoplesTables.map((table) => sql`(select id::text from ${sql.table(table)} limit 2)`),
      sql` union all `,
    )}`.execute(database.db);
  return rows.map((row) => row.id);
}

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{
    name: string;
  }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.db);
  const counts: Record<string, number> = {};
  for (const { name } of rows.filter((row) => !open.has(row.name))) {
    const counted = await sql<{ count: number; print: string | null }>`select count(*) as count from ${sql.table(name)}`.execute(database.db);
    counts[name] = counted.rows[0]?.count ?? 0;
  }
  return counts;
}

const nasty = [
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '\u0000',
  '\uD800',
  '💥'.repeat(50),
  'a'.repeat(5000),
  '-1',
  '0',
  '9'.repeat(40),
  'null',
  '{}',
  '[]',
  '{{7*7}}',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  '٣',
  '﷽',
  'new',
  'true',
  '2026-13-45',
  '9999-12-31T23:59',
  '-0',
  '1e309',
  '',
];
const names = Object.keys(routes).filter((name) => name !== 'live') as RouteName[];
const fieldNames = [
  'statement',
  'vote',
  'body',
  'lang',
  'reason',
  'verdict',
  'rule',
  'level',
  'groupId',
  'group',
  'ring',
  'role',
  'email',
  'name',
  'revision',
  'why',
  'marks',
  'option',
  'inputs',
  'inputs[]',
  'decisionId',
  'stance',
  'note',
  'closesAt',
  'question',
  'method',
  'secrecy',
  'threshold',
  'code',
  'token',
  '_confirmed',
  '__proto__',
  'constructor',
  'speaks',
  'askedCount',
  'channel',
  'topic',
  'locale',
  'back',
  'framework',
  'list',
  'answerDays',
  'privacyThreshold',
  'accent',
  'personId',
  'groupName',
  'ownerId',
  'successorId',
  'whom',
  'who',
  'wordId',
  'fromId',
  'toId',
  'kept',
  'merged',
  'kind',
  'dueOn',
  'byOn',
  'untilOn',
  'on',
  'number',
  'version',
  'over',
  'after',
  'x',
  'y',
  'reach',
];

const text = () =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...nasty) },
    { weight: 2, arbitrary: fc.string({ maxLength: 30, unit: 'binary' }) },
    { weight: 4, arbitrary: fc.nat().map((at) => known[at % known.length] ?? '') },
  );

const attack = fc.record({
  route: fc.constantFrom(...names),
  parts: fc.array(text(), { minLength: 3, maxLength: 3 }),
  fields: fc.array(fc.tuple(fc.constantFrom(...fieldNames), text()), { maxLength: 6 }),
  query: fc.array(fc.tuple(fc.constantFrom(...fieldNames, 'q', 'after', 'before', 'page', 'as', 'topic'), text()), { maxLength: 3 }),
  who: fc.nat(1),
  token: fc.boolean(),
});

function encode(part: string): string {
  try {
    return encodeURIComponent(part) || '-';
  } catch {
    return '%ED%A0%80';
  }
}

describe('hostile requests', () => {
  test(`${requests} of them break nothing and make nothing that they may not`, { timeout: 600_000 }, async () => {
    const browsers: TestBrowser[] = [app.browser(), await app.browser({ locale: 'es' }).signIn('a-stranger@example.org')];
    const before = await countRows();
    await fc.assert(
      fc.asyncProperty(attack, async ({ route, parts, fields, query, who, token }) => {
        const [method, pattern] = routes[route];
        let at = 0;
        const path = pattern.replace(/:[a-z]+/g, () => encode(parts[at++] ?? ''));
        const search = new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()]));
        const browser = browsers[who];
        if (!browser) return;
        const body = Object.fromEntries(fields.map(([name, value]) => [name, value.toWellFormed()]));
        const page =
          method === 'GET'
            ? await browser.get(`${path}?${search}`)
            : await browser.post(`${path}?${method === 'POST' ? '' : `_method=${method}&`}${search}`, token ? body : { ...body, _csrf: 'none' });
        if (page.status >= 500) throw new Error(`${page.status} from ${method} ${path}?${search} ${JSON.stringify(body)}`);
      }),
      { numRuns: requests, endOnFailure: true, seed: Number(process.env['LONGTABLE_SEED'] ?? 20261122) },
    );
    expect(await countRows()).toEqual(before);
  });
});
