import { streamSSE } from 'hono/streaming';
import { NotFound } from '../errors.ts';
import type { Metrics } from '../metrics.ts';
import { signed, unsigned } from './tokens.ts';
import type { Controller } from './web.ts';

const heartbeatMs = 20_000;
/** After a restart not all pages come back at once. */
const retryMs = () => 1000 + Math.round(Math.random() * 4000);
/** More than this many open pages in one process would starve the others of sockets. */
const mostStreams = 5000;

/** The topic as a page carries it: only who was shown the page can follow it. */
export function liveTopic(secret: string, topic: string): string {
  return signed(secret, 'live', topic);
}

/** Server-sent events: one `changed` for each announcement, and one at once after a reconnect. */
export function liveStream(metrics: Metrics, stopping: AbortSignal): Controller {
  let open = 0;
  return (c) => {
    const topic = unsigned(c.var.ctx.secret, 'live', c.req.query('topic') ?? '');
    if (!topic || open >= mostStreams) throw new NotFound();
    const reconnected = c.req.header('last-event-id') !== undefined;
    return streamSSE(c, async (stream) => {
      open += 1;
      metrics.liveConnections.inc();
      let count = Date.now();
      const changed = () => void stream.writeSSE({ event: 'changed', data: '', id: String((count += 1)) }).catch(() => stream.abort());
      const unfollow = c.var.ctx.live.follow(topic, changed);
      const beat = setInterval(() => void stream.write(': here\n\n').catch(() => stream.abort()), heartbeatMs);
      await stream.write(`retry: ${retryMs()}\n\n`);
      if (reconnected) changed();
      else await stream.writeSSE({ event: 'open', data: '', id: String(count) });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        stopping.addEventListener('abort', () => resolve(), { once: true });
      });
      unfollow();
      clearInterval(beat);
      open -= 1;
      metrics.liveConnections.dec();
    });
  };
}
