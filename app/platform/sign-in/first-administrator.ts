import type { Kysely } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { DB } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import { hashToken, randomToken } from '../http/tokens.ts';
import { no, ok, type Result } from '../result.ts';

const secretName = 'first-administrator';

/**
 * The one-time link that makes the first administrator, or null once there is one. Each call makes the earlier link
 * void, since only a hash is kept: call it once at start and print what it returns.
 */
export async function firstLink(db: Kysely<DB>, origin: string, now: Date): Promise<string | null> {
  if (await hasAdministrator(db)) return null;
  const token = randomToken();
  const kept = { value: hashToken(token), created_at: now };
  await db
    .insertInto('secrets')
    .values({ name: secretName, ...kept })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(kept))
    .execute();
  return `${origin}/first/${token}`;
}

/** Whether the link may still be used. Looking does not use it up. */
export async function isFirstLink(db: Kysely<DB>, token: string): Promise<boolean> {
  const row = await db.selectFrom('secrets').select('name').where('name', '=', secretName).where('value', '=', hashToken(token)).executeTakeFirst();
  return row !== undefined && !(await hasAdministrator(db));
}

/**
 * Uses the link up and runs `create`, which makes the organization, the person and their row in `staff`, in one transaction.
 * Of two at once one gets `gone`; where `create` throws, the link stays good.
 */
export async function claimFirst(ctx: Ctx, token: string, create: (ctx: Ctx) => Promise<void>): Promise<Result<null, 'gone'>> {
  return transact(ctx, async (inner) => {
    const used = await inner.db.deleteFrom('secrets').where('name', '=', secretName).where('value', '=', hashToken(token)).executeTakeFirst();
    if (used.numDeletedRows === 0n || (await hasAdministrator(inner.db))) return no('gone');
    await create(inner);
    return ok(null);
  });
}

async function hasAdministrator(db: Kysely<DB>): Promise<boolean> {
  const row = await db.selectFrom('staff').select('person_id').where('role', '=', 'administrator').limit(1).executeTakeFirst();
  return row !== undefined;
}
