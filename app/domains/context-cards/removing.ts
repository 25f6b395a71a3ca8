import { signedIn } from '../../platform/acting.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { NotFound, StaleRevision } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { stands } from './card.ts';
import { getLine, lockCard } from './cards.ts';
import { seeToKeep } from './seeing.ts';
import { touch } from './writing.ts';

/** One of ours takes a line off the card, with a reason that the group reads; it can be put back. @throws NotFound, Denied, StaleRevision */
export async function removeLine(ctx: Ctx, groupId: string, id: string, revision: number, reason: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    await lockCard(ctx, group.id);
    const line = await getLine(ctx, group.id, id);
    if (line.revision !== revision) throw new StaleRevision();
    if (!stands(line)) throw new NotFound();
    await ctx.db.updateTable('card_lines').set({ removed_at: ctx.now, removed_by: personId, removed_reason: reason }).where('id', '=', line.id).execute();
    await touch(ctx, line.id);
    await record(ctx, { kind: 'card-line.removed', organizationId: group.organizationId, subjectId: line.id });
  });
}

/** Puts it back. @throws NotFound, Denied */
export async function restoreLine(ctx: Ctx, groupId: string, id: string): Promise<void> {
  signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const group = await seeToKeep(ctx, groupId);
    await lockCard(ctx, group.id);
    const line = await getLine(ctx, group.id, id);
    if (line.state !== 'removed') throw new NotFound();
    await ctx.db.updateTable('card_lines').set({ removed_at: null, removed_by: null, removed_reason: null }).where('id', '=', line.id).execute();
    await touch(ctx, line.id);
    await record(ctx, { kind: 'card-line.restored', organizationId: group.organizationId, subjectId: line.id });
  });
}
