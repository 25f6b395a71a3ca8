import { describe, expect, test } from 'vitest';
import { plainColumns } from './made-votes.ts';
import { ProblemList } from './problems.ts';
import { readVoteLines } from './vote-lines.ts';
import { VoteLog } from './vote-log.ts';

/** Reads bytes in pieces of the given length, so that lines are cut anywhere. */
async function read(text: string | Buffer, piece = 7) {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  }
  const log = new VoteLog();
  const problems = new ProblemList();
  await readVoteLines('votes.csv', pieces(), log, problems);
  return { log, problems };
}

const votesOf = ({ log }: { log: VoteLog }) => {
  const { participants, statements, rowStart, column, value } = log.build();
  return participants
    .flatMap((id, row) =>
      Array.from(column.subarray(rowStart[row], rowStart[row + 1]), (to, at) => `${id} ${statements[to]} ${value[(rowStart[row] ?? 0) + at]}`),
    )
    .sort();
};

const good = `${plainColumns}\n12,3,1,1700000000000\n12,4,-1,1700000000001\n5,3,0,1700000000002\n`;

test.each([1, 7, 4096])('lines are read whole in pieces of %i bytes', async (piece) => {
  const found = await read(good, piece);
  expect(found.problems.named).toEqual([]);
  expect(votesOf(found)).toEqual(['12 3 1', '12 4 -1', '5 3 0']);
});

test('a byte order mark, CRLF, blank lines, a sign before 1, no last line end, ids of any size', async () => {
  const found = await read(`\ufeff${plainColumns}\r\n\r\n900000000000,3,+1,1\r\n-4,70000,-1,2`);
  expect(found.problems.named).toEqual([]);
  expect(votesOf(found)).toEqual(['-4 70000 -1', '900000000000 3 1']);
});

test('the latest time wins, then the later line', async () => {
  const found = await read(`${plainColumns}\n1,1,1,300\n1,1,-1,200\n2,1,1,100\n2,1,0,100\n3,1,-1,1\n3,1,1,2\n`);
  expect(votesOf(found)).toEqual(['1 1 1', '2 1 0', '3 1 1']);
  expect(found.log.casts).toBe(6);
});

describe('what is wrong is named with its line', () => {
  test.each<[string, string | Buffer, string[]]>([
    ['a cut line', good.replace('12,4,-1,1700000000001', '12,4,-1'), ['3 The line has 3 fields where 4 are needed; it may have been cut.']],
    ['a field too many', good.replace('5,3,0', '5,3,0,0'), ['4 The line has 5 fields where 4 are needed; it may have been cut.']],
    ['a participant in words', good.replace('5,3,0', 'Ana,3,0'), ['4 participant is "Ana"; it should be a whole number.']],
    ['a fraction', good.replace('5,3,0', '5,3.5,0'), ['4 statement is "3.5"; it should be a whole number.']],
    [
      'an id with more digits than are exact',
      good.replace('5,3,0', '9007199254740993,3,0'),
      ['4 participant is "9007199254740993"; it should be a whole number.'],
    ],
    ['a vote of 2', good.replace('12,3,1', '12,3,2'), ['2 vote is "2"; it should be 1, 0 or -1.']],
    ['no vote', good.replace('12,3,1', '12,3,'), ['2 vote is ""; it should be 1, 0 or -1.']],
    ['a time in words', good.replace('1700000000002', 'Tuesday'), ['4 timestamp_ms is "Tuesday"; it should be a Unix time in milliseconds.']],
    ['no time', good.replace('1700000000002', ''), ['4 timestamp_ms is ""; it should be a Unix time in milliseconds.']],
    ['a time before all', good.replace('1700000000002', '-5'), ['4 timestamp_ms is "-5"; it should be a Unix time in milliseconds.']],
    ['spaces', good.replace('5,3,0', '5, 3,0'), ['4 statement is " 3"; it should be a whole number.']],
    ['quotes', good.replace('5,3,0', '"5",3,0'), ['4 The line holds a quotation mark; it should hold whole numbers only.']],
    ['a zero character', good.replace('5,3,0', '5\0,3,0'), ['4 The line holds a zero character.']],
    ['bytes that are no UTF-8', Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0xfe, 10])]), ['5 The line is not UTF-8 text.']],
    ['a line of 1 MB', good.replace('12,4', `${'1'.repeat(1_000_000)},4`), ['3 The line is longer than four whole numbers can be.']],
    ['the column names again', `${good}${plainColumns}\n`, ['5 participant is "participant"; it should be a whole number.']],
    ['nothing', '', ['1 The file is empty.']],
    ['only blank lines', '\n\r\n', ['1 The file is empty.']],
    [
      'an unknown column',
      good.replace('timestamp_ms', 'time'),
      [`1 The column "time" is not known; the columns are ${plainColumns}.`, '1 The column timestamp_ms is missing.'],
    ],
    ['a column twice', good.replace('statement', 'vote'), ['1 The column vote is there twice.', '1 The column statement is missing.']],
    [
      'columns in another order',
      good.replace('participant,statement', 'statement,participant'),
      [`1 The columns stand in another order than ${plainColumns}.`],
    ],
    ['no column names', good.replace(`${plainColumns}\n`, ''), expect.arrayContaining(['1 The column participant is missing.'])],
    ['UTF-16', Buffer.from(`\ufeff${good}`, 'utf16le'), ['1 The line is not UTF-8 text.']],
  ])('%s', async (_, text, expected) => {
    const { problems } = await read(text, 4096);
    expect(problems.named.map(({ line, reason }) => `${line} ${reason}`)).toEqual(expected);
    expect(problems.named.every(({ file }) => file === 'votes.csv')).toBe(true);
  });

  test('every bad line is found, the first 20 are named, good lines between them do not hide any', async () => {
    const { problems } = await read(`${plainColumns}\n${'1,1,7,5\n1,1,1,5\n'.repeat(50)}`);
    expect(problems.count).toBe(50);
    expect(problems.named).toHaveLength(20);
    expect(problems.named.map(({ line }) => line).slice(0, 3)).toEqual([2, 4, 6]);
  });

  test('more statements than the engine can number end the reading', async () => {
    const lines = Array.from({ length: 65_540 }, (_, statement) => `1,${statement},1,1`);
    const { problems } = await read(`${plainColumns}\n${lines.join('\n')}`, 65_536);
    expect(problems.named.map(({ line }) => line)).toEqual([65_538]);
    expect(problems.count).toBe(1);
  });
});
