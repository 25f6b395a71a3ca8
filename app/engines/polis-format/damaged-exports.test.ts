import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { countPolis, openPolisFolder, type PolisCount, type ReadingLimits, type Rejection } from './index.ts';
import { MADE_EXPORT } from './made-export.ts';

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Writes the made export with some files changed, a null leaving the file out, and reads it. */
async function read(changes: Record<string, string | Buffer | null>, limits: Partial<ReadingLimits> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'polis-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...MADE_EXPORT, ...changes })) {
    if (text !== null) await writeFile(join(folder, name), text);
  }
  const opened = await openPolisFolder(folder, limits);
  return opened.ok ? countPolis(opened.source) : opened;
}

const rejections = ({ rejected }: { rejected?: readonly Rejection[] } | PolisCount) =>
  (rejected ?? []).map(({ file, line, kind }) => `${file} ${line} ${kind}`);

function changed(file: string, from: string | RegExp, to: string): Record<string, string> {
  const text = MADE_EXPORT[file] ?? '';
  const after = text.replace(from, to);
  if (after === text) throw new Error(`${file} has no ${String(from)}`);
  return { [file]: after };
}

test('the undamaged export is read, the changed vote by its time and not by its place', async () => {
  expect(await read({})).toEqual({
    statements: 3,
    voters: 2,
    votes: 5,
    agrees: 3,
    disagrees: 2,
    passes: 0,
    rejected: [],
    disagreements: [
      {
        file: 'comments.csv',
        what: 'disagrees',
        says: 3,
        counted: 2,
        differing: 1,
        why: 'It counts every vote in votes.csv, also those that the person later changed.',
      },
    ],
  });
});

describe('heads of files', () => {
  test.each<[string, Record<string, string | Buffer | null>, string[]]>([
    ['missing files', { 'summary.csv': null, 'comments.csv': null }, ['summary.csv 0 no-file', 'comments.csv 0 no-file']],
    ['no votes at all', { 'votes.csv': null, 'participant-votes.csv': null }, ['votes.csv 0 no-file']],
    ['an empty file', { 'comments.csv': '' }, ['comments.csv 0 empty-file']],
    ['an empty summary', { 'summary.csv': '\n' }, ['summary.csv 0 empty-file']],
    ['a missing column', changed('votes.csv', 'voter-id', 'voter'), ['votes.csv 1 no-column']],
    ['a repeated column', changed('participant-votes.csv', '0,1,2', '0,1,1'), ['participant-votes.csv 1 repeated-column']],
    ['another sign in the summary', changed('summary.csv', 'agree=+1;disagree=-1', 'agree=-1;disagree=+1'), ['summary.csv 10 wrong-sign']],
    ['another sign on the first line', changed('votes.csv', /^/, '# vote-convention: agree=-1;disagree=1;pass=0\n'), ['votes.csv 1 wrong-sign']],
    ['another format', { 'format.json': '{"format":"polis-export/9"}' }, ['format.json 0 wrong-format']],
    ['UTF-16', { 'votes.csv': Buffer.from(`\ufeff${MADE_EXPORT['votes.csv'] ?? ''}`, 'utf16le') }, ['votes.csv 1 not-utf8']],
    ['a summary that is cut', changed('summary.csv', 'voters,2', 'voters'), ['summary.csv 3 cut-line']],
    ['a count in words', changed('summary.csv', 'groups,1', 'groups,many'), ['summary.csv 7 bad-number']],
  ])('%s', async (_, changes, expected) => {
    expect(rejections(await read(changes))).toEqual(expected);
  });

  test('a folder that is not there', async () => {
    expect(await openPolisFolder('/no/such/folder')).toMatchObject({ ok: false, rejected: [{ kind: 'no-folder', line: 0 }] });
  });
});

