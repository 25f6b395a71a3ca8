import type { Kysely } from 'kysely';
import type { DB } from './db/schema.ts';
import type { Locale } from './i18n/locales.ts';
import type { Translate } from './i18n/translate.ts';
import type { Jobs } from './jobs.ts';
import type { Live } from './live.ts';

/** Who acts. A visitor may still hold a participant's cookie for some issues. */
export interface Actor {
  /** The signed-in person, or null for a visitor. */
  readonly personId: string | null;
  readonly accountId: string | null;
  /** Participant ids by issue id, from verified signed cookies. */
  readonly participants: ReadonlyMap<string, string>;
}

export const visitor: Actor = { personId: null, accountId: null, participants: new Map() };

/**
 * Everything a capability or query needs, passed first and explicitly.
 * No ambient user, clock or environment.
 */
export interface Ctx {
  readonly db: Kysely<DB>;
  readonly actor: Actor;
  readonly now: Date;
  readonly locale: Locale;
  /** IANA zone of the house, in which local times are read and written. */
  readonly timeZone: string;
  readonly t: Translate;
  readonly live: Live;
  readonly jobs: Jobs;
  /** Where people reach this installation, without a trailing slash; for links in mail. */
  readonly origin: string;
  /** Secret of this installation, for signed links. Never log it. */
  readonly secret: string;
  /** What happened inside the open transaction; announced after commit. */
  readonly happened: string[];
}
