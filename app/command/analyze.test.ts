import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeLines, plainColumns, shuffled } from '../engines/opinion-format/made-votes.ts';
import { runCommand } from './program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'longtable-analyze-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const code = await runCommand({
    argv: ['analyze', ...argv],
    folder,
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    progress: () => {},
    open: null,
  });
  return { code, ...said };
}

function place(name: string, files: Readonly<Record<string, string | Buffer>>): string {
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
  return name;
}

const plain = (lines: readonly string[]) => ({ 'votes.csv': `${[plainColumns, ...lines].join('\n')}\n` });

async function json(...argv: string[]): Promise<Record<string, unknown>> {
  const { code, out, err } = await run(...argv, '--format', 'json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Record<string, unknown>;
}

describe('two camps in the plain layout', () => {
  const lines = madeLines(60, 20);
  beforeAll(() => void place('camps', plain(lines)));

  test('are found, and everything is there under the names of Polis', async () => {
    const found = await json('camps');
    const keys =
      'tids mod_out meta_tids in_conv user_vote_counts pca base_clusters group_clusters group_of group_votes group_aware_consensus comment_priorities repness consensus';
    const ours = 'grouping stability attempts common_ground participant_positions seed engine';
    expect(Object.keys(found)).toEqual(expect.arrayContaining(`${keys} ${ours}`.split(' ')));
    const groupOf = found['group_of'] as Record<string, number>;
    const camps = [0, 1].map((camp) => new Set(Object.entries(groupOf).flatMap(([id, group]) => (((Number(id) - 3) / 7) % 2 === camp ? [group] : []))));
    expect(camps.map((groups) => groups.size)).toEqual([1, 1]);
    expect(found).toMatchObject({
      grouping: 'groups',
      n_participants: 60,
      n_statements: 20,
      tids: Array.from({ length: 20 }, (_, tid) => tid),
      mod_out: [],
      seed: 1,
    });
    expect(Object.keys(groupOf).map(Number)).toEqual(Array.from({ length: 60 }, (_, person) => person * 7 + 3));
    expect(JSON.stringify(found)).not.toMatch(/\d ms|NaN/);
  });

  test.each([1, 2, 3, 4])('give the same bytes with their rows shuffled (%i)', async (seed) => {
    place(`shuffled-${seed}`, plain(shuffled(lines, seed)));
    const first = await run('camps', '--format', 'json');
    expect((await run(`shuffled-${seed}`, '--format', 'json')).out).toBe(first.out);
    expect((await run(`shuffled-${seed}`)).out).toBe((await run('camps')).out);
  });

  test('in words', async () => {
    const { code, out } = await run('camps');
    expect(code).toBe(0);
    expect(out).toMatch(/^60 people cast \d+ votes on 20 statements\.\n60 of them/);
    expect(out).toMatch(/2 groups\. How steady they are, at most 1: (1\.00|0\.9\d)\./);
    for (const title of ['Group A: 30 people', 'Group B: 30 people', 'What nearly everyone agrees on', 'What divides', 'How this was worked out'])
      expect(out).toContain(title);
    expect(out).toMatch(/A \d+ of \d+ \(\d+ %\), B \d+ of \d+ \(\d+ %\) agree/);
    expect(out).toContain('Engine longtable-opinion/1, seed 1.');
  });

  test('statements can be rejected or meta, by number or by file', async () => {
    writeFileSync(join(folder, 'meta.txt'), '5\n6, 7\n');
    const found = await json('camps', '--mod-out', '1,2', '--meta', '@meta.txt');
    expect(found).toMatchObject({ mod_out: [1, 2, 5, 6, 7], meta_tids: [5, 6, 7] });
    const { center } = found['pca'] as { center: number[] };
    expect([1, 2, 5, 6, 7].map((tid) => center[tid])).toEqual([0, 0, 0, 0, 0]);
    expect(found['comment_priorities']).toMatchObject({ 5: 49, 6: 49, 7: 49 });
    expect((await run('camps', '--mod-out', '1')).out).toContain('1 statement rejected or about the people themselves');
  });

  test('the number of groups, the seed and the samples can be chosen', async () => {
    const found = await json('camps', '--groups', '3', '--seed', '9', '--samples', '0');
    expect(found).toMatchObject({ seed: 9, stability: null, attempts: [{ groups: 3, stability: null }] });
    expect(Object.keys(found['group_votes'] as object)).toEqual(['0', '1', '2']);
  });

  test('groups of an earlier result can be put in, and give the same figures', async () => {
    const { out } = await run('camps', '--format', 'json');
    writeFileSync(join(folder, 'earlier.json'), out);
    const earlier = JSON.parse(out) as Record<string, unknown>;
    writeFileSync(join(folder, 'groups.json'), JSON.stringify(earlier['group_of']));
    for (const file of ['earlier.json', 'groups.json']) {
      const again = await json('camps', '--inject-groups', file);
      for (const key of ['group_of', 'group_votes', 'repness', 'comment_priorities', 'common_ground']) expect(again[key]).toEqual(earlier[key]);
      expect(again).toMatchObject({ attempts: [], stability: null });
    }
  });

  test('people with few votes are placed when they are named', async () => {
    place('shy', plain([...lines, '1000,3,1,5']));
    expect((await json('shy'))['in_conv']).not.toContain(1000);
    expect((await json('shy', '--in-conv', '1000,1001'))['in_conv']).toContain(1000);
  });

  test('--stats tells times and memory on standard error, and the result stays the same', async () => {
    const { out, err } = await run('camps', '--format', 'json', '--stats');
    expect(err).toMatch(/60 participants, 20 statements, \d+ votes \(\d+ cast\)\nread \d+ ms, analyze \d+ ms, write \d+ ms; peak memory \d+ MB\n/);
    expect(out).toBe((await run('camps', '--format', 'json')).out);
  });
});

test('a handful of people are too few for groups, and that is said', async () => {
  place('few', plain(['1,1,1,1', '2,1,1,1', '2,2,-1,1']));
  const { code, out } = await run('few');
  expect(out).toContain('Too few people have voted on enough statements to look for groups.');
  expect(out).toContain('Without groups nobody can say.');
  expect(code).toBe(0);
  expect(await json('few')).toMatchObject({ grouping: 'too-few', group_of: {}, group_clusters: [], stability: null });
});

test('a Polis export: texts, and moderation as comments.csv has it unless it is given', async () => {
  const votes = madeLines(30, 12).map((line) => line.split(','));
  const comments = Array.from({ length: 12 }, (_, id) => `1700000000,x,${id},0,0,0,${id === 3 ? -1 : 1},${id === 4 ? 't' : 'f'},"Say ""this"" ${id}"`);
  place('export', {
    'summary.csv': 'topic,"Late buses"\n',
    'comments.csv': `${['timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,is-meta,comment-body', ...comments].join('\n')}\n`.replaceAll(
      ',0,0,0,',
      ',0,,,',
    ),
    'votes.csv': `${['timestamp,datetime,comment-id,voter-id,vote', ...votes.map(([person, statement, vote, at]) => `${at},x,${statement},${person},${vote}`)].join('\n')}\n`,
  });
  expect(await json('export')).toMatchObject({ mod_out: [3, 4], meta_tids: [4] });
  expect(await json('export', '--mod-out', '')).toMatchObject({ mod_out: [4], meta_tids: [4] });
  const { out } = await run('export');
  expect(out).toMatch(/^Late buses\n30 people/);
  expect(out).toContain('Say "this" 0');
  expect(out).not.toContain('Say "this" 3');
});

describe('what is wrong ends with 2, all of it named', () => {
  const good = madeLines(10, 5);
  const changed = (line: number, text: string | Buffer) =>
    Buffer.concat([plainColumns, ...good].map((one, at) => Buffer.concat([Buffer.from(at === line - 1 ? text : one), Buffer.from('\n')])));

  test.each<[string, string | Buffer, RegExp]>([
    ['a cut line', changed(4, '1,2'), /votes\.csv line 4: The line has 2 fields/],
    ['a bad number', changed(4, 'x,2,1,1'), /votes\.csv line 4: participant is "x"/],
    ['a vote of 2', changed(9, '1,2,2,1'), /votes\.csv line 9: vote is "2"/],
    ['unknown columns', changed(1, `${plainColumns},weight`), /votes\.csv line 1: The column "weight" is not known/],
    ['an empty file', '', /votes\.csv line 1: The file is empty/],
    ['a quote', changed(3, '"1",2,1,1'), /votes\.csv line 3: The line holds a quotation mark/],
    ['a zero character', changed(3, '1,2\0,1,1'), /votes\.csv line 3: The line holds a zero character/],
    ['a line of 1 MB', changed(3, '9'.repeat(1_000_000)), /votes\.csv line 3: The line is longer/],
    ['the column names twice', changed(2, plainColumns), /votes\.csv line 2: participant is "participant"/],
    ['other than UTF-8', changed(6, Buffer.from([0xc3, 0x28])), /votes\.csv line 6: The line is not UTF-8 text/],
    ['column names without a vote', `${plainColumns}\n`, /votes\.csv: There is no vote in it/],
  ])('%s', async (name, text, message) => {
    const { code, out, err } = await run(place(`bad ${name}`, { 'votes.csv': text }), '--format', 'json');
    expect(err).toMatch(message);
    expect(err).toMatch(/^Nothing was analyzed\. 1 thing is wrong:\n/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  test('the first twenty, and how many more', async () => {
    const { code, err } = await run(place('many', plain(Array.from({ length: 45 }, () => '1,1,5,1'))));
    expect(code).toBe(2);
    expect(err).toMatch(/^Nothing was analyzed\. 45 things are wrong:\n {2}votes\.csv line 2: /);
    expect(err).toMatch(/ {2}votes\.csv line 21: [^\n]*\n {2}and 25 more\.\n$/);
  });

  test('a damaged Polis export', async () => {
    place('damaged', {
      'summary.csv': 'topic,Buses\n',
      'comments.csv': 'comment-id,comment-body\n0,Late\n',
      'votes.csv': 'comment-id,voter-id,vote\n0,1,1\n0,2,4\n7,2,1\n',
    });
    const { code, err } = await run('damaged');
    expect(code).toBe(2);
    expect(err).toMatch(/votes\.csv line 3: vote is "4"; it should be 1, 0 or -1\.\n {2}votes\.csv line 4: There is no statement with the number 7/);
  });

  test.each<[string[], RegExp]>([
    [[], /missing required argument 'folder'/],
    [['nowhere'], /There is no folder .*nowhere/],
    [['.'], /votes\.csv: The file is missing, and so are the files of a Polis export/],
    [['camps', '--format', 'xml'], /Allowed choices are text, json/],
    [['camps', '--groups', '6'], /auto or a number from 2 to 5/],
    [['camps', '--seed', '-1'], /whole number from 0/],
    [['camps', '--samples', 'many'], /whole number from 0/],
    [['camps', '--meta', '1,x'], /--meta: "x" is no whole number/],
    [['camps', '--mod-out', '@none.txt'], /There is no file .*none\.txt/],
    [['camps', '--mod-out', '@ids.txt'], /ids\.txt line 2: "two" is no whole number/],
    [['camps', '--inject-groups', 'ids.txt'], /ids\.txt is not JSON/],
    [['camps', '--inject-groups', 'list.json'], /should be a JSON object/],
    [['camps', '--inject-groups', 'stranger.json'], /participant 999 has no vote/],
    [['camps', '--inject-groups', 'wrong.json'], /the group of participant 3 should be a whole number from 0 to 25/],
    [['camps', '--inject-groups', 'wrong.json', '--groups', '2'], /Either --groups or --inject-groups/],
  ])('%j', async (argv, message) => {
    place('camps', plain(madeLines(60, 20)));
    for (const [file, text] of Object.entries({ 'ids.txt': '1\ntwo\n', 'list.json': '[1]', 'stranger.json': '{"999":0}', 'wrong.json': '{"3":-1}' }))
      writeFileSync(join(folder, file), text);
    const { code, out, err } = await run(...argv);
    expect(err).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

test('help has examples', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toMatch(/Examples:\n {2}\$ longtable analyze/);
});
