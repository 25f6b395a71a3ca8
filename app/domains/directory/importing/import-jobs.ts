import type { Ctx } from '../../../platform/ctx.ts';
import { visitor } from '../../../platform/ctx.ts';
import { Denied, NotFound } from '../../../platform/errors.ts';
import type { Reaction } from '../../../platform/jobs.ts';
import { confirmAsked, releaseConfirmation } from './confirming.ts';
import { readAsked } from './reading.ts';

/** What is done beside the requests for whoever asked: large files are read, and taken in. Each may run twice, and begin anew after a crash. */
export function importReactions(deps: { readonly ctxNow: () => Ctx; readonly stopping: AbortSignal }): ReadonlyMap<string, Reaction> {
  const forAsker = (work: (ctx: Ctx, importId: string) => Promise<void>): Reaction => {
    return async ({ eventId, subjectId }) => {
      const ctx = deps.ctxNow();
      const asked = await ctx.db.selectFrom('events').select('person_id').where('id', '=', Number(eventId)).executeTakeFirst();
      await work({ ...ctx, actor: { ...visitor, personId: asked?.person_id ?? null } }, subjectId ?? '').catch(async (error: unknown) => {
        // Whoever asked does not keep the directory any more.
        if (!(error instanceof NotFound || error instanceof Denied)) throw error;
        if (subjectId) await releaseConfirmation(ctx, subjectId);
      });
    };
  };
  return new Map([
    ['roster-import.reading-asked', forAsker((ctx, id) => readAsked(ctx, id, deps.stopping))],
    ['roster-import.confirmation-asked', forAsker(confirmAsked)],
  ]);
}
