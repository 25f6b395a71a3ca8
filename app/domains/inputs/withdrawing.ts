import { sql } from 'kysely';
import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { record } from '../../platform/events.ts';
import { getSaid, type SaidInput } from './private-link.ts';

/** Takes an input back, by its private link: it leaves every public page, its history stays. Again is no harm. @throws NotFound */
export async function withdrawInput(ctx: Ctx, key: string): Promise<void> {
  await change(ctx, key, (input) => (input.withdrawnAt ? null : { withdrawnAt: ctx.now, kind: 'input.withdrawn' }));
}

/** Brings a withdrawn input back. Again is no harm. @throws NotFound */
export async function bringBackInput(ctx: Ctx, key: string): Promise<void> {
  await change(ctx, key, (input) => (input.withdrawnAt ? { withdrawnAt: null, kind: 'input.brought-back' } : null));
}

type Change = { withdrawnAt: Date | null; kind: 'input.withdrawn' | 'input.brought-back' };

async function change(ctx: Ctx, key: string, decide: (input: SaidInput) => Change | null): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { id } = await getSaid(ctx, key);
    await sql`select 1 from inputs where id = ${id} for update`.execute(ctx.db);
    const input = await getSaid(ctx, key);
    const change = decide(input);
    if (!change) return;
    await ctx.db.updateTable('inputs').set({ withdrawn_at: change.withdrawnAt }).where('id', '=', id).execute();
    await record(ctx, { kind: change.kind, issueId: input.issueId, participantId: input.participantId, subjectId: id });
  });
}
