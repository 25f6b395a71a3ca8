import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { countPolis, openPolis, openPolisFolder, type PolisFile, type PolisSource } from '../../engines/polis-format/index.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { castVote, conversationAsPolis, getConversation, importPolis, stateOf, withdrawVote, type ExportFile } from './index.ts';

const folder = join(process.env['LONGTABLE_REFERENCE_DATA'] ?? '../shared/data', 'opinion/exports/london.youth.policing');
const present = existsSync(folder);
if (!present) console.info('skipped: reference data not present');

const database = useDatabase();
let app: TestApp;
let town: Town;

beforeEach(async () => {
  app = await createTestApp(database.db);
  town = await buildTown(database.db);
});

const made: Record<string, string> = {
  'summary.csv': 'topic,Late buses\nurl,https://example.org/late\nvoters,2\ncomments,3\nconversation-description,Why and what now',
  'comments.csv':
    'timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1700000000,0,0,2,0,1,The 7:40 never waits\n1700000010,4,0,1,1,-1,"Say ""late"" aloud"\n1700000020,2,1,0,2,0,More drivers\n',
  'votes.csv':
    'timestamp,comment-id,voter-id,vote\n1700000100,0,0,1\n1700000101,0,1,1\n1700000102,4,0,-1\n1700000300,4,0,1\n1700000103,2,0,-1\n1700000104,2,1,-1\n',
};

async function opened(changes: Record<string, string> = {}): Promise<PolisSource> {
  const files = Object.entries({ ...made, ...changes }).map(([name, text]): [string, PolisFile] => [name, fileOf(name, text)]);
  const result = await openPolis(new Map(files));
  if (!result.ok) throw new Error(JSON.stringify(result.rejected));
  return result.source;
}

function fileOf(name: string, text: string): PolisFile {
  return {
    name,
    async *open() {
      yield Buffer.from(text);
    },
  };
}

async function asTexts(files: readonly ExportFile[]): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { name, pieces } of files) {
    texts[name] = '';
    for await (const piece of pieces) texts[name] += piece;
  }
  return texts;
}

