import type { Deps } from '../deps.ts';
import { topOrganization } from '../domains/people/index.ts';
import { lookUpsOf } from '../domains/vocabulary/index.ts';
import { csrfToken } from '../platform/http/csrf.ts';
import { liveTopic } from '../platform/http/live-stream.ts';
import { takeNotice, type PageOptions, type Web } from '../platform/http/web.ts';
import type { Ctx } from '../platform/ctx.ts';
import { href } from '../routes.ts';
import { headStyle } from '../ui/head-style.ts';
import type { View } from '../ui/view.ts';

/** What the frame of a page needs to know: whose house it is, who reads, where the links go. */
export async function buildView(c: Web, deps: Deps, personName: string | null, options: PageOptions): Promise<View> {
  const { ctx } = c.var;
  const url = new URL(c.req.url);
  const notice = takeNotice(c);
  const top = options.house ? null : await topOrganization(ctx);
  const house = options.house ?? { name: top?.name ?? 'Longtable', lang: top?.lang ?? 'en', accent: top?.accent ?? null };
  c.set('styleSource', headStyle(house.accent).source);
  return {
    t: ctx.t,
    locale: ctx.locale,
    timeZone: deps.config.timeZone,
    now: ctx.now,
    nonce: c.get('secureHeadersNonce' as never) ?? '',
    csrf: csrfToken(c),
    path: url.pathname + url.search,
    personName,
    house,
    notice: notice && isWordKey(notice) ? ctx.t(notice as never) : null,
    links: links(c, url.pathname),
    live: options.live ? liveTopic(ctx.secret, options.live) : null,
    lookUps: await lookUpsFor(ctx, options),
    demo: deps.config.demo,
  };
}

/** A page that follows an issue live is a page of that issue: its words are explained there. */
async function lookUpsFor(ctx: Ctx, { issueId, live }: PageOptions): Promise<View['lookUps']> {
  const id = issueId === undefined ? /^issue:(.+)$/.exec(live ?? '')?.[1] : issueId;
  return id ? lookUpsOf(ctx, id) : [];
}

function isWordKey(text: string): boolean {
  return /^[a-z-]+:[a-z0-9.-]+$/.test(text);
}

function links(c: Web, path: string): View['links'] {
  const { t, actor } = c.var.ctx;
  const issues = { href: href('issues.index'), label: t('pages:issues'), current: path === '/issues' };
  return actor.personId ? [{ href: href('my-table'), label: t('pages:my-table'), current: path === '/me' }, issues] : [issues];
}
