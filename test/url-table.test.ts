import { beforeAll, describe, expect, test } from 'vitest';
import { controllers } from '#app/controllers.ts';
import { routes, type RouteName } from '#app/routes.ts';
import { createTestApp, type TestApp } from '#test/app.ts';
import { useOwnDatabase } from '#test/database.ts';
import { buildTown, type Town } from '#test/town.ts';
import { newId } from '#app/platform/ids.ts';

const database = useOwnDatabase();
const names = Object.keys(routes) as RouteName[];
let app: TestApp;
let town: Town;
/** A private issue of the same district, which strangers must not find. */
const hidden = { id: newId(), slug: 'a-private-issue' };

beforeAll(async () => {
  app = await createTestApp(database.db, { writesPerMinute: { person: 1_000_000, address: 1_000_000 } });
  town = await buildTown(database.db);
  const made = new Date('2026-01-05T15:00:00Z');
  await database.db
    .insertInto('issues')
    .values({
      ...hidden,
      organization_id: town.district,
      level: 'district',
      statement: 'A private matter',
      why: 'Not yet told',
      answer_days: 10,
      privacy_threshold: 10,
      created_at: made,
      created_by: town.persons.convener,
    })
    .execute();
});

/** An address of the route: the given issue, and ids of nothing for the rest. */
function address(name: RouteName, issue: string): string {
  return routes[name][1].replace(/:([a-z]+)/g, (_, key: string) =>
    key === 'issue' ? issue : key === 'organization' ? town.district : key === 'locale' ? 'es' : key === 'provider' ? 'none' : newId(),
  );
}

const ofMethod = (method: string) => names.filter((name) => routes[name][0] === method);
const writing = names.filter((name) => routes[name][0] !== 'GET');
const throughMethod = (name: RouteName, path: string) => (routes[name][0] === 'POST' ? path : `${path}?_method=${routes[name][0]}`);

describe('the URL table', () => {
  test('every address has its controller', () => {
    const handled = controllers(app.deps);
    expect(names.filter((name) => !handled[name])).toEqual([]);
  });

  test('every private page asks a visitor to sign in', async () => {
    const browser = app.browser();
    for (const name of ofMethod('GET').filter((name) => routes[name][2] === 'private')) {
      const page = await browser.get(address(name, town.issue.slug));
      expect(`${name} ${page.status} ${page.location?.split('?')[0]}`).toBe(`${name} 303 /sign-in`);
    }
  });

  test('every private write asks a visitor to sign in', async () => {
    const browser = app.browser();
    for (const name of writing.filter((name) => routes[name][2] === 'private')) {
      const page = await browser.post(throughMethod(name, address(name, town.issue.slug)));
      expect(`${name} ${page.status} ${page.location?.split('?')[0]}`).toBe(`${name} 303 /sign-in`);
    }
  });

  test('every write refuses a post from another site, and one without its token', async () => {
    const browser = await app.browser().signIn('convener@example.org');
    for (const name of writing) {
      const path = throughMethod(name, address(name, town.issue.slug));
      expect(`${name} ${(await browser.post(path, {}, { origin: 'https://elsewhere.example' })).status}`).toBe(`${name} 403`);
      expect(`${name} ${(await browser.post(path, {}, { 'sec-fetch-site': 'cross-site' })).status}`).toBe(`${name} 403`);
      const stolen = await browser.post(path, { _csrf: 'guessed' });
      expect(`${name} ${stolen.status}`).toBe(`${name} 403`);
    }
  });

  test('a private issue is not found by strangers, signed in or not, at any of its addresses', async () => {
    const stranger = await app.browser().signIn('stranger@example.org');
    const visitor = app.browser();
    for (const name of names.filter((name) => routes[name][1].includes(':issue'))) {
      const path = address(name, hidden.slug);
      const send = (browser: typeof visitor) =>
        routes[name][0] === 'GET' ? browser.get(path) : browser.post(throughMethod(name, path), { body: 'x', reason: 'x' });
      expect(`${name} ${(await send(stranger)).status}`).toBe(`${name} 404`);
      if (routes[name][2] === 'public') expect(`${name} ${(await send(visitor)).status}`).toBe(`${name} 404`);
    }
  });

  test('pages carry the headers that keep them safe', async () => {
    const { headers } = await app.browser().get('/');
    expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[^']+'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