describe('lines', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['a cut line', changed('votes.csv', '1700000101,x,0,1,1', '1700000101,x,0'), ['votes.csv 3 cut-line']],
    [
      'a file cut inside a text',
      changed('comments.csv', / out loud[^]*$/, ''),
      ['comments.csv 4 open-quote', 'votes.csv 6 unknown-statement', 'votes.csv 7 unknown-statement'],
    ],
    ['a vote of 2', changed('votes.csv', '1,1\n', '1,2\n'), ['votes.csv 3 bad-vote']],
    ['an unknown statement', changed('votes.csv', 'x,2,1,-1', 'x,77,1,-1'), ['votes.csv 7 unknown-statement']],
    ['a participant in words', changed('votes.csv', 'x,2,1,-1', 'x,2,Ana,-1'), ['votes.csv 7 bad-number']],
    ['a bad time', changed('votes.csv', '1700000104', 'Tuesday'), ['votes.csv 7 bad-time']],
    [
      'a statement twice',
      changed('comments.csv', 'x,2,1,0,2', 'x,1,1,0,2'),
      ['comments.csv 5 repeated-row', 'votes.csv 6 unknown-statement', 'votes.csv 7 unknown-statement'],
    ],
    ['a blank statement', changed('comments.csv', 'More drivers', ' '), ['comments.csv 5 bad-text']],
    ['a person twice', changed('participant-votes.csv', '\n1,0', '\n0,0'), ['participant-votes.csv 3 repeated-row']],
    ['a wrong cell in the matrix', changed('participant-votes.csv', '1,,-1', '1,,7'), ['participant-votes.csv 3 bad-vote']],
    ['an unknown column in the matrix', changed('participant-votes.csv', '0,1,2', '0,1,9'), ['participant-votes.csv 1 unknown-statement']],
  ])('%s', async (_, changes, expected) => {
    const found = rejections(await read(changes)).filter((text) => expected.some((one) => one.split(' ')[0] === text.split(' ')[0]));
    expect(found).toEqual(expected);
  });

  test('a line of 10 MB is one rejection, its statement is not reported again, and it is not held', async () => {
    const long = changed('comments.csv', 'More drivers', 'x'.repeat(10_000_000));
    expect(rejections(await read(long))).toEqual(['comments.csv 5 too-long']);
  });

  test('bad UTF-8 names its line and nothing else', async () => {
    const [before = '', after = ''] = (MADE_EXPORT['comments.csv'] ?? '').split('More');
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xff, 0xfe]), Buffer.from(after)]);
    expect(rejections(await read({ 'comments.csv': bytes }))).toEqual(['comments.csv 5 not-utf8']);
  });

  test('signs turned round without a word are found by the counts of the statements', async () => {
    const votes = (MADE_EXPORT['votes.csv'] ?? '').replace(/(-?1)$/gm, (sign) => (sign === '1' ? '-1' : '1'));
    expect(rejections(await read({ 'votes.csv': votes }))).toEqual(['votes.csv 0 wrong-sign']);
  });

  test('thousands of bad lines end in one last rejection', async () => {
    const votes = (MADE_EXPORT['votes.csv'] ?? '') + '1700000105,x,88,1,1\n'.repeat(50);
    const found = rejections(await read({ 'votes.csv': votes }, { maxRejections: 3 }));
    expect(found).toEqual(['votes.csv 8 unknown-statement', 'votes.csv 9 unknown-statement', 'votes.csv 10 unknown-statement', 'votes.csv 11 too-many']);
  });
});

describe('what is tolerated', () => {
  test('columns in another order and case, CRLF, a byte order mark, names in capitals, no optional columns', async () => {
    const votes = '\ufeffVote,VOTER-ID,comment-id\r\n1,0,0\r\n-1,1,2\r\n';
    const count = await read({ 'votes.csv': null, 'VOTES.CSV': votes, 'participant-votes.csv': null });
    expect(count).toMatchObject({ votes: 2, voters: 2, agrees: 1, disagrees: 1, rejected: [] });
  });

  test('a folder without a log: the votes come from the matrix', async () => {
    const count = await read({ 'votes.csv': null });
    expect(count).toMatchObject({ votes: 5, voters: 2, agrees: 3, disagrees: 2, rejected: [] });
  });

  test('our declaration on the first line', async () => {
    const count = await read(changed('votes.csv', /^/, '# vote-convention: agree=+1;disagree=-1;pass=0\n'));
    expect(count).toMatchObject({ votes: 5, rejected: [] });
  });
});

test('files that contradict each other are named', async () => {
  const count = await read({
    ...changed('summary.csv', /voters,2\nvoters-in-conv,2\ncommenters,2/, 'voters,5\nvoters-in-conv,2\ncommenters,9'),
    ...changed('participant-votes.csv', '0,0,2,3,2,1,1,1,-1', '0,0,2,4,2,1,-1,1,'),
  });
  const named = 'disagreements' in count ? count.disagreements.map(({ file, what, says, counted }) => `${file}: ${what} ${says} ${counted}`) : [];
  expect(named).toEqual([
    'summary.csv: voters 5 2',
    'summary.csv: commenters 9 2',
    'comments.csv: disagrees 3 2',
    'participant-votes.csv: votes of votes.csv also here 4 5',
    'participant-votes.csv: votes with the value of votes.csv 4 3',
    'participant-votes.csv: n-votes 6 4',
    'participant-votes.csv: n-agree 3 2',
  ]);
});
