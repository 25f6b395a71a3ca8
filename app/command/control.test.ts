import { mkdtempSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askServer, controlPath, serveControl } from './control.ts';
import type { Progress } from './shell.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-control-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function listener() {
  const heard: { out: string; err: string; progress: Progress[] } = { out: '', err: '', progress: [] };
  const voice = {
    out: (text: string) => void (heard.out += text),
    err: (text: string) => void (heard.err += text),
    progress: (progress: Progress) => void heard.progress.push(progress),
  };
  return { heard, voice };
}

test('a command typed elsewhere runs in the server; words, progress and exit code come back', async () => {
  const server = await serveControl(folder, async (command, voice) => {
    voice.out(`${command.argv.join(' ')} in ${command.folder}\n`);
    voice.progress({ what: 'votes', done: 1, total: 2 });
    voice.err('careful: ñ \u2028\n');
    return 2;
  });
  expect(statSync(controlPath(folder)).mode & 0o777).toBe(0o600);
  const { heard, voice } = listener();
  expect(await askServer(folder, { argv: ['backup', '--json'], folder: '/here' }, voice)).toBe(2);
  expect(heard).toEqual({ out: 'backup --json in /here\n', err: 'careful: ñ \u2028\n', progress: [{ what: 'votes', done: 1, total: 2 }] });
  await server.close();
  expect(await askServer(folder, { argv: [], folder: '/' }, voice)).toBeNull();
});

test('a command that throws in the server fails here with its message', async () => {
  const server = await serveControl(folder, async () => {
    throw new Error('no room');
  });
  const { heard, voice } = listener();
  expect(await askServer(folder, { argv: [], folder: '/' }, voice)).toBe(1);
  expect(heard.err).toBe('no room\n');
  await server.close();
});

test('a server that ends in the middle of the work does not pass for done', async () => {
  const server = await serveControl(folder, (_command, voice) => {
    voice.out('begun\n');
    setTimeout(() => void server.close(), 20);
    return new Promise(() => {});
  });
  const { voice } = listener();
  await expect(askServer(folder, { argv: [], folder: '/' }, voice)).rejects.toThrow(/stopped before/);
});

test("what a killed server left behind is in nobody's way", async () => {
  writeFileSync(controlPath(folder), '');
  const { voice } = listener();
  expect(await askServer(folder, { argv: [], folder: '/' }, voice)).toBeNull();
  const server = await serveControl(folder, async () => 0);
  expect(await askServer(folder, { argv: [], folder: '/' }, voice)).toBe(0);
  await server.close();
});

test('a folder whose path is too long for a socket gets a short one, by which it is found', async () => {
  const long = join(folder, 'x'.repeat(120));
  mkdirSync(long);
  expect(Buffer.byteLength(controlPath(long))).toBeLessThan(104);
  const server = await serveControl(long, async () => 0);
  const { voice } = listener();
  expect(await askServer(long, { argv: [], folder: '/' }, voice)).toBe(0);
  expect(await askServer(folder, { argv: [], folder: '/' }, voice)).toBeNull();
  await server.close();
  rmSync(join(controlPath(long), '..'), { recursive: true, force: true });
});
