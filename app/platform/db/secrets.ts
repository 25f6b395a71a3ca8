import type { Kysely } from 'kysely';
import { randomToken } from '../http/tokens.ts';
import type { DB } from './schema.ts';

/** The secret of this installation, made on the first start and shared by all processes on the database. */
export async function installationSecret(db: Kysely<DB>): Promise<string> {
  await db
    .insertInto('secrets')
    .values({ name: 'installation', value: randomToken() + randomToken() })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const row = await db.selectFrom('secrets').select('value').where('name', '=', 'installation').executeTakeFirstOrThrow();
  return row.value;
}
