import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { addVoters, buildCamps, type Camps } from '#test/camps.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { analyze } from '../../engines/opinion/index.ts';
import { readVotesFolder } from '../../engines/opinion-format/index.ts';
import { conversationAsPolis, getConversation, votesWithoutNames, type ExportFile } from '../conversations/index.ts';
import { analyseConversation, type Finder } from './analysing.ts';
import { find } from './finding.ts';
import type { Findings } from './findings.ts';
import { lastRelease } from './releases.ts';
import { staleConversations } from './staleness.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let camps: Camps;

const here: Finder = async ({ votes, known }) => find(votes, known);
const analyse = () => analyseConversation(app.ctx(), here, camps.conversationId);
const releases = () =>
  database.db
    .selectFrom('releases')
    .select(['manner', 'analysis_id'])
    .where('conversation_id', '=', camps.conversationId)
    .orderBy('released_at')
    .orderBy('id')
    .execute();
const manners = async () => (await releases()).map((one) => one.manner);
const close = (at: string | null) =>
  database.db
    .updateTable('conversations')
    .set({ closes_at: at && new Date(at) })
    .where('id', '=', camps.conversationId)
    .execute();
let minute = 0;
const later = () => app.setNow(new Date(Date.UTC(2026, 2, 1, 12, (minute += 1))));

beforeEach(async () => {
  app = await createTestApp(database.db);
  minute = 0;
  later();
  town = await buildTown(database.db);
  camps = await buildCamps(database.db, town.issue.id, 40);
});

async function findings(): Promise<Findings> {
  const release = await lastRelease(app.ctx(), camps.conversationId);
  if (!release) throw new Error('nothing was released');
  return release.findings;
}

