import type { ErrorHandler } from 'hono';
import { ButtonLink, ProblemPage, typedTexts, useView } from '../../ui/index.ts';
import { href } from '../../routes.ts';
import { Denied, NotFound, NotSignedIn, StaleRevision, TooLarge } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { typedFields, type Typed } from './form.ts';
import { TooMany } from './rate.ts';
import { backPath, render, type Web } from './web.ts';

type Status = 403 | 404 | 409 | 413 | 429 | 500;

/** The one mapper from thrown things to pages. Anything it does not know is a bug: logged, and a plain page. */
export function mapProblems(log: Log, metrics: Metrics): ErrorHandler {
  return async (error, context) => {
    const c = context as Web;
    if (error instanceof NotSignedIn) return c.redirect(href('sign-in', {}, { back: c.req.method === 'GET' ? new URL(c.req.url).pathname : '/' }), 303);
    const status = statusOf(error);
    if (status === 500) {
      metrics.failures.inc({ where: 'request' });
      log.error({ err: error, route: c.req.routePath, method: c.req.method }, 'unexpected error');
    }
    if (error instanceof TooMany) c.header('Retry-After', String(error.seconds));
    return problem(c, status, error instanceof Denied ? error.reason : undefined);
  };
}

function statusOf(error: unknown): Status {
  if (error instanceof NotFound || isBadId(error)) return 404;
  if (error instanceof Denied) return 403;
  if (error instanceof StaleRevision) return 409;
  if (error instanceof TooLarge) return 413;
  if (error instanceof TooMany) return 429;
  return 500;
}

/** An id from outside that is no UUID (22P02), or text that PostgreSQL cannot hold (22021), names nothing. */
function isBadId(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22P02' || error.code === '22021');
}

/** A page that says what happened, what was kept and what to do; what was typed is given back for copying. */
export async function problem(c: Web, status: Status, reason?: string): Promise<Response> {
  const { t } = c.var.ctx;
  const typed: Typed = c.req.method === 'GET' ? {} : await typedFields(c).catch(() => ({}));
  const page = (
    <ProblemPage
      status={status}
      title={t(`errors:${status}.title`)}
      what={reason ? t(reason as never) : t(`errors:${status}.what`)}
      kept={typedTexts(typed)}
      next={<Next c={c} status={status} />}
    />
  );
  return render(c, page, status);
}

/** The page that a form was sent from can be opened again; the front page always can. */
function Next({ c, status }: { c: Web; status: Status }) {
  const { t } = useView();
  const before = c.req.method === 'GET' || status === 404 ? null : pageBefore(c);
  return (
    <>
      {before ? <ButtonLink href={before}>{t('errors:open-again')}</ButtonLink> : null}
      <ButtonLink href={href('home')}>{t('errors:go-home')}</ButtonLink>
    </>
  );
}

/** The path of the page of ours that the browser says it came from. */
function pageBefore(c: Web): string | null {
  const from = c.req.header('referer') ?? '';
  if (!URL.canParse(from)) return null;
  const { origin, pathname, search } = new URL(from);
  return origin === c.var.ctx.origin ? backPath(pathname + search, '/') : null;
}
