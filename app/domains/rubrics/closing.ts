import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { standingOn } from '../people/index.ts';
import { canClose, canReopen } from './policy.ts';
import { lockReading } from './readings.ts';
import { must, signedIn } from '../../platform/acting.ts';

/** Ends the placing and shows the group how it is spread. @throws NotFound, Denied, NotSignedIn */
export async function closeReading(ctx: Ctx, id: string): Promise<void> {
  const personId = signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const reading = await lockReading(ctx, id);
    must(canClose(await standingOn(ctx, reading.issueId), reading));
    await ctx.db
      .updateTable('readings')
      .set({ closed_at: ctx.now, closed_by: personId, revision: reading.revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'reading.closed', issueId: reading.issueId, subjectId: id });
  });
}

/** Lets people place again; figures are hidden once more, and what was agreed stays. @throws NotFound, Denied, NotSignedIn */
export async function reopenReading(ctx: Ctx, id: string): Promise<void> {
  signedIn(ctx);
  await transact(ctx, async (ctx) => {
    const reading = await lockReading(ctx, id);
    must(canReopen(await standingOn(ctx, reading.issueId), reading));
    await ctx.db
      .updateTable('readings')
      .set({ closed_at: null, closed_by: null, revision: reading.revision + 1 })
      .where('id', '=', id)
      .execute();
    await record(ctx, { kind: 'reading.reopened', issueId: reading.issueId, subjectId: id });
  });
}
