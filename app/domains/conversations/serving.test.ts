import { beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '#app/platform/ctx.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { setPriorities } from './index.ts';
import { nextStatement } from './serving.ts';
import { statementsOf } from './statements.ts';

const database = useDatabase();
let app: TestApp;
let town: Town;
let ctx: Ctx;

/** Ids by number, always the same, so that every draw below is the same at every run. */
const idOf = (kind: number, number: number) => `0000000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
const conversation = { id: idOf(1, 0), reviewedFirst: false };
const s = (number: number) => idOf(2, number);
const someone = (number: number) => idOf(3, number);
/** Priorities by the numbers of statements. */
const weights = (...told: [number: number, priority: number][]) => new Map(told.map(([number, priority]) => [s(number), priority]));

beforeEach(async () => {
  app = await createTestApp(database.db);
  app.setNow(new Date('2026-03-01T12:00:00Z'));
  town = await buildTown(database.db);
  ctx = app.ctx();
  const at = ctx.now;
  await database.db
    .insertInto('conversations')
    .values({ id: conversation.id, issue_id: town.issue.id, topic: 'How should families hear of late buses?', opens_at: at, created_at: at })
    .execute();
});

async function addStatements(count: number, changes: { moderated?: number; withdrawn_at?: Date } = {}, from = 0): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => from + index);
  const row = { issue_id: town.issue.id, kind: 'statement', lang: 'en', channel: 'web', speaks: 'self', author_locale: 'en', said_at: ctx.now };
  await database.db
    .insertInto('inputs')
    .values(numbers.map((number) => ({ ...row, id: s(number), body: `Statement ${number}`, created_at: ctx.now, moderated: 1, ...changes })))
    .execute();
  await database.db
    .insertInto('statements')
    .values(numbers.map((number) => ({ id: s(number), conversation_id: conversation.id, number })))
    .execute();
}

/** How often each statement is the first that one of so many people sees, by its number. */
async function firstSeen(people: number): Promise<number[]> {
  const seen = Array.from({ length: (await statementsOf(ctx, conversation.id)).length }, () => 0);
  for (let person = 0; person < people; person += 1) {
    const next = await nextStatement(ctx, conversation, null, `${someone(person)}:0`);
    seen[next?.number ?? -1] = (seen[next?.number ?? -1] ?? 0) + 1;
  }
  return seen;
}

async function vote(person: number, statement: string): Promise<void> {
  const row = { statement_id: statement, participant_id: someone(person), conversation_id: conversation.id, value: 1, at: ctx.now };
  await database.db.insertInto('votes').values(row).execute();
}

async function addPerson(person: number): Promise<void> {
  await database.db
    .insertInto('participants')
    .values({ id: someone(person), issue_id: town.issue.id, locale: 'en', created_at: ctx.now })
    .execute();
}

describe('chance by weight', () => {
  test('a statement with four times the priority is drawn four times as often', async () => {
    await addStatements(2);
    await setPriorities(ctx, conversation.id, weights([0, 1], [1, 4]));
    const [light = 0, heavy = 0] = await firstSeen(1500);
    expect(light + heavy).toBe(1500);
    // 300 are expected; four standard deviations are 62.
    expect(light).toBeGreaterThan(238);
    expect(light).toBeLessThan(362);
  });

  test('weights as far apart as numbers can be break nothing', async () => {
    await addStatements(3);
    await setPriorities(ctx, conversation.id, weights([0, Number.MIN_VALUE], [1, Number.MAX_VALUE], [2, 1]));
    expect(await firstSeen(50)).toEqual([0, 50, 0]);
  });

  test('before the first analysis all weigh the same', async () => {
    await addStatements(4);
    for (const count of await firstSeen(800)) {
      expect(count).toBeGreaterThan(150);
      expect(count).toBeLessThan(250);
    }
  });

  test('a new statement among a hundred old ones is seen by its fair share at once', async () => {
    await addStatements(101);
    await setPriorities(ctx, conversation.id, new Map(Array.from({ length: 100 }, (_, number) => [s(number), 40])));
    const seen = await firstSeen(1500);
    // About 15 are expected; with a weight of 1 beside 40 it would be fewer than one.
    expect(seen[100]).toBeGreaterThan(5);
    expect(seen[100]).toBeLessThan(30);
  });

  test('it weighs as much as the heaviest, not more', async () => {
    await addStatements(3);
    await setPriorities(ctx, conversation.id, weights([0, 1], [1, 9]));
    const [light = 0, heavy = 0, fresh = 0] = await firstSeen(950);
    expect(light).toBeLessThan(85);
    expect(Math.abs(heavy - fresh)).toBeLessThan(120);
  });

  test('the heaviest that nobody can vote on any more lends its weight to nobody', async () => {
    await addStatements(1, { withdrawn_at: ctx.now });
    await addStatements(2, {}, 1);
    await setPriorities(ctx, conversation.id, weights([0, 1000], [1, 1]));
    const [gone, old = 0, fresh = 0] = await firstSeen(400);
    expect(gone).toBe(0);
    expect(Math.abs(old - fresh)).toBeLessThan(80);
  });
});

describe('one person', () => {
  test('sees the same statement until they vote, then another, and none twice', async () => {
    await addStatements(12);
    await addPerson(1);
    const seen: string[] = [];
    for (let voted = 0; voted < 12; voted += 1) {
      const ask = () => nextStatement(ctx, conversation, someone(1), `${someone(1)}:${voted}`);
      const next = await ask();
      expect(await ask()).toEqual(next);
      seen.push(next?.id ?? '');
      await vote(1, next?.id ?? '');
    }
    expect(new Set(seen).size).toBe(12);
    expect(await nextStatement(ctx, conversation, someone(1), `${someone(1)}:12`)).toBeNull();
  });

  test('is not shown what is hidden, taken back or waits to be looked at', async () => {
    await addStatements(1, { moderated: -1 });
    await addStatements(1, { withdrawn_at: ctx.now }, 1);
    await addStatements(1, { moderated: 0 }, 2);
    expect(await firstSeen(20)).toEqual([0, 0, 20]);
    expect(await nextStatement(ctx, { ...conversation, reviewedFirst: true }, null, 'x')).toBeNull();
  });

  test('may be shown a statement beyond the thousandth', async () => {
    await addStatements(1100);
    await setPriorities(ctx, conversation.id, new Map([[s(1099), 1e12], ...Array.from({ length: 1099 }, (_, number): [string, number] => [s(number), 1])]));
    expect((await nextStatement(ctx, conversation, null, 'anybody:0'))?.number).toBe(1099);
  });
});

describe('priorities', () => {
  const stored = () => database.db.selectFrom('statement_priorities').select(['statement_id', 'priority', 'set_at']).orderBy('statement_id').execute();

  test('are kept anew with each analysis; what it does not name stays', async () => {
    await addStatements(3);
    await setPriorities(ctx, conversation.id, weights([0, 1], [1, 2]));
    app.setNow(new Date('2026-03-01T13:00:00Z'));
    await setPriorities(app.ctx(), conversation.id, weights([1, 5], [2, 6]));
    await setPriorities(app.ctx(), conversation.id, new Map());
    expect((await stored()).map((row) => [row.statement_id, row.priority, row.set_at.toISOString().slice(11, 13)])).toEqual([
      [s(0), 1, '12'],
      [s(1), 5, '13'],
      [s(2), 6, '13'],
    ]);
  });

  test('of statements of another conversation, or of none, are passed over', async () => {
    await addStatements(1);
    await setPriorities(ctx, idOf(1, 9), weights([0, 3]));
    await setPriorities(ctx, conversation.id, weights([77, 3]));
    expect(await stored()).toEqual([]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('that are no weight are refused: %s', async (priority) => {
    await addStatements(1);
    await expect(setPriorities(ctx, conversation.id, weights([0, priority]))).rejects.toThrow(/check/);
  });
});

test('all statements of a conversation are listed by number with where they stand', async () => {
  await addStatements(1, { moderated: -1 });
  await addStatements(1, { withdrawn_at: ctx.now }, 1);
  await database.db.updateTable('statements').set({ is_meta: true }).where('number', '=', 1).execute();
  expect(await statementsOf(ctx, conversation.id)).toEqual([
    { id: s(0), number: 0, body: 'Statement 0', lang: 'en', isMeta: false, moderated: -1, withdrawn: false },
    { id: s(1), number: 1, body: 'Statement 1', lang: 'en', isMeta: true, moderated: 1, withdrawn: true },
  ]);
});
