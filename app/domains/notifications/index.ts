/** The door of notifications: who hears what, decided here; delivery is platform/mail. */
import type { Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import type { Translator } from '../../platform/i18n/translate.ts';

export { getLetter, listLetters, type OutboxLetter, type OutboxPage } from './outbox.ts';
export { reactions } from './reactions.ts';
export { remind, startReminding, type Reminding } from './reminding.ts';

/** What a reaction needs; it runs outside any request. */
export interface ReactionDeps {
  readonly db: Kysely<DB>;
  readonly translator: Translator;
  readonly origin: string;
  readonly secret: string;
  readonly clock: () => Date;
}
