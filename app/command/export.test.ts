import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageFolder, readConfig } from '../config.ts';
import { shipFrameworks } from '../domains/frameworks/index.ts';
import { migrate, readMigrations } from '../platform/db/migrate.ts';
import { openDatabase, type Database } from '../platform/db/open.ts';
import { loadWorld } from '#world/loading/index.ts';
import { runCommand } from './program.ts';

let folder: string;
let [here, there]: [Database | null, Database | null] = [null, null];
let slug = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-command-'));
  here = await openDatabase({ memory: true });
  there = await openDatabase({ memory: true });
  await migrate(here.db, readMigrations(join(packageFolder(), 'db/migrations')));
  await shipFrameworks(here.db, new Date());
  await loadWorld(here.db, new Date());
  slug = (await here.db.selectFrom('issues').select('slug').orderBy('slug').limit(1).executeTakeFirstOrThrow()).slug;
}, 60_000);
afterAll(async () => {
  await here?.close();
  await there?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(database: Database | null, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const open = database ? { config: readConfig({}, {}), database } : null;
  const code = await runCommand({ argv, folder, out: (text) => void (said.out += text), err: (text) => void (said.err += text), progress: () => {}, open });
  return { code, ...said };
}

describe('an issue, by the command line', () => {
  test('goes out in full and comes in elsewhere', async () => {
    const out = await run(here, 'export', slug, '--kind', 'full', '--json');
    expect(out.err).toBe('');
    const told = JSON.parse(out.out) as { file: string; counts: Record<string, number> };
    expect(told).toMatchObject({ file: join(folder, `${slug}-full.zip`), kind: 'full', issue: slug, counts: { issues: 1 } });
    const into = await run(there, 'import', 'issue', `${slug}-full.zip`, '--json');
    expect(into.err).toBe('');
    expect(JSON.parse(into.out)).toMatchObject({ slug, counts: { issues: 1, votes: told.counts['votes'], inputs: told.counts['inputs'] } });
    const twice = await run(there, 'import', 'issue', `${slug}-full.zip`);
    expect(twice).toMatchObject({ code: 2, err: `This issue is here already: ${slug}. Nothing was written.\n` });
  }, 60_000);

  test('goes out for everybody, with a line that says what was written', async () => {
    const { code, out } = await run(here, 'export', slug, '--kind', 'public', '--out', 'p.zip');
    expect(code).toBe(0);
    expect(out).toMatch(/Wrote .*p\.zip: \d+ rows in \d+ tables; \d+ things withheld/);
    expect((await run(here, 'export', slug, '--kind', 'public', '--out', 'p.zip')).err).toContain('already a file');
  });

  test('that is not there ends with 2', async () => {
    expect(await run(here, 'export', 'nothing', '--kind', 'full')).toMatchObject({ code: 2 });
    expect(await run(here, 'import', 'issue', 'nothing.zip')).toMatchObject({ code: 2 });
  });
});
