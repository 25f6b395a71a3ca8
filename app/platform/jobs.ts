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

/** Tries again after 5, 10, 20 … seconds; a mail server that is down for a day loses nothing. A process that dies gives its job up within two minutes. */
const retries = { retryLimit: 15, retryDelay: 5, retryBackoff: true, heartbeatSeconds: 60 };
/** How often jobs are looked for whose process died: their heartbeat stopped. */
const lookSeconds = 30;

const nobody = '00000000-0000-0000-0000-000000000000';

/** Starts the queue and works on the names of the reactions, which may enqueue jobs of their own, in this process. */
export async function startJobs(
  database: Database,
  target: DatabaseTarget,
  reactionsWith: (jobs: Jobs) => ReadonlyMap<string, Reaction>,
  onError: (error: unknown) => void,
): Promise<RunningJobs> {
  const connection = 'url' in target ? { connectionString: target.url, max: 2 } : { db: fromKysely(database.db), backend: 'pglite' as const };
  const boss = new PgBoss({ ...connection, supervise: true, superviseIntervalSeconds: lookSeconds, monitorIntervalSeconds: lookSeconds, schedule: false });
  boss.on('error', onError);
  const jobs: Jobs = {
    async enqueue(db, name, data) {
      if (reactions.has(name)) await boss.send(name, data, { db: fromKysely(db) });
    },
  };
  const reactions = reactionsWith(jobs);
  await boss.start();
  for (const [name, reaction] of reactions) {
    await boss.createQueue(name, retries);
    // Has pg-boss look the queue up now: a first look-up from inside a transaction would wait for the connection it holds.
    await boss.findJobs(name, { id: nobody });
    await boss.work<{ eventId: string; subjectId: string | null }>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await reaction(job.data);
    });
  }
  return { ...jobs, close: () => boss.stop({ graceful: true, timeout: 4000 }) };
}
