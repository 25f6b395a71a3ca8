import type { Ctx } from '../../platform/ctx.ts';
import { transact } from '../../platform/db/transact.ts';
import { Denied, NotFound, NotSignedIn } from '../../platform/errors.ts';
import { record } from '../../platform/events.ts';
import { mandatesOf, type Standing } from '../people/index.ts';
import type { Input } from './input.ts';
import { lockInput } from './inputs.ts';
import { canConfirm } from './policy.ts';

/** Turns our guess about a group into what the group says. Again is no harm. @throws NotFound, Denied */
export async function confirmGuess(ctx: Ctx, inputId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { input, personId } = await guessToDecide(ctx, inputId);
    const made = await ctx.db
      .insertInto('input_confirmations')
      .values({ input_id: input.id, at: ctx.now, by: personId })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows) await record(ctx, { kind: 'input.confirmed', issueId: input.issueId, subjectId: input.id });
  });
}

/** Makes it a guess again: the confirmation was a mistake. @throws NotFound, Denied */
export async function undoConfirmation(ctx: Ctx, inputId: string): Promise<void> {
  await transact(ctx, async (ctx) => {
    const { input } = await guessToDecide(ctx, inputId);
    const gone = await ctx.db.deleteFrom('input_confirmations').where('input_id', '=', input.id).executeTakeFirst();
    if (gone.numDeletedRows) await record(ctx, { kind: 'input.confirmation-undone', issueId: input.issueId, subjectId: input.id });
  });
}

/** Whether the actor may say for the group that a guess is right. */
export async function mayConfirm(ctx: Ctx, input: Input, standing: Standing): Promise<boolean> {
  return input.speaks === 'guess' && canConfirm(standing, await speaksForIts(ctx, input)).allowed;
}

async function guessToDecide(ctx: Ctx, inputId: string): Promise<{ input: Input; personId: string }> {
  const { personId } = ctx.actor;
  if (!personId) throw new NotSignedIn();
  const { input, standing } = await lockInput(ctx, inputId);
  const verdict = canConfirm(standing, await speaksForIts(ctx, input));
  if (!verdict.allowed) throw new Denied(verdict.reason);
  if (input.speaks !== 'guess') throw new NotFound();
  return { input, personId };
}

async function speaksForIts(ctx: Ctx, input: Input): Promise<boolean> {
  if (!ctx.actor.personId) return false;
  return (await mandatesOf(ctx, input.issueId, ctx.actor.personId)).some((mandate) => mandate.groupId === input.groupId);
}
