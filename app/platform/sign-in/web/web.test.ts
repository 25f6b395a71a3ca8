import { describe, expect, test } from 'vitest';
import { createTestApp, type Page, type TestBrowser } from '#test/app.ts';
import { useDatabase } from '#test/database.ts';
import { hashToken } from '../../http/tokens.ts';
import { firstLink } from '../first-administrator.ts';
import { rowsOf } from '../trial.ts';

const base = useDatabase();
const email = 'rosa@example.org';

/** Asks for a code on the page; returns the path of the mailed link. */
async function linkFor(app: Awaited<ReturnType<typeof createTestApp>>, browser: TestBrowser, back = '/issues'): Promise<string> {
  await browser.post('/sign-in', { email, back });
  const link = new URL(app.codes.at(-1)?.link ?? '');
  return link.pathname + link.search;
}

/** The hidden fields of the page, as the browser would send them. */
function hidden(page: Page): Record<string, string> {
  const fields = [...page.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&amp;', '&'),
  ]);
  return Object.fromEntries(fields);
}

describe('the sign-in pages', () => {
  test('lead from an address to a code to where the person was', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    const page = await browser.get('/sign-in?back=/issues');
    expect(page.status).toBe(200);
    expect(hidden(page)['back']).toBe('/issues');
    const sent = await browser.post('/sign-in', { email, back: '/issues' });
    expect([sent.status, sent.location]).toEqual([303, '/sign-in/code?email=rosa%40example.org&back=%2Fissues']);
    const ask = await browser.get(sent.location ?? '');
    expect(ask.text).toContain('autocomplete="one-time-code"');
    const entered = await browser.post('/sign-in/code', { email, back: '/issues', code: app.codes[0]?.code ?? '' });
    expect([entered.status, entered.location]).toEqual([303, '/issues']);
    expect((await browser.get('/me/devices')).status).toBe(200);
  });

  test('speak Spanish and Arabic, and the mail follows', async () => {
    const app = await createTestApp(base.db);
    const spanish = app.browser({ locale: 'es' });
    expect((await spanish.get('/sign-in')).text).toContain('No necesita contraseña');
    await spanish.post('/sign-in', { email });
    expect(app.codes.at(-1)?.locale).toBe('es');
    const arabic = await app.browser({ locale: 'ar' }).get('/sign-in');
    expect(arabic.text).toContain('dir="rtl"');
    expect(arabic.text).toContain('تسجيل الدخول');
  });

  test('opening the mailed link, even many times, signs nobody in and uses nothing up', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    const link = await linkFor(app, browser);
    for (let n = 0; n < 8; n += 1) expect((await app.browser().get(link)).status).toBe(200);
    expect(await rowsOf(base.db, 'sessions')).toBe(0);
    const page = await browser.get(link);
    const entered = await browser.post('/sign-in/code', hidden(page));
    expect([entered.status, entered.location]).toEqual([303, '/issues']);
    expect(await rowsOf(base.db, 'sessions')).toBe(1);
  });

  test('the link works in another browser than the one that asked', async () => {
    const app = await createTestApp(base.db);
    const link = await linkFor(app, app.browser());
    const phone = app.browser();
    expect((await phone.post('/sign-in/code', hidden(await phone.get(link)))).status).toBe(303);
    expect((await phone.get('/me/devices')).status).toBe(200);
  });

  test('say what is wrong with an address or a code, and keep what was typed', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    const bad = await browser.post('/sign-in', { email: 'rosa at school' });
    expect(bad.status).toBe(422);
    expect(bad.text).toContain('value="rosa at school"');
    expect(bad.text).toContain('aria-invalid="true"');
    await linkFor(app, browser);
    const wrong = app.codes[0]?.code === '000000' ? '111111' : '000000';
    const refused = await browser.post('/sign-in/code', { email, code: wrong });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('This code does not fit');
    expect((await browser.post('/sign-in/code', { email, code: '' })).status).toBe(422);
  });

  test('do not tell whether an address is known', async () => {
    const app = await createTestApp(base.db);
    await app.browser().signIn(email);
    const browser = app.browser();
    const known = await browser.post('/sign-in', { email });
    const unknown = await browser.post('/sign-in', { email: 'nobody@example.org' });
    expect(unknown.status).toBe(known.status);
    expect(unknown.location?.replace('nobody', 'rosa')).toBe(known.location);
    const pages = [await browser.get(known.location ?? ''), await browser.get(unknown.location ?? '')];
    const shape = (page?: Page) => page?.text.replaceAll(/rosa|nobody/g, '').replaceAll(/nonce="[^"]*"|csp-nonce" content="[^"]*"|"_csrf" value="[^"]*"/g, '');
    expect(shape(pages[1])).toBe(shape(pages[0]));
  });

  test('refuse a sixth request with 429, and a link to another site', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    for (let n = 0; n < 5; n += 1) await browser.post('/sign-in', { email });
    expect((await browser.post('/sign-in', { email })).status).toBe(429);
    expect(app.codes).toHaveLength(5);
    const entered = await browser.post('/sign-in/code', { email, code: app.codes[4]?.code ?? '', back: 'https://evil.example/' });
    expect(entered.location).toBe('/');
  });

  test('refuse a sign-in posted from another site', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    await linkFor(app, browser);
    const forged = await browser.post('/sign-in/code', { email, code: app.codes[0]?.code ?? '' }, { origin: 'https://evil.example' });
    expect(forged.status).toBe(403);
    expect(await rowsOf(base.db, 'sessions')).toBe(0);
  });

  test('a signed-in person who opens them is sent on', async () => {
    const app = await createTestApp(base.db);
    const browser = await app.browser().signIn(email);
    expect((await browser.get('/sign-in?back=/issues')).location).toBe('/issues');
  });

  test('have no door for a provider that is not configured', async () => {
    const app = await createTestApp(base.db);
    const browser = app.browser();
    expect((await browser.post('/sign-in/with/school')).status).toBe(404);
    expect((await browser.get('/auth/callback/school?code=x&state=y')).status).toBe(404);
  });

  test('show what came of signing in elsewhere, only in our own words', async () => {
    const browser = (await createTestApp(base.db)).browser();
    expect((await browser.get('/sign-in?problem=not-verified')).text).toContain('have not checked');
    const invented = (await browser.get('/sign-in?problem=call-555')).text;
    expect(/<main[\s\S]*<\/main>/.exec(invented)?.[0]).not.toMatch(/class="notice|call-555/);
  });
});

