import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFolder } from '#app/config.ts';
import { type RunningProgram, runProgram, startProgram } from '#test/process.ts';

let folder: string;
let server: RunningProgram;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-start-'));
  server = await startProgram({ data: join(folder, 'data') });
}, 300_000);
afterAll(async () => {
  await server.discard();
  rmSync(folder, { recursive: true, force: true });
});

const inData = (...args: string[]) => runProgram([...args, '--data', join(folder, 'data')], { folder });

test('it listens, and a first start gives the link for the first administrator', async () => {
  expect(server.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(server.adminLink).toMatch(new RegExp(`^${server.origin}/first/\\S+$`));
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
});

test('a second server on the same folder or port is refused with a reason', async () => {
  const sameFolder = await inData('start', '--port', '0');
  expect(sameFolder.stderr).toMatch(new RegExp(`in use by longtable start \\(process ${server.pid}\\)`));
  expect(sameFolder.code).toBe(1);
  const samePort = await runProgram(['start', '--port', new URL(server.origin).port, '--data', join(folder, 'other')]);
  expect(samePort.stderr).toMatch(/Port \d+ is taken/);
  expect(samePort.code).toBe(1);
}, 180_000);

test('beside the running server: doctor and backup work in it, restore is refused', async () => {
  const doctor = await inData('doctor', '--json');
  expect(doctor.code).toBe(0);
  expect(JSON.parse(doctor.stdout)).toMatchObject({
    ok: true,
    findings: expect.arrayContaining([expect.objectContaining({ name: 'durability', state: 'ok' })]),
  });
  const backup = await inData('backup', 'here.backup');
  expect(backup).toMatchObject({ code: 0, stderr: '' });
  expect(backup.stdout).toMatch(/secrets\s+2\n[^]*read back and checked/);
  const again = await inData('backup', 'here.backup');
  expect(again.stderr).toMatch(/already a file/);
  expect(again.code).toBe(2);
  expect(existsSync(join(folder, 'here.backup'))).toBe(true);
  const restore = await inData('restore', 'here.backup');
  expect(restore.stderr).toMatch(/in use by longtable start/);
  expect(restore.code).toBe(1);
}, 180_000);

test('killed, it starts again on the same data at once; told to stop, it ends in order', async () => {
  await server.kill();
  server = await startProgram({ data: join(folder, 'data') });
  expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
  const asked = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5000);
  expect(readdirSync(join(folder, 'data')).filter((name) => /\.(sock|owner)$/.test(name))).toEqual([]);
}, 300_000);

test('the command is found through a chain of symbolic links, from any folder, with spaces in the way', () => {
  const place = mkdtempSync(join(folder, 'a place '));
  symlinkSync(join(packageFolder(), 'bin/longtable'), join(place, 'first'));
  symlinkSync('first', join(place, 'second'));
  const version = execFileSync(join(place, 'second'), ['--version'], { cwd: '/', env: { ...process.env, LONGTABLE_SOURCE: '1' }, encoding: 'utf8' });
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
});
