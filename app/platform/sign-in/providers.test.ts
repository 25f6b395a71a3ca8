import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#test/database.ts';
import { begin, enter, origin, rowsOf, type Trial } from './trial.ts';

const base = useDatabase();
const callback = `${origin}/auth/callback/school`;
let server: Server;
let issuer: string;

/** What the provider says of the person who signs in there; set by each test. */
let claims: Record<string, unknown> = {};

beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on('request', quietProvider(issuer).callback());
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function quietProvider(at: string): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'longtable',
        client_secret: 'between the two of us',
        redirect_uris: [callback],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['only for this test'] },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id, ...claims }) }),
  };
  // The library says on the console that its keys and its login pages are for development; here they are.
  const { info, warn } = console;
  Object.assign(console, { info() {}, warn() {} });
  try {
    return new Provider(at, configuration);
  } finally {
    Object.assign(console, { info, warn });
  }
}

function withSchool(changes: Partial<{ clientSecret: string; discoveryUrl: string }> = {}): Trial {
  const school = {
    id: 'school',
    name: 'School account',
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId: 'longtable',
    clientSecret: 'between the two of us',
  };
  return begin(base.db, { oidc: [{ ...school, ...changes }] });
}

/** A browser's cookies at the provider and here, kept apart by who set them. */
class Jar {
  readonly #cookies = new Map<string, string>();
  keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, pair);
    }
  }
  get header(): string {
    return [...this.#cookies.values()].join('; ');
  }
}

/** Follows the provider's redirects, signing in as `login` and consenting, until it sends the browser back to us. */
async function dance(url: string, login: string, jar = new Jar()): Promise<string> {
  let request = new Request(url);
  for (let hop = 0; hop < 15; hop += 1) {
    const response = await fetch(new Request(request, { redirect: 'manual', headers: { ...Object.fromEntries(request.headers), cookie: jar.header } }));
    jar.keep(response.headers);
    const location = response.headers.get('location');
    if (location?.startsWith(origin)) return location;
    request = location ? new Request(new URL(location, issuer)) : answer(await response.text(), login);
  }
  throw new Error('the provider never sent the browser back');
}

/** Fills in the provider's own form: first who it is, then consent. */
function answer(page: string, login: string): Request {
  const action = /action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
  if (!action || !prompt) throw new Error(`not the provider's form: ${page.slice(0, 200)}`);
  return new Request(new URL(action, issuer), { method: 'POST', body: new URLSearchParams({ prompt, login, password: 'any' }) });
}

interface Arrival {
  readonly location: string | null;
  readonly browser: Headers;
  /** The callback as the browser sent it, to be sent again. */
  readonly request: Request;
}

/** The whole way round: leave, sign in there, come back. */
async function signInThere(trial: Trial, login: string, back = '/issues/buses'): Promise<Arrival> {
  const started = await trial.signIn.oidcStart('school', back);
  if (!started.ok) throw new Error(started.reason);
  const here = new Jar();
  here.keep(started.value.headers);
  const returned = await dance(started.value.url, login);
  const request = new Request(returned, { headers: { cookie: here.header } });
  const response = await trial.signIn.handle(request.clone());
  here.keep(response.headers);
  return { location: response.headers.get('location'), browser: new Headers({ cookie: here.header }), request };
}