describe('my devices', () => {
  test('are private, and each can be signed out', async () => {
    const app = await createTestApp(base.db);
    expect((await app.browser().get('/me/devices')).location).toContain('/sign-in');
    const lost = await app.browser().signIn(email);
    const mine = await app.browser().signIn(email);
    const page = await mine.get('/me/devices');
    const action = /action="(\/me\/devices\/[0-9a-f-]+)\?_method=DELETE"/.exec(page.text)?.[1] ?? '';
    expect((await mine.delete(action)).location).toBe('/me/devices');
    expect((await lost.get('/me/devices')).location).toContain('/sign-in');
    expect((await mine.get('/me/devices')).status).toBe(200);
    expect((await mine.delete(action)).status).toBe(404);
  });

  test('of somebody else are not there', async () => {
    const app = await createTestApp(base.db);
    const rosa = await app.browser().signIn(email);
    const other = await app.browser().signIn('other@example.org');
    const session = await base.db
      .selectFrom('sessions')
      .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
      .select('sessions.id')
      .where('accounts.email', '=', email)
      .executeTakeFirstOrThrow();
    expect((await other.delete(`/me/devices/${session.id}`)).status).toBe(404);
    expect((await rosa.get('/me/devices')).status).toBe(200);
  });

  test('can all be signed out but this one, and this one by signing out', async () => {
    const app = await createTestApp(base.db);
    const [one, two, mine] = [await app.browser().signIn(email), await app.browser().signIn(email), await app.browser().signIn(email)];
    expect((await mine.delete('/me/devices/others')).status).toBe(303);
    for (const gone of [one, two]) expect((await gone.get('/me/devices')).location).toContain('/sign-in');
    expect((await mine.post('/sign-out')).location).toBe('/');
    expect((await mine.get('/me/devices')).location).toContain('/sign-in');
    expect((await mine.post('/sign-out')).status).toBe(303);
  });
});

describe('the link of the first administrator', () => {
  const house = { organization: 'Willow Bend Schools', level: 'district', name: 'Dana Okafor', email: 'Dana@Example.org' };
  const pathOf = (link: string | null) => new URL(link ?? '').pathname;

  test('makes the house and its administrator once, and signs them in', async () => {
    const app = await createTestApp(base.db);
    const path = pathOf(await firstLink(base.db, 'http://longtable.test', new Date()));
    const browser = app.browser();
    expect((await browser.get(path)).text).toContain('Set the table');
    expect((await browser.post(path, house)).location).toBe('/me');
    expect((await browser.get('/me/devices')).text).toContain('Dana Okafor');
    const staff = await base.db.selectFrom('staff').innerJoin('persons', 'persons.id', 'person_id').select(['role', 'email']).execute();
    expect(staff).toEqual([{ role: 'administrator', email: 'dana@example.org' }]);
    const again = app.browser();
    expect([(await again.get(path)).status, (await again.post(path, house)).status]).toEqual([404, 404]);
    expect(await firstLink(base.db, 'http://longtable.test', new Date())).toBeNull();
  });

  test('stays good while the form is not right yet, and gives back what was typed', async () => {
    const app = await createTestApp(base.db);
    const path = pathOf(await firstLink(base.db, 'http://longtable.test', new Date()));
    const browser = app.browser();
    const page = await browser.post(path, { ...house, email: 'dana', name: '' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="Willow Bend Schools"');
    expect((await browser.post(path, house)).status).toBe(303);
  });

  test('is kept as a hash, and a newer one makes it void', async () => {
    const app = await createTestApp(base.db);
    const older = pathOf(await firstLink(base.db, 'http://longtable.test', new Date()));
    const newer = pathOf(await firstLink(base.db, 'http://longtable.test', new Date()));
    const kept = await base.db.selectFrom('secrets').select('value').where('name', '=', 'first-administrator').executeTakeFirstOrThrow();
    expect(kept.value).toBe(hashToken(newer.slice('/first/'.length)));
    const browser = app.browser();
    expect([(await browser.get(older)).status, (await browser.get(newer)).status, (await browser.get('/first/guess')).status]).toEqual([404, 200, 404]);
    expect((await browser.post(older, house)).status).toBe(404);
  });
});
