import type { Ctx } from '../../platform/ctx.ts';
import { must, signedIn } from '../../platform/acting.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { lockCommitment } from './commitments.ts';
import { canPublish } from './policy.ts';

/** Shows a commitment to everybody who may see the issue; again is no harm. @throws NotFound, Denied */
export async function publishCommitment(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { commitment, standing } = await lockCommitment(ctx, id);
    must(canPublish(standing));
    await publish(ctx, commitment);
  });
}

/** Inside a transaction in which the policy was asked. */
export async function publish(ctx: Ctx, { id, issueId }: { id: string; issueId: string }): Promise<void> {
  const made = await ctx.db
    .insertInto('commitment_publications')
    .values({ commitment_id: id, at: ctx.now, by: signedIn(ctx) })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'commitment.published', issueId, subjectId: id });
}

/** Keeps a commitment for the members again. @throws NotFound, Denied */
export async function unpublishCommitment(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { commitment, standing } = await lockCommitment(ctx, id);
    must(canPublish(standing));
    const gone = await ctx.db.deleteFrom('commitment_publications').where('commitment_id', '=', id).executeTakeFirst();
    if (gone.numDeletedRows) await record(ctx, { kind: 'commitment.unpublished', issueId: commitment.issueId, subjectId: id });
  });
}
