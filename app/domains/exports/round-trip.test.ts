import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { packageFolder } from '#app/config.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { migrate, readMigrations } from '#app/platform/db/migrate.ts';
import { openDatabase, type Database } from '#app/platform/db/open.ts';
import { readTables } from '#app/platform/db/backup-tables.ts';
import type { DB } from '#app/platform/db/schema.ts';
import { shipFrameworks } from '#app/domains/frameworks/index.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { idOf, loadWorld } from '#world/loading/index.ts';
import { countPolis, openPolis, type PolisFiles } from '../../engines/polis-format/index.ts';
import { findIssueForOperator } from '../issues/index.ts';
import { exportIssue, importIssue, ImportRefused, type Reader } from './index.ts';
import { groundTables, issueTables, leftOut, usual } from './tables/index.ts';
import { writeZip } from './zip-file.ts';
import { openZip } from './zip-reading.ts';

const now = new Date('2026-11-20T15:00:00Z');
const database = useDatabase((db) => loadWorld(db, now));
let app: TestApp;
let folder: string;
let made = 0;
beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(now);
  folder = mkdtempSync(join(tmpdir(), 'longtable-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

let other: Database;
beforeAll(async () => {
  other = await openDatabase({ memory: true });
  await migrate(other.db, readMigrations(join(packageFolder(), 'db/migrations')));
});
afterAll(() => other.close());

/** Another installation, migrated and empty, for as long as the work takes. */
async function elsewhere(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  const transaction = await other.db.startTransaction().execute();
  await work({ ...app.ctx(), db: transaction }).finally(() => transaction.rollback().execute());
}

async function exported(ctx: Ctx, slug: string, reader: Reader = 'operator'): Promise<string> {
  const issue = await findIssueForOperator(ctx, slug);
  if (!issue) throw new Error(`no issue ${slug}`);
  const file = join(folder, `${(made += 1)}.zip`);
  await exportIssue(ctx, issue, { kind: 'full', reader, file });
  return file;
}

async function textsOf(file: string): Promise<Record<string, string>> {
  const zip = await openZip(file);
  const texts: Record<string, string> = {};
  for (const path of zip.paths) {
    const lines: string[] = [];
    for await (const line of zip.lines(path)) lines.push(line);
    texts[path] = lines.join('\n');
  }
  zip.close();
  return texts;
}

/** The issues of the demo, those with the most to tell first. */
async function worldSlugs(db: Kysely<DB>): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`select slug from issues i order by (select count(*) from inputs n where n.issue_id = i.id) desc, slug`.execute(
    db,
  );
  return rows.map((row) => row.slug);
}

/** The same zip with some of its files changed. */
async function changed(file: string, change: (texts: Record<string, string>) => void): Promise<string> {
  const texts = await textsOf(file);
  change(texts);
  const path = join(folder, `${(made += 1)}.zip`);
  await writeZip(
    path,
    Object.entries(texts).map(([name, text]) => ({ path: name, pieces: () => [text === '' ? '' : `${text}\n`] })),
    now,
  );
  return path;
}

describe('the full export', () => {
  test('describes every column of the database, or says why it is left out', async () => {
    const tables = new Map([...groundTables, ...issueTables].map((table) => [table.name, table]));
    const missing = (await readTables(database.db)).flatMap((shape) => {
      const table = tables.get(shape.name);
      if (!table) return leftOut[shape.name] ? [] : [shape.name];
      return shape.columns.filter(({ name }) => !(table.columns?.[name] ?? usual[name] ?? table.hidden?.[name])).map(({ name }) => `${shape.name}.${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('names every file and every column in its README', async () => {
    const [slug = ''] = await worldSlugs(database.db);
    const texts = await textsOf(await exported(app.ctx(), slug));
    const readme = texts['README.md'] ?? '';
    for (const path of Object.keys(texts)) if (path !== 'README.md') expect(readme).toContain(`\`${path}\``);
    const columns = Object.entries(texts).flatMap(([path, text]) =>
      path.startsWith('csv/') ? (text.split('\n')[0] ?? '').replace('\ufeff', '').split(',') : [],
    );
    expect(columns.filter((column) => !readme.includes(`- \`${column}\`: `))).toEqual([]);
    expect(columns.length).toBeGreaterThan(200);
  });

  test('holds no secret and no token, and nothing of a vote under way', async () => {
    const secret = randomSecrets(database.db);
    for (const slug of await worldSlugs(database.db)) {
      const all = Object.values(await textsOf(await exported(app.ctx(), slug))).join('\n');
      for (const one of await secret) expect(all).not.toContain(one);
    }
    const open = await database.db
      .selectFrom('decisions')
      .select(['id', 'issue_id'])
      .where('closed_at', 'is', null)
      .where('closes_at', '>', now)
      .where('opened_at', 'is not', null)
      .execute();
    expect(open.length).toBeGreaterThan(0);
    for (const { id, issue_id } of open) {
      const texts = await textsOf(await exported(app.ctx(), issue_id));
      for (const name of ['ballots', 'ballot_receipts', 'reservations']) expect(texts[`json/${name}.jsonl`]).not.toContain(id);
    }
  });

  test('keeps secret ballots without person and time', async () => {
    const slugs = await worldSlugs(database.db);
    const secret = new Set((await database.db.selectFrom('decisions').select('id').where('secrecy', '=', 'secret').execute()).map((row) => row.id));
    const rows: string[] = [];
    for (const slug of slugs) rows.push(...((await textsOf(await exported(app.ctx(), slug)))['json/ballots.jsonl'] ?? '').split('\n').filter(Boolean));
    const ballots = rows.map((row) => JSON.parse(row) as Record<string, unknown>).filter((row) => secret.has(String(row['decision_id'])));
    expect(ballots.every((row) => row['person_id'] === null && row['cast_at'] === null)).toBe(true);
  });

  test('has its conversations in the Polis layout too', async () => {
    for (const slug of await worldSlugs(database.db)) {
      const texts = await textsOf(await exported(app.ctx(), slug));
      const folders = new Set(Object.keys(texts).flatMap((path) => /^(polis\/\d+)\//.exec(path)?.[1] ?? []));
      const votes = (texts['json/votes.jsonl'] ?? '').split('\n').filter(Boolean).length;
      let counted = 0;
      for (const place of folders) {
        const names = Object.keys(texts).filter((path) => path.startsWith(`${place}/`));
        const files: PolisFiles = new Map(
          names.map((path) => {
            const name = path.slice(place.length + 1);
            return [
              name,
              {
                name,
                open: async function* () {
                  yield Buffer.from(`${texts[path] ?? ''}\n`);
                },
              },
            ];
          }),
        );
        const opened = await openPolis(files);
        if (!opened.ok) throw new Error(JSON.stringify(opened.rejected));
        const count = await countPolis(opened.source);
        expect(count.rejected).toEqual([]);
        counted += count.votes;
      }
      expect(counted).toBe(votes);
    }
  });

  test('for conveners lacks what people were told that nobody sees', async () => {
    const [slug = ''] = await worldSlugs(database.db);
    const issue = await findIssueForOperator(app.ctx(), slug);
    const convener = await database.db
      .selectFrom('memberships')
      .select('person_id')
      .where('issue_id', '=', issue?.id ?? '')
      .where('role', '=', 'convener')
      .executeTakeFirstOrThrow();
    await database.db
      .updateTable('inputs')
      .set({ author_address: 'parent@example.org' })
      .where('issue_id', '=', issue?.id ?? '')
      .execute();
    const all = await textsOf(await exported(app.ctx(), slug));
    expect(all['json/inputs.jsonl']).toContain('parent@example.org');
    expect(all['json/participants.jsonl']).toMatch(/"person_id":"/);
    const texts = await textsOf(await exported(app.ctx(convener.person_id), slug, 'convener'));
    expect(texts['json/placements.jsonl']).toBeUndefined();
    expect(texts['json/participants.jsonl']).not.toMatch(/"person_id":"/);
    expect(texts['json/inputs.jsonl']).not.toContain('@');
    expect(texts['manifest.json']).toContain('inputs.author_address');
  });
});

async function randomSecrets(db: Kysely<DB>): Promise<string[]> {
  await db
    .insertInto('secrets')
    .values({ name: 'test', value: 'a-secret-of-this-house' })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const hashes = await db.selectFrom('invitations').select('token_hash').execute();
  return ['a-secret-of-this-house', ...hashes.map((row) => row.token_hash)];
}

describe('bringing an issue in', () => {
  test('elsewhere restores all of it: exported again, it is the same byte for byte', async () => {
    const slugs = await worldSlugs(database.db);
    expect(slugs).toHaveLength(3);
    await database.db.updateTable('conversations').set({ results_shown: 'live', votes_open: true }).execute();
    await sql`update options set input_id = (select s.id from statements s join inputs i on i.id = s.id join decisions d on d.issue_id = i.issue_id
      where d.id = options.decision_id order by s.id limit 1)`.execute(database.db);
    await elsewhere(async (ctx) => {
      for (const slug of slugs) {
        const file = await exported(app.ctx(), slug);
        await importIssue(ctx, { file });
        const [first, second] = [await textsOf(file), await textsOf(await exported(ctx, slug))];
        expect(Object.keys(second)).toEqual(Object.keys(first));
        for (const path of Object.keys(first)) expect(second[path], path).toBe(first[path]);
      }
    });
  }, 60_000);

  test("from the conveners' copy, where people and frameworks are known already, uses them", async () => {
    const [slug = ''] = await worldSlugs(database.db);
    const convener = await database.db
      .selectFrom('memberships')
      .innerJoin('issues', 'issues.id', 'memberships.issue_id')
      .select('person_id')
      .where('slug', '=', slug)
      .where('role', '=', 'convener')
      .executeTakeFirstOrThrow();
    const file = await exported(app.ctx(convener.person_id), slug, 'convener');
    await elsewhere(async (ctx) => {
      await shipFrameworks(ctx.db, now);
      const known = (await textsOf(file))['json/persons.jsonl']?.split('\n')[0] ?? '{}';
      const { email } = JSON.parse(known) as { email: string };
      await ctx.db
        .insertInto('persons')
        .values({ id: idOf('somebody here'), name: 'Known Here', email, created_at: now })
        .execute();
      const before = await ctx.db.selectFrom('frameworks').select('id').execute();
      await importIssue(ctx, { file });
      expect(await ctx.db.selectFrom('persons').select('name').where('email', '=', email).execute()).toEqual([{ name: 'Known Here' }]);
      expect(await ctx.db.selectFrom('frameworks').select('id').execute()).toHaveLength(before.length);
    });
  });

  test('twice, from a public one, from no export, from a damaged one: refused, and nothing is written', async () => {
    const [slug = ''] = await worldSlugs(database.db);
    const file = await exported(app.ctx(), slug);
    await expect(importIssue(app.ctx(), { file })).rejects.toThrow(`here already: ${slug}`);
    const drop = (name: string) =>
      changed(file, (texts) => {
        texts[name] = (texts[name] ?? '').split('\n').slice(1).join('\n');
      });
    const manifest = (from: string, to: string) =>
      changed(file, (texts) => {
        texts['manifest.json'] = (texts['manifest.json'] ?? '').replace(from, to);
      });
    const bad: [string, string][] = [
      [await manifest('"full"', '"public"'), 'public export'],
      [await manifest('longtable-issue/1', 'longtable-issue/9'), 'newer version'],
      [
        await changed(file, (texts) => {
          delete texts['manifest.json'];
        }),
        'not an export of Longtable',
      ],
      [await drop('json/inputs.jsonl'), 'not whole'],
      [
        await changed(file, (texts) => {
          texts['json/inputs.jsonl'] = 'no json';
        }),
        'this is no row',
      ],
      [
        await changed(file, (texts) => {
          texts['json/stakes.jsonl'] = (texts['json/stakes.jsonl'] ?? '').replaceAll('"reason"', '"reason; drop table votes"');
        }),
        'does not know the column',
      ],
      [join(packageFolder(), 'package.json'), 'not a whole zip'],
    ];
    await elsewhere(async (ctx) => {
      for (const [path, reason] of bad) {
        const error = await importIssue(ctx, { file: path }).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ImportRefused);
        expect(String(error)).toContain(reason);
      }
      for (const table of ['issues', 'persons', 'organizations', 'events']) {
        expect((await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(ctx.db)).rows[0]?.count).toBe(0);
      }
    });
  }, 60_000);

  test('with rows of another issue slipped in: refused', async () => {
    const [slug = '', other = ''] = await worldSlugs(database.db);
    const [file, known] = [await exported(app.ctx(), slug), await exported(app.ctx(), other)];
    const target = (await findIssueForOperator(app.ctx(), other))?.id ?? '';
    const forged = await changed(file, (texts) => {
      const lines = (texts['json/memberships.jsonl'] ?? '').split('\n');
      lines[0] = JSON.stringify({ ...(JSON.parse(lines[0] ?? '{}') as object), issue_id: target, ended_at: '2026-01-01T00:00:00Z' });
      texts['json/memberships.jsonl'] = lines.join('\n');
    });
    await elsewhere(async (ctx) => {
      await importIssue(ctx, { file: known });
      await expect(importIssue(ctx, { file: forged })).rejects.toThrow('do not belong to the issue');
      expect(await worldSlugs(ctx.db)).toEqual([other]);
    });
  }, 60_000);
});
