import type { Kysely } from 'kysely';
import type { DB } from '../../platform/db/schema.ts';
import { newId } from '../../platform/ids.ts';
import type { NewAccount } from '../../platform/sign-in/auth.ts';
import { nameFrom } from './persons.ts';

/**
 * Ties a new account to the person with its verified address, or makes that person.
 * An address that an invitation or a list brought in is so found again at the first sign-in.
 */
export async function personOfAccount(db: Kysely<DB>, account: NewAccount): Promise<void> {
  const person = await db
    .insertInto('persons')
    .values({ id: newId(), email: account.email, name: account.name || nameFrom(account.email), created_at: new Date() })
    .onConflict((oc) => oc.column('email').doUpdateSet({ email: account.email }))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.updateTable('accounts').set({ person_id: person.id }).where('id', '=', account.id).execute();
}
