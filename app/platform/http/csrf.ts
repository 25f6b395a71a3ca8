import type { MiddlewareHandler } from 'hono';
import { Denied } from '../errors.ts';
import { randomToken, sign, signed, unsigned } from './tokens.ts';
import type { Web } from './web.ts';

/**
 * Forged posts are refused twice over: by the Origin header, and by a token that only our own pages carry.
 * The token is bound to a random visit cookie, so it holds for visitors and signed-in persons alike.
 */
const cookie = 'longtable.visit';
const pattern = /(?:^|; )longtable\.visit=([^;]+)/;

/** The token for the forms of this page; gives the visit cookie where there is none yet. */
export function csrfToken(c: Web): string {
  const { secret, origin } = c.var.ctx;
  const existing = visitOf(c, secret);
  const visit = existing ?? randomToken();
  if (!existing) {
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    c.header('Set-Cookie', `${cookie}=${signed(secret, 'visit', visit)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`, { append: true });
  }
  return sign(secret, 'csrf', visit);
}

/** The random value of this browser's visit cookie, or null where it has none yet. Never to be shown or kept. */
export function visitOf(c: Web, secret: string): string | null {
  const found = pattern.exec(c.req.header('cookie') ?? '')?.[1];
  return found ? unsigned(secret, 'visit', found) : null;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export function refuseForgery(): MiddlewareHandler {
  return async (c, next) => {
    if (!safe.has(c.req.method)) await check(c);
    await next();
  };
}

async function check(c: Web): Promise<void> {
  const { secret, origin } = c.var.ctx;
  const from = c.req.header('origin');
  const sameSite = c.req.header('sec-fetch-site');
  if (from && from !== 'null' && from !== origin && new URL(from, origin).host !== c.req.header('host')) throw new Denied('errors:forged');
  if (sameSite === 'cross-site') throw new Denied('errors:forged');
  const visit = visitOf(c, secret);
  const given = c.req.header('x-csrf-token') ?? (await c.req.parseBody())['_csrf'];
  if (!visit || given !== sign(secret, 'csrf', visit)) throw new Denied('errors:form-expired');
}
