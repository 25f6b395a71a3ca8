import type { Assets } from '../../ui/assets.ts';
import type { Database } from '../db/open.ts';
import { sql } from 'kysely';
import { liveStream } from '../http/live-stream.ts';
import { addressOf } from '../http/rate.ts';
import { backPath, param, type Controller } from '../http/web.ts';
import { localeCookie } from '../i18n/choose.ts';
import { isLocale } from '../i18n/locales.ts';
import { NotFound } from '../errors.ts';
import type { Metrics } from '../metrics.ts';

/** What the technical pages need of the application. */
export interface SystemParts {
  readonly assets: Assets;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly stopping: AbortSignal;
  readonly config: { readonly proxies: number };
}

type SystemRoute = 'language' | 'asset' | 'live' | 'health' | 'metrics';

/** Language choice, browser files, live stream, health and metrics. */
export function systemControllers(parts: SystemParts): Record<SystemRoute, Controller> {
  return {
    language: chooseLanguage,
    asset: serveAsset(parts.assets),
    live: liveStream(parts.metrics, parts.stopping),
    health: health(parts.database),
    metrics: metrics(parts),
  };
}

const oneYear = 365 * 24 * 60 * 60;

/** Keeps the reader's choice of language and goes back to where they were. */
const chooseLanguage: Controller = (c) => {
  const locale = param(c, 'locale');
  if (!isLocale(locale)) throw new NotFound();
  c.header('Set-Cookie', `${localeCookie}=${locale}; Path=/; Max-Age=${oneYear}; SameSite=Lax`, { append: true });
  return c.redirect(backPath(c.req.query('back'), '/'), 303);
};

function serveAsset(assets: Assets): Controller {
  return (c) => {
    const file = assets.file(param(c, 'file'));
    if (!file) throw new NotFound();
    const accepts = c.req.header('accept-encoding') ?? '';
    const [encoding, body] =
      file.brotli && accepts.includes('br') ? ['br', file.brotli] : file.gzip && accepts.includes('gzip') ? ['gzip', file.gzip] : [null, file.body];
    c.header('Content-Type', file.type);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('Vary', 'Accept-Encoding');
    if (encoding) c.header('Content-Encoding', encoding);
    return c.body(body as Uint8Array<ArrayBuffer>);
  };
}

function health(database: Database): Controller {
  return async (c) => {
    await sql`select 1`.execute(database.db);
    return c.json({ status: 'ok' });
  };
}

/** For the machine itself only: a reader who came through a proxy or another network finds nothing here. */
function metrics(parts: SystemParts): Controller {
  return async (c) => {
    const address = addressOf(c, 0);
    const local = /^(127\.|::1$|::ffff:127\.|in-process$)/.test(address) && !c.req.header('x-forwarded-for');
    if (!local) throw new NotFound();
    return c.body(await parts.metrics.registry.metrics(), 200, { 'Content-Type': parts.metrics.registry.contentType });
  };
}
