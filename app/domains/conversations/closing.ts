import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { closingMoment } from './conversation.ts';
import { lockToLead } from './leading.ts';
import { canClose, canReopen } from './policy.ts';

/** Ends the voting now. @throws NotFound, Denied */
export async function closeConversation(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, id, canClose);
    await changeClosing(ctx, id, closingMoment(conversation, ctx.now));
    await record(ctx, { kind: 'conversation.closed', issueId: conversation.issueId, subjectId: id });
  });
}

/** Takes votes again until somebody closes it; the opposite of `closeConversation`. @throws NotFound, Denied */
export async function reopenConversation(ctx: Ctx, id: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const conversation = await lockToLead(ctx, id, canReopen);
    await changeClosing(ctx, id, null);
    await record(ctx, { kind: 'conversation.reopened', issueId: conversation.issueId, subjectId: id });
  });
}

async function changeClosing(ctx: Ctx, id: string, closesAt: Date | null): Promise<void> {
  await ctx.db
    .updateTable('conversations')
    .set((eb) => ({ closes_at: closesAt, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
  ctx.happened.push(`conversation:${id}`);
}
