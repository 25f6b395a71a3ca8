import { signedIn } from '../../platform/acting.ts';
import { daysAfter } from '../../platform/clock.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { isId, newId } from '../../platform/ids.ts';
import { lockMap } from './acting.ts';
import { linkDays } from './card.ts';
import { getElement } from './maps.ts';
import { canKeep } from './policy.ts';

/** Makes a link by which a group sees, confirms, changes and withdraws its card without an account, for so many days. @throws NotFound, Denied */
export async function makeLink(ctx: Ctx, issueId: string, elementId: string): Promise<{ id: string }> {
  return transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    const element = await getElement(ctx, issueId, elementId);
    if (element.kind !== 'group' && element.kind !== 'organization') throw new NotFound();
    const id = newId();
    await ctx.db
      .insertInto('perspective_links')
      .values({
        id,
        issue_id: issueId,
        element_id: elementId,
        created_at: ctx.now,
        created_by: signedIn(ctx),
        expires_at: daysAfter(ctx.now, linkDays, ctx.timeZone),
      })
      .execute();
    await record(ctx, { kind: 'perspective-link.made', issueId, subjectId: id });
    return { id };
  });
}

/** Takes a link back; what the group said by it stays. @throws NotFound, Denied */
export async function revokeLink(ctx: Ctx, issueId: string, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    await lockMap(ctx, issueId, canKeep);
    if (!isId(id)) throw new NotFound();
    const revoked = await ctx.db
      .updateTable('perspective_links')
      .set({ revoked_at: ctx.now, revoked_by: signedIn(ctx) })
      .where('id', '=', id)
      .where('issue_id', '=', issueId)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) throw new NotFound();
    await record(ctx, { kind: 'perspective-link.revoked', issueId, subjectId: id });
  });
}
