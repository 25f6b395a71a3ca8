import { createHmac } from 'node:crypto';
import { APIError } from 'better-auth/api';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { DB } from '../db/schema.ts';
import { backPath } from '../http/web.ts';
import type { Locale } from '../i18n/locales.ts';
import { no, ok, type Result } from '../result.ts';
import { sessionCookieName, sessionToken } from './cookies.ts';
import { devicesOf, revokeDevice, revokeOtherDevices, type Device } from './devices.ts';
import { mailEngine, providerEngine, type EngineParts, type Provider } from './engine.ts';
import { createCounters, usualLimits, type Counters, type SignInLimits } from './limits.ts';
import { providerSignIn, type ProviderSignIn } from './providers.ts';

/** An account that has no person yet. `name` is empty unless a provider told it. */
export interface NewAccount {
  readonly id: string;
  /** Verified and in lower case. */
  readonly email: string;
  readonly name: string;
}

/** The mail that holds the code and the link; both do the same. */
export interface CodeMail {
  readonly email: string;
  /** Six digits. */
  readonly code: string;
  readonly link: string;
  readonly locale: Locale;
}

export interface SignInDeps {
  /** The root handle: never one inside an open transaction while requests are served. */
  readonly db: Kysely<DB>;
  /** Public address without trailing slash; https makes the cookies Secure. */
  readonly origin: string;
  /** Secret of this installation. */
  readonly secret: string;
  readonly oidc: readonly Provider[];
  sendCode(mail: CodeMail): Promise<void>;
  /**
   * Finds or makes the person of an account and sets `accounts.person_id`. Called before an account's first session,
   * and again at the next one if it was cut short; where it throws, nobody is signed in.
   */
  onAccount(db: Kysely<DB>, account: NewAccount): Promise<void>;
  log?(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;
  readonly limits?: SignInLimits;
}

export interface CodeRequest {
  readonly email: string;
  /** Where to go afterwards; anything but a path on this site is replaced by `/`. */
  readonly back?: string | undefined;
  readonly locale: Locale;
  /** Network address of the reader, for the limits. */
  readonly address: string;
}

export interface CodeTry {
  readonly email: string;
  readonly code: string;
  readonly address: string;
}

export interface Who {
  readonly accountId: string;
  readonly personId: string | null;
  readonly sessionId: string;
  readonly email: string;
  /** The person's name; the account's where there is no person. */
  readonly name: string;
}

/** Set-Cookie headers to pass on to the browser. */
export interface Cookies {
  readonly headers: Headers;
}

export interface SignIn extends ProviderSignIn {
  /** Mails a code and a link, to known and unknown addresses alike. */
  requestCode(request: CodeRequest): Promise<Result<null, 'not-an-address' | 'too-many'>>;
  /** Signs in with a code, once. Makes the account at the first time. `headers` are the request's. */
  verifyCode(attempt: CodeTry, headers: Headers): Promise<Result<Cookies, 'wrong-code' | 'expired' | 'too-many'>>;
  /** Signs in without a code: only for who proved otherwise who they are (first administrator, demo). */
  signInAs(email: string, headers: Headers): Promise<Cookies>;
  /** Who sends these headers. No query without a session cookie that we signed, one with it. */
  whoIs(headers: Headers): Promise<Who | null>;
  devices(accountId: string): Promise<Device[]>;
  revoke(accountId: string, sessionId: string): Promise<boolean>;
  revokeOthers(accountId: string, keptSessionId: string): Promise<number>;
  /** Ends this session and takes the cookie away. */
  signOut(headers: Headers): Promise<Cookies>;
}

type MailEngine = ReturnType<typeof mailEngine>;

/** Sign-in by mailed code or link, and by OpenID Connect. */
export function createSignIn(deps: SignInDeps): SignIn {
  // Its own secret, so that no signature made elsewhere can pass for a session.
  const secret = createHmac('sha256', deps.secret).update('sign-in').digest('base64url');
  const { db, origin } = deps;
  const log = deps.log ?? (() => {});
  const parts: EngineParts = { db, origin, secret, log, beforeSession: (id) => ensurePerson(deps, id) };
  const engine = mailEngine(parts);
  const counters = createCounters(deps.limits ?? usualLimits);
  const cookie = sessionCookieName(origin);
  return {
    ...providerSignIn(deps.oidc.length > 0 ? () => providerEngine(parts, deps.oidc) : null, origin, deps.oidc),
    requestCode: (request) => requestCode(deps, engine, counters, request),
    verifyCode: (attempt, headers) => verifyCode(engine, counters, attempt, headers),
    signInAs: (email, headers) => signInAs(engine, email, headers),
    whoIs: async (headers) => {
      const token = sessionToken(headers.get('cookie'), cookie, secret);
      return token ? whoHolds(db, token, new Date()) : null;
    },
    devices: (accountId) => devicesOf(db, accountId, new Date()),
    revoke: (accountId, sessionId) => revokeDevice(db, accountId, sessionId),
    revokeOthers: (accountId, keptSessionId) => revokeOtherDevices(db, accountId, keptSessionId),
    signOut: async (headers) => ({ headers: (await engine.api.signOut({ headers, returnHeaders: true })).headers }),
  };
}

const emailAddress = z.email().max(254);

async function requestCode(
  deps: SignInDeps,
  engine: MailEngine,
  counters: Counters,
  request: CodeRequest,
): Promise<Result<null, 'not-an-address' | 'too-many'>> {
  const email = normal(request.email);
  if (!emailAddress.safeParse(email).success) return no('not-an-address');
  if (!(await counters.mayRequest(email, request.address))) return no('too-many');
  const code = await engine.api.createVerificationOTP({ body: { email, type: 'sign-in' } });
  const query = new URLSearchParams({ email, code, back: backPath(request.back, '/') });
  await deps.sendCode({ email, code, link: `${deps.origin}/sign-in/code?${query}`, locale: request.locale });
  return ok(null);
}

async function verifyCode(
  engine: MailEngine,
  counters: Counters,
  attempt: CodeTry,
  headers: Headers,
): Promise<Result<Cookies, 'wrong-code' | 'expired' | 'too-many'>> {
  if (!(await counters.mayTry(attempt.address))) return no('too-many');
  try {
    return ok(await enter(engine, normal(attempt.email), attempt.code.replace(/\D/g, ''), headers));
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    await counters.countWrong(attempt.address);
    return no(reasons[error.body?.code ?? ''] ?? 'wrong-code');
  }
}

const reasons: Record<string, 'expired' | 'too-many'> = { OTP_EXPIRED: 'expired', TOO_MANY_ATTEMPTS: 'too-many' };

async function signInAs(engine: MailEngine, email: string, headers: Headers): Promise<Cookies> {
  const otp = await engine.api.createVerificationOTP({ body: { email: normal(email), type: 'sign-in' } });
  return enter(engine, normal(email), otp, headers);
}

async function enter(engine: MailEngine, email: string, otp: string, headers: Headers): Promise<Cookies> {
  const signedIn = await engine.api.signInEmailOTP({ body: { email, otp }, headers, returnHeaders: true });
  return { headers: signedIn.headers };
}

function normal(email: string): string {
  return email.trim().toLowerCase();
}

async function whoHolds(db: Kysely<DB>, token: string, now: Date): Promise<Who | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .leftJoin('persons', 'persons.id', 'accounts.person_id')
    .select([
      'sessions.id as sessionId',
      'accounts.id as accountId',
      'accounts.person_id as personId',
      'accounts.email',
      'accounts.name as accountName',
      'persons.name as personName',
    ])
    .where('sessions.token', '=', token)
    .where('sessions.expires_at', '>', now)
    .executeTakeFirst();
  if (!row) return null;
  const { personName, accountName, ...who } = row;
  return { ...who, name: personName ?? accountName };
}

async function ensurePerson(deps: SignInDeps, accountId: string): Promise<void> {
  const account = await deps.db.selectFrom('accounts').select(['id', 'email', 'name', 'person_id']).where('id', '=', accountId).executeTakeFirstOrThrow();
  if (account.person_id === null) await deps.onAccount(deps.db, { id: account.id, email: account.email, name: account.name });
}
