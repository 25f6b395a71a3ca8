import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countPolis,
  isRejection,
  openPolis,
  polisFormat,
  writeStatementGroups,
  writeStatements,
  writeSummary,
  writeVoteMatrix,
  writeVotes,
  type PolisFiles,
  type PolisVote,
  type VoteValue,
} from './index.ts';
import { listOf } from './made-export.ts';

async function filesOf(texts: Record<string, AsyncIterable<string>>): Promise<PolisFiles> {
  const files = new Map();
  for (const [name, pieces] of Object.entries(texts)) {
    const bytes = Buffer.from((await listOf(pieces)).join(''));
    files.set(name, {
      name,
      open: async function* () {
        yield bytes;
      },
    });
  }
  return files;
}

async function* once(text: string) {
  yield text;
}

const HOSTILE = ['=1+1', '"', '""', '\n', '\r\n', ',', "'", '@SUM(A1)', '😀', 'مرحبا', '\u202e', '¿Qué?', '#', '\t', ' ', '\ufeff', '-1', 'x'];
const text = fc.string({ unit: fc.constantFrom(...HOSTILE), minLength: 1, maxLength: 12 }).filter((value) => value.trim() !== '');
const time = fc.option(
  fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000)),
  { nil: null },
);
const value = fc.constantFrom<VoteValue>(1, 0, -1);
const person = fc.integer({ min: 0, max: 5 });

const conversation = fc
  .uniqueArray(fc.record({ id: fc.integer({ min: 0, max: 50 }), author: fc.option(person, { nil: null }), text, at: time, moderated: value }), {
    selector: ({ id }) => id,
    minLength: 1,
    maxLength: 6,
  })
  .chain((statements) =>
    fc.record({
      statements: fc.constant(statements),
      votes: fc.array(fc.record({ participant: person, statement: fc.constantFrom(...statements.map(({ id }) => id)), value, at: time }), { maxLength: 20 }),
      topic: text,
      description: fc.oneof(fc.constant(''), text),
    }),
  );

function casts(votes: readonly PolisVote[], statement: number, of: VoteValue) {
  return votes.filter((vote) => vote.statement === statement && vote.value === of).length;
}

function presentVotes(votes: readonly PolisVote[]): Map<number, Map<number, VoteValue>> {
  const people = new Map<number, Map<number, VoteValue>>();
  const byTime = [...votes].sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0));
  for (const { participant, statement, value: sign } of byTime) {
    people.set(participant, (people.get(participant) ?? new Map<number, VoteValue>()).set(statement, sign));
  }
  return people;
}

describe('writing polis-export/1', () => {
  test('what is written is read back, whatever people wrote', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, async ({ statements, votes, topic, description }) => {
        const people = presentVotes(votes);
        const written = statements.map((one) => ({ ...one, agrees: casts(votes, one.id, 1), disagrees: casts(votes, one.id, -1) }));
        const summary = {
          topic,
          description,
          url: 'https://example.org/c',
          voters: people.size,
          votersInConversation: 0,
          groups: 0,
          authors: new Set(statements.flatMap(({ author }) => author ?? [])).size,
          statements: new Set(votes.map(({ statement }) => statement)).size,
        };
        const authored = (id: number) => statements.filter(({ author }) => author === id).length;
        const matrix = [...people].map(([participant, own]) => ({ participant, group: null, authored: authored(participant), votes: own }));
        const files = await filesOf({
          'summary.csv': writeSummary(summary),
          'comments.csv': writeStatements(written),
          'votes.csv': writeVotes(votes),
          'participant-votes.csv': writeVoteMatrix(
            statements.map(({ id }) => id),
            matrix,
          ),
          'format.json': once(polisFormat()),
        });
        const opened = await openPolis(files);
        if (!opened.ok) throw new Error(JSON.stringify(opened.rejected));
        expect(opened.source.summary).toMatchObject({ topic, description: description || null, voters: people.size });
        const back = await listOf(opened.source.statements());
        expect(back).toEqual(written.map((one) => ({ ...one, isMeta: null, isSeed: null })));
        expect(await listOf(opened.source.votes())).toEqual(votes);
        const present = [...opened.source.presentVotes()].map((vote) => [vote.participant, vote.statement, vote.value]);
        expect(new Set(present.map(String))).toEqual(new Set([...people].flatMap(([id, own]) => [...own].map((pair) => String([id, ...pair])))));
        const unexplained = opened.source.disagreements.filter(({ file, what }) => file !== 'comments.csv' && what !== 'comments');
        expect(unexplained).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('the matrix alone gives the same present votes', async () => {
    const votes = new Map<number, VoteValue>([
      [3, 1],
      [8, -1],
    ]);
    const files = await filesOf({
      'summary.csv': writeSummary({ topic: 't', url: '', description: '', voters: 1, votersInConversation: 0, authors: 0, statements: 2, groups: 0 }),
      'comments.csv': writeStatements(
        [3, 8].map((id) => ({ id, author: null, text: 'a', at: null, agrees: id === 3 ? 1 : 0, disagrees: id === 8 ? 1 : 0, moderated: 1 })),
      ),
      'participant-votes.csv': writeVoteMatrix([3, 8], [{ participant: 9, group: null, authored: 0, votes }]),
    });
    const opened = await openPolis(files);
    if (!opened.ok) throw new Error(JSON.stringify(opened.rejected));
    expect(await countPolis(opened.source)).toMatchObject({ statements: 2, voters: 1, votes: 2, agrees: 1, disagrees: 1, rejected: [], disagreements: [] });
  });

  test('columns, times and quotation marks are those of the format', async () => {
    const at = new Date('2018-11-17T05:09:36.584Z');
    const comments = await listOf(writeStatements([{ id: 4, author: 2, text: '=1+1, "so"', at, agrees: 3, disagrees: 0, moderated: -1 }]));
    expect(comments.join('')).toBe(
      'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n' +
        '1542431376,Sat Nov 17 2018 05:09:36 GMT+0000 (Coordinated Universal Time),4,2,3,0,-1,"=1+1, ""so"""\n',
    );
    const total = { agrees: 2, disagrees: 1, passes: 0 };
    const groups = await listOf(writeStatementGroups(1, [{ id: 4, text: 'a', total, groups: [total] }]));
    expect(groups.join('')).toBe(
      'comment-id,comment,total-votes,total-agrees,total-disagrees,total-passes,group-a-votes,group-a-agrees,group-a-disagrees,group-a-passes\n' +
        '4,"a",3,2,1,0,3,2,1,0\n',
    );
  });
});

test('an export is read once, statements first', async () => {
  const files = await filesOf({
    'summary.csv': once('topic,t'),
    'comments.csv': once('comment-id,comment-body\n0,a\n'),
    'votes.csv': once('comment-id,voter-id,vote\n'),
  });
  const opened = await openPolis(files);
  if (!opened.ok) throw new Error(JSON.stringify(opened.rejected));
  await expect(listOf(opened.source.votes())).rejects.toThrow('read once');
  expect((await listOf(opened.source.statements())).some(isRejection)).toBe(false);
});
