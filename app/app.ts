import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { NONCE, secureHeaders } from 'hono/secure-headers';
import { controllers } from './controllers.ts';
import type { Deps } from './deps.ts';
import { loopOf } from './pages/loop.ts';
import { buildView } from './pages/view.ts';
import { NotFound, NotSignedIn, TooLarge } from './platform/errors.ts';
import type { Actor } from './platform/ctx.ts';
import { refuseForgery } from './platform/http/csrf.ts';
import { createOnce } from './platform/http/once.ts';
import { mapProblems } from './platform/http/problems.tsx';
import { pageAbove } from './platform/http/page-above.ts';
import { createRateLimits } from './platform/http/rate.ts';
import { seatsFrom } from './platform/http/seats.ts';
import type { Web, WebVariables } from './platform/http/web.ts';
import { chooseLocale } from './platform/i18n/choose.ts';
import { routes, type RouteName } from './routes.ts';

/** Forms are small; a pasted list of people or a long draft still fits. */
const mostBytes = 512 * 1024;

/** The one form that takes large files; its controller reads it as a stream. */
const mostUploaded = 110 * 1024 * 1024;
const isUpload = (c: Context) => c.req.method === 'POST' && /^\/organizations\/[^/]+\/imports$/.test(c.req.path);

/** A whole map with everything that is said on it. */
const mostOfMap = 4 * 1024 * 1024;
const isMap = (c: Context) => c.req.method === 'POST' && /^\/issues\/[^/]+\/map\/import$/.test(c.req.path);

/** The whole application as one function from Request to Response. The only wiring. */
export function createApp(deps: Deps): (request: Request, env?: object) => Response | Promise<Response> {
  const app = new Hono<{ Variables: WebVariables }>();
  app.use(compress({ encoding: 'gzip' }), measure(deps), headers(deps.config.origin.startsWith('https:')), context(deps));
  const [usual, map, large] = [limit(mostBytes), limit(mostOfMap), limit(mostUploaded)];
  app.use((c, next) => (isUpload(c) ? large : isMap(c) ? map : usual)(c, next), writes(deps), createOnce(isUpload));
  app.onError(mapProblems(deps.log, deps.metrics));
  app.notFound((c) => {
    const above = c.req.method === 'GET' ? pageAbove(c.req.path) : null;
    if (above) return c.redirect(above, 303);
    throw new NotFound();
  });
  const handlers = controllers(deps);
  for (const name of Object.keys(routes) as RouteName[]) {
    const [method, path, access] = routes[name];
    const handler = handlers[name];
    if (!handler) continue;
    app.on(method, path, async (c) => {
      if (access === 'private' && !c.var.ctx.actor.personId) throw new NotSignedIn();
      return handler(c);
    });
  }
  return (request, env) => app.fetch(overridden(request), env);
}

function limit(maxSize: number): MiddlewareHandler {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new TooLarge();
    },
  });
}

/** A form can only post; `?_method=DELETE` on its action says what it means. */
function overridden(request: Request): Request {
  if (request.method !== 'POST') return request;
  const method = /[?&]_method=(PUT|DELETE)\b/.exec(request.url)?.[1];
  return method ? new Request(request, { method }) : request;
}

/** Who acts, in which language, at what time: made once for each request, explicit ever after. */
function context(deps: Deps): MiddlewareHandler<{ Variables: WebVariables }> {
  return async (c, next) => {
    const cookie = c.req.header('cookie');
    const account = cookie ? await deps.signIn.whoIs(c.req.raw.headers) : null;
    const actor: Actor = {
      personId: account?.personId ?? null,
      accountId: account?.accountId ?? null,
      participants: seatsFrom(cookie, deps.secret),
    };
    const locale = chooseLocale(cookie, c.req.header('accept-language'));
    c.set('ctx', {
      db: deps.database.db,
      actor,
      now: deps.clock(),
      locale,
      timeZone: deps.config.timeZone,
      t: deps.translator.of(locale),
      live: deps.live,
      jobs: deps.jobs,
      origin: deps.config.origin,
      secret: deps.secret,
      happened: [],
    });
    c.set('loopOf', (issue) => loopOf(c.var.ctx, issue));
    c.set('buildView', (options) => buildView(c as Web, deps, account?.name ?? null, options));
    await next();
  };
}

function headers(secure: boolean): MiddlewareHandler<{ Variables: WebVariables }> {
  const policy = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", NONCE],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
  });
  return async (c, next) => {
    await policy(c, next);
    const source = c.get('styleSource');
    const sent = c.res.headers.get('Content-Security-Policy');
    if (source && sent) c.res.headers.set('Content-Security-Policy', sent.replace("style-src 'self'", `style-src 'self' ${source}`));
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  };
}

/** The exports: each reads a whole issue. */
const heavyPath = /\/(export\/(public|full)|result\/votes)$/;

/** Codes that lead into a conversation, to a group's card or to a nomination: typed into the address, or sent by the form of that page. */
const isGuess = (c: { req: { path: string; query(name: string): string | undefined } }) =>
  /^\/(join|card|named)\//.test(c.req.path) || (/^\/(join|card|named)$/.test(c.req.path) && Boolean(c.req.query('code')));

/** Everything that writes is counted and must come from our own pages; so are the few pages that cost much, and codes that were wrong. */
function writes(deps: Deps): MiddlewareHandler {
  const limits = createRateLimits(deps.config.proxies, deps.config.writesPerMinute);
  const forgery = refuseForgery(isUpload);
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') await limits.countWrite(c as Web);
    else if (heavyPath.test(c.req.path)) await limits.countHeavy(c as Web);
    else if (isGuess(c))
      return limits.countGuess(c as Web, async () => {
        await next();
        return { wrong: c.res.status === 404 };
      });
    return forgery(c, next);
  };
}

/** Times each request by the pattern of its route. */
function measure(deps: Deps): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const labels = { route: c.req.routePath, method: c.req.method, status: String(c.res.status) };
    const seconds = (performance.now() - start) / 1000;
    deps.metrics.requests.observe(labels, seconds);
    deps.log.debug({ ...labels, ms: Math.round(seconds * 1000) }, 'request');
  };
}
