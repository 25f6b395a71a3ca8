import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import type { JobInsert, Queue } from 'pg-boss';
import { z } from 'zod';
import type { Database } from './open.ts';
import type { DB } from './schema.ts';

/**
 * Jobs that were acknowledged and not yet done belong to a backup; the rest of the queue's own tables does not,
 * because pg-boss makes them anew in the shape of its version. A job that was running is put back as waiting:
 * it runs again, which every job must bear anyway, since a process may die at any moment.
 */
const columns = [
  { name: 'name', type: 'text' },
  { name: 'row', type: 'jsonb' },
];

export const queueTable = 'pgboss.queue';
export const jobTable = 'pgboss.job';

/** What a backup copies of the queue; nothing when no server ever started on this database. */
export async function waitingJobs(trx: Transaction<DB>) {
  if (!(await hasQueue(trx))) return [];
  return [
    { name: queueTable, columns, rows: sql<{ line: string }>`select to_json(array[name, to_jsonb(q)::text])::text as line from pgboss.queue q` },
    { name: jobTable, columns, rows: unfinished(sql`to_json(array[name, to_jsonb(j)::text])::text`) },
  ];
}

export async function hasWaitingJobs(db: Kysely<DB>): Promise<boolean> {
  if (!(await hasQueue(db))) return false;
  return (await sql`${unfinished(sql`name`)} limit 1`.execute(db)).rows.length > 0;
}

function unfinished(what: RawBuilder<unknown>) {
  return sql<{ line: string }>`select ${what} as line from pgboss.job j where state in ('created', 'retry', 'active')`;
}

async function hasQueue(db: Kysely<DB>): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select to_regclass('pgboss.job') is not null as found`.execute(db);
  return found.rows[0]?.found ?? false;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Puts the kept queues there, before the rows are restored: making a queue is no part of a transaction of ours. */
export async function restoreQueues(database: Database, queueRows: readonly string[]) {
  const { PgBoss, fromKysely } = await import('pg-boss');
  const backend = database.engine === 'embedded' ? 'pglite' : 'postgres';
  const boss = new PgBoss({ db: fromKysely(database.db), backend, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  const queues = queueRows.map(readQueue);
  for (const { name, options } of queues) await boss.createQueue(name, options);
  for (const { name, deadLetter } of queues) if (deadLetter) await boss.updateQueue(name, { deadLetter });
  // pg-boss looks a queue up on its own connection before the first use. Inside our transaction that would wait for
  // ever on the embedded engine, whose one connection the transaction holds; so it looks now, and remembers.
  for (const { name } of queues) await boss.findJobs(name, { id: nobody });
  return {
    /** Inserts the waiting jobs inside the transaction. */
    async insert(trx: Transaction<DB>, jobRows: readonly string[]): Promise<void> {
      for (const { name, job } of jobRows.map(readJob)) await boss.insert(name, [job], { db: fromKysely(trx) });
    },
    stop: () => boss.stop({ graceful: false }),
  };
}

const cells = z.tuple([z.string(), z.string()]);
const whole = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? undefined);
const words = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const queueRow = z.object({
  policy: z.enum(['standard', 'short', 'singleton', 'stately', 'exclusive', 'key_strict_fifo']).catch('standard'),
  partition: z.boolean(),
  dead_letter: words,
  notify: z.boolean(),
  retry_limit: whole,
  retry_delay: whole,
  retry_backoff: z.boolean(),
  retry_delay_max: whole,
  expire_seconds: whole,
  retention_seconds: whole,
  deletion_seconds: whole,
  heartbeat_seconds: whole,
});

function readQueue(line: string): { name: string; deadLetter: string | undefined; options: Omit<Queue, 'name'> } {
  const [name, text] = cells.parse(JSON.parse(line));
  const row = queueRow.parse(JSON.parse(text));
  const options = defined({
    policy: row.policy,
    partition: row.partition,
    notify: row.notify,
    retryLimit: row.retry_limit,
    retryDelay: row.retry_delay,
    retryBackoff: row.retry_backoff,
    retryDelayMax: row.retry_delay_max,
    expireInSeconds: row.expire_seconds,
    retentionSeconds: row.retention_seconds,
    deleteAfterSeconds: row.deletion_seconds,
    heartbeatSeconds: row.heartbeat_seconds,
  });
  return { name, deadLetter: row.dead_letter, options };
}

const jobRow = z.object({
  id: z.string(),
  data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? undefined),
  priority: whole,
  start_after: words,
  singleton_key: words,
  retry_limit: whole,
  retry_delay: whole,
  retry_backoff: z.boolean(),
  expire_seconds: whole,
  dead_letter: words,
});

function readJob(line: string): { name: string; job: JobInsert } {
  const [name, text] = cells.parse(JSON.parse(line));
  const row = jobRow.parse(JSON.parse(text));
  const job = defined({
    id: row.id,
    data: row.data,
    priority: row.priority,
    // How long a job may wait is counted from here, so a time that is past would let an old backup's jobs expire.
    startAfter: row.start_after && Date.parse(row.start_after) > Date.now() ? row.start_after : undefined,
    singletonKey: row.singleton_key,
    retryLimit: row.retry_limit,
    retryDelay: row.retry_delay,
    retryBackoff: row.retry_backoff,
    expireInSeconds: row.expire_seconds,
    deadLetter: row.dead_letter,
  });
  return { name, job };
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out what is undefined, which pg-boss would take for a value. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Defined<T>;
}
