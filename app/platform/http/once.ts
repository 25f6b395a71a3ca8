import { createHmac, randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { isSafe, pageOf } from './csrf.ts';
import type { Web } from './web.ts';

/** Where a form led, with the cookies that it gave. */
interface Led {
  readonly location: string;
  readonly cookies: readonly string[];
}

interface Sent {
  readonly what: string;
  readonly at: number;
  /** Null where it led nowhere: a refusal is given anew each time. */
  readonly led: Promise<Led | null>;
}

/** On a line that comes and goes, the second press is minutes after the first; whoever sends the same later still means it. */
const keptMs = 10 * 60_000;
/** The oldest pages are forgotten beyond so many. */
const mostPages = 10_000;

/**
 * Does what a form asks once, also where it comes twice from the same page, with nothing else sent in between: an impatient press, or the way back
 * and once more. The second leads where the first led, and waits for it. In this process only (as the limits of decision 0005); what was sent is kept
 * as a keyed hash. `isStreamed`: forms with large files, which are not read here.
 */
export function createOnce(isStreamed: (c: Web) => boolean): MiddlewareHandler {
  const key = randomBytes(32);
  const sent = new Map<string, Sent>();
  return async (c, next) => {
    const what = isSafe(c.req.method) || isStreamed(c as Web) ? null : await hashOf(c as Web, key);
    const page = what === null ? null : await pageOf(c as Web);
    if (what === null || page === null) return next();
    const at = (c as Web).var.ctx.now.getTime();
    const before = sent.get(page);
    if (before && before.what === what && at - before.at < keptMs) {
      const led = await before.led;
      if (led) return leadAgain(c as Web, led);
    }
    let resolve: (led: Led | null) => void = () => {};
    const led = new Promise<Led | null>((done) => (resolve = done));
    sent.delete(page);
    forget(sent, at);
    sent.set(page, { what, at, led });
    try {
      await next();
    } finally {
      resolve(ledBy(c.res));
    }
  };
}

/** Nothing is kept of what nobody can send again: those of earlier stand before those of later. */
function forget(sent: Map<string, Sent>, now: number): void {
  for (const [page, { at }] of sent) {
    if (now - at < keptMs && sent.size < mostPages) return;
    sent.delete(page);
  }
}

/** What was sent, and by whom, or null for a form with files. */
async function hashOf(c: Web, key: Buffer): Promise<string | null> {
  const body = Object.entries(await c.req.parseBody({ all: true }));
  if (body.flatMap(([, value]) => value).some((value) => typeof value !== 'string')) return null;
  return createHmac('sha256', key)
    .update(JSON.stringify([c.var.ctx.actor.personId, c.req.method, c.req.url, body]))
    .digest('base64url');
}

function ledBy(answer: Response): Led | null {
  const location = answer.status === 303 ? answer.headers.get('location') : null;
  return location === null ? null : { location, cookies: answer.headers.getSetCookie() };
}

function leadAgain(c: Web, { location, cookies }: Led): Response {
  for (const line of cookies) c.header('Set-Cookie', line, { append: true });
  return c.redirect(location, 303);
}
