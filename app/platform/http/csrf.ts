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

/** The token for the forms of this page, with a name for the page; gives the visit cookie where there is none yet. */
export function csrfToken(c: Web): string {
  const { secret, origin } = c.var.ctx;
  const existing = visitOf(c, secret);
  const visit = existing ?? randomToken();
  if (!existing) {
    const secure = origin.startsWith('https:') ? '; Secure' : '';
    c.header('Set-Cookie', `${cookie}=${signed(secret, 'visit', visit)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`, { append: true });
  }
  return `${sign(secret, 'csrf', visit)}.${randomToken().slice(0, 8)}`;
}

/** The random value of this browser's visit cookie, or null where it has none yet. Never to be shown or kept. */
export function visitOf(c: Web, secret: string): string | null {
  const found = pattern.exec(c.req.header('cookie') ?? '')?.[1];
  return found ? unsigned(secret, 'visit', found) : null;
}

/** Whether requests of that method change nothing. */
export function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** `isStreamed`: forms with large files, whose controller reads them by `readMultipart`, which checks the token as it comes by. */
export function refuseForgery(isStreamed: (c: Web) => boolean = () => false): MiddlewareHandler {
  return async (c, next) => {
    if (!isSafe(c.req.method)) {
      refuseOtherSites(c);
      if (!isStreamed(c)) await checkToken(c);
    }
    await next();
  };
}

/** Whether a token is the one of this browser's visit. */
export function isOurToken(c: Web, given: unknown): boolean {
  const { secret } = c.var.ctx;
  const visit = visitOf(c, secret);
  return visit !== null && typeof given === 'string' && given.split('.')[0] === sign(secret, 'csrf', visit);
}

/** Names the page, of this browser alone, that a form was sent from; null where its token does not say. Ask after the token was checked. */
export async function pageOf(c: Web): Promise<string | null> {
  const token = (await c.req.parseBody())['_csrf'];
  return typeof token === 'string' && token.includes('.') ? token : null;
}

function refuseOtherSites(c: Web): void {
  const { origin } = c.var.ctx;
  const from = c.req.header('origin');
  const sameSite = c.req.header('sec-fetch-site');
  if (from && from !== 'null' && from !== origin && hostOf(from) !== c.req.header('host')) throw new Denied('errors:forged');
  if (sameSite === 'cross-site') throw new Denied('errors:forged');
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

async function checkToken(c: Web): Promise<void> {
  // A body that cannot be read carries no token.
  const given = c.req.header('x-csrf-token') ?? (await c.req.parseBody().catch((): Record<string, unknown> => ({})))['_csrf'];
  if (!isOurToken(c, given)) throw new Denied('errors:form-expired');
}
