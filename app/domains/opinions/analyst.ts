import type { Ctx } from '../../platform/ctx.ts';
import { openThread } from '../../platform/threads.ts';
import { analyseConversation } from './analysing.ts';
import type { Found } from './finding.ts';
import type { FindingQuestion } from './finding-thread.ts';
import { staleConversations } from './staleness.ts';

/** A conversation is worked out when no vote came for so long: while a whole room votes, more follow at once. */
const quietMs = 200;
/** But no later than this after the first vote that waits. */
const mostWaitMs = 2000;
/** Another process was at it, and may have read the votes before ours came. */
const busyMs = 1000;
/** After a start or an upgrade all conversations may be due: so many are read into memory at once. */
const mostAtOnce = 2;
/** A look at everything now and then: what a lost announcement or a dead process left behind, and what closed by itself. */
const sweepMs = 20_000;

export interface Analyst {
  /** Lets the analysis at hand finish. */
  close(): Promise<void>;
}

/**
 * Works conversations out soon after their votes change, off the thread that answers requests. Every process has one; a lease
 * sees to it that only one of them is at a conversation at a time.
 * @param ctxNow a ctx that sees the time of each analysis; its actor does not matter
 */
export function startAnalyst(ctxNow: () => Ctx, onError: (error: unknown) => void): Analyst {
  const file = new URL(import.meta.url.endsWith('.ts') ? './finding-thread.ts' : './finding-thread.js', import.meta.url);
  const thread = openThread<FindingQuestion, Found>(file);
  const waiting = new Map<string, { readonly timer: NodeJS.Timeout; readonly since: number }>();
  const again = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;

  const wait = (id: string, ms: number, since = Date.now()) => void waiting.set(id, { timer: setTimeout(begin, ms, id).unref(), since });
  const run = async (id: string) => {
    const outcome = await analyseConversation(ctxNow(), thread.ask, id);
    if (outcome === 'busy') again.delete(id);
    if (outcome === 'busy' && !isClosed) wait(id, busyMs);
  };
  const begin = (id: string) => {
    waiting.delete(id);
    if (running.size >= mostAtOnce) return wait(id, quietMs);
    const work = run(id)
      .catch(onError)
      .finally(() => {
        running.delete(id);
        if (again.delete(id)) schedule(id);
      });
    running.set(id, work);
  };
  const schedule = (id: string) => {
    if (isClosed) return;
    if (running.has(id)) return void again.add(id);
    const before = waiting.get(id);
    const since = before?.since ?? Date.now();
    clearTimeout(before?.timer);
    wait(id, Math.min(quietMs, Math.max(0, since + mostWaitMs - Date.now())), since);
  };
  const look = async (where: Parameters<typeof staleConversations>[1]) => {
    for (const { id } of await staleConversations(ctxNow(), where)) schedule(id);
  };

  const unwatch = ctxNow().live.watch((topic) => {
    const [kind, id] = topic.split(':');
    if (kind === 'conversation' && id) schedule(id);
    if (kind === 'issue' && id) look({ issueId: id }).catch(onError);
  });
  const sweeping = setInterval(() => void look('all').catch(onError), sweepMs).unref();
  look('all').catch(onError);

  return {
    async close() {
      isClosed = true;
      unwatch();
      clearInterval(sweeping);
      for (const { timer } of waiting.values()) clearTimeout(timer);
      await Promise.allSettled(running.values());
      await thread.close();
    },
  };
}
