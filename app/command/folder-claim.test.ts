import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder, ownerOf } from './folder-claim.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-claim-'));
});
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that claims the folder and keeps it, though its garbage is collected. */
async function claimElsewhere(): Promise<{ gotIt: boolean; kill(): Promise<void> }> {
  const code = `
    const { claimFolder } = await import(${JSON.stringify(new URL('./folder-claim.ts', import.meta.url).href)});
    const answer = claimFolder(${JSON.stringify(folder)}, 'start') ? 'yes' : 'no';
    gc();
    console.log(answer);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [answer] = await once(child.stdout, 'data');
  return {
    gotIt: String(answer).trim() === 'yes',
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('a folder has one owner, and is free again when it lets go', () => {
  const claim = claimFolder(join(folder, 'new'), 'start');
  expect(claim).not.toBeNull();
  expect(claimFolder(join(folder, 'new'), 'backup')).toBeNull();
  expect(ownerOf(join(folder, 'new'))).toBe(`longtable start (process ${process.pid})`);
  expect(statSync(join(folder, 'new')).mode & 0o777).toBe(0o700);
  claim?.release();
  const next = claimFolder(join(folder, 'new'), 'backup');
  expect(next).not.toBeNull();
  next?.release();
});

test('another process cannot have it too; when that one is killed it is free at once', async () => {
  const other = await claimElsewhere();
  expect(other.gotIt).toBe(true);
  expect(claimFolder(folder, 'backup')).toBeNull();
  await other.kill();
  const claim = claimFolder(folder, 'backup');
  expect(claim).not.toBeNull();
  claim?.release();
}, 60_000);

test('of several that come at once, one gets it', async () => {
  const others = await Promise.all([claimElsewhere(), claimElsewhere(), claimElsewhere(), claimElsewhere()]);
  expect(others.filter(({ gotIt }) => gotIt)).toHaveLength(1);
}, 60_000);
