import type { Kysely } from 'kysely';
import type { DB } from '../db/schema.ts';

/** One place where an account is signed in. `browser` and `system` are proper names, or null where unknown. */
export interface Device {
  readonly sessionId: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly signedInAt: Date;
  readonly expiresAt: Date;
}

/** Where the account is signed in now, newest first. */
export async function devicesOf(db: Kysely<DB>, accountId: string, now: Date): Promise<Device[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'user_agent', 'created_at', 'expires_at'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map((row) => ({
    sessionId: row.id,
    ...describeBrowser(row.user_agent ?? ''),
    signedInAt: row.created_at,
    expiresAt: row.expires_at,
  }));
}

/** Signs one device of the account out; false where there was none such. */
export async function revokeDevice(db: Kysely<DB>, accountId: string, sessionId: string): Promise<boolean> {
  const result = await db.deleteFrom('sessions').where('id', '=', sessionId).where('account_id', '=', accountId).executeTakeFirst();
  return result.numDeletedRows > 0;
}

/** Signs every device of the account out but one; says how many. */
export async function revokeOtherDevices(db: Kysely<DB>, accountId: string, keptSessionId: string): Promise<number> {
  const result = await db.deleteFrom('sessions').where('account_id', '=', accountId).where('id', '<>', keptSessionId).executeTakeFirst();
  return Number(result.numDeletedRows);
}

// Order matters: most browsers also call themselves Chrome and Safari.
const browsers: readonly [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'Chromebook'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** Names the browser and the system that a user agent header claims. */
export function describeBrowser(userAgent: string): { browser: string | null; system: string | null } {
  const first = (list: readonly [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: first(browsers), system: first(systems) };
}
