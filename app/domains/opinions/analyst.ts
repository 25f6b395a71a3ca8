import type { Ctx } from '../../platform/ctx.ts';
import { openThread } from '../../platform/threads.ts';
import { analyseConversation } from './analysing.ts';
import type { Found } from './finding.ts';
import type { FindingQuestion } from './finding-thread.ts';
import { staleConversations } from './staleness.ts';

/** Votes within this time are worked out together. Longer for what took long, so that a large conversation is not always at work. */
const gatherMs = 250;
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
  const waiting = new Map<string, NodeJS.Timeout>();
  const again = new Set<string>();
  const running = new Map<string, Promise<void>>();
  let isClosed = false;

  const run = async (id: string) => {
    const start = performance.now();
    const outcome = await analyseConversation(ctxNow(), thread.ask, id);
    // Another process that is at it may have read the votes before ours came.
    if (again.delete(id) || outcome === 'busy') schedule(id, Math.max(gatherMs, outcome === 'busy' ? 1000 : performance.now() - start));
  };
  const begin = (id: string) => {
    waiting.delete(id);
    const work = run(id)
      .catch(onError)
      .finally(() => running.delete(id));
    running.set(id, work);
  };
  const schedule = (id: string, wait = gatherMs) => {
    if (isClosed || waiting.has(id)) return;
    if (running.has(id) && wait === gatherMs) return void again.add(id);
    waiting.set(id, setTimeout(begin, wait, id).unref());
  };
  const look = async (where: Parameters<typeof staleConversations>[1]) => {
    for (const { id } of await staleConversations(ctxNow(), where)) schedule(id);
  };

  const unwatch = ctxNow().live.watch((topic) => {
    const [kind, id] = topic.split(':');
    if (kind === 'conversation' && id) schedule(id);
    if (kind === 'issue' && id) look({ issueId: id }).catch(onError);
  });
  const timer = setInterval(() => void look('all').catch(onError), sweepMs).unref();
  look('all').catch(onError);

  return {
    async close() {
      isClosed = true;
      unwatch();
      clearInterval(timer);
      for (const one of waiting.values()) clearTimeout(one);
      await Promise.allSettled(running.values());
      await thread.close();
    },
  };
}