describe('an analysis', () => {
  test('finds the two camps, keeps what it found, and says what to vote on next', async () => {
    expect(await analyse()).toBe('analysed');
    const found = await findings();
    expect([found.voters, found.placed, found.grouping, found.groups.map((one) => one.size)]).toEqual([40, 40, 'groups', [20, 20]]);
    expect(found.statements).toHaveLength(12);
    const [first] = found.statements;
    expect((first?.commonAgree ?? 0) > 0.6).toBe(true);
    const priorities = await database.db.selectFrom('statement_priorities').select('priority').execute();
    expect(priorities).toHaveLength(12);
    expect(priorities.every((one) => one.priority > 0)).toBe(true);
  });

  test('is not made again while nothing changes, and is the old one again when votes come back to what they were', async () => {
    await analyse();
    expect(await analyse()).toBe('fresh');
    const [voter = ''] = camps.voters;
    const mine = database.db
      .updateTable('votes')
      .where('participant_id', '=', voter)
      .where('statement_id', '=', camps.statements[1] ?? '');
    const cast = (value: number) =>
      database.db
        .insertInto('vote_casts')
        .values({ conversation_id: camps.conversationId, statement_id: camps.statements[1] ?? '', participant_id: voter, value, at: null })
        .execute();
    const { value: before } = await database.db.selectFrom('votes').select('value').where('participant_id', '=', voter).where('statement_id', '=', camps.statements[1] ?? '').executeTakeFirstOrThrow(); // prettier-ignore
    await mine.set({ value: before === 1 ? -1 : 1 }).execute();
    await cast(before === 1 ? -1 : 1);
    later();
    expect(await analyse()).toBe('analysed');
    expect(await database.db.selectFrom('analyses').select('id').execute()).toHaveLength(2);
    await mine.set({ value: before }).execute();
    await cast(before);
    later();
    expect(await analyse()).toBe('analysed');
    expect(await analyse()).toBe('fresh');
    // The one in between was told by no release, so it is swept away.
    expect(await database.db.selectFrom('analyses').select('id').execute()).toHaveLength(1);
  });

  test('leaves a hidden statement out, and notices when it is shown again', async () => {
    await analyse();
    const hide = (moderated: number) =>
      database.db
        .updateTable('inputs')
        .set({ moderated })
        .where('id', '=', camps.statements[0] ?? '')
        .execute();
    await hide(-1);
    expect(await staleConversations(app.ctx(), 'all')).toHaveLength(1);
    later();
    await analyse();
    const row = await database.db.selectFrom('analyses').select('findings').orderBy('computed_at', 'desc').limit(1).executeTakeFirstOrThrow();
    expect((row.findings as unknown as Findings).statements.map((one) => one.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    await hide(1);
    expect(await staleConversations(app.ctx(), { issueId: town.issue.id })).toHaveLength(1);
  });

  test('is left to the process that is at it', async () => {
    await database.db
      .insertInto('analysis_leases')
      .values({ conversation_id: camps.conversationId, holder: camps.conversationId, until: new Date(Date.now() + 60_000) })
      .execute();
    expect(await analyse()).toBe('busy');
    await database.db
      .updateTable('analysis_leases')
      .set({ until: new Date(Date.now() - 1000) })
      .execute();
    expect(await analyse()).toBe('analysed');
    expect(await database.db.selectFrom('analysis_leases').select('holder').execute()).toEqual([]);
  });

  test('that fails gives the lease back and tells nothing', async () => {
    const broken: Finder = async () => {
      throw new Error('no such thread');
    };
    await expect(analyseConversation(app.ctx(), broken, camps.conversationId)).rejects.toThrow('no such thread');
    expect(await manners()).toEqual([]);
    expect(await analyse()).toBe('analysed');
  });

  test('of a conversation without votes is not due', async () => {
    const empty = await buildCamps(database.db, town.issue.id, 0, 3);
    expect(await analyseConversation(app.ctx(), here, empty.conversationId)).toBe('fresh');
  });
});

describe('a release', () => {
  test('is made in steps, and the next when as many people have voted as the threshold says', async () => {
    await analyse();
    expect(await manners()).toEqual(['steps']);
    await addVoters(database.db, town.issue.id, camps, 9);
    later();
    await analyse();
    expect(await manners()).toEqual(['steps']);
    await addVoters(database.db, town.issue.id, camps, 1);
    later();
    await analyse();
    expect(await manners()).toEqual(['steps', 'steps']);
    // The release before it keeps its row, not its findings.
    expect((await releases()).map((one) => one.analysis_id === null)).toEqual([true, false]);
    expect((await findings()).voters).toBe(50);
  });

  test('is exact when voting has closed, once: after it was opened again in steps for good', async () => {
    await analyse();
    await close('2026-03-01T12:02:00Z');
    later();
    later();
    expect(await analyse()).toBe('analysed');
    expect(await manners()).toEqual(['steps', 'exact']);
    expect(await analyse()).toBe('fresh');
    await close(null);
    await addVoters(database.db, town.issue.id, camps, 12);
    later();
    await analyse();
    await close('2026-03-01T12:05:00Z');
    for (let time = 0; time < 3; time += 1) later();
    await analyse();
    expect(await manners()).toEqual(['steps', 'exact', 'steps']);
  });

  test('is not made of too few people, not even when voting has closed', async () => {
    const few = await buildCamps(database.db, town.issue.id, 9);
    await analyseConversation(app.ctx(), here, few.conversationId);
    await database.db
      .updateTable('conversations')
      .set({ closes_at: new Date('2026-03-01T12:02:00Z') })
      .where('id', '=', few.conversationId)
      .execute();
    later();
    later();
    await analyseConversation(app.ctx(), here, few.conversationId);
    expect(await lastRelease(app.ctx(), few.conversationId)).toBeNull();
    expect(await staleConversations(app.ctx(), { conversationId: few.conversationId })).toEqual([]);
  });

  test('cannot be exact twice: the database holds it', async () => {
    await analyse();
    const [{ analysis_id = null } = {}] = await releases();
    const exact = { conversation_id: camps.conversationId, analysis_id, manner: 'exact', threshold: 10, last_cast_id: 1, released_at: new Date() };
    await database.db
      .insertInto('releases')
      .values({ id: '018f0000-0000-7000-8000-000000000001', ...exact })
      .execute();
    await expect(
      database.db
        .insertInto('releases')
        .values({ id: '018f0000-0000-7000-8000-000000000002', ...exact })
        .execute(),
    ).rejects.toThrow(/releases_exact_once/);
  });
});

describe('anybody who has the votes', () => {
  async function analysisOf(files: readonly ExportFile[]) {
    const folder = await mkdtemp(join(tmpdir(), 'longtable-votes-'));
    try {
      for (const { name, pieces } of files) {
        let text = '';
        for await (const piece of pieces) text += piece;
        await writeFile(join(folder, name), text);
      }
      const read = await readVotesFolder(folder);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return analyze(read.votes.matrix, read.votes.moderation);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  test('comes to the same result, from the conveners’ export and from votes without names', async () => {
    await database.db
      .updateTable('statements')
      .set({ is_meta: true })
      .where('id', '=', camps.statements[4] ?? '')
      .execute();
    await database.db
      .updateTable('inputs')
      .set({ moderated: -1, body: 'Something hidden' })
      .where('id', '=', camps.statements[2] ?? '')
      .execute();
    await analyse();
    const found = await findings();
    const ctx = app.ctx(town.persons.convener);
    const conversation = await getConversation(ctx, camps.conversationId);
    for (const files of [await conversationAsPolis(ctx, camps.conversationId), await votesWithoutNames(ctx, conversation)]) {
      const analysis = await analysisOf(files);
      expect(analysis.groupVotes.map((one) => one.members)).toEqual(found.groups.map((one) => one.size));
      expect(analysis.attempts).toEqual(found.attempts);
      expect([analysis.stability, analysis.components.explained]).toEqual([found.stability, found.explained]);
      expect(analysis.centers).toEqual(found.groups.map((one) => one.center));
      expect(analysis.representative.map((list) => list.map((one) => one.statement))).toEqual(
        found.groups.map((one) => one.typical.map(({ statement }) => statement)),
      );
    }
  });

  test('learns no name, time, author or hidden word from votes without names', async () => {
    await database.db
      .updateTable('inputs')
      .set({ moderated: -1, body: 'Something hidden' })
      .where('id', '=', camps.statements[2] ?? '')
      .execute();
    const conversation = await getConversation(app.ctx(), camps.conversationId);
    let text = '';
    for (const { pieces } of await votesWithoutNames(app.ctx(), conversation)) for await (const piece of pieces) text += piece;
    expect(text).not.toContain('Something hidden');
    expect(text).not.toMatch(/2026|1769/);
    for (const voter of camps.voters) expect(text).not.toContain(voter);
    const numbers = text.split('\n').filter((line) => /^\d+,,0,/.test(line));
    expect(numbers).toHaveLength(40);
  });
});
