import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shuffled } from '../engines/opinion-format/made-votes.ts';
import { runCommand } from './program.ts';

const data = resolve(process.env['LONGTABLE_REFERENCE_DATA'] ?? '../shared/data', 'opinion');
const present = existsSync(data);
const foldersOf = (name: string) =>
  present
    ? readdirSync(join(data, name), { withFileTypes: true })
        .filter((one) => one.isDirectory())
        .map((one) => one.name)
    : [];

if (!present) console.info('skipped: reference data not present');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-reference-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<string> {
  const said = { out: '', err: '' };
  const code = await runCommand({
    argv: ['analyze', ...argv],
    folder,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    progress: () => {},
    open: null,
  });
  expect({ code, err: said.err }).toEqual({ code: 0, err: '' });
  return said.out;
}

/** A copy of the export with the lines of its votes in another order. No line of these files spans several. */
function shuffledCopy(name: string): string {
  const copy = join(folder, name);
  cpSync(join(data, 'exports', name), copy, { recursive: true });
  for (const file of ['votes.csv', 'participants-votes.csv']) {
    if (!existsSync(join(copy, file))) continue;
    const [columns = '', ...rows] = readFileSync(join(copy, file), 'utf8').trimEnd().split('\n');
    rmSync(join(copy, file));
    writeFileSync(join(copy, file), `${[columns, ...shuffled(rows, rows.length)].join('\n')}\n`);
  }
  return copy;
}

describe.skipIf(!present)('the six reference exports', () => {
  test.each(foldersOf('exports'))(
    '%s is analyzed, and the same bytes come of it with its rows shuffled',
    async (name) => {
      const first = await run(join(data, 'exports', name), '--format', 'json');
      expect(await run(shuffledCopy(name), '--format', 'json')).toBe(first);
      expect(await run(join(data, 'exports', name))).toContain('How this was worked out');
    },
    120_000,
  );
});

interface Golden {
  readonly [key: string]: unknown;
  readonly mod_out: readonly number[];
  readonly meta_tids: readonly number[];
  readonly in_conv: readonly number[];
  readonly pca: { readonly center: readonly number[]; readonly comment_extremity: readonly number[] };
}

const parsed = (text: string) => JSON.parse(text) as Golden;

/** The widest difference between numbers that stand in the same place; endless where the two are not of one shape. */
function apart(found: unknown, expected: unknown): number {
  if (typeof found === 'number' && typeof expected === 'number') return Math.abs(found - expected);
  if (!isNested(found) || !isNested(expected)) return found === expected ? 0 : Number.POSITIVE_INFINITY;
  // Some of Polis's groups carry their number a second time.
  const keys = new Set([...Object.keys(found), ...Object.keys(expected)].filter((key) => key !== 'id'));
  return [...keys].reduce((most, key) => Math.max(most, apart(found[key], expected[key])), 0);
}

function isNested(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

describe.skipIf(!present)('the twelve conversations that Polis published the results of', () => {
  test.each(foldersOf('golden'))('%s', async (name) => {
    const place = join(data, 'golden', name);
    const expected = parsed(readFileSync(join(place, 'expected.json'), 'utf8'));
    const lists = ['--mod-out', expected.mod_out.join(), '--meta', expected.meta_tids.join(), '--in-conv', expected.in_conv.join()];
    const found = parsed(await run(place, '--format', 'json', '--inject-groups', join(place, 'expected.json'), ...lists));
    const exact = ['tids', 'mod_out', 'meta_tids', 'in_conv', 'user_vote_counts', 'group_of', 'group_votes'];
    for (const key of exact) expect(`${key} ${apart(found[key], expected[key])}`).toBe(`${key} 0`);
    const { center, comment_extremity } = found.pca;
    expect(apart(center, expected.pca.center)).toBeLessThan(1e-12);
    expect(apart(comment_extremity, expected.pca.comment_extremity)).toBeLessThan(1e-6);
    for (const key of ['repness', 'consensus']) expect(apart(found[key], expected[key])).toBeLessThan(1e-6);
    for (const [key, most] of Object.entries({ group_aware_consensus: 1e-12, comment_priorities: 1e-6 })) {
      if (expected[key]) expect(apart(found[key], expected[key])).toBeLessThan(most);
    }
  });
});
