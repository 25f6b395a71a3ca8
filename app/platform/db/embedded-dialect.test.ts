import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from './open.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ memory: true });
  await sql`create table words (word text primary key)`.execute(database.db);
});
beforeEach(async () => {
  await sql`truncate words`.execute(database.db);
});
afterAll(() => database.close());

async function words(): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`select word from words order by word`.execute(database.db);
  return rows.map((row) => row.word);
}

test('a query beside a transaction that rolls back is not lost', async () => {
  let beside: Promise<unknown> | undefined;
  const rolledBack = database.db.transaction().execute(async (trx) => {
    await sql`insert into words values ('inside')`.execute(trx);
    beside = sql`insert into words values ('beside')`.execute(database.db);
    await wait(20);
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await beside;
  expect(await words()).toEqual(['beside']);
});

test('a query beside a transaction does not see what is not committed', async () => {
  let seen: Promise<string[]> | undefined;
  await database.db.transaction().execute(async (trx) => {
    await sql`insert into words values ('early')`.execute(trx);
    seen = words();
    await wait(20);
    await sql`insert into words values ('late')`.execute(trx);
  });
  expect(await seen).toEqual(['early', 'late']);
});

test('transactions wait for each other in the order they came', async () => {
  const order: string[] = [];
  const one = (name: string, ms: number) =>
    database.db.transaction().execute(async (trx) => {
      order.push(`${name} begins`);
      await wait(ms);
      await sql`insert into words values (${name})`.execute(trx);
      order.push(`${name} ends`);
    });
  await Promise.all([one('a', 30), one('b', 0), one('c', 10)]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(await words()).toEqual(['a', 'b', 'c']);
});

test('a failed query inside a transaction does not keep the next one waiting', async () => {
  const broken = database.db.transaction().execute((trx) => sql`insert into nowhere values (1)`.execute(trx));
  await expect(broken).rejects.toThrow(/nowhere/);
  await sql`insert into words values ('after')`.execute(database.db);
  expect(await words()).toEqual(['after']);
});

test('the number of changed rows comes back', async () => {
  await sql`insert into words values ('x'), ('y')`.execute(database.db);
  const changed = await sql`update words set word = word || '!'`.execute(database.db);
  expect(changed.numAffectedRows).toBe(2n);
});