const convener = () => app.ctx(town.persons.convener);
const countRows = async () =>
  Promise.all(
    (['issues', 'conversations', 'inputs', 'statements', 'participants', 'votes', 'vote_casts'] as const).map(
      async (table) =>
        (
          await database.db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
    ),
  );

describe('taking in an export', () => {
  test('statements, moderation, history, present votes and times are kept', async () => {
    const told: number[] = [];
    const result = await importPolis(convener(), await opened(), { issueId: town.issue.id }, { lang: 'es', onProgress: ({ votes }) => told.push(votes) });
    if (!result.ok) throw new Error(JSON.stringify(result.rejected));
    expect(result.value).toMatchObject({
      statements: 3,
      voters: 2,
      votes: 5,
      agrees: 3,
      disagrees: 2,
      passes: 0,
      casts: 6,
      issueSlug: 'late-buses',
      disagreements: [{ file: 'comments.csv', what: 'disagrees', says: 3, counted: 2 }],
    });
    const statements = await database.db
      .selectFrom('statements')
      .innerJoin('inputs', 'inputs.id', 'statements.id')
      .innerJoin('participants', 'participants.id', 'participant_id')
      .select(['number', 'body', 'moderated', 'channel', 'lang', 'imported_as', 'said_at'])
      .orderBy('number')
      .execute();
    expect(statements[2]).toEqual({
      number: 4,
      body: 'Say "late" aloud',
      moderated: -1,
      channel: 'import',
      lang: 'es',
      imported_as: '0',
      said_at: new Date(1_700_000_010_000),
    });
    expect((await database.db.selectFrom('vote_casts').select('value').orderBy('id').execute()).map((row) => row.value)).toEqual([1, 1, -1, 1, -1, -1]);
    expect(told.at(-1)).toBe(5);
    const conversation = await getConversation(convener(), result.value.conversationId);
    expect(conversation).toMatchObject({
      topic: 'Late buses',
      introduction: 'Why and what now',
      importedFrom: 'https://example.org/late',
      resultsShown: 'closing',
      votesOpen: false,
      opensAt: new Date(1_700_000_000_000),
    });
    expect(stateOf(conversation, convener().now)).toBe('closed');
  });

  test('without an issue it makes a private one, led by who imports', async () => {
    const result = await importPolis(convener(), await opened(), { organizationId: town.district }, { lang: 'en' });
    if (!result.ok) throw new Error('refused');
    expect((await app.browser().get(`/conversations/${result.value.conversationId}`)).status).toBe(404);
    const browser = await app.browser().signIn('convener@example.org');
    expect((await browser.get(`/conversations/${result.value.conversationId}/desk`)).text).toContain('The 7:40 never waits');
  });

  test.each([
    ['a vote of 2', { 'votes.csv': made['votes.csv']?.replace('0,1,1\n', '0,1,2\n') ?? '' }, ['bad-vote']],
    ['a vote on no statement', { 'votes.csv': `${made['votes.csv']}1700000105,99,0,1\n` }, ['unknown-statement']],
    ['a statement twice', { 'comments.csv': `${made['comments.csv']}1700000030,2,0,0,0,1,Again\n` }, ['repeated-row']],
    ['a last line that was cut', { 'votes.csv': `${made['votes.csv']}1700000105,2` }, ['cut-line']],
    ['signs turned round', { 'votes.csv': made['votes.csv']?.replace(/(-?1)\n/g, (sign) => (sign.startsWith('-') ? '1\n' : '-1\n')) ?? '' }, ['wrong-sign']],
  ])('%s: nothing is kept and the reason is told', async (_, changes, kinds) => {
    const before = await countRows();
    const result = await importPolis(convener(), await opened(changes), { organizationId: town.district }, { lang: 'en' });
    expect(result.ok ? 'taken in' : result.rejected.map((one) => one.kind)).toEqual(kinds);
    expect(await countRows()).toEqual(before);
  });

  test('who does not lead the issue is refused', async () => {
    await expect(importPolis(app.ctx(town.persons.core), await opened(), { issueId: town.issue.id }, { lang: 'en' })).rejects.toThrow('denied');
    await expect(importPolis(app.ctx(town.persons.stranger), await opened(), { organizationId: town.district }, { lang: 'en' })).rejects.toThrow('denied');
  });
});

describe('giving it out again', () => {
  test('the same statements, numbers and votes come back', async () => {
    const result = await importPolis(convener(), await opened(), { issueId: town.issue.id }, { lang: 'en' });
    if (!result.ok) throw new Error('refused');
    const texts = await asTexts(await conversationAsPolis(convener(), result.value.conversationId));
    expect(texts['votes.csv']?.replace(/,[^,]*GMT[^,]*,/g, ',')).toBe(made['votes.csv']?.replace('timestamp,', 'timestamp,datetime,'));
    const again = await countPolis(await opened(texts));
    expect(again).toMatchObject({ statements: 3, voters: 2, votes: 5, agrees: 3, disagrees: 2, passes: 0, rejected: [] });
  });

  test('a vote that was taken back is not in it; our own votes are, under a number of their own', async () => {
    const result = await importPolis(convener(), await opened(), { issueId: town.issue.id }, { lang: 'en' });
    if (!result.ok) throw new Error('refused');
    const { conversationId } = result.value;
    await database.db.updateTable('conversations').set({ closes_at: null }).execute();
    const [first, second] = await database.db.selectFrom('statements').select('id').where('number', 'in', [0, 2]).orderBy('number').execute();
    await castVote(convener(), { conversationId, statementId: first?.id ?? '', value: -1 });
    await castVote(convener(), { conversationId, statementId: second?.id ?? '', value: 0 });
    await withdrawVote(convener(), conversationId, first?.id ?? '');
    const texts = await asTexts(await conversationAsPolis(convener(), conversationId));
    expect(texts['votes.csv']?.trim().split('\n').at(-1)).toMatch(/,2,2,0$/);
    expect(await countPolis(await opened(texts))).toMatchObject({ voters: 3, votes: 6, passes: 1, rejected: [] });
  });

  test('only those who lead get single votes', async () => {
    const result = await importPolis(convener(), await opened(), { issueId: town.issue.id }, { lang: 'en' });
    if (!result.ok) throw new Error('refused');
    await expect(conversationAsPolis(app.ctx(town.persons.core), result.value.conversationId)).rejects.toThrow('denied');
  });
});

describe.skipIf(!present)('a real conversation', () => {
  test('London is taken in whole, and comes out the same', async () => {
    const source = await openPolisFolder(folder);
    if (!source.ok) throw new Error(JSON.stringify(source.rejected));
    const result = await importPolis(convener(), source.source, { organizationId: town.district }, { lang: 'en' });
    if (!result.ok) throw new Error(JSON.stringify(result.rejected));
    const totals = { statements: 39, voters: 26, votes: 638, agrees: 392, disagrees: 192, passes: 54 };
    expect(result.value).toMatchObject({ ...totals, casts: 640 });
    const texts = await asTexts(await conversationAsPolis(convener(), result.value.conversationId));
    expect(await countPolis(await opened(texts))).toMatchObject({ ...totals, rejected: [] });
  });
});
