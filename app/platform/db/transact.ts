import type { Ctx } from '../ctx.ts';
import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { DB } from './schema.ts';

let depth = 0;

/**
 * Runs `work` in one transaction; the inner ctx shadows the outer, whose `db` must not be used inside.
 * Within an open transaction it is a savepoint, so capabilities may call each other and tests may roll back.
 * Topics of recorded events are announced once everything is committed.
 */
export async function transact<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const happened: string[] = [];
  const value = await within(ctx.db, (db) => work({ ...ctx, db, happened }));
  for (const topic of new Set(happened)) ctx.live.announce(topic);
  return value;
}

async function within<T>(db: Kysely<DB>, work: (db: Kysely<DB>) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute((trx: Transaction<DB>) => work(trx));
  const name = sql.raw(`nested_${++depth}`);
  await sql`savepoint ${name}`.execute(db);
  try {
    const value = await work(db);
    await sql`release savepoint ${name}`.execute(db);
    return value;
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(db);
    throw error;
  }
}
