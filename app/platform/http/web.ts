import type { Context } from 'hono';
import { jsx } from 'hono/jsx';
import type { RailStep } from '../../ui/index.ts';
import { ViewContext, type View } from '../../ui/view.ts';
import type { Ctx } from '../ctx.ts';
import type { JSX } from 'hono/jsx/jsx-runtime';

/** What a page may add to or change of the view that the application made for the request. */
export type PageOptions = Partial<Pick<View, 'house' | 'live'>> & {
  /** The issue whose words are explained where they stand on the page; by itself the issue that the page follows live. Null: none are. */
  readonly issueId?: string | null;
};

export interface WebVariables {
  ctx: Ctx;
  nonce: string;
  /** How the content security policy names the style in the head of the page that was made; unset where no page was. */
  styleSource?: string;
  /** Makes the view of this request; set by app.ts, which knows the house and the links. */
  buildView: (options: PageOptions) => Promise<View>;
  /** The seven steps of one issue, as this actor may see them. */
  loopOf: (issue: { id: string; slug: string }) => Promise<readonly RailStep[]>;
}

/** The request as controllers see it: `c.var.ctx`, `c.req.param('issue')`. */
export type Web = Context<{ Variables: WebVariables }>;
export type Controller = (c: Web) => Response | Promise<Response>;

/** Renders a whole page inside the view of this request. */
export async function render(
  c: Web,
  page: JSX.Element,
  status: 200 | 403 | 404 | 409 | 413 | 422 | 429 | 500 = 200,
  options: PageOptions = {},
): Promise<Response> {
  const view = await c.var.buildView(options);
  const body = jsx(ViewContext.Provider, { value: view }, page);
  return c.html(body.toString(), status);
}

/** After a write: see other. With a word key, the page there says what happened. */
export function redirect(c: Web, to: string, notice?: string): Response {
  if (notice) leaveNotice(c, notice, new URL(to, c.req.url).pathname);
  return c.redirect(to, 303);
}

/** The parameter of the route; the URL table guarantees that it is there. */
export function param(c: Web, name: string): string {
  return c.req.param(name) ?? '';
}

const noticeCookie = 'longtable.notice';

/** The cookie is the browser's, not the window's: it says for which page the notice is. */
function leaveNotice(c: Web, key: string, path: string): void {
  c.header('Set-Cookie', `${noticeCookie}=${encodeURIComponent(`${key} ${path}`)}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax`, { append: true });
}

/** The word key left by the last redirect to this page, taken away as it is read. */
export function takeNotice(c: Web): string | null {
  const found = /(?:^|; )longtable\.notice=([^;]*)/.exec(c.req.header('cookie') ?? '')?.[1];
  if (!found || isAside(c)) return null;
  const [key, path] = readable(found).split(' ');
  if (path && path !== new URL(c.req.url).pathname) return null;
  c.header('Set-Cookie', `${noticeCookie}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`, { append: true });
  return path && key ? key : null;
}

/** Whether a script reads the page beside what the person is at (to be up to date, to show a word), or a browser ahead of it. */
function isAside(c: Web): boolean {
  return c.req.header('x-aside') !== undefined || c.req.header('sec-purpose') !== undefined;
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A path on this site to go back to, or the fallback: never another site. Browsers leave out tabs and line breaks: `/\t/x.example` is another site. */
export function backPath(text: string | undefined, fallback: string): string {
  return text && /^\/(?![/\\])\P{Cc}*$/u.test(text) ? text : fallback;
}
