import type { Kysely } from 'kysely';
import { PgBoss, fromKysely } from 'pg-boss';
import type { Database, DatabaseTarget } from './db/open.ts';
import type { DB } from './db/schema.ts';

/** Work to do after a commit, kept in the database: nothing acknowledged is lost when a process dies. */
export interface Jobs {
  /** Enqueues inside the given transaction (or connection); a name nobody works on is no job. `data` must be JSON. */
  enqueue(db: Kysely<DB>, name: string, data: object): Promise<void>;
}

/** No jobs at all: for commands that only read. */
export const noJobs: Jobs = { enqueue: async () => {} };

/** A reaction to one kind of event. It may run more than once, so it must be idempotent. */
export type Reaction = (job: { eventId: string; subjectId: string | null }) => Promise<void>;

export interface RunningJobs extends Jobs {
  /** Lets running jobs finish, then stops. */
  close(): Promise<void>;
}

/** Tries again after 5, 10, 20 … seconds; a mail server that is down for a day loses nothing. */
const retries = { retryLimit: 15, retryDelay: 5, retryBackoff: true };

const nobody = '00000000-0000-0000-0000-000000000000';

/** Starts the queue and works on the given names in this process. */
export async function startJobs(
  database: Database,
  target: DatabaseTarget,
  reactions: ReadonlyMap<string, Reaction>,
  onError: (error: unknown) => void,
): Promise<RunningJobs> {
  const connection = 'url' in target ? { connectionString: target.url, max: 2 } : { db: fromKysely(database.db), backend: 'pglite' as const };
  const boss = new PgBoss({ ...connection, supervise: true, schedule: false });
  boss.on('error', onError);
  await boss.start();
  for (const [name, reaction] of reactions) {
    await boss.createQueue(name, retries);
    // Has pg-boss look the queue up now: a first look-up from inside a transaction would wait for the connection it holds.
    await boss.findJobs(name, { id: nobody });
    await boss.work<{ eventId: string; subjectId: string | null }>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await reaction(job.data);
    });
  }
  return {
    async enqueue(db, name, data) {
      if (reactions.has(name)) await boss.send(name, data, { db: fromKysely(db) });
    },
    close: () => boss.stop({ graceful: true, timeout: 4000 }),
  };
}
