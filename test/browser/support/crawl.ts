import type { Page } from 'playwright-core';
import { routes, type RouteName } from '#app/routes.ts';

const patterns = (Object.keys(routes) as RouteName[])
  .filter((name) => routes[name][0] === 'GET')
  .map((name) => ({ name, pattern: new RegExp(`^${routes[name][1].replaceAll(/:[a-z]+/g, '[^/]+')}$`), fixed: !routes[name][1].includes(':') }))
  .toSorted((a, b) => Number(b.fixed) - Number(a.fixed));

/** No pages: files, streams, and the change of language. */
const notPages = new Set<RouteName>(['asset', 'live', 'health', 'metrics', 'language', 'export.full', 'export.public', 'result.votes', 'sign-in.callback']);
/** Pages that look different by the state of what they show. */
const manyFaced: Partial<Record<RouteName, number>> = {
  'decision.show': 4,
  'reading.show': 3,
  'issue.show': 2,
  'conversation.show': 2,
  'desk.tools': 2,
};

export function routeOf(path: string): RouteName | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.name;
}

/**
 * Opens every kind of page that links lead to from the front page, one address for each route (a few where the page has many faces),
 * and calls back on each. Gives the routes it met; those of `leaveOut` are not opened.
 */
export async function crawl(
  page: Page,
  also: readonly string[],
  visit: (path: string, route: RouteName | undefined) => Promise<void>,
  leaveOut: ReadonlySet<RouteName> = new Set(),
): Promise<Set<RouteName>> {
  const left = ['/', ...also];
  const seen = new Set(left.map((path) => path.replace(/\?.*/, '')));
  const met = new Map<RouteName, number>();
  for (const route of [...seen].flatMap((path) => routeOf(path) ?? [])) met.set(route, 1);
  for (let path = left.shift(); path; path = left.shift()) {
    await page.goto(path);
    for (const link of await links(page)) {
      const { pathname, search } = new URL(link, page.url());
      const route = routeOf(pathname);
      const count = route ? (met.get(route) ?? 0) : 0;
      if (!route || notPages.has(route) || leaveOut.has(route) || seen.has(pathname) || count >= (manyFaced[route] ?? 1)) continue;
      met.set(route, count + 1);
      seen.add(pathname);
      left.push(pathname + search);
    }
    await visit(path, routeOf(new URL(path, page.url()).pathname));
  }
  return new Set(met.keys());
}

async function links(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])')].map((link) => link.getAttribute('href') ?? ''));
}
