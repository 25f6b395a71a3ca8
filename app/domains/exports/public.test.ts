import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#app/platform/ids.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { loadWorld } from '#world/loading/index.ts';
import { analyseConversation, find, staleConversations } from '../opinions/index.ts';
import { findIssueForOperator } from '../issues/index.ts';
import { exportIssue } from './index.ts';
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

type Rows = Record<string, unknown>[];

async function publicTexts(idOrSlug: string): Promise<Record<string, string>> {
  const issue = await findIssueForOperator(app.ctx(), idOrSlug);
  if (!issue) throw new Error(`no issue ${idOrSlug}`);
  const file = join(folder, `${(made += 1)}.zip`);
  await exportIssue(app.ctx(), issue, { kind: 'public', reader: 'convener', file });
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

function rowsOf(texts: Record<string, string>, name: string): Rows {
  return (texts[`json/${name}.jsonl`] ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function issueIds(): Promise<string[]> {
  return (await database.db.selectFrom('issues').select('id').orderBy('slug').execute()).map((row) => row.id);
}

describe('the public export', () => {
  test('leaks nobody: no address, no person, no identifier of anything', async () => {
    await database.db.updateTable('inputs').set({ author_address: 'parent@home.example' }).execute();
    const persons = await database.db.selectFrom('persons').select(['name', 'email']).execute();
    for (const id of await issueIds()) {
      const all = Object.values(await publicTexts(id)).join('\n');
      expect(persons.filter(({ name, email }) => all.includes(name) || (email !== null && all.includes(email))).map(({ name }) => name)).toEqual([]);
      expect(all).not.toContain('parent@home.example');
      expect(all.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi) ?? []).toEqual([]);
      expect(all.match(/T\d\d:\d\d:\d\d/g)?.length ?? 0).toBe(1);
    }
  });

  test('names every file and column in its README, and says what is withheld', async () => {
    for (const id of await issueIds()) {
      const texts = await publicTexts(id);
      const readme = texts['README.md'] ?? '';
      for (const [path, text] of Object.entries(texts)) {
        if (path !== 'README.md') expect(readme).toContain(`\`${path}\``);
        if (path.startsWith('csv/'))
          for (const column of (text.split('\n')[0] ?? '').replace('\ufeff', '').split(',')) expect(readme).toContain(`- \`${column}\`: `);
      }
      const { withheld } = JSON.parse(texts['manifest.json'] ?? '') as { withheld: { what: string }[] };
      for (const { what } of withheld) expect(readme).toContain(`- \`${what}\`: `);
    }
  });

  test('tells no count of votes below the threshold, and those of no conversation that is open', async () => {
    for (const id of await issueIds()) {
      const texts = await publicTexts(id);
      const closed = new Set(
        rowsOf(texts, 'conversations')
          .filter((one) => one['state'] === 'closed')
          .map((one) => one['conversation']),
      );
      for (const one of rowsOf(texts, 'statements'))
        for (const column of ['votes', 'agrees', 'disagrees', 'passes']) {
          const figure = one[column];
          if (closed.has(one['conversation'])) expect(figure === null || Number(figure) >= 10).toBe(true);
          else expect(figure).toBeNull();
        }
    }
  });

  test('tells votes of a closed conversation where enough people voted', async () => {
    const [id = ''] = await issueIds();
    await database.db
      .updateTable('conversations')
      .set({ closes_at: new Date(now.getTime() - 1000) })
      .where('opens_at', '<', new Date(now.getTime() - 2000))
      .execute();
    // As if they had been made under 5: an issue never goes down.
    await sql`alter table issues disable trigger thresholds_only_coarsen`.execute(database.db);
    await database.db.updateTable('issues').set({ privacy_threshold: 5 }).execute();
    await sql`alter table issues enable trigger thresholds_only_coarsen`.execute(database.db);
    for (const one of await staleConversations(app.ctx(), 'all')) await analyseConversation(app.ctx(), async ({ votes, known }) => find(votes, known), one.id);
    const told = (await Promise.all((await issueIds()).map(publicTexts)))
      .flatMap((texts) => rowsOf(texts, 'statements'))
      .filter((one) => one['agrees'] !== null);
    expect(id).not.toBe('');
    expect(told.length).toBeGreaterThan(0);
    for (const one of told) expect(Number(one['agrees'])).toBeGreaterThanOrEqual(5);
  });

  test('leaves out what is hidden, withdrawn or waits, and the label of a small group', async () => {
    const [id = ''] = await issueIds();
    const { organization_id } = await database.db.selectFrom('issues').select('organization_id').where('id', '=', id).executeTakeFirstOrThrow();
    const group = newId();
    await database.db.insertInto('groups').values({ id: group, organization_id, name: 'Families of two blocks', created_at: now }).execute();
    const input = (body: string, more: object = {}) => ({
      id: newId(),
      issue_id: id,
      kind: 'remark',
      body,
      channel: 'web',
      speaks: 'self',
      group_id: group,
      said_at: now,
      created_at: now,
      ...more,
    });
    await database.db
      .insertInto('inputs')
      .values([input('=shown to all'), input('hidden words', { moderated: -1 }), input('withdrawn words', { withdrawn_at: now })])
      .execute();
    const texts = await publicTexts(id);
    const all = Object.values(texts).join('\n');
    expect(all).not.toMatch(/hidden words|withdrawn words/);
    expect(rowsOf(texts, 'inputs').find((one) => one['body'] === '=shown to all')).toMatchObject({ group: null, speaks: 'self' });
    expect(all).not.toContain('Families of two blocks');
    expect(texts['csv/inputs.csv']).toContain(",'=shown to all,");
    await database.db
      .insertInto('inputs')
      .values(Array.from({ length: 9 }, (_, at) => input(`one more ${at}`)))
      .execute();
    expect((await publicTexts(id))['json/inputs.jsonl']).toContain('Families of two blocks');
  });

  test('tells figures of a closed decision only where enough voted, and never names', async () => {
    for (const id of await issueIds()) {
      const texts = await publicTexts(id);
      for (const one of rowsOf(texts, 'decisions')) {
        const { rows } = await sql<{
          ballots: number;
        }>`select count(*)::int as ballots from ballots b join decisions d on d.id = b.decision_id where d.issue_id = ${id} and d.number = ${one['decision']}`.execute(
          database.db,
        );
        const enough = one['state'] === 'closed' && (rows[0]?.ballots ?? 0) >= 10;
        if (!enough) expect(one['ballots']).toBeNull();
        if (!enough) expect(rowsOf(texts, 'reservations').filter((words) => words['decision'] === one['decision'])).toEqual([]);
      }
      for (const one of rowsOf(texts, 'results')) expect(one['ballots'] === null || Number(one['ballots']) >= 10).toBe(true);
    }
  });
});
