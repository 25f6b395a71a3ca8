import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { lockCommitment } from './commitments.ts';
import { canPublish } from './policy.ts';

/** Takes a commitment off the lists, as if written down by mistake; it is kept and can be put back. @throws NotFound, Denied */
export async function removeCommitment(ctx: Ctx, id: string): Promise<void> {
  await set(ctx, id, { removed_at: ctx.now, removed_by: signedIn(ctx) }, 'commitment.removed');
}

/** Puts a removed commitment back. @throws NotFound, Denied */
export async function restoreCommitment(ctx: Ctx, id: string): Promise<void> {
  await set(ctx, id, { removed_at: null, removed_by: null }, 'commitment.restored');
}

async function set(
  ctx: Ctx,
  id: string,
  to: { removed_at: Date | null; removed_by: string | null },
  kind: 'commitment.removed' | 'commitment.restored',
): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { commitment, standing } = await lockCommitment(ctx, id);
    must(canPublish(standing));
    if ((commitment.removedAt === null) === (to.removed_at === null)) return;
    await ctx.db.updateTable('commitments').set(to).where('id', '=', id).execute();
    await record(ctx, { kind, issueId: commitment.issueId, subjectId: id });
  });
}