describe('signing in at a provider', () => {
  test('makes a person of a verified address and leads back to where they were', async () => {
    claims = { email: 'Ines@Example.org', email_verified: true, name: 'Inés Prado' };
    const trial = withSchool();
    const { location, browser } = await signInThere(trial, 'ines');
    expect(location).toBe(`${origin}/issues/buses`);
    const who = await trial.signIn.whoIs(browser);
    expect(who).toMatchObject({ email: 'ines@example.org', name: 'Inés Prado' });
    expect(who?.personId).toBeTruthy();
  });

  test('asks for a code challenge, a nonce and no more than the address and name', async () => {
    const started = await withSchool().signIn.oidcStart('school', '/');
    const asked = new URL(started.ok ? started.value.url : '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('nonce')).toBeTruthy();
    expect(asked.get('scope')).toBe('openid email profile');
    expect(asked.get('redirect_uri')).toBe(callback);
  });

  test('comes to the same account as the code by mail, and again at the next time', async () => {
    claims = { email: 'ines@example.org', email_verified: true, name: 'Inés' };
    const trial = withSchool();
    const byMail = await trial.signIn.whoIs(await enter(trial, 'ines@example.org'));
    const first = await trial.signIn.whoIs((await signInThere(trial, 'ines')).browser);
    const second = await trial.signIn.whoIs((await signInThere(trial, 'ines')).browser);
    expect([first?.accountId, second?.accountId]).toEqual([byMail?.accountId, byMail?.accountId]);
    expect([await rowsOf(base.db, 'accounts'), await rowsOf(base.db, 'identities')]).toEqual([1, 1]);
  });

  test('keeps none of the provider’s tokens', async () => {
    claims = { email: 'ines@example.org', email_verified: true };
    const trial = withSchool();
    await signInThere(trial, 'ines');
    await signInThere(trial, 'ines');
    const identity = await base.db.selectFrom('identities').selectAll().executeTakeFirstOrThrow();
    expect([identity.access_token, identity.refresh_token, identity.id_token]).toEqual([null, null, null]);
    expect(identity).toMatchObject({ provider_id: 'school', provider_account_id: 'ines' });
  });

  test('is refused when the provider did not check the address, also for an address we know', async () => {
    const trial = withSchool();
    await enter(trial, 'victim@example.org');
    for (const email_verified of [false, undefined, 'no']) {
      claims = { email: 'victim@example.org', email_verified };
      const { location, browser } = await signInThere(trial, 'mallory');
      expect(location).toBe(`${origin}/sign-in?problem=not-verified&back=%2Fissues%2Fbuses`);
      expect(await trial.signIn.whoIs(browser)).toBeNull();
    }
    claims = { email: 'nobody-yet@example.org', email_verified: false };
    await signInThere(trial, 'mallory');
    expect([await rowsOf(base.db, 'accounts'), await rowsOf(base.db, 'identities')]).toEqual([1, 0]);
  });

  test('is refused without an address', async () => {
    claims = {};
    const { location } = await signInThere(withSchool(), 'nameless');
    expect(location).toContain('/sign-in?problem=failed');
    expect(await rowsOf(base.db, 'accounts')).toBe(0);
  });

  test('cannot be sent again, nor finished in another browser', async () => {
    claims = { email: 'ines@example.org', email_verified: true };
    const trial = withSchool();
    const { request } = await signInThere(trial, 'ines');
    expect((await trial.signIn.handle(request.clone())).headers.get('location')).toContain('/sign-in?problem=failed');
    const started = await trial.signIn.oidcStart('school', '/');
    const returned = await dance(started.ok ? started.value.url : '', 'ines');
    const elsewhere = await trial.signIn.handle(new Request(returned));
    expect(elsewhere.headers.get('location')).toContain('/sign-in?problem=failed');
    expect(await rowsOf(base.db, 'sessions')).toBe(1);
  });

  test('that is given up leads back with a kind word', async () => {
    const trial = withSchool();
    const started = await trial.signIn.oidcStart('school', '/issues');
    const jar = new Jar();
    if (started.ok) jar.keep(started.value.headers);
    const state = new URL(started.ok ? started.value.url : '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({ error: 'access_denied', error_description: '<b>call 555</b>', state });
    const response = await trial.signIn.handle(new Request(`${callback}?${query}`, { headers: { cookie: jar.header } }));
    expect(response.headers.get('location')).toBe(`${origin}/sign-in?problem=cancelled&back=%2Fissues`);
  });

  test('with a wrong client secret fails politely', async () => {
    claims = { email: 'ines@example.org', email_verified: true };
    const { location, browser } = await signInThere(withSchool({ clientSecret: 'wrong' }), 'ines');
    expect(location).toContain('/sign-in?problem=failed');
    expect(browser.get('cookie')).not.toContain('session_token');
  });

  test('is not possible at a provider that is unknown or does not answer', async () => {
    const silent = withSchool({ discoveryUrl: 'http://127.0.0.1:9/.well-known/openid-configuration' });
    expect(await silent.signIn.oidcStart('school', '/')).toEqual({ ok: false, reason: 'unavailable' });
    expect(await silent.signIn.oidcStart('other', '/')).toEqual({ ok: false, reason: 'unknown' });
    expect((await enter(silent, 'a@example.org')).get('cookie')).toContain('session_token');
  });

  test('never leads to another site', async () => {
    claims = { email: 'ines@example.org', email_verified: true };
    expect((await signInThere(withSchool(), 'ines', '//evil.example')).location).toBe(`${origin}/`);
  });

  test('opens no other door of the library', async () => {
    const trial = withSchool();
    for (const [method, path] of [
      ['GET', '/auth/get-session'],
      ['POST', '/auth/sign-in/social'],
      ['POST', '/auth/callback/school'],
      ['GET', '/auth/error'],
      ['GET', '/auth/ok'],
      ['POST', '/auth/sign-up/email'],
      ['GET', '/auth/callback/school/more'],
    ] as const) {
      expect((await trial.signIn.handle(new Request(origin + path, { method }))).status, path).toBe(404);
    }
    expect((await begin(base.db).signIn.handle(new Request(callback))).status).toBe(404);
  });
});
