import { sql } from 'kysely';
import type { Database } from './db/open.ts';

/** Tells open pages that something changed. A hint, not the change: pages fetch themselves anew. */
export interface Live {
  /** Announces a topic (such as `issue:<id>`) to every process; many in a moment become one. */
  announce(topic: string): void;
  /** Calls back on each announcement of a topic, from any process. Returns the opposite. */
  follow(topic: string, listener: () => void): () => void;
  /** Calls back on every announcement, with its topic. Returns the opposite. */
  watch(listener: (topic: string) => void): () => void;
  close(): Promise<void>;
}

export const silence: Live = { announce() {}, follow: () => () => {}, watch: () => () => {}, close: async () => {} };

const channel = 'longtable_live';
/** Announcements of one topic within this time become one: a busy vote must not become a storm of NOTIFY. */
const gatherMs = 120;

/** Live over LISTEN/NOTIFY, so that it reaches pages served by any process on the same database. */
export async function openLive(database: Database, onError: (error: unknown) => void): Promise<Live> {
  const listeners = new Map<string, Set<() => void>>();
  const watchers = new Set<(topic: string) => void>();
  const unlisten = await database.listen(channel, (topic) => {
    for (const listener of listeners.get(topic) ?? []) listener();
    for (const watcher of watchers) watcher(topic);
  });
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const send = async () => {
    timer = undefined;
    const topics = [...gathered];
    gathered.clear();
    await sql`select pg_notify(${channel}, topic) from unnest(${topics}::text[]) as topic`.execute(database.db);
  };

  return {
    announce(topic) {
      gathered.add(topic);
      timer ??= setTimeout(() => send().catch(onError), gatherMs);
    },
    follow(topic, listener) {
      const set = listeners.get(topic) ?? new Set();
      listeners.set(topic, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0) listeners.delete(topic);
      };
    },
    watch(listener) {
      watchers.add(listener);
      return () => void watchers.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      if (gathered.size > 0) await send().catch(onError);
      await unlisten();
    },
  };
}
