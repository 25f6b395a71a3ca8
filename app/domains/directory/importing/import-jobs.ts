import type { Ctx } from '../../../platform/ctx.ts';
import { visitor } from '../../../platform/ctx.ts';
import { Denied, NotFound } from '../../../platform/errors.ts';
import type { Reaction } from '../../../platform/jobs.ts';
import { confirmAsked, releaseConfirmation } from './confirming.ts';
import { readAsked } from './reading.ts';
import { releaseUndo, takeBackAsked } from './taking-back.ts';

/** What is done beside the requests for whoever asked: large files are read, taken in, and taken back. Each may run twice, and begin anew after a crash. */
export function importReactions(deps: { readonly ctxNow: () => Ctx; readonly stopping: AbortSignal }): ReadonlyMap<string, Reaction> {
  type Work = (ctx: Ctx, importId: string) => Promise<void>;
  /** `release` where whoever asked does not keep the directory any more: nobody waits for it then. */
  const forAsker = (work: Work, release: Work): Reaction => {
    return async ({ eventId, subjectId }) => {
      const ctx = deps.ctxNow();
      const asked = await ctx.db.selectFrom('events').select('person_id').where('id', '=', Number(eventId)).executeTakeFirst();
      await work({ ...ctx, actor: { ...visitor, personId: asked?.person_id ?? null } }, subjectId ?? '').catch(async (error: unknown) => {
        if (!(error instanceof NotFound || error instanceof Denied)) throw error;
        if (subjectId) await release(ctx, subjectId);
      });
    };
  };
  return new Map([
    ['roster-import.reading-asked', forAsker((ctx, id) => readAsked(ctx, id, deps.stopping), releaseConfirmation)],
    ['roster-import.confirmation-asked', forAsker(confirmAsked, releaseConfirmation)],
    ['roster-import.undo-asked', forAsker(takeBackAsked, releaseUndo)],
  ]);
}
