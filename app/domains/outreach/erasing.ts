import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { nominationCode } from './nominations.ts';

/** Erases name, address and all words about somebody who was named, with the letter that went to them; that somebody was named stays. */
export async function erase(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.db.selectFrom('nominations').select('email').where('id', '=', id).executeTakeFirst();
  if (row?.email) {
    await ctx.db
      .deleteFrom('mails')
      .where('kind', '=', 'nomination')
      .where('to_address', '=', row.email)
      .where(sql<boolean>`position(${nominationCode(ctx, id)} in body) > 0`)
      .execute();
  }
  await ctx.db
    .updateTable('nominations')
    .set({ name: null, why: null, reach: null, email: null, erased_at: ctx.now })
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .execute();
}

/** Takes an ask that came of a nomination off the list, without the name, the way to reach them and what was noted of the talks. */
export async function forgetAsk(ctx: Ctx, id: string, nobody: string): Promise<void> {
  await ctx.db
    .updateTable('asks')
    .set({ who: nobody, through: null, removed_at: sql`coalesce(removed_at, ${ctx.now})`, removed_by: sql`coalesce(removed_by, created_by)` })
    .where('id', '=', id)
    .execute();
  await ctx.db.updateTable('ask_attempts').set({ note: null }).where('ask_id', '=', id).execute();
}

/** Erases those whose link ran out without an answer, on every issue. @returns how many */
export async function eraseExpired(ctx: Ctx): Promise<number> {
  return transact(ctx, async (ctx) => {
    const due = await ctx.db
      .selectFrom('nominations')
      .select(['id', 'issue_id'])
      .where('answer', 'is', null)
      .where('erased_at', 'is', null)
      .where('expires_at', '<=', ctx.now)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const { id, issue_id } of due) {
      await erase(ctx, id);
      await record(ctx, { kind: 'nomination.expired', issueId: issue_id, subjectId: id });
    }
    return due.length;
  });
}
