import { beforeAll, describe, expect, test } from 'vitest';
import { createTestApp, type TestApp } from '#test/app.ts';
import { testDatabase } from '#test/database.ts';
import { createApp } from '../../app.ts';
import { day } from './fields.ts';
import { backPath } from './web.ts';

let app: TestApp;
let answer: ReturnType<typeof createApp>;

beforeAll(async () => {
  app = await createTestApp((await testDatabase()).db);
  answer = createApp(app.deps);
});

const send = (headers: Record<string, string>, body?: string) =>
  answer(new Request('http://longtable.test/sign-out', { method: body === undefined ? 'GET' : 'POST', headers, ...(body === undefined ? {} : { body }) }));

describe('what no browser sends is refused, and breaks nothing', () => {
  test.each<[string, Record<string, string>]>([
    ['an origin that is no address', { origin: 'http://[' }],
    ['an origin that is a word', { origin: 'constructor' }],
    ['a form in parts without a boundary', { 'content-type': 'multipart/form-data' }],
    ['a form in parts that has none', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['something else than a form', { 'content-type': 'application/json' }],
  ])('%s', async (_, headers) => {
    expect((await send(headers, '--x garbage')).status).toBe(403);
  });

  test('a notice that cannot be read is none', async () => {
    const browser = app.browser();
    browser.cookies.set('longtable.notice', '%');
    expect((await browser.get('/issues')).status).toBe(200);
    expect(browser.cookies.has('longtable.notice')).toBe(false);
  });
});

test('a notice is for the page it was left for, and for nothing that a script reads beside it', async () => {
  const cookie = `longtable.notice=${encodeURIComponent('issues:notice.published /issues')}`;
  const told = app.deps.translator.of('en')('issues:notice.published' as never);
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const page = await answer(new Request(`http://longtable.test${path}`, { headers: { cookie, ...headers } }));
    return { says: (await page.text()).includes(told), takes: page.headers.getSetCookie().some((line) => line.startsWith('longtable.notice=;')) };
  };
  expect(await read('/')).toEqual({ says: false, takes: false });
  expect(await read('/issues', { 'x-aside': 'refresh' })).toEqual({ says: false, takes: false });
  expect(await read('/issues', { 'sec-purpose': 'prefetch' })).toEqual({ says: false, takes: false });
  expect(await read('/issues?mine=1')).toEqual({ says: true, takes: true });
});

describe('the way back', () => {
  test.each(['/', '/issues/x?said=1#top', '/issues/ä'])('%s is on this site', (path) => {
    expect(backPath(path, '/me')).toBe(path);
  });

  test.each(['', undefined, 'https://x.example', '//x.example', '/\\x.example', '/\t/x.example', '/\n/x.example', '/issues\r\nSet-Cookie: a=b'])(
    '%j is not followed',
    (path) => {
      expect(backPath(path, '/me')).toBe('/me');
    },
  );
});

describe('an address that only forms are sent to', () => {
  test.each([
    ['/issues/x/memberships/y/convening', '/issues/x/memberships/y'],
    ['/issues/x/memberships/y/moves/z', '/issues/x/memberships/y'],
    ['/conversations/x/votes', '/conversations/x'],
    ['/language/es?back=/conversations/x/votes', '/conversations/x/votes'],
  ])('%s leads on to %s', async (path, to) => {
    expect(await app.browser().get(path)).toMatchObject({ status: 303, location: to });
  });

  test.each(['/sign-out', '/issues/x/nothing', '/issues//memberships//convening', '//x.example/issues/x/asks', '/merges/x'])('%s is nowhere', async (path) => {
    expect((await app.browser().get(path)).status).toBe(404);
  });
});

describe('a day', () => {
  test.each(['1900-01-01', '2028-02-29', '2199-12-31'])('%s can be meant', (text) => {
    expect(day.safeParse(text).success).toBe(true);
  });

  test.each(['', '0000-01-01', '0001-01-01', '2026-02-30', '2026-13-01', '9999-12-31', '10000-01-01', '+275760-09-13', '2026-01-01T00:00'])(
    '%j cannot',
    (text) => {
      expect(day.safeParse(text).success).toBe(false);
    },
  );
});
