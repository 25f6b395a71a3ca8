import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-command-'));
  writeFileSync(join(folder, 'not-a-backup'), 'hello');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommand({
    argv,
    folder,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    progress: () => {},
    open: null,
  });
  return { code, ...said };
}

describe('what was typed wrong ends with 2 and a line that helps', () => {
  test.each([
    [['frobnicate'], /no command "frobnicate".*start, demo, import, export, backup, restore, doctor/],
    [['--prot', '1'], /Did you mean --port/],
    [['start', '--port', '70000'], /0 to 65535/],
    [['start', '--port', '80a'], /0 to 65535/],
    [['backup', 'a', 'b'], /too many arguments/],
    [['backup', '--data'], /argument missing/],
    [['restore'], /missing required argument 'file'/],
    [['restore', 'nowhere.backup'], /There is no file .*nowhere\.backup/],
    [['import', 'polis', 'nowhere'], /There is no folder .*nowhere/],
    [['import', 'loomio'], /unknown command 'loomio'/],
    [['export', 'attendance'], /--kind/],
    [['export', 'attendance', '--kind', 'secret'], /Allowed choices are full, public/],
    [['export', 'attendance', '--kind', 'full', '--out', 'no/such/folder.zip'], /There is no folder/],
  ])('%j', async (argv, message) => {
    const { code, out, err } = await run(...argv);
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

test('each command has help with examples', async () => {
  for (const command of [['start'], ['demo'], ['import', 'polis'], ['export'], ['backup'], ['restore'], ['doctor']]) {
    const { code, out } = await run(...command, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Examples:\n {2}\$ .*longtable/);
    expect(out).toContain('--data <folder>');
    expect(out).toContain('--json');
  }
  expect((await run('--help')).out).toMatch(/Exit codes: 0 done, 1 failed, 2 bad input/);
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a folder without data is told, not made', async () => {
  const { code, err } = await run('backup', '--data', join(folder, 'none'));
  expect(err).toMatch(/There is no data in .*none/);
  expect(code).toBe(1);
  const doctor = await run('doctor', '--data', join(folder, 'none'), '--json');
  expect(doctor.code).toBe(1);
  expect(JSON.parse(doctor.out)).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([expect.objectContaining({ name: 'database', state: 'failed' })]),
  });
});

test('something that is no backup is bad input', async () => {
  const { code, err } = await run('restore', 'not-a-backup', '--data', join(folder, 'restored'));
  expect(err).toMatch(/not a backup of Longtable.*Nothing was written/);
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'restored'))).toBe(false);
});
