import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth';
import { emailOTP, genericOAuth } from 'better-auth/plugins';
import type { Kysely } from 'kysely';
import type { DB } from '../db/schema.ts';
import { newId } from '../ids.ts';

/** A provider of OpenID Connect, found by discovery. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the engine needs from around it. */
export interface EngineParts {
  readonly db: Kysely<DB>;
  readonly origin: string;
  /** Already derived for signing in; at least 32 characters. */
  readonly secret: string;
  beforeSession(accountId: string): Promise<void>;
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;
}

export const codeMinutes = 10;
export const codeAttempts = 5;
export const sessionDays = 30;

/** better-auth for codes by mail. Apart from the providers, whose discovery must not hold up a code. */
export function mailEngine(parts: EngineParts) {
  const hash = async (code: string) => createHmac('sha256', parts.secret).update(`code\n${code}`).digest('base64url');
  return betterAuth({
    ...shared(parts),
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeAttempts,
        // A plain hash of six digits is found by trying a million; a keyed one is not.
        storeOTP: { hash },
        sendVerificationOTP: async () => {
          throw new Error('codes are mailed by requestCode alone');
        },
      }),
    ],
  });
}

/** better-auth for OpenID Connect, with PKCE, a state cookie and verified ID tokens. */
export function providerEngine(parts: EngineParts, providers: readonly Provider[]) {
  return betterAuth({
    ...shared(parts),
    plugins: [
      genericOAuth({
        config: providers.map(({ id, name, discoveryUrl, clientId, clientSecret }) => ({
          providerId: id,
          name,
          discoveryUrl,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
        })),
      }),
    ],
  });
}

function shared(parts: EngineParts) {
  return {
    baseURL: parts.origin,
    basePath: '/auth',
    secret: parts.secret,
    // No transactions of its own: the embedded engine has one connection, which a hook of ours may need meanwhile.
    database: { db: parts.db, type: 'postgres', transaction: false },
    ...tables,
    user: { ...tables.user, validateUserInfo: refuseUnverified },
    databaseHooks: {
      account: { create: { before: async (identity) => ({ data: { ...identity, ...noTokens } }) } },
      session: { create: { before: async (session) => parts.beforeSession(session.userId) } },
    },
    advanced: {
      cookiePrefix: 'longtable',
      useSecureCookies: parts.origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      // The migrations are the contract; its own check would hold the embedded engine's connection at the first request.
      database: { generateId: () => newId(), validateSchema: false },
    },
    // Ours count by the reader's address as the proxies tell it (limits.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => parts.log(level, message) },
    onAPIError: { throw: true, errorURL: `${parts.origin}/sign-in` },
  } satisfies BetterAuthOptions;
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** better-auth's four tables under our names. */
const tables = {
  user: { modelName: 'accounts', fields: { emailVerified: 'email_verified', ...stamps } },
  session: {
    modelName: 'sessions',
    fields: { userId: 'account_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
    expiresIn: sessionDays * 24 * 60 * 60,
    disableSessionRefresh: true,
  },
  account: {
    modelName: 'identities',
    fields: {
      userId: 'account_id',
      providerId: 'provider_id',
      accountId: 'provider_account_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...stamps,
    },
    updateAccountOnSignIn: false,
    accountLinking: { enabled: true },
  },
  verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...stamps } },
} satisfies Pick<BetterAuthOptions, 'user' | 'session' | 'account' | 'verification'>;

/** We never act for a person at their provider, so nothing that could is kept. */
const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

/** An address that the provider did not check could be anybody's. */
function refuseUnverified(data: { user: { emailVerified?: unknown }; source: { method: string } }) {
  if (data.source.method === 'oauth' && data.user.emailVerified !== true) return { error: 'email_not_verified' };
}
